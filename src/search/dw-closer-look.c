/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-closer-look.h"

#include "dw-bits.h"
#include "dw-name-words.h"
#include "dw-weights.h"
#include "dw-word-key.h"

#include <math.h>

enum
{
  MOST_PAIRS = 8,
  MOST_WALKED = 4096,       /* services that hold a word whose places are read: more would take longer than all the
                               rest */
  SLACK = 1,                /* words that may stand between two beside what was typed between them: "speech (and) language" */
  FURTHEST = 8,             /* places that two words may stand apart, whatever was typed between them: further is not
                               together */
  NAME_COLUMNS = 1 << 0 | 1 << 1, /* the name, other names */
  YEAR = 365,
};

/* Where a service is half as near as on the doorstep. */
#define HALF_NEAR_M 2000.0

/* What is one name of a service's other names, which are kept as one text, is not as sure as its own. */
#define OF_OTHER_NAME 0.75

/* What is seen of a name that is the whole question. */
#define WHOLE_NAME 0.99

/* Two words that follow each other in the question; or one that is all of it. */
typedef struct
{
  guint word;
  int next;                 /* −1: none */
  guint distance;           /* places from the one to the other, at most */
  double weight;
  guint64 *near;            /* who holds both so close together */
  guint64 *named;           /* who does in a name of theirs */
} Pair;

struct _DwCloserLook
{
  const DwMatches *matches;
  DwNameWords *name;
  Pair pairs[MOST_PAIRS];
  guint n_pairs;
  double near_weight;       /* of all pairs of two */
  gboolean is_whole;        /* whether the pairs are all that is asked for */
};

static gboolean
is_where_or_when (const DwMatches *matches,
                  guint            word)
{
  return matches->expansions->is_hint[word];
}

static gboolean
is_walked (const DwMatches *matches,
           guint            word)
{
  return matches->n_held[word] > 0 && matches->n_held[word] <= MOST_WALKED;
}

static void
add_pair (DwCloserLook *self,
          guint         word,
          int           next,
          guint         distance)
{
  const DwMatches *matches = self->matches;
  Pair pair
      = { .word = word, .next = next, .distance = MIN (distance + SLACK, FURTHEST), .weight = matches->idf[word] };

  if (self->n_pairs == MOST_PAIRS || !is_walked (matches, word) || (next >= 0 && !is_walked (matches, (guint) next)))
    {
      self->is_whole = FALSE;
      return;
    }

  if (next >= 0)
    pair.weight = fmin (pair.weight, matches->idf[next]);
  pair.near = dw_bits_new (matches->n_slots);
  pair.named = dw_bits_new (matches->n_slots);
  self->pairs[self->n_pairs++] = pair;
  self->near_weight += next >= 0 ? pair.weight : 0;
}

/* Words of where and when stand in between: what is on either side of them is not said together. */
static void
find_pairs (DwCloserLook *self)
{
  const DwQueryWords *words = self->matches->words;
  int last = -1;
  guint last_at = 0;
  guint n = 0;

  self->is_whole = TRUE;
  for (guint at = 0; at < words->n_all; at++)
    {
      int word = words->item_of[at];

      if (word < 0 || word == last || is_where_or_when (self->matches, (guint) word))
        continue;
      if (last >= 0)
        add_pair (self, (guint) last, word, at - last_at);
      last = word;
      last_at = at;
      n++;
    }

  if (n == 1)
    add_pair (self, (guint) last, -1, 0);
  self->is_whole &= n > 0;
}

/* The stem of a word; NULL with @error, or without where it has several. */
static char *
dup_stem (const DwMatches  *matches,
          DwReader         *reader,
          guint             word,
          GError          **error)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  if (!dw_reader_add_stems (reader, matches->words->items[word], stems, error) || stems->len != 1)
    return NULL;

  return g_ptr_array_steal_index (stems, 0);
}

typedef struct
{
  const DwCatalogue *catalogue;
  guint64 *bits;
} Taking;

static void
take_service (gint64   service_id,
              double   score,
              gpointer data)
{
  Taking *taking = data;
  int slot = dw_catalogue_find (taking->catalogue, service_id);

  if (slot >= 0)
    dw_bits_set (taking->bits, (guint) slot);
}

/* The same from the tables. */
static gboolean
find_in_tables (DwCloserLook       *self,
                DwReader           *reader,
                const DwCatalogue  *catalogue,
                Pair               *pair,
                GError            **error)
{
  char **items = self->matches->words->items;
  const char *next = pair->next >= 0 ? items[pair->next] : NULL;
  /* Folded words are letters, marks and digits: nothing in them can end a string. */
  g_autofree char *near = next != NULL ? g_strdup_printf ("NEAR(\"%s\" \"%s\", %u)", items[pair->word], next, pair->distance - 1)
                                       : g_strdup_printf ("\"%s\"", items[pair->word]);
  g_autofree char *named = g_strdup_printf ("{name alternate_name} : %s", near);
  Taking anywhere = { catalogue, pair->near };
  Taking in_name = { catalogue, pair->named };

  return dw_reader_match (reader, near, NULL, take_service, &anywhere, error)
         && dw_reader_match (reader, named, NULL, take_service, &in_name, error);
}

