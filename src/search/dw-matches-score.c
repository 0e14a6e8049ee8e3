/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-matches-private.h"

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
  float factor;             /* of the score of the term */
} Scoring;

static void
take_score (gint64   service_id,
            double   score,
            gpointer data)
{
  const Scoring *scoring = data;
  int index = dw_catalogue_find (scoring->catalogue, service_id);

  if (index >= 0 && isfinite (score))
    scoring->matches->scores[index] += scoring->factor * (float) score;
}

/* Whether word @term is part of what is asked for, and not only of how it is asked. */
static gboolean
is_asked (const DwMatches *self,
          guint            term)
{
  return !self->expansions->is_hint[term] && !self->expansions->is_quiet[term];
}

/* Whether word @term only means with others what was read in it: "kicking" of "kicking off". */
static gboolean
is_part_of_saying (const DwMatches *self,
                   guint            term)
{
  for (guint i = 0; i < self->words->n_items; i++)
    if (i != term && self->expansions->concept_of[i] == self->expansions->concept_of[term])
      return dw_matches_is_read (self, term);

  return FALSE;
}

/*
 * What the person said counts whole, what the vocabulary says for it less; and of a place or an age, what it says
 * counts. A term that is rarer than its concept counts little more than the concept: a rare word for a common thing is
 * no rare thing, but still tells who does that thing from who only speaks of it.
 */
static float
weigh_term (const DwMatches *self,
            guint            term)
{
  double of_concept = fmin (1, self->concepts[dw_matches_get_concept (self, term)].weight / self->idf[term]);
  double rarity = pow (of_concept, DW_WEIGHTS.rarity);

  if (!dw_matches_is_word (self, term))
    return (float) (DW_WEIGHTS.expansion * rarity);
  if (self->expansions->is_hushed[term])
    return 0;
  if (self->expansions->is_quiet[term])
    return (float) DW_WEIGHTS.quiet_word;
  if (self->expansions->is_hint[term])
    return (float) DW_WEIGHTS.hint_word;

  return (float) (is_part_of_saying (self, term) ? DW_WEIGHTS.saying_word * rarity : rarity);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DwMatches *self = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  if (dw_matches_is_word (self, left) != dw_matches_is_word (self, right))
    return dw_matches_is_word (self, left) ? -1 : 1;
  if (self->n_held[left] != self->n_held[right])
    return self->n_held[left] < self->n_held[right] ? -1 : 1;

  return (left > right) - (left < right);
}

static void
score_term_alike (DwMatches *self,
                  guint      term)
{
  float score = weigh_term (self, term) * (float) self->idf[term];

  DW_BITS_FOREACH (index, self->held[term], self->n_slots)
    self->scores[index] += score;
}

/* Whether word or expansion @term is part of a thing that is asked for. */
static gboolean
counts (const DwMatches *self,
        guint            term)
{
  return !dw_matches_is_word (self, term) || is_asked (self, term);
}

void
dw_matches_weigh_terms (DwMatches *self)
{
  const DwExpansions *expansions = self->expansions;
  double total = 0;

  for (guint term = 0; term < self->n_terms; term++)
    {
      DwConcept *concept = &self->concepts[dw_matches_get_concept (self, term)];

      self->idf[term] = dw_concept_weigh_rarity (self->n_services, self->n_held[term]);
      if (counts (self, term) && dw_matches_is_word (self, term))
        dw_concept_add_word (concept, term, self->held[term], self->idf[term], self->n_slots);
      else if (counts (self, term))
        dw_concept_add_other (concept, self->held[term], self->n_slots);
    }

  for (guint i = 0; i < expansions->n_concepts; i++)
    {
      dw_concept_settle (&self->concepts[i], self->held, expansions->is_own_thing[i], self->n_services, self->n_slots);
      total += self->concepts[i].weight;
    }
  for (guint i = 0; total > 0 && i < expansions->n_concepts; i++)
    self->concepts[i].share = (float) (self->concepts[i].weight / total);
}

/* What the index found is scored when somebody asks for it; what the tables found for it counts the same wherever it
   stands. */
static void
weigh_for_index (DwMatches *self)
{
  for (guint term = 0; term < self->n_terms; term++)
    {
      float factor = weigh_term (self, term);

      if (self->expressions[term] != NULL)
        self->alike[term] = factor * (float) self->idf[term];
      else if (self->n_held[term] > 0)
        self->weights[term] = dw_index_weigh (self->index, &self->holds[term], (double) factor);
    }
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

  if (self->index != NULL)
    {
      weigh_for_index (self);
      return TRUE;
    }

  self->scores = g_new0 (float, self->n_slots);

  for (guint i = 0; i < n; i++)
    rarest_first[i] = i;
  g_qsort_with_data (rarest_first, (int) n, sizeof *rarest_first, compare_counts, self);

  for (guint i = 0; i < n; i++)
    {
      guint term = rarest_first[i];
      Scoring scoring = { .matches = self, .catalogue = catalogue, .factor = weigh_term (self, term) };

      n_scored += self->n_held[term];
      if (n_scored > MOST_SCORED)
        score_term_alike (self, term);
      else if (self->n_held[term] > 0
               && !dw_reader_match (reader, self->expressions[term], DW_WEIGHTS.columns, take_score, &scoring, error))
        return FALSE;
    }

  return TRUE;
}

void
dw_matches_score_alike (DwMatches *self)
{
  if (self->scores == NULL)
    self->scores = g_new0 (float, self->n_slots);
  memset (self->scores, 0, self->n_slots * sizeof *self->scores);
  for (guint i = 0; i < self->n_terms; i++)
    score_term_alike (self, i);
}

static void
score_by_index (const DwMatches *self,
                gsize            word,
                guint64          wanted,
                float           *scores)
{
  for (guint term = 0; term < self->n_terms; term++)
    {
      if (self->alike[term] > 0)
        for (guint64 left = wanted & self->held[term][word]; left != 0; left &= left - 1)
          scores[__builtin_ctzll (left)] += self->alike[term];
      else if (self->n_held[term] > 0)
        dw_index_score_word (self->index, &self->holds[term], self->weights[term], word, wanted, scores);
    }
}

void
dw_matches_score_word (const DwMatches *self,
                       gsize            word,
                       guint64          wanted,
                       float           *scores)
{
  memset (scores, 0, 64 * sizeof *scores);
  if (self->scores == NULL)
    score_by_index (self, word, wanted, scores);
  else
    memcpy (scores, self->scores + word * 64, MIN (64, self->n_slots - word * 64) * sizeof *scores);
}

void
dw_matches_fetch_word (const DwMatches *self,
                       gsize            word,
                       guint64          wanted)
{
  for (guint term = 0; self->scores == NULL && wanted != 0 && term < self->n_terms; term++)
    if (self->alike[term] <= 0 && self->n_held[term] > 0)
      dw_index_fetch_word (self->index, &self->holds[term], word, wanted);
}

float
dw_matches_get_score (const DwMatches *self,
                      guint            slot)
{
  float scores[64];

  dw_matches_score_word (self, slot / 64, G_GUINT64_CONSTANT (1) << (slot % 64), scores);
  return scores[slot % 64];
}

/* Of the bm25 of a term its frequency is below 1, however often it stands. */
float
dw_matches_get_most (const DwMatches *self,
                     guint            slot)
{
  float most = 0;

  if (self->scores != NULL)
    return self->scores[slot];

  for (guint term = 0; term < self->n_terms; term++)
    if (dw_bits_has (self->held[term], slot))
      most += self->alike[term] > 0 ? self->alike[term] : self->weights[term];

  return most;
}
