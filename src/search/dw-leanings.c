/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-leanings.h"

#include "dw-sayings-private.h"
#include "dw-word-key.h"

#include <math.h>

/* Found on invented searches (tests/cli/test-score.py), where anything from half to twice as much does about as
   well. */
static const double LEAST = 0.12;         /* the loudest need that is believed */
static const double LEAST_AHEAD = 1.3;    /* times as loud as the next */
static const double LEAST_HEARD = 0.6;    /* a word that stands in one saying of two words only says nothing without the other: "bridging hotel" */
static const double ONCE = 0.5;           /* a word heard once is believed less than one that is heard often */

/* How much of the sayings that hold a word, in saying words, are about one need. */
typedef struct
{
  const DwReading *reads;   /* of any saying of the need; its @leads are the need's name */
  double weight;
} Leaning;

struct _DwLeanings
{
  const DwSayings *sayings; /* not owned */
  GHashTable *of_key;       /* dw_word_key() → GArray of Leaning; NULL before the first question */
};

DwLeanings *
dw_leanings_new (const DwSayings *sayings)
{
  DwLeanings *self = g_new0 (DwLeanings, 1);

  self->sayings = sayings;
  return self;
}

void
dw_leanings_free (DwLeanings *self)
{
  g_clear_pointer (&self->of_key, g_hash_table_unref);
  g_free (self);
}

static void
free_leanings (gpointer leanings)
{
  g_array_unref (leanings);
}

/* Adds @weight to what @leanings (element-type Leaning) hold of the need of @reads. */
static void
lean (GArray          *leanings,
      const DwReading *reads,
      double           weight)
{
  Leaning one = { .reads = reads, .weight = weight };

  for (guint i = 0; i < leanings->len; i++)
    {
      Leaning *known = &g_array_index (leanings, Leaning, i);

      if (known->reads->leads == reads->leads)
        {
          known->weight += weight;
          return;
        }
    }

  g_array_append_val (leanings, one);
}

/* A word of a long saying says less of it by itself than a saying of one word does. */
static void
count_choice (GHashTable           *of_key,
              const DwSaying       *saying,
              const DwSayingChoice *choice)
{
  for (guint i = 0; i < choice->n_keys; i++)
    {
      const char *key = choice->keys[i];
      GArray *leanings = g_hash_table_lookup (of_key, key);

      if (dw_word_is_empty (key))
        continue;
      if (leanings == NULL)
        {
          leanings = g_array_new (FALSE, FALSE, sizeof (Leaning));
          g_hash_table_insert (of_key, (gpointer) (guintptr) key, leanings);
        }
      lean (leanings, &saying->reads, 1.0 / (saying->n_parts * choice->n_keys));
    }
}

static GHashTable *
count_words (const DwSayings *sayings)
{
  /* The keys stay in the sayings' arena. */
  GHashTable *of_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_leanings);

  for (guint i = 0; i < sayings->all->len; i++)
    {
      const DwSaying *saying = g_ptr_array_index (sayings->all, i);

      for (guint part = 0; saying->reads.leads != NULL && part < saying->n_parts; part++)
        for (guint j = 0; j < saying->parts[part].n_choices; j++)
          count_choice (of_key, saying, &saying->parts[part].choices[j]);
    }

  return of_key;
}

static GHashTable *
get_counts (DwLeanings *self)
{
  if (g_once_init_enter (&self->of_key))
    g_once_init_leave (&self->of_key, count_words (self->sayings));

  return self->of_key;
}

/* 1 for a word of one need only, near 0 for one that stands in sayings of all of them. */
static double
weigh_clearness (const GArray *leanings,
                 double        total)
{
  double entropy = 0;

  for (guint i = 0; i < leanings->len; i++)
    {
      double share = g_array_index (leanings, Leaning, i).weight / total;

      entropy -= share * log (share);
    }

  return exp (-entropy) * total / (total + ONCE);
}

