/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-hint-distances.h"

#include "dw-word-pattern.h"

#include <math.h>
#include <string.h>

static const double MOST_METRES = 100 * 1609.344;
static const double METRES_PER_MINUTE = 3 * 1609.344 / 60;

enum
{
  LONGEST_PLACE = 4,        /* words */
  SMALL_TOWN = 5000,        /* people: of smaller places elsewhere the names are words too */
  MOST_DIGITS = 3,
};

/* Where the person is, which only the person can say. */
#define MYSELF "me|us|here|home"
#define MY_HOME "my|our home|house|flat|address|place"
#define WHERE_I_LIVE "where i|we am|are|live|lives"

static const char bounds[] = "within|inside|under|below";
static const char *const long_bounds[] = {
  "less|closer|nearer than|then", "up to", "at most", "no|not more|further|farther than|then", "maximum|max of?",
};

/* Before a distance: how far something is, was, or must be at least. */
static const char told[] = "is|are|was|were|its|move|moved|moving|walk|walks|walked|walking|travel|travels|travelled|drive|drives|drove|over|than|beyond|least|another";

static const struct
{
  const char *pattern;
  double metres;
} spelled[] = {
  /* Nobody states how far a family can walk: a mile, twenty minutes, is what the chip then says. */
  { "in|within|easy? easy? walking|walkable distance", 1609.344 },
  { "a|one mile and a? half", 1.5 * 1609.344 },
  { "half a? mile", 0.5 * 1609.344 },
  { "three quarters of? a? mile", 0.75 * 1609.344 },
  { "a? quarter of? a? mile", 0.25 * 1609.344 },
  { "a? couple of? miles", 2 * 1609.344 },
};

static const struct
{
  const char *pattern;
  double metres;
  gboolean is_short;        /* too short, or too small, to be a distance where nothing else says so */
} units[] = {
  { "mile|miles", 1609.344, FALSE },
  { "km|kms|kilometre|kilometres|kilometer|kilometers", 1000, FALSE },
  { "mi|mls", 1609.344, TRUE },
  { "m|metre|metres|meter|meters|mtrs", 1, TRUE },
  { "yard|yards|yds", 0.9144, TRUE },
};

static const char *const numbers[] = {
  "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
};

static const char *const from_me[] = { MYSELF, MY_HOME, WHERE_I_LIVE };
static const char *const near_me[] = {
  "near|close|local|next to? " MYSELF, "near|close|local|next to? " MY_HOME, "near|close to? " WHERE_I_LIVE, "round|around here",
};

/* The longest of @patterns that stands @at: the word behind it, or 0. */
static guint
match_any (const DwQueryWords *words,
           guint               at,
           const char *const  *patterns,
           gsize               n)
{
  guint end = 0;

  for (gsize i = 0; i < n; i++)
    end = MAX (end, dw_word_pattern_match (words->all, at, patterns[i]));

  return end;
}

/* Reads "2", "1.5", which are two words, "two" or the digits of "5km". Returns the word behind it, or @at where more of that word follows in @rest. */
static guint
read_number (const DwQueryWords  *words,
             guint                at,
             double              *number,
             const char         **rest)
{
  const char *word = at < words->n_all ? words->all[at] : "";
  gsize n_digits = strspn (word, G_CSET_DIGITS);
  g_autofree char *decimal = NULL;

  *rest = NULL;
  *number = 0;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (word, numbers[i]))
      *number = i + 1;
  if (n_digits > 0 && n_digits <= MOST_DIGITS)
    {
      *number = g_ascii_strtod (word, NULL);
      *rest = word[n_digits] != '\0' ? word + n_digits : NULL;
    }
  if (*number <= 0 && n_digits == 0)
    return at;
  if (*rest != NULL)
    return at;
  if (n_digits == 0 || at + 1 >= words->n_all || !g_ascii_isdigit (words->all[at + 1][0]))
    return MAX (at + 1, dw_word_pattern_match (words->all, at + 1, "and a half"));

  /* What stood between the two is in the text alone. */
  decimal = g_strdup_printf ("%s.%s", word, words->all[at + 1]);
  if (strstr (words->text, decimal) == NULL)
    return at;

  *number = g_ascii_strtod (decimal, NULL);
  n_digits = strspn (words->all[at + 1], G_CSET_DIGITS);
  *rest = words->all[at + 1][n_digits] != '\0' ? words->all[at + 1] + n_digits : NULL;
  return *rest != NULL ? at + 1 : at + 2;
}

