/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hints.h"

#include "dw-denials.h"
#include "dw-distance.h"
#include "dw-hint-ages.h"
#include "dw-hint-bare-ages.h"
#include "dw-hint-distances.h"
#include "dw-hint-prices.h"
#include "dw-hint-tales.h"
#include "dw-hint-words.h"
#include "dw-outside.h"
#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

enum
{
  LONGEST_PLACE = 4,    /* words */
  NEXT_COUNTY_KM = 30,  /* beyond its reach: "Kingston Surrey" and "Bromley Kent" are of London */
};

/* Places of London that are also words or first names: meant only when the word before says where. */
static const char *const also_words[] = {
  "archway", "barking", "barnes", "belmont", "bow", "greenhill", "hampton", "harrow", "hook", "lee", "london", "poplar", "shirley", NULL,
};
static const char *const before_places[] = { "in", "near", "around", "from", "at", NULL };

/* Whether the words from @first name a place and nothing else. Returns it, NULL when they do not. */
static DwPlace *
find_place (DwGazetteer        *gazetteer,
            const DwQueryWords *words,
            guint               first,
            guint               n)
{
  g_autoptr (GString) name = g_string_new (words->all[first]);
  gboolean said_where = first > 0 && g_strv_contains (before_places, words->all[first - 1]);

  if (n == 1 && (g_str_equal (name->str, "london")
                 || (!said_where && g_strv_contains (also_words, name->str))))
    return NULL;

  for (guint i = 1; i < n; i++)
    g_string_append_printf (name, " %s", words->all[first + i]);

  return dw_gazetteer_find (gazetteer, name->str);
}

/* Whether a county stands behind @place that it is not in: "Richmond North Yorkshire" is another Richmond. */
static gboolean
is_elsewhere (DwGazetteer        *gazetteer,
              const DwPlace      *place,
              const DwQueryWords *words,
              guint               end)
{
  guint n;
  g_autoptr (DwPlace) region = dw_gazetteer_find_region (gazetteer, (const char *const *) words->all + end, &n);

  return region != NULL && end < words->n_all
         && dw_distance_m (place->latitude, place->longitude, region->latitude, region->longitude)
                > 1000.0 * (region->reach_km + NEXT_COUNTY_KM);
}

static guint
read_place (DwGazetteer        *gazetteer,
            const DwQueryWords *words,
            guint               first,
            GArray             *hints)
{
  g_autoptr (DwPlace) outside = NULL;
  guint n_outside = 0;
  guint n_taken;

  for (guint n = MIN (LONGEST_PLACE, words->n_all - first); n > 0; n--)
    {
      g_autoptr (DwPlace) place = find_place (gazetteer, words, first, n);
      DwHint hint = {
        .kind = DW_HINT_PLACE, .first = first, .n = n, .minimum_age = NAN, .maximum_age = NAN, .is_only_that = TRUE
      };

      if (place != NULL && place->borough_code == NULL && outside == NULL)
        {
          outside = g_steal_pointer (&place);
          n_outside = n;
          /* "Kingston upon Hull" is no Kingston of London. */
          n_taken = n > 1 ? dw_outside_read (gazetteer, outside, words, first, n, hints) : 0;
          if (n_taken > 0)
            return n_taken;
        }
      if (place == NULL || place->borough_code == NULL || is_elsewhere (gazetteer, place, words, first + n))
        continue;

      hint.terms = dw_facet_find (DW_FACET_BOROUGH, place->borough_code);
      hint.label = place->kind == DW_PLACE_BOROUGH ? g_strdup (place->name)
                                                   : g_strdup_printf ("%s, %s", place->name, place->borough_name);
      hint.has_point = place->kind != DW_PLACE_BOROUGH;
      hint.latitude = place->latitude;
      hint.longitude = place->longitude;
      hint.place = g_steal_pointer (&place);
      g_array_append_val (hints, hint);
      return n;
    }

  return dw_outside_read (gazetteer, outside, words, first, n_outside, hints);
}

