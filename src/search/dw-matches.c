/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-matches.h"

#include "dw-bits.h"
#include "dw-weights.h"

#include <math.h>
#include <string.h>

/*
 * bm25 costs FTS5 far more than finding: only so many rows are scored for one question, the rarest words first. What
 * is over holds for the commonest words of a large directory, where how often a word stands in a record says least:
 * each of those counts the same wherever it stands.
 */
enum { MOST_SCORED = 20000 };

typedef struct
{
  DwMatches *matches;
  const DwCatalogue *catalogue;
  guint word;
} Taking;

static void
take_holder (gint64   service_id,
             double   score,
             gpointer data)
{
  Taking *taking = data;
  DwMatches *self = taking->matches;
  int index = dw_catalogue_find (taking->catalogue, service_id);

  if (index < 0 || dw_matches_holds (self, taking->word, (guint) index))
    return;

  dw_bits_set (self->held[taking->word], (guint) index);
  self->n_held[taking->word]++;
}

static void
take_score (gint64   service_id,
            double   score,
            gpointer data)
{
  Taking *taking = data;
  int index = dw_catalogue_find (taking->catalogue, service_id);

  if (index >= 0 && isfinite (score))
    taking->matches->scores[index] += (float) score;
}

/* Finds who holds a word. Returns the expression that found them, NULL with @error. */
static char *
find_holders (DwMatches  *self,
              Taking     *taking,
              DwReader   *reader,
              GError    **error)
{
  g_autofree char *expression = dw_query_words_dup_expression (self->words, taking->word);
  g_autofree char *stems = NULL;

  if (!dw_reader_match (reader, expression, NULL, take_holder, taking, error))
    return NULL;

  if (self->n_held[taking->word] == 0 && (int) taking->word == self->words->prefix)
    stems = dw_query_words_dup_stem_expression (self->words);
  if (stems == NULL)
    return g_steal_pointer (&expression);

  return dw_reader_match (reader, stems, NULL, take_holder, taking, error) ? g_steal_pointer (&stems) : NULL;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DwMatches *self = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  if (self->n_held[left] != self->n_held[right])
    return self->n_held[left] < self->n_held[right] ? -1 : 1;

  return (left > right) - (left < right);
}

static void
score_word_alike (DwMatches *self,
                  guint      word)
{
  DW_BITS_FOREACH (index, self->held[word], self->n_services)
    self->scores[index] += (float) self->idf[word];
}

static void
weigh_words (DwMatches *self)
{
  double n = self->n_services;
  double total = 0;

  for (guint i = 0; i < self->words->n_items; i++)
    {
      self->idf[i] = log1p ((n - self->n_held[i] + 0.5) / (self->n_held[i] + 0.5));
      total += self->idf[i];
    }

  for (guint i = 0; i < self->words->n_items; i++)
    DW_BITS_FOREACH (index, self->held[i], self->n_services)
      self->coverage[index] += (float) (self->idf[i] / total);
}

static DwMatches *
new_matches (DwQueryWords *words,
             guint         n_services)
{
  DwMatches *self = g_new0 (DwMatches, 1);

  self->words = words;
  self->n_services = n_services;
  self->held = g_new0 (guint64 *, words->n_items);
  self->n_held = g_new0 (guint, words->n_items);
  self->expressions = g_new0 (char *, words->n_items + 1);
  self->idf = g_new0 (double, words->n_items);
  self->scores = g_new0 (float, n_services);
  self->coverage = g_new0 (float, n_services);
  for (guint i = 0; i < words->n_items; i++)
    self->held[i] = dw_bits_new (n_services);

  return self;
}

DwMatches *
dw_matches_find (DwReader           *reader,
                 const DwCatalogue  *catalogue,
                 DwQueryWords       *words,
                 GError            **error)
{
  g_autoptr (DwMatches) self = new_matches (words, catalogue->columns->n_services);
  Taking taking = { .matches = self, .catalogue = catalogue };

  for (; taking.word < words->n_items; taking.word++)
    {
      self->expressions[taking.word] = find_holders (self, &taking, reader, error);
      if (self->expressions[taking.word] == NULL)
        return NULL;
    }

  weigh_words (self);
  return g_steal_pointer (&self);
}

gboolean
dw_matches_score (DwMatches          *self,
                  DwReader           *reader,
                  const DwCatalogue  *catalogue,
                  GError            **error)
{
  guint n = self->words->n_items;
  g_autofree guint *rarest_first = g_new (guint, n);
  Taking taking = { .matches = self, .catalogue = catalogue };
  guint n_scored = 0;

  for (guint i = 0; i < n; i++)
    rarest_first[i] = i;
  g_qsort_with_data (rarest_first, (int) n, sizeof *rarest_first, compare_counts, self);

  for (guint i = 0; i < n; i++)
    {
      taking.word = rarest_first[i];
      n_scored += self->n_held[taking.word];

      if (n_scored > MOST_SCORED)
        score_word_alike (self, taking.word);
      else if (!dw_reader_match (reader, self->expressions[taking.word], DW_WEIGHTS.columns, take_score, &taking, error))
        return FALSE;
    }

  return TRUE;
}

void
dw_matches_score_alike (DwMatches *self)
{
  memset (self->scores, 0, self->n_services * sizeof *self->scores);
  for (guint i = 0; i < self->words->n_items; i++)
    score_word_alike (self, i);
}

void
dw_matches_free (DwMatches *self)
{
  for (guint i = 0; i < self->words->n_items; i++)
    g_free (self->held[i]);

  g_free (self->held);
  g_free (self->n_held);
  g_strfreev (self->expressions);
  g_free (self->idf);
  g_free (self->scores);
  g_free (self->coverage);
  dw_query_words_free (self->words);
  g_free (self);
}

gboolean
dw_matches_holds (const DwMatches *self,
                  guint            word,
                  guint            index)
{
  return dw_bits_has (self->held[word], index);
}

guint64 *
dw_matches_get_any (const DwMatches *self)
{
  guint64 *any = dw_bits_new (self->n_services);

  if (self->words->n_items == 0)
    dw_bits_fill (any, self->n_services);

  for (guint i = 0; i < self->words->n_items; i++)
    dw_bits_add (any, self->held[i], self->n_services);

  return any;
}
