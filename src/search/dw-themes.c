/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-themes.h"

#include "dw-arena.h"
#include "dw-sayings-private.h"
#include "dw-text.h"
#include "dw-word-key.h"

#include <math.h>
#include <string.h>

enum
{
  LONGEST_WORD = 64,  /* characters */
  LEAST_PAIRS = 2,    /* two words side by side that were said less often tell nothing */
  LEAST_KNOWN = 2,    /* a single word that was ever said tells nothing of the others */
};

/* Found on sentences that were kept back, and on judged searches; from half to twice as much does about as well. */
static const double SMOOTHING = 6;      /* what every need is thought to have of sentences like those of all */
static const double OF_SENTENCE = 0.5;  /* words of a sentence tell less of its need than those of a phrase */
static const double OF_PAIR = 0.5;      /* each of the two is counted by itself already */
static const double CALM = 1.5;         /* the words of a question are no independent witnesses: so much less sure */

/* How often a word was said for one need. */
typedef struct
{
  guint theme;
  float n;
} Said;

/* … for all needs. */
typedef struct
{
  Said *said;
  guint n_said;
  gboolean is_pair;
} Term;

typedef struct
{
  const char *const *leads;
  DwMask needs;
  double n;             /* what was said for it: phrases, and sentences */
} Theme;

typedef struct
{
  const char *const *leads;
  DwMask needs;
  char *text;
} Sentence;

struct _DwThemes
{
  const DwSayings *sayings; /* not owned */
  GArray *sentences;        /* of Sentence; none once they are counted */
  GArray *themes;           /* of Theme */
  double n;                 /* what was said for all */
  DwArena *arena;           /* of the terms and their keys */
  GHashTable *terms;        /* dw_word_key(), or two of them with a space between → Term; NULL before the first
                               question */
};

static void
clear_sentence (gpointer sentence)
{
  g_free (((Sentence *) sentence)->text);
}

DwThemes *
dw_themes_new (const DwSayings *sayings)
{
  DwThemes *self = g_new0 (DwThemes, 1);

  self->sayings = sayings;
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  g_array_set_clear_func (self->sentences, clear_sentence);
  self->themes = g_array_new (FALSE, FALSE, sizeof (Theme));
  self->arena = dw_arena_new ();
  return self;
}

void
dw_themes_free (DwThemes *self)
{
  g_array_unref (self->sentences);
  g_array_unref (self->themes);
  g_clear_pointer (&self->terms, g_hash_table_unref);
  dw_arena_unref (self->arena);
  g_free (self);
}

void
dw_themes_add (DwThemes           *self,
               const char *const  *leads,
               DwMask              needs,
               const char         *sentence)
{
  Sentence one = { leads, needs, g_strdup (sentence) };

  g_array_append_val (self->sentences, one);
}

/* --- What was said --- */

/* The keys of @words that say anything, and of each two that follow one another; each once. */
static GPtrArray *
list_keys (char           **words,
           const gboolean  *is_silent,
           guint            n_words)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;

  for (guint i = 0; i < n_words; i++)
    {
      gboolean is_heard = !g_ascii_isdigit (words[i][0]) && (is_silent == NULL || !is_silent[i]);
      g_autofree char *key = is_heard ? dw_word_key (words[i]) : NULL;
      g_autofree char *pair = key != NULL && before != NULL ? g_strconcat (before, " ", key, NULL) : NULL;

      if (key == NULL)
        continue;
      if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        g_ptr_array_add (keys, g_strdup (key));
      if (pair != NULL && !g_ptr_array_find_with_equal_func (keys, pair, g_str_equal, NULL))
        g_ptr_array_add (keys, g_steal_pointer (&pair));
      g_free (before);
      before = g_steal_pointer (&key);
    }

  return keys;
}

static guint
find_theme (DwThemes           *self,
            const char *const  *leads,
            DwMask              needs)
{
  Theme theme = { leads, needs, 0 };

  for (guint i = 0; i < self->themes->len; i++)
    if (g_array_index (self->themes, Theme, i).leads == leads)
      return i;

  g_array_append_val (self->themes, theme);
  return self->themes->len - 1;
}

/* Adds to @counts: key → GArray of Said. */
static void
count (GHashTable *counts,
       const char *key,
       guint       theme,
       double      n)
{
  GArray *said = g_hash_table_lookup (counts, key);
  Said first = { theme, (float) n };

  if (said == NULL)
    g_hash_table_insert (counts, g_strdup (key), said = g_array_new (FALSE, FALSE, sizeof (Said)));
  for (guint i = 0; i < said->len; i++)
    {
      Said *known = &g_array_index (said, Said, i);

      if (known->theme == theme)
        {
          known->n += (float) n;
          return;
        }
    }

  g_array_append_val (said, first);
}

static void
count_sentence (DwThemes       *self,
                GHashTable     *counts,
                const Sentence *sentence)
{
  g_auto (GStrv) words = dw_text_words (sentence->text, G_MAXUINT, LONGEST_WORD);
  g_autoptr (GPtrArray) keys = list_keys (words, NULL, g_strv_length (words));
  guint theme = find_theme (self, sentence->leads, sentence->needs);

  for (guint i = 0; i < keys->len; i++)
    count (counts, g_ptr_array_index (keys, i), theme, OF_SENTENCE);
  g_array_index (self->themes, Theme, theme).n += OF_SENTENCE;
  self->n += OF_SENTENCE;
}

