/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-leanings.h"

#include "dw-sayings-private.h"
#include "dw-text.h"
#include "dw-word-key.h"

#include <math.h>

/* Found on invented searches (tests/search/try-weights), where from half to twice as much does about as well. */
static const double LEAST = 0.2;          /* of all the belief, what a need must have */
static const double LEAST_AHEAD = 1.3;    /* times as likely as the next */
static const double LEAST_HEARD = 0.6;    /* a word that stands in one saying of two words only says nothing without the other: "bridging hotel" */
static const double UNKNOWN = 1 / 200.0;  /* of all that is told: so much is thought to be told of each need besides, in
                                             the words of all */

enum { LONGEST_WORD = 64 };               /* characters */

/* A sentence that tells of a need. */
typedef struct
{
  const char *const *keys;
  guint n_keys;
  DwReading reads;
} Told;

/* A need, and how many sayings and sentences tell of it. */
typedef struct
{
  DwReading reads;          /* of any saying of the need; its @leads are the need's name */
  double n;
} Need;

/* How many of those about one need hold a word. */
typedef struct
{
  guint need;
  double n;
} Leaning;

typedef struct
{
  GArray *needs;            /* of Need */
  GHashTable *of_key;       /* dw_word_key() → GArray of Leaning */
  double n;
} Counts;

struct _DwLeanings
{
  const DwSayings *sayings; /* not owned */
  GArray *told;             /* of Told */
  Counts *counts;           /* NULL before the first question */
};

static void
free_leanings (gpointer leanings)
{
  g_array_unref (leanings);
}

static void
free_counts (Counts *counts)
{
  g_array_unref (counts->needs);
  g_hash_table_unref (counts->of_key);
  g_free (counts);
}

DwLeanings *
dw_leanings_new (const DwSayings *sayings)
{
  DwLeanings *self = g_new0 (DwLeanings, 1);

  self->sayings = sayings;
  self->told = g_array_new (FALSE, FALSE, sizeof (Told));
  return self;
}

void
dw_leanings_free (DwLeanings *self)
{
  g_clear_pointer (&self->counts, free_counts);
  g_array_unref (self->told);
  g_free (self);
}

static gboolean
is_among (const char  *key,
          const char **keys,
          guint        n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    if (g_str_equal (keys[i], key))
      return TRUE;

  return FALSE;
}

void
dw_leanings_add (DwLeanings      *self,
                 const char      *sentence,
                 const DwReading *reads)
{
  g_auto (GStrv) words = dw_text_words (sentence, G_MAXUINT, LONGEST_WORD);
  const char **keys = dw_arena_alloc (self->sayings->arena, (g_strv_length (words) + 1) * sizeof *keys);
  Told told = { .keys = keys, .reads = *reads };

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = dw_word_is_empty (words[i]) ? NULL : dw_word_key (words[i]);

      if (key != NULL && !is_among (key, keys, told.n_keys))
        keys[told.n_keys++] = dw_arena_strdup (self->sayings->arena, key);
    }

  g_array_append_val (self->told, told);
}

/* Counts one more that tells of the need of @reads. Returns the need's number. */
static guint
count_need (Counts          *counts,
            const DwReading *reads)
{
  Need need = { .reads = *reads, .n = 1 };

  counts->n++;
  for (guint i = 0; i < counts->needs->len; i++)
    if (g_array_index (counts->needs, Need, i).reads.leads == reads->leads)
      {
        g_array_index (counts->needs, Need, i).n++;
        return i;
      }

  g_array_append_val (counts->needs, need);
  return counts->needs->len - 1;
}

static void
count_key (Counts     *counts,
           const char *key,
           guint       need,
           double      n)
{
  GArray *leanings = g_hash_table_lookup (counts->of_key, key);
  Leaning leaning = { .need = need, .n = n };

  if (dw_word_is_empty (key))
    return;
  if (leanings == NULL)
    {
      leanings = g_array_new (FALSE, FALSE, sizeof (Leaning));
      g_hash_table_insert (counts->of_key, (gpointer) (guintptr) key, leanings);
    }

  for (guint i = 0; i < leanings->len; i++)
    if (g_array_index (leanings, Leaning, i).need == need)
      {
        g_array_index (leanings, Leaning, i).n += n;
        return;
      }

  g_array_append_val (leanings, leaning);
}

/* One of several ways to say a part is said by one in so many, and a word of a long one says less by itself. */
static void
count_saying (Counts         *counts,
              const DwSaying *saying)
{
  guint need = count_need (counts, &saying->reads);

  for (guint i = 0; i < saying->n_parts; i++)
    for (guint j = 0; j < saying->parts[i].n_choices; j++)
      {
        const DwSayingChoice *choice = &saying->parts[i].choices[j];

        for (guint k = 0; k < choice->n_keys; k++)
          count_key (counts, choice->keys[k], need, 1.0 / (saying->parts[i].n_choices * choice->n_keys));
      }
}