static gboolean
find_pair (DwCloserLook       *self,
           DwReader           *reader,
           const DwCatalogue  *catalogue,
           Pair               *pair,
           GError            **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *stem = dup_stem (self->matches, reader, pair->word, &problem);
  g_autofree char *next
      = stem != NULL && pair->next >= 0 ? dup_stem (self->matches, reader, (guint) pair->next, &problem) : NULL;
  gboolean is_found = TRUE;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* One word said in two ways is not two that stand together. */
  if (stem == NULL || (pair->next >= 0 && (next == NULL || g_str_equal (stem, next))))
    return TRUE;

  if (catalogue->index != NULL)
    is_found = dw_index_find_near (catalogue->index, stem, next, pair->distance, NAME_COLUMNS, pair->near, pair->named,
                                   error);
  else
    is_found = find_in_tables (self, reader, catalogue, pair, error);

  return is_found;
}

DwCloserLook *
dw_closer_look_new (const DwMatches    *matches,
                    DwReader           *reader,
                    const DwCatalogue  *catalogue,
                    GError            **error)
{
  g_autoptr (DwCloserLook) self = g_new0 (DwCloserLook, 1);

  self->matches = matches;
  self->name = dw_name_words_new (matches);
  find_pairs (self);
  for (guint i = 0; i < self->n_pairs; i++)
    if (!dw_reader_has_time (reader, error) || !find_pair (self, reader, catalogue, &self->pairs[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

void
dw_closer_look_free (DwCloserLook *self)
{
  for (guint i = 0; i < self->n_pairs; i++)
    {
      g_free (self->pairs[i].near);
      g_free (self->pairs[i].named);
    }
  dw_name_words_free (self->name);
  g_free (self);
}

static double
see_near (const DwCloserLook *self,
          guint               slot)
{
  double near = 0;

  if (self->near_weight <= 0)
    return 0;
  for (guint i = 0; i < self->n_pairs; i++)
    if (self->pairs[i].next >= 0 && dw_bits_has (self->pairs[i].near, slot))
      near += self->pairs[i].weight;

  return near / self->near_weight;
}

static gboolean
is_in_names (const DwCloserLook *self,
             guint               slot)
{
  for (guint i = 0; i < self->n_pairs; i++)
    if (!dw_bits_has (self->pairs[i].named, slot))
      return FALSE;

  return self->is_whole && self->n_pairs > 0;
}

static double
see_fresh (const DwCatalogue *catalogue,
           const DwQuestion  *question,
           guint              slot)
{
  gint32 day = catalogue->columns->assured_day[slot];

  /* Nobody can have checked it on a day that is still to come. */
  if (question->date == 0 || day == G_MININT32 || day > question->date)
    return 0;

  return exp2 (((double) day - question->date) / YEAR);
}

/* From the place that is set, else from those that the words name. */
static double
see_close (const DwCloserLook *self,
           const DwCatalogue  *catalogue,
           const float        *distances,
           guint               slot)
{
  double nearest_m = distances != NULL ? (double) distances[slot] : NAN;

  for (guint i = 0; distances == NULL && i < self->matches->hints->len; i++)
    {
      const DwHint *hint = &g_array_index (self->matches->hints, DwHint, i);

      if (hint->has_point && !hint->is_not)
        nearest_m = fmin (nearest_m, dw_catalogue_measure_slot (catalogue, hint->latitude, hint->longitude, slot));
    }

  return isnan (nearest_m) ? 0 : HALF_NEAR_M / (HALF_NEAR_M + nearest_m);
}

static gboolean
is_running (const DwCatalogue *catalogue,
            guint              slot)
{
  DwMask status = dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, slot);

  return status == 0 || (status & DW_STATUS_RUNNING) != 0;
}

DwSeen
dw_closer_look_see (const DwCloserLook *self,
                    const DwCatalogue  *catalogue,
                    const DwQuestion   *question,
                    const float        *distances,
                    guint               slot)
{
  gsize length;
  const char *name = dw_catalogue_get_name (catalogue, slot, &length);
  DwSeen seen = {
    .name = dw_name_words_compare (self->name, slot, name, length),
    .near = see_near (self, slot),
    .fresh = see_fresh (catalogue, question, slot),
    .close = see_close (self, catalogue, distances, slot),
  };

  if (is_in_names (self, slot))
    seen.name = fmax (seen.name, OF_OTHER_NAME);
  /* What does not run comes before what does only for somebody who asks for it by its name, whole and nothing else. */
  if (seen.name < WHOLE_NAME && !is_running (catalogue, slot))
    seen.name = 0;
  return seen;
}

double
dw_closer_look_weigh (DwSeen seen)
{
  return (1 + DW_WEIGHTS.name * seen.name) * (1 + DW_WEIGHTS.near * seen.near) * (1 + DW_WEIGHTS.fresh * seen.fresh)
         * (1 + DW_WEIGHTS.close * seen.close);
}
