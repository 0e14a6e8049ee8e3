/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-matches.h"

G_BEGIN_DECLS

/*
 * What the files of the matches share: dw-matches-find.c finds who holds what, dw-matches-score.c says how much it
 * counts. Nobody else includes it.
 */

/**
 * dw_matches_new: Returns: (transfer full): matches of @words, @expansions and @hints (transfer full), of which nothing
 * was looked up yet.
 */
DwMatches *dw_matches_new (DwQueryWords      *words,
                           DwExpansions      *expansions,
                           GArray            *hints,
                           const DwCatalogue *catalogue);

/** dw_matches_weigh_terms: Weighs terms and concepts, once all is found. */
void dw_matches_weigh_terms (DwMatches *self);

static inline gboolean
dw_matches_is_word (const DwMatches *self,
                    guint            term)
{
  return term < self->words->n_items;
}

static inline guint
dw_matches_get_concept (const DwMatches *self,
                        guint            term)
{
  return dw_matches_is_word (self, term) ? self->expansions->concept_of[term]
                                         : self->expansions->items[term - self->words->n_items].concept;
}

G_END_DECLS
