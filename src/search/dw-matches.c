/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-matches.h"

#include "dw-bits.h"
#include "dw-limits.h"
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
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  g_ptr_array_add (data, g_strndup (stem, length));
}

/* NULL with @error. */
static GPtrArray *
stem (DwReader    *reader,
      const char  *text,
      GError     **error)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  return dw_reader_stem (reader, text, strlen (text), take_stem, stems, error) ? g_steal_pointer (&stems) : NULL;
}

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

/* Whether word @term is part of what is asked for, and not only of how it is asked. */
static gboolean
is_asked (const DwMatches *self,
          guint            term)
{
  return !self->expansions->is_hint[term] && !self->expansions->is_quiet[term];
}

/* Whether word @term may be the beginning of others. One that the vocabulary has read is whole. */
static gboolean
may_go_on (const DwMatches *self,
           guint            term)
{
  if ((int) term != self->words->prefix)
    return FALSE;
  for (guint i = 0; i < self->expansions->n_items; i++)
    if (self->expansions->items[i].concept == get_concept (self, term))
      return FALSE;

  return TRUE;
}

/* Finds who holds a word in the tables. Returns the expression that found them, NULL with @error. */
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

  if (self->n_held[taking->term] == 0 && may_go_on (self, taking->term))
    stems = dw_query_words_dup_stem_expression (self->words);
  if (stems == NULL)
    return g_steal_pointer (&expression);

  return dw_reader_match (reader, stems, NULL, take_holder, taking, error) ? g_steal_pointer (&stems) : NULL;
}

/* Finds who holds what @text is made of, in the index. @is_beginning: its last stem may go on. */
static gboolean
find_in_index (DwMatches    *self,
               DwIndex      *index,
               guint         term,
               GPtrArray    *stems,
               gboolean      is_beginning,
               GError      **error)
{
  DwIndexHold *hold = &self->holds[term];
  const char *first = stems->len > 0 ? stems->pdata[0] : NULL;
  gboolean is_found = TRUE;

  hold->slots = self->held[term];
  if (stems->len > 1)
    is_found = dw_index_find_phrase (index, (const char *const *) stems->pdata, stems->len, DW_N_TEXT_COLUMNS, hold, error);
  else if (stems->len == 1)
    is_found = is_beginning ? dw_index_find_beginning (index, first, strlen (first), hold, error)
                            : dw_index_find_stem (index, first, strlen (first), hold, error);

  self->n_held[term] = hold->n_services;
  return is_found;
}

/* The beginnings of a word half typed that is longer than its stem is going to be; see dw_query_words_dup_stems(). */
static gboolean
find_half_typed (DwMatches  *self,
                 Taking     *taking,
                 DwReader   *reader,
                 GError    **error)
{
  DwIndexHold *hold = &self->holds[taking->term];
  g_auto (GStrv) beginnings = dw_query_words_dup_stems (self->words);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; beginnings[i] != NULL; i++)
    if (!dw_reader_stem (reader, beginnings[i], strlen (beginnings[i]), take_stem, texts, error))
      return FALSE;
  if (texts->len == 0)
    return TRUE;

  g_ptr_array_add (texts, NULL);
  dw_index_hold_clear (hold);
  hold->slots = self->held[taking->term];
  if (!dw_index_find_beginnings (taking->catalogue->index, (const char *const *) texts->pdata, hold, error))
    return FALSE;

  self->n_held[taking->term] = hold->n_services;
  return TRUE;
}

/* Looks for a word in the index, and in the tables what the index has no answer to: a beginning of several stems. */
static gboolean
find_word (DwMatches  *self,
           Taking     *taking,
           DwReader   *reader,
           GError    **error)
{
  guint term = taking->term;
  gboolean is_beginning = (int) term == self->words->prefix;
  g_autoptr (GPtrArray) stems = NULL;

  if (taking->catalogue->index != NULL)
    stems = stem (reader, self->words->items[term], error);
  if (taking->catalogue->index != NULL && stems == NULL)
    return FALSE;

  if (stems == NULL || (is_beginning && stems->len > 1))
    {
      self->expressions[term] = find_holders (self, taking, reader, error);
      return self->expressions[term] != NULL;
    }

  return find_in_index (self, taking->catalogue->index, term, stems, is_beginning, error)
         && (self->n_held[term] > 0 || !may_go_on (self, term) || find_half_typed (self, taking, reader, error));
}

/*
 * What the person said counts whole, what the vocabulary says for it less; and of a place or an age, what it says counts.
 * A term that is rarer than its concept counts no more than the concept: a rare word for a common thing is no rare thing.
 */
