/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/**
 * dw_other_words_find:
 * @facet: one that cells of a spreadsheet are read for
 * @text: what stands in a cell, trimmed: one value
 *
 * What people in offices write for a term of @facet: its own name, or "Self-referral" for "You can refer yourself". What may be
 * two terms, or only a part of what is meant, is none.
 *
 * Returns: the bit of the term, or 0
 */
DwMask dw_other_words_find (DwFacet     facet,
                            const char *text);

G_END_DECLS
