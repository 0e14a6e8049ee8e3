/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/**
 * dw_ranking_score:
 *
 * Higher is better: bm25 of the words it holds, more for holding more of the question, less for what does not run.
 * Without words only the last counts.
 *
 * Returns: the fit of service @index to the words
 */
float dw_ranking_score (const DwCatalogue *catalogue,
                        const DwMatches   *matches,
                        guint              index);

/**
 * dw_ranking_sort:
 *
 * Sorts @hits: fitting ones first, then by @order, then by name, then by number: the same question always gets the same
 * order. Services at no stated distance come last in DW_ORDER_NEAREST.
 */
void dw_ranking_sort (const DwCatalogue *catalogue,
                      DwOrder            order,
                      DwHit             *hits,
                      guint              n_hits);

/** dw_ranking_judge: Returns: how sure the answer is, from the best hold that any of @hits has on the words. */
DwConfidence dw_ranking_judge (const DwMatches *matches,
                               const DwHit     *hits,
                               guint            n_hits);

G_END_DECLS
