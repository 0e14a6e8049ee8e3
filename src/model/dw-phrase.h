/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"
#include "dw-phrase-word.h"

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

/**
 * dw_phrase_may_stand:
 * @text: what is looked through, from its first byte
 * @p: where a word of it begins that is an anchor of @book
 * @anchor: that word
 * @rest: (inout): behind what was looked at before, at first the beginning of @text
 *
 * Of the walk that dw_phrase_read() begins with, one word. For a walk that looks for several books at once.
 *
 * Returns: whether the words of a phrase of @book may stand around @p, whatever stands around these
 */
gboolean dw_phrase_may_stand (const DwPhraseScan   *text,
                              const char           *p,
                              const DwPhraseAnchor *anchor,
                              const char          **rest,
                              const DwPhraseBook   *book);

G_END_DECLS