/* Adds to @needs (element-type Leaning) what the @leanings of one word tell. */
static void
take_word (const GArray *leanings,
           double        loudness,
           GArray       *needs)
{
  double total = 0;
  double clearness;

  for (guint i = 0; i < leanings->len; i++)
    total += g_array_index (leanings, Leaning, i).weight;
  if (total < LEAST_HEARD)
    return;
  clearness = weigh_clearness (leanings, total);

  for (guint i = 0; i < leanings->len; i++)
    {
      const Leaning *one = &g_array_index (leanings, Leaning, i);

      lean (needs, one->reads, loudness * clearness * one->weight / total);
    }
}

/* The loudest need, where it is clearly ahead; NULL when none is. */
static const DwReading *
choose_need (const GArray *needs)
{
  const DwReading *best = NULL;
  double loudest = 0;
  double next = 0;

  for (guint i = 0; i < needs->len; i++)
    {
      const Leaning *one = &g_array_index (needs, Leaning, i);

      next = fmax (next, fmin (loudest, one->weight));
      if (one->weight > loudest)
        {
          loudest = one->weight;
          best = one->reads;
        }
    }

  return loudest >= LEAST && loudest >= LEAST_AHEAD * next ? best : NULL;
}

static gboolean
leans_to (const GArray    *leanings,
          const DwReading *reads)
{
  for (guint i = 0; leanings != NULL && i < leanings->len; i++)
    if (g_array_index (leanings, Leaning, i).reads->leads == reads->leads)
      return TRUE;

  return FALSE;
}

/* Whether a word that says as much as any leans to the need of @reads: "jump" beside "parenting" does not tell of being mugged. */
static gboolean
is_backed (const GArray   **of_word,
           const float     *loudness,
           guint            n_words,
           const DwReading *reads)
{
  float loudest = 0;
  gboolean is_any = FALSE;

  for (guint i = 0; i < n_words; i++)
    loudest = MAX (loudest, loudness[i]);
  for (guint i = 0; i < n_words; i++)
    is_any |= loudness[i] >= loudest && leans_to (of_word[i], reads);

  return is_any;
}

/* The word that says the loudest that the question is about the need of @reads. */
static guint
find_loudest (const GArray   **of_word,
              const float     *loudness,
              guint            n_words,
              const DwReading *reads)
{
  guint found = 0;
  double loudest = 0;

  for (guint i = 0; i < n_words; i++)
    {
      g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (Leaning));

      if (of_word[i] != NULL)
        take_word (of_word[i], (double) loudness[i], needs);
      for (guint j = 0; j < needs->len; j++)
        {
          const Leaning *one = &g_array_index (needs, Leaning, j);

          if (one->reads->leads == reads->leads && one->weight > loudest)
            {
              loudest = one->weight;
              found = i;
            }
        }
    }

  return found;
}

gboolean
dw_leanings_read (DwLeanings   *self,
                  char        **words,
                  const float  *loudness,
                  guint         n_words,
                  DwReading    *reading)
{
  GHashTable *of_key = get_counts (self);
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (Leaning));
  g_autofree const GArray **of_word = g_new0 (const GArray *, MAX (n_words, 1));
  const DwReading *best;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *key = loudness[i] > 0 ? dw_word_key (words[i]) : NULL;

      of_word[i] = key != NULL ? g_hash_table_lookup (of_key, key) : NULL;
      if (of_word[i] != NULL)
        take_word (of_word[i], (double) loudness[i], needs);
    }

  best = choose_need (needs);
  if (best == NULL || !is_backed (of_word, loudness, n_words, best))
    return FALSE;

  *reading = (DwReading) { .finds = best->leads, .needs = best->needs, .n_places = 1, .n = 1 };
  reading->first = find_loudest (of_word, loudness, n_words, best);
  reading->places[0] = (guint16) reading->first;
  return TRUE;
}
