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
  guint term;
  float factor;             /* of its score */
} Taking;

static void
take_holder (gint64   service_id,
             double   score,
             gpointer data)
{
  Taking *taking = data;
  DwMatches *self = taking->matches;
  int index = dw_catalogue_find (taking->catalogue, service_id);

  if (index < 0 || dw_matches_holds (self, taking->term, (guint) index))
    return;

  dw_bits_set (self->held[taking->term], (guint) index);
  self->n_held[taking->term]++;
}

static void
take_score (gint64   service_id,
            double   score,
            gpointer data)
{
  Taking *taking = data;
  int index = dw_catalogue_find (taking->catalogue, service_id);

  if (index >= 0 && isfinite (score))
    taking->matches->scores[index] += taking->factor * (float) score;
}

/* Finds who holds a word. Returns the expression that found them, NULL with @error. */
static char *
find_holders (DwMatches  *self,
              Taking     *taking,
              DwReader   *reader,
              GError    **error)
{
  g_autofree char *expression = dw_query_words_dup_expression (self->words, taking->term);
  g_autofree char *stems = NULL;

  if (!dw_reader_match (reader, expression, NULL, take_holder, taking, error))
    return NULL;

  if (self->n_held[taking->term] == 0 && (int) taking->term == self->words->prefix)
    stems = dw_query_words_dup_stem_expression (self->words);
  if (stems == NULL)
    return g_steal_pointer (&expression);

  return dw_reader_match (reader, stems, NULL, take_holder, taking, error) ? g_steal_pointer (&stems) : NULL;
}

static gboolean
is_word (const DwMatches *self,
         guint            term)
{
  return term < self->words->n_items;
}

static guint
get_concept (const DwMatches *self,
             guint            term)
{
  return is_word (self, term) ? self->expansions->concept_of[term]
                              : self->expansions->items[term - self->words->n_items].concept;
}

/* What the person said counts whole, what the vocabulary says for it less; and of a place or an age, what it says counts. */
static float
weigh_term (const DwMatches *self,
            guint            term)
{
  if (!is_word (self, term))
    return (float) DW_WEIGHTS.expansion;
  if (self->expansions->is_hint[term])
    return (float) DW_WEIGHTS.hint_word;

  return (float) fmin (1, self->concept_idf[get_concept (self, term)] / self->idf[term]);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DwMatches *self = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  if (is_word (self, left) != is_word (self, right))
    return is_word (self, left) ? -1 : 1;
  if (self->n_held[left] != self->n_held[right])
    return self->n_held[left] < self->n_held[right] ? -1 : 1;

  return (left > right) - (left < right);
}

static void
score_term_alike (DwMatches *self,
                  guint      term)
{
  float score = weigh_term (self, term) * (float) self->idf[term];

  DW_BITS_FOREACH (index, self->held[term], self->n_services)
    self->scores[index] += score;
}

static double
weigh_rarity (guint n_services,
              guint n_holding)
{
  return log1p ((n_services - n_holding + 0.5) / (n_holding + 0.5));
}

/*
 * Adds to the coverage what one concept brings: of the words said together, the share that a service holds; or, when
 * that is less, the lower part that goes with holding a term added for them. Returns the concept's weight: how rare it
 * is to hold anything of it.
 */
static double
cover_concept (DwMatches *self,
               guint      concept,
               float     *share)
{
  guint n_words = 0;
  guint n_holding = 0;
  double words_idf = 0;
  double weight;

  for (guint term = 0; term < self->words->n_items; term++)
    if (get_concept (self, term) == concept && !self->expansions->is_hint[term])
      {
        words_idf += self->idf[term];
        n_words++;
      }

  memset (share, 0, self->n_services * sizeof *share);
  for (guint term = 0; term < self->n_terms; term++)
    if (get_concept (self, term) == concept && !(is_word (self, term) && self->expansions->is_hint[term]))
      {
        gboolean is_own = is_word (self, term);
        float part = (float) (is_own ? self->idf[term] / words_idf : DW_WEIGHTS.expansion_coverage);

        DW_BITS_FOREACH (index, self->held[term], self->n_services)
          share[index] = is_own ? share[index] + part : fmaxf (share[index], part);
      }

  for (guint i = 0; i < self->n_services; i++)
    n_holding += share[i] > 0;
  if (n_words == 0 && n_holding == 0)
    return 0;

  weight = weigh_rarity (self->n_services, n_holding);
  for (guint i = 0; i < self->n_services; i++)
    self->coverage[i] += (float) weight * share[i];

  return weight;
}

static void
weigh_terms (DwMatches *self)
{
  g_autofree float *share = g_new (float, MAX (self->n_services, 1));
  double total = 0;

  for (guint term = 0; term < self->n_terms; term++)
    self->idf[term] = weigh_rarity (self->n_services, self->n_held[term]);
  for (guint concept = 0; concept < self->expansions->n_concepts; concept++)
    {
      self->concept_idf[concept] = cover_concept (self, concept, share);
      total += self->concept_idf[concept];
    }

  for (guint i = 0; total > 0 && i < self->n_services; i++)
    self->coverage[i] /= (float) total;
}

