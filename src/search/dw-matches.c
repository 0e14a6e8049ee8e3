/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-matches-private.h"

#include "dw-bits.h"

DwMatches *
dw_matches_new (DwQueryWords      *words,
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

double
dw_matches_find_part_added (const DwMatches *self,
                            guint            concept,
                            guint            slot)
{
  double all = 0;
  double held = 0;

  for (guint term = self->words->n_items; term < self->n_terms; term++)
    if (self->expansions->items[term - self->words->n_items].concept == concept)
      {
        all += self->idf[term];
        held += dw_matches_holds (self, term, slot) ? self->idf[term] : 0;
      }

  return all > 0 ? held / all : 0;
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
  g_clear_pointer (&self->telephone, dw_telephone_free);
  g_free (self);
}

const char *
dw_matches_get_term (const DwMatches *self,
                     guint            term)
{
  return dw_matches_is_word (self, term) ? self->words->items[term]
                                         : self->expansions->items[term - self->words->n_items].text;
}

gboolean
dw_matches_is_read (const DwMatches *self,
                    guint            word)
{
  for (guint term = self->words->n_items; term < self->n_terms; term++)
    if (self->n_held[term] > 0 && dw_matches_get_concept (self, term) == dw_matches_get_concept (self, word))
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
  guint64 *any;

  if (dw_telephone_is_answer (self->telephone))
    return g_memdup2 (self->telephone->holders, dw_bits_n_words (self->n_slots) * sizeof *any);

  any = self->words->n_items == 0 ? dw_matches_get_all (self) : dw_bits_new (self->n_slots);

  for (guint i = 0; i < self->n_terms; i++)
    dw_bits_add (any, self->held[i], self->n_slots);

  return any;
}
