/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-ranking.h"

G_BEGIN_DECLS

/**
 * dw_why_find:
 * @hit: of the question of @ranking
 * @arena: takes the texts
 *
 * Returns: what the service of @hit holds of the words, and what it states of all that was asked, by filters and by
 *   words
 */
DwMatched dw_why_find (const DwRanking *ranking,
                       const DwHit     *hit,
                       DwArena         *arena);

/** DwWhyLine: one line of why a service is among the results; both texts translated. */
typedef struct
{
  const char *label;        /* "Your words", "Also searched", "Fits", "Does not fit", "Not stated" */
  char *value;              /* "speech, late" */
} DwWhyLine;

/**
 * dw_why_list_lines: Returns: (transfer full) (element-type DwWhyLine): @matched for a person; empty when nothing was
 * asked.
 */
GArray *dw_why_list_lines (const DwMatched *matched);

G_END_DECLS
