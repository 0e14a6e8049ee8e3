/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-expansions.h"

/* What the files of the expansions share: dw-expansions-aside.c leaves out what a question does not ask for. */

/* Whether words that speak of it say how, and not what: "drop in", "free", "evenings". */
static inline gboolean
dw_expansions_is_of_how (DwHintKind kind)
{
  return kind == DW_HINT_ROUTE || kind == DW_HINT_COST || kind == DW_HINT_DAY || kind == DW_HINT_TIME;
}

/**
 * dw_expansions_drop_how: Leaves out of @readings (element-type DwReading) those that only say how to get in,
 * what it may cost and when, where others say what is wanted.
 */
void dw_expansions_drop_how (DwExpansions       *self,
                             const DwQueryWords *words,
                             const GArray       *hints,
                             GArray             *readings);

/**
 * dw_expansions_drop_taken: Leaves out of @readings those that @hints leave nothing of: who wants no group for dads
 * is not helped by what says "fathers".
 */
void dw_expansions_drop_taken (const DwQueryWords *words,
                               const GArray       *hints,
                               GArray             *readings);