static Counts *
count_all (const DwLeanings *self)
{
  Counts *counts = g_new0 (Counts, 1);

  counts->needs = g_array_new (FALSE, FALSE, sizeof (Need));
  /* The keys stay in the sayings' arena. */
  counts->of_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_leanings);

  for (guint i = 0; i < self->sayings->all->len; i++)
    {
      const DwSaying *saying = g_ptr_array_index (self->sayings->all, i);

      if (saying->reads.leads != NULL)
        count_saying (counts, saying);
    }
  for (guint i = 0; i < self->told->len; i++)
    {
      const Told *told = &g_array_index (self->told, Told, i);
      guint need = count_need (counts, &told->reads);

      for (guint j = 0; j < told->n_keys; j++)
        count_key (counts, told->keys[j], need, 1);
    }

  return counts;
}

static const Counts *
get_counts (DwLeanings *self)
{
  if (g_once_init_enter (&self->counts))
    g_once_init_leave (&self->counts, count_all (self));

  return self->counts;
}

/* Adds to @beliefs, logarithms by need, what a word with these @leanings says: how much oftener it is said of the need
   than of everything. */
static void
take_word (const Counts *counts,
           const GArray *leanings,
           double        loudness,
           double       *beliefs)
{
  double unknown = counts->n * UNKNOWN;
  double n = 0;

  for (guint i = 0; i < leanings->len; i++)
    n += g_array_index (leanings, Leaning, i).n;
  if (n < LEAST_HEARD)
    return;

  for (guint i = 0; i < counts->needs->len; i++)
    beliefs[i] += loudness * log (unknown / (g_array_index (counts->needs, Need, i).n + unknown));
  for (guint i = 0; i < leanings->len; i++)
    {
      const Leaning *one = &g_array_index (leanings, Leaning, i);

      beliefs[one->need] += loudness * log1p (one->n / (unknown * n / counts->n));
    }
}

/* The likeliest need; −1 when none is clearly. */
static int
choose_need (const double *beliefs,
             guint         n)
{
  guint best = 0;
  double next = 0;
  double all = 0;

  for (guint i = 1; i < n; i++)
    best = beliefs[i] > beliefs[best] ? i : best;
  for (guint i = 0; i < n; i++)
    {
      double belief = exp (beliefs[i] - beliefs[best]);

      all += belief;
      next = i != best ? fmax (next, belief) : next;
    }

  return n > 0 && 1 >= LEAST * all && 1 >= LEAST_AHEAD * next ? (int) best : -1;
}

/* Of the words the one that says the loudest that @need is meant. −1 where none that says as much as any leans to it: "jump"
   beside "parenting" does not tell of being mugged. */
static int
find_loudest (const GArray **of_word,
              const float   *loudness,
              guint          n_words,
              guint          need)
{
  float most = 0;
  double loudest = 0;
  int found = -1;
  gboolean is_backed = FALSE;

  for (guint i = 0; i < n_words; i++)
    most = MAX (most, loudness[i]);

  for (guint i = 0; i < n_words; i++)
    for (guint j = 0; of_word[i] != NULL && j < of_word[i]->len; j++)
      {
        const Leaning *one = &g_array_index (of_word[i], Leaning, j);

        if (one->need != need)
          continue;
        is_backed |= loudness[i] >= most;
        if ((double) loudness[i] * one->n > loudest)
          {
            loudest = (double) loudness[i] * one->n;
            found = (int) i;
          }
      }

  return is_backed ? found : -1;
}

gboolean
dw_leanings_read (DwLeanings   *self,
                  char        **words,
                  const float  *loudness,
                  guint         n_words,
                  DwReading    *reading)
{
  const Counts *counts = get_counts (self);
  g_autofree double *beliefs = g_new0 (double, counts->needs->len + 1);
  g_autofree const GArray **of_word = g_new0 (const GArray *, MAX (n_words, 1));
  int need, loudest;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *key = loudness[i] > 0 ? dw_word_key (words[i]) : NULL;

      of_word[i] = key != NULL ? g_hash_table_lookup (counts->of_key, key) : NULL;
      if (of_word[i] != NULL)
        take_word (counts, of_word[i], (double) loudness[i], beliefs);
    }

  need = choose_need (beliefs, counts->needs->len);
  loudest = need >= 0 ? find_loudest (of_word, loudness, n_words, (guint) need) : -1;
  if (loudest < 0)
    return FALSE;

  *reading = g_array_index (counts->needs, Need, need).reads;
  reading->finds = reading->leads;
  reading->first = (guint) loudest;
  reading->places[0] = (guint16) loudest;
  reading->n_places = reading->n = 1;
  return TRUE;
}