/* Of words that may stand for each other each was said a part of the times. */
static void
count_saying (DwThemes       *self,
              GHashTable     *counts,
              const DwSaying *saying)
{
  guint theme = find_theme (self, saying->reads.leads, saying->reads.needs);

  for (guint part = 0; part < saying->n_parts; part++)
    for (guint i = 0; i < saying->parts[part].n_choices; i++)
      {
        const DwSayingChoice *choice = &saying->parts[part].choices[i];

        for (guint j = 0; j < choice->n_keys; j++)
          {
            g_autofree char *pair = j > 0 ? g_strconcat (choice->keys[j - 1], " ", choice->keys[j], NULL) : NULL;

            count (counts, choice->keys[j], theme, 1.0 / saying->parts[part].n_choices);
            if (pair != NULL)
              count (counts, pair, theme, 1.0 / saying->parts[part].n_choices);
          }
      }

  g_array_index (self->themes, Theme, theme).n++;
  self->n++;
}

static double
sum_up (const Said *said,
        guint       n_said)
{
  double sum = 0;

  for (guint i = 0; i < n_said; i++)
    sum += (double) said[i].n;

  return sum;
}

/* What of @counts tells anything, in as little memory as it needs. */
static GHashTable *
keep (DwThemes   *self,
      GHashTable *counts)
{
  GHashTable *terms = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *said = value;
      gboolean is_pair = strchr (key, ' ') != NULL;
      gsize size = said->len * sizeof (Said);
      Term *term;

      if (is_pair && sum_up ((Said *) (gpointer) said->data, said->len) < LEAST_PAIRS)
        continue;
      term = dw_arena_alloc (self->arena, sizeof *term);
      *term = (Term) { dw_arena_alloc (self->arena, size), said->len, is_pair };
      memcpy (term->said, said->data, size);
      g_hash_table_insert (terms, (gpointer) (guintptr) dw_arena_strdup (self->arena, key), term);
    }

  return terms;
}

static GHashTable *
count_all (DwThemes *self)
{
  g_autoptr (GHashTable) counts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->sentences->len; i++)
    count_sentence (self, counts, &g_array_index (self->sentences, Sentence, i));
  for (guint i = 0; i < self->sayings->all->len; i++)
    {
      const DwSaying *saying = g_ptr_array_index (self->sayings->all, i);

      if (saying->reads.leads != NULL)
        count_saying (self, counts, saying);
    }

  g_array_set_size (self->sentences, 0);
  return keep (self, counts);
}

static GHashTable *
get_terms (DwThemes *self)
{
  if (g_once_init_enter (&self->terms))
    g_once_init_leave (&self->terms, count_all (self));

  return self->terms;
}

void
dw_themes_prepare (DwThemes *self)
{
  get_terms (self);
}

/* --- What it is about --- */

/* Adds to @weights, of each theme, the logarithm of how much likelier it is now that @term was said. */
static void
weigh (DwThemes   *self,
       const Term *term,
       double     *weights)
{
  double share = sum_up (term->said, term->n_said) / self->n;
  double weight = term->is_pair ? OF_PAIR : 1;

  for (guint i = 0; i < self->themes->len; i++)
    weights[i] += weight * log (SMOOTHING / (g_array_index (self->themes, Theme, i).n + SMOOTHING));
  for (guint i = 0; i < term->n_said; i++)
    weights[term->said[i].theme] += weight * log (1 + (double) term->said[i].n / (SMOOTHING * share));
}

/* The theme of the most of @weights; @share: (out): how likely it is, of all. */
static guint
find_likeliest (const double *weights,
                guint         n,
                double       *share)
{
  guint likeliest = 0;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    if (weights[i] > weights[likeliest])
      likeliest = i;
  /* It may be about nothing of them. */
  sum = exp (-weights[likeliest] / CALM);
  for (guint i = 0; i < n; i++)
    sum += exp ((weights[i] - weights[likeliest]) / CALM);

  *share = 1 / sum;
  return likeliest;
}

/* The word that is said the most for @theme, and the least for others. */
static guint
find_loudest (DwThemes        *self,
              char           **words,
              const gboolean  *is_silent,
              guint            n_words,
              guint            theme)
{
  guint loudest = 0;
  double most = 0;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *key = is_silent[i] || dw_word_is_empty (words[i]) ? NULL : dw_word_key (words[i]);
      const Term *term = key != NULL ? g_hash_table_lookup (self->terms, key) : NULL;
      double n = term != NULL ? sum_up (term->said, term->n_said) : 0;

      for (guint j = 0; term != NULL && j < term->n_said; j++)
        if (term->said[j].theme == theme && (double) term->said[j].n / (n + 1) > most)
          {
            most = (double) term->said[j].n / (n + 1);
            loudest = i;
          }
    }

  return loudest;
}

gboolean
dw_themes_read (DwThemes        *self,
                char           **words,
                const gboolean  *is_silent,
                guint            n_words,
                DwReading       *reading,
                double          *share)
{
  GHashTable *terms = get_terms (self);
  g_autoptr (GPtrArray) keys = list_keys (words, is_silent, n_words);
  g_autofree double *weights = g_new0 (double, self->themes->len + 1);
  const Theme *theme;
  guint likeliest;
  guint n_known = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      const Term *term = g_hash_table_lookup (terms, g_ptr_array_index (keys, i));

      if (term != NULL)
        weigh (self, term, weights);
      n_known += term != NULL && !term->is_pair;
    }
  if (n_known < LEAST_KNOWN)
    return FALSE;

  likeliest = find_likeliest (weights, self->themes->len, share);
  theme = &g_array_index (self->themes, Theme, likeliest);
  if (theme->leads == NULL)
    return FALSE;

  *reading
      = (DwReading) { .finds = theme->leads, .leads = theme->leads, .needs = theme->needs, .n_places = 1, .n = 1 };
  reading->first = find_loudest (self, words, is_silent, n_words, likeliest);
  reading->places[0] = (guint16) reading->first;
  return TRUE;
}