/* Several lines, or the gazetteer and a line, may say the same. */
static gboolean
is_known (const GArray *hints,
          DwHintKind    kind,
          DwMask        terms,
          guint         first)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == kind && hint->first == first && (hint->terms & terms) == terms)
        return TRUE;
    }

  return FALSE;
}

/* Words that the vocabulary reads as a wish, where others beside them make them no wish. */
static const struct
{
  DwHintKind kind;
  const char *pattern;
} no_wishes[] = {
  { DW_HINT_COST, "free school|nursery meal|meals|lunch|lunches|milk" },
  { DW_HINT_COST, "free your|my|him|her|his|us|them|from|up|time|hours|entitlement" },
  { DW_HINT_COST, "feel|feels|feeling|felt|breaking|set|step|drug|drugs|smoke|alcohol|sugar|gluten|dairy|nut|lactose|violence|abuse|debt|hands|crime|stress|pain free" },
  { DW_HINT_COST, "to|cant break free" },
  { DW_HINT_COST, "he|she|i|we|they|im|hes|shes am|is|are|was? free" },
  { DW_HINT_DELIVERY, "online game|games|gaming|gamer|bullying|bully|bullies|safety|grooming|groomer|abuse|abuser|predator|predators|gambling|betting|porn|sexual|dating"
                      "|friend|friends|stranger|strangers|exploitation|shopping|scam|scams|fraud|blackmail|content|addiction|harm|harms|world" },
  { DW_HINT_DELIVERY, "bullied|groomed|blackmailed|abused|harassed|stalked|gambling|gambles|trolled|scammed|stranger|strangers|friends|men|man|always|hours|time|stays|obsessed|goes|living online" },
  { DW_HINT_DELIVERY, "met|meets|meeting|messaging|messages|talks|chats to|with? a|an|older|random? boy|boys|girl|girls|people|someone online" },
  { DW_HINT_DELIVERY, "talking|chatting to|with older|random? boy|boys|girl|girls|people online" },
  { DW_HINT_ROUTE, "he|she|ex|they|police|him|her|husband|partner|boyfriend|dad|father|someone|and keeps|kept|just|always|sometimes? turn|turns|turned|turning up" },
  { DW_HINT_ROUTE, "turn|turns|turned|turning up at|drunk|late|unannounced|outside|high|stoned" },
  { DW_HINT_ROUTE, "turn|turns|turned|turning up on me|us|my|our|his|her|their|drugs|doorstep" },
  { DW_HINT_ROUTE, "turn|turns|turned|turning up on the doorstep" },
  { DW_HINT_ROUTE, "walk|walks|walked in on me|us|him|her|them|my|our|his|their|someone|somebody" },
};

static gboolean
is_no_wish (const DwQueryWords *words,
            DwHintKind          kind,
            const DwReading    *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_wishes); i++)
    for (guint at = 0; no_wishes[i].kind == kind && at <= reading->first; at++)
      if (dw_word_pattern_match (words->all, at, no_wishes[i].pattern) >= reading->first + reading->n)
        return TRUE;

  return FALSE;
}

/* Whether word @at is part of a price: "under five pounds" is no age. */
static gboolean
is_priced (const GArray *hints,
           guint         at)
{
  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == DW_HINT_COST && dw_hint_is_left_out (hint) && at >= hint->first && at < hint->first + hint->n)
        return TRUE;
    }

  return FALSE;
}