static gboolean
find_unit (const char *word,
           gboolean    is_bound,
           double     *metres)
{
  char *one[] = { (char *) (guintptr) word, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if ((is_bound || !units[i].is_short) && dw_word_pattern_match (one, 0, units[i].pattern) > 0)
      {
        *metres = units[i].metres;
        return TRUE;
      }

  return FALSE;
}

/* "30 minutes walk": at three miles an hour, which the chip then says as miles. Returns the word behind it, or 0. */
static guint
read_walk (const DwQueryWords *words,
           guint               at,
           double              minutes,
           double             *metres)
{
  *metres = minutes * METRES_PER_MINUTE;
  return minutes > 0 ? dw_word_pattern_match (words->all, at, "minute|minutes|min|mins on|by? walk|walking|walks|foot") : 0;
}

/* How long, in @metres, from @at. Returns the word behind it, or 0. */
static guint
read_length (const DwQueryWords *words,
             guint               at,
             gboolean            is_bound,
             double             *metres)
{
  guint begun = at + dw_query_words_say (words, at, "a|an|the|about|roughly|around");
  const char *rest;
  double number;
  double unit;
  guint walk;
  guint end;

  for (guint i = 0; i < G_N_ELEMENTS (spelled); i++)
    {
      end = MAX (dw_word_pattern_match (words->all, at, spelled[i].pattern),
                 dw_word_pattern_match (words->all, begun, spelled[i].pattern));
      *metres = spelled[i].metres;
      if (end > 0)
        return end;
    }

  end = read_number (words, begun, &number, &rest);
  if (end == begun && rest == NULL)
    {
      number = 1;
      if (!dw_query_words_say (words, at, "a|an|the|mile|km") || !dw_query_words_say (words, end, "mile|km|kilometre|kilometer"))
        return 0;
    }
  walk = rest == NULL ? read_walk (words, end, number, metres) : 0;
  if (walk > 0)
    return walk;
  if (number <= 0 || end >= words->n_all
      || !find_unit (rest != NULL ? rest : words->all[end], is_bound || rest != NULL, &unit))
    return 0;
  if (end > begun && g_str_equal (words->all[end - 1], "half"))
    number += 0.5;
  /* "500m" may be money. */
  if (rest != NULL && !is_bound && unit < 1000)
    return 0;

  *metres = number * unit;
  return *metres <= MOST_METRES ? end + 1 : 0;
}

/* The place that words from @at name. Returns how many they are. */
static guint
find_place (DwGazetteer         *gazetteer,
            const DwQueryWords  *words,
            guint                at,
            DwPlace            **place)
{
  for (guint n = at < words->n_all ? MIN (LONGEST_PLACE, words->n_all - at) : 0; n > 0; n--)
    {
      g_autofree char *name = dw_query_words_dup_run (words, at, n);
      g_autoptr (DwPlace) found = g_str_equal (name, "london") ? NULL : dw_gazetteer_find (gazetteer, name);

      if (found == NULL
          || (found->borough_code == NULL && found->kind == DW_PLACE_NAME && found->population < SMALL_TOWN))
        continue;
      *place = g_steal_pointer (&found);
      return n;
    }

  return 0;
}

static char *
dup_label (double         metres,
           const DwPlace *place)
{
  g_autofree char *distance = dw_distance_dup_asked (metres);

  if (isinf (metres))
    return g_strdup (_("Near you"));

  return place != NULL ? g_strdup_printf (_("Within %s of %s"), distance, place->name) : g_strdup_printf (_("Within %s"), distance);
}

/* Takes @place over. */
static guint
add (GArray  *hints,
     double   metres,
     DwPlace *place,
     guint    first,
     guint    n)
{
  DwHint hint = {
    .kind = DW_HINT_DISTANCE,
    .label = dup_label (metres, place),
    .minimum_age = NAN,
    .maximum_age = NAN,
    .first = first,
    .n = n,
    .is_only_that = TRUE,
    .is_aside = TRUE,
    .place = place,
    .within_m = metres,
  };

  g_array_append_val (hints, hint);
  return n;
}

static gboolean
is_behind_place (const GArray *hints,
                 guint         first)
{
  const DwHint *last = hints->len > 0 ? &g_array_index (hints, DwHint, hints->len - 1) : NULL;

  return last != NULL && last->kind == DW_HINT_PLACE && last->first + last->n == first;
}

guint
dw_hint_distances_read (DwGazetteer        *gazetteer,
                        const DwQueryWords *words,
                        guint               first,
                        GArray             *hints)
{
  guint at = MAX (dw_word_pattern_match (words->all, first, bounds),
                  match_any (words, first, long_bounds, G_N_ELEMENTS (long_bounds)));
  guint me = match_any (words, first, near_me, G_N_ELEMENTS (near_me));
  gboolean is_bound = at > 0 || dw_query_words_say (words, first, "in|within|easy? easy? walking|walkable distance");
  gboolean is_told = first > 0 && dw_query_words_say (words, first - 1, told);
  g_autoptr (DwPlace) place = NULL;
  double metres = 0;
  guint end;
  guint n = 0;

  if (me > 0)
    return first > 0 && dw_query_words_say (words, first - 1, "live|lives|lived|living|is|are|stays") ? 0 : add (hints, INFINITY, NULL, first, me - first);

  end = read_length (words, first, is_bound, &metres);
  if (end == 0 && at > 0)
    end = read_length (words, at, TRUE, &metres);
  if (end == 0 || is_told)
    return 0;

  at = MAX (end, dw_word_pattern_match (words->all, end, "or less"));
  is_bound |= dw_query_words_say (words, end, "radius") || at > end || is_behind_place (hints, first);
  end = at + dw_query_words_say (words, at, "radius");
  at = MAX (end, dw_word_pattern_match (words->all, end, "away? of|from|around|near|to"));
  if (at > end)
    {
      n = find_place (gazetteer, words, at, &place);
      end = n > 0 ? at + n : MAX (end, match_any (words, at, from_me, G_N_ELEMENTS (from_me)));
    }

  return n > 0 || is_bound || end > at ? add (hints, metres, g_steal_pointer (&place), first, end - first) : 0;
}

static DwHint *
find_hint (GArray     *hints,
           DwHintKind  kind,
           gboolean    has_place)
{
  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->kind == kind && !hint->is_silent && (hint->place != NULL) == has_place)
        return hint;
    }

  return NULL;
}

/* "Near me" tells nothing beside a distance or a place. */
static void
hush_near_me (GArray *hints)
{
  gboolean is_told = FALSE;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      is_told |= hint->kind == DW_HINT_PLACE || (hint->kind == DW_HINT_DISTANCE && isfinite (hint->within_m));
    }
  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      hint->is_silent |= is_told && hint->kind == DW_HINT_DISTANCE && isinf (hint->within_m);
    }
}

void
dw_hint_distances_settle (GArray *hints)
{
  DwHint *distance;
  DwHint *place;

  hush_near_me (hints);
  distance = find_hint (hints, DW_HINT_DISTANCE, FALSE);
  place = find_hint (hints, DW_HINT_PLACE, TRUE);
  if (distance == NULL || place == NULL || place->is_not || isinf (distance->within_m))
    return;

  g_free (place->label);
  place->kind = DW_HINT_DISTANCE;
  place->within_m = distance->within_m;
  place->label = dup_label (place->within_m, place->place);
  place->terms = 0;
  place->has_point = FALSE;
  place->is_aside = TRUE;

  g_free (distance->label);
  distance->label = g_strdup (place->label);
  distance->is_silent = TRUE;
}
