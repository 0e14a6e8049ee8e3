/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/**
 * dw_shelter_is_told:
 * @prose: (nullable): what a service says of itself
 *
 * Returns: whether a sentence of @prose has somewhere to live, people, and what was done to them, whatever stands
 *   between: "hostel for those made homeless through domestic violence". Not where it is help or advice about somewhere
 *   to live.
 */
gboolean dw_shelter_is_told (const char *prose);

/**
 * dw_shelter_book: for a DwPhraseShelf: dw_shelter_is_told() finds nothing but what is rare where none of its anchors
 * stands.
 */
extern DwPhraseBook dw_shelter_book;

G_END_DECLS
