/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/**
 * dw_phrase_read:
 * @text: (nullable): prose
 * @book: what to look for
 *
 * Reads plain phrases and leaves out those that their clause denies ("you cannot self-refer", "drop-in is no longer
 * available"). In doubt it reads nothing: a family that hears *not stated* rings and asks; one that hears a wrong *yes* travels.
 *
 * Returns: the terms that @text states
 */
DwMask dw_phrase_read (const char   *text,
                       DwPhraseBook *book);

G_END_DECLS