static DwMatches *
new_matches (DwQueryWords *words,
             DwExpansions *expansions,
             GArray       *hints,
             guint         n_services)
{
  DwMatches *self = g_new0 (DwMatches, 1);
  guint n_terms = words->n_items + expansions->n_items;

  self->words = words;
  self->expansions = expansions;
  self->hints = hints;
  self->n_services = n_services;
  self->n_terms = n_terms;
  self->held = g_new0 (guint64 *, n_terms);
  self->n_held = g_new0 (guint, n_terms);
  self->expressions = g_new0 (char *, n_terms + 1);
  self->idf = g_new0 (double, n_terms);
  self->concept_idf = g_new0 (double, expansions->n_concepts);
  self->scores = g_new0 (float, n_services);
  self->coverage = g_new0 (float, n_services);
  for (guint i = 0; i < n_terms; i++)
    self->held[i] = dw_bits_new (n_services);

  return self;
}

DwMatches *
dw_matches_find (DwReader           *reader,
                 const DwCatalogue  *catalogue,
                 DwQueryWords       *words,
                 DwExpansions       *expansions,
                 GArray             *hints,
                 GError            **error)
{
  g_autoptr (DwMatches) self = new_matches (words, expansions, hints, catalogue->columns->n_services);
  Taking taking = { .matches = self, .catalogue = catalogue };

  for (; taking.term < words->n_items; taking.term++)
    {
      self->expressions[taking.term] = find_holders (self, &taking, reader, error);
      if (self->expressions[taking.term] == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* What was found of a term before time was up is not all of it, and would be counted as if it were. */
static void
forget_term (DwMatches *self,
             guint      term)
{
  memset (self->held[term], 0, dw_bits_n_words (self->n_services) * sizeof *self->held[term]);
  self->n_held[term] = 0;
}

gboolean
dw_matches_expand (DwMatches          *self,
                   DwReader           *reader,
                   const DwCatalogue  *catalogue,
                   GError            **error)
{
  Taking taking = { .matches = self, .catalogue = catalogue, .term = self->words->n_items };
  gboolean is_whole = TRUE;

  for (; is_whole && taking.term < self->n_terms; taking.term++)
    {
      g_autofree char *expression = dw_expansions_dup_expression (self->expansions, taking.term - self->words->n_items);

      is_whole = dw_reader_match (reader, expression, NULL, take_holder, &taking, error);
      if (is_whole)
        self->expressions[taking.term] = g_steal_pointer (&expression);
      else
        forget_term (self, taking.term);
    }

  weigh_terms (self);
  return is_whole;
}

gboolean
dw_matches_score (DwMatches          *self,
                  DwReader           *reader,
                  const DwCatalogue  *catalogue,
                  GError            **error)
{
  guint n = self->n_terms;
  g_autofree guint *rarest_first = g_new (guint, n);
  guint n_scored = 0;

  for (guint i = 0; i < n; i++)
    rarest_first[i] = i;
  g_qsort_with_data (rarest_first, (int) n, sizeof *rarest_first, compare_counts, self);

  for (guint i = 0; i < n; i++)
    {
      guint term = rarest_first[i];
      Taking taking = { .matches = self, .catalogue = catalogue, .term = term, .factor = weigh_term (self, term) };

      n_scored += self->n_held[term];
      if (n_scored > MOST_SCORED)
        score_term_alike (self, term);
      else if (self->n_held[term] > 0
               && !dw_reader_match (reader, self->expressions[term], DW_WEIGHTS.columns, take_score, &taking, error))
        return FALSE;
    }

  return TRUE;
}

void
dw_matches_score_alike (DwMatches *self)
{
  memset (self->scores, 0, self->n_services * sizeof *self->scores);
  for (guint i = 0; i < self->n_terms; i++)
    score_term_alike (self, i);
}

void
dw_matches_free (DwMatches *self)
{
  for (guint i = 0; i < self->n_terms; i++)
    g_free (self->held[i]);

  g_free (self->held);
  g_free (self->n_held);
  g_strfreev (self->expressions);
  g_free (self->idf);
  g_free (self->concept_idf);
  g_free (self->scores);
  g_free (self->coverage);
  dw_query_words_free (self->words);
  dw_expansions_free (self->expansions);
  g_array_unref (self->hints);
  g_free (self);
}

const char *
dw_matches_get_term (const DwMatches *self,
                     guint            term)
{
  return is_word (self, term) ? self->words->items[term] : self->expansions->items[term - self->words->n_items].text;
}

gboolean
dw_matches_is_read (const DwMatches *self,
                    guint            word)
{
  for (guint term = self->words->n_items; term < self->n_terms; term++)
    if (self->n_held[term] > 0 && get_concept (self, term) == get_concept (self, word))
      return TRUE;

  return FALSE;
}

gboolean
dw_matches_holds (const DwMatches *self,
                  guint            term,
                  guint            index)
{
  return dw_bits_has (self->held[term], index);
}

guint64 *
dw_matches_get_any (const DwMatches *self)
{
  guint64 *any = dw_bits_new (self->n_services);

  if (self->words->n_items == 0)
    dw_bits_fill (any, self->n_services);

  for (guint i = 0; i < self->n_terms; i++)
    dw_bits_add (any, self->held[i], self->n_services);

  return any;
}