static float
weigh_term (const DwMatches *self,
            guint            term)
{
  double rarity = fmin (1, self->concepts[get_concept (self, term)].weight / self->idf[term]);

  if (!is_word (self, term))
    return (float) (DW_WEIGHTS.expansion * rarity);
  if (self->expansions->is_hushed[term])
    return 0;
  if (self->expansions->is_quiet[term])
    return (float) DW_WEIGHTS.quiet_word;
  if (self->expansions->is_hint[term])
    return (float) DW_WEIGHTS.hint_word;

  return (float) rarity;
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

  DW_BITS_FOREACH (index, self->held[term], self->n_slots)
    self->scores[index] += score;
}

/* Whether word or expansion @term is part of a thing that is asked for. */
static gboolean
counts (const DwMatches *self,
        guint            term)
{
  return !is_word (self, term) || is_asked (self, term);
}

static void
weigh_terms (DwMatches *self)
{
  const DwExpansions *expansions = self->expansions;
  double total = 0;

  for (guint term = 0; term < self->n_terms; term++)
    {
      DwConcept *concept = &self->concepts[get_concept (self, term)];

      self->idf[term] = dw_concept_weigh_rarity (self->n_services, self->n_held[term]);
      if (counts (self, term) && is_word (self, term))
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

static DwMatches *
new_matches (DwQueryWords      *words,
             DwExpansions      *expansions,
             GArray            *hints,
             const DwCatalogue *catalogue)
{
  DwMatches *self = g_new0 (DwMatches, 1);
  guint n_terms = words->n_items + expansions->n_items;

  self->words = words;
  self->expansions = expansions;
  self->hints = hints;
  self->n_services = catalogue->n_services;
  self->n_slots = catalogue->columns->n_services;
  self->alive = catalogue->alive;
  self->n_terms = n_terms;
  self->holds = g_new0 (DwIndexHold, n_terms);
  self->held = g_new0 (guint64 *, n_terms);
  self->n_held = g_new0 (guint, n_terms);
  self->expressions = g_new0 (char *, n_terms + 1);
  self->idf = g_new0 (double, n_terms);
  self->concepts = g_new0 (DwConcept, expansions->n_concepts);
  self->weights = g_new0 (float, n_terms);
  self->alike = g_new0 (float, n_terms);
  self->index = catalogue->index;
  for (guint i = 0; i < n_terms; i++)
    self->held[i] = dw_bits_new (self->n_slots);

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
  g_autoptr (DwMatches) self = new_matches (words, expansions, hints, catalogue);
  Taking taking = { .matches = self, .catalogue = catalogue };

  for (; taking.term < words->n_items; taking.term++)
    if (!find_word (self, &taking, reader, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* What was found of a term before time was up is not all of it, and would be counted as if it were. */
static void
forget_term (DwMatches *self,
             guint      term)
{
  memset (self->held[term], 0, dw_bits_n_words (self->n_slots) * sizeof *self->held[term]);
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

  for (; catalogue->index != NULL && taking.term < self->n_terms; taking.term++)
    {
      g_autoptr (GPtrArray) stems = stem (reader, dw_matches_get_term (self, taking.term), error);

      if (stems == NULL || !find_in_index (self, catalogue->index, taking.term, stems, FALSE, error))
        return FALSE;
    }

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

/* What the index found is scored when somebody asks for it; what the tables found for it counts the same wherever it stands. */
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

float
dw_matches_get_score (const DwMatches *self,
                      guint            slot)
{
  float scores[64];

  dw_matches_score_word (self, slot / 64, G_GUINT64_CONSTANT (1) << (slot % 64), scores);
  return scores[slot % 64];
}

float
dw_matches_get_coverage (const DwMatches *self,
                         guint            slot)
{
  float coverage = 0;

  for (guint i = 0; i < self->expansions->n_concepts; i++)
    if (self->concepts[i].share > 0 && dw_bits_has (self->concepts[i].any, slot))
      coverage += dw_concept_cover (&self->concepts[i], self->held, slot);

  return coverage;
}

void
dw_matches_free (DwMatches *self)
{
  for (guint i = 0; i < self->expansions->n_concepts; i++)
    dw_concept_clear (&self->concepts[i]);
  for (guint i = 0; i < self->n_terms; i++)
    {
      dw_index_hold_clear (&self->holds[i]);
      g_free (self->held[i]);
    }

  g_free (self->holds);
  g_free (self->held);
  g_free (self->n_held);
  g_strfreev (self->expressions);
  g_free (self->idf);
  g_free (self->concepts);
  g_free (self->weights);
  g_free (self->alike);
  g_free (self->scores);
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
dw_matches_get_all (const DwMatches *self)
{
  return g_memdup2 (self->alive, dw_bits_n_words (self->n_slots) * sizeof *self->alive);
}

guint64 *
dw_matches_get_any (const DwMatches *self)
{
  guint64 *any = self->words->n_items == 0 ? dw_matches_get_all (self) : dw_bits_new (self->n_slots);

  for (guint i = 0; i < self->n_terms; i++)
    dw_bits_add (any, self->held[i], self->n_slots);

  return any;
}