static void
take_vocabulary (const DwVocabulary *vocabulary,
                 const DwQueryWords *words,
                 guint               unread,
                 GArray             *hints)
{
  g_autoptr (GArray) readings = dw_vocabulary_read_hints (vocabulary, words->all, words->n_all);

  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);
      DwHint hint = {
        .kind = DW_HINT_PLACE,
        .terms = reading->terms,
        .minimum_age = NAN,
        .maximum_age = NAN,
        .first = reading->first,
        .n = reading->n,
      };

      while (hint.kind < DW_N_HINT_KINDS && dw_hint_kind_get_facet (hint.kind) != reading->facet)
        hint.kind++;
      if (hint.kind == DW_N_HINT_KINDS || (unread & 1u << hint.kind) != 0
          || is_known (hints, hint.kind, hint.terms, hint.first) || is_priced (hints, hint.first)
          || is_no_wish (words, hint.kind, reading))
        continue;

      if (hint.kind == DW_HINT_AGE)
        {
          dw_hint_ages_add (hints, reading->minimum_age, reading->maximum_age, reading->first, reading->n, FALSE);
          continue;
        }
      hint.label = g_strdup (reading->label);
      hint.is_only_that = hint.kind == DW_HINT_PLACE;
      g_array_append_val (hints, hint);
    }
}

static void
clear_hint (gpointer data)
{
  DwHint *hint = data;

  g_free (hint->label);
  g_free (hint->things);
  g_free (hint->holders);
  g_clear_pointer (&hint->place, dw_place_unref);
}

static int
compare_hints (gconstpointer left,
               gconstpointer right)
{
  const DwHint *a = left;
  const DwHint *b = right;

  return (a->first > b->first) - (a->first < b->first);
}

static gboolean
is_undone (const DwHint      *hint,
           guint              unread,
           const char *const *undone)
{
  g_autofree char *key = dw_hint_dup_key (hint->kind, hint->label);

  return (unread & 1u << hint->kind) != 0 || (undone != NULL && g_strv_contains (undone, key));
}

static void
drop_undone (guint              unread,
             const char *const *undone,
             GArray            *hints)
{
  for (guint i = hints->len; i > 0; i--)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i - 1);

      if (!is_undone (hint, unread, undone))
        continue;
      /* A control that is cleared leaves no "2 miles" to search for, and a wider question has another distance. */
      if (hint->kind == DW_HINT_DISTANCE)
        dw_hint_hush (hint);
      else
        g_array_remove_index (hints, i - 1);
    }
}

/* "Drop in, no appointment" says one thing twice, and is told once. */
static void
hush_doubles (GArray *hints)
{
  for (guint i = 1; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      for (guint j = 0; j < i; j++)
        {
          const DwHint *before = &g_array_index (hints, DwHint, j);

          hint->is_silent
              |= before->kind == hint->kind && !before->is_silent && g_str_equal (before->label, hint->label);
        }
    }
}

GArray *
dw_hints_read (DwGazetteer        *gazetteer,
               const DwVocabulary *vocabulary,
               const DwQueryWords *words,
               guint               unread,
               const char *const  *undone,
               guint               today)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (DwHint));

  g_array_set_clear_func (hints, clear_hint);
  for (guint first = 0; first < words->n_all;)
    {
      guint n = 0;

      if ((unread & 1u << DW_HINT_DISTANCE) == 0)
        n = dw_hint_distances_read (gazetteer, words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_COST) == 0)
        n = dw_hint_prices_read (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_AGE) == 0)
        n = dw_hint_ages_read (words, first, hints);
      if (n == 0 && (unread & 1u << DW_HINT_PLACE) == 0)
        n = read_place (gazetteer, words, first, hints);
      first += MAX (n, 1);
    }

  if (vocabulary != NULL)
    {
      take_vocabulary (vocabulary, words, unread, hints);
      dw_hint_prices_keep_said (words, vocabulary, hints);
    }
  dw_hint_words_read (words, today, hints);
  if ((unread & 1u << DW_HINT_AGE) == 0)
    dw_hint_bare_ages_read (words, hints);
  dw_hint_words_deny (words, hints);
  dw_denials_read (words, vocabulary, hints);
  dw_hint_distances_settle (hints);
  dw_hint_bare_ages_settle (words, vocabulary, hints);
  dw_hint_tales_settle (words, hints);
  drop_undone (unread, undone, hints);
  g_array_sort (hints, compare_hints);
  hush_doubles (hints);
  return hints;
}
