/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/**
 * DwPhrase: words that say one thing plainly.
 *
 * @pattern is lower-case words with one space between. A word may name alternatives (`is|are`), be optional (`is?`), be
 * any price above nothing (`#`: "£3.50") or a price of nothing (`0#`: "£0"). An apostrophe is left out ("cant"), a hyphen is part
 * of its word ("drop-in"). A phrase never reaches across the end of a clause.
 */
typedef struct
{
  DwMask term;              /* what it says */
  const char *pattern;
  const char *not_before;   /* alternatives that must not stand right before it, or NULL: "feel" before "free to" */
  const char *not_after;    /* alternatives that must not stand right after it, or NULL: "attendance" after "drop in" */
} DwPhrase;

/**
 * dw_phrase_read:
 * @text: (nullable): prose
 * @phrases: (array length=n_phrases): what to look for
 *
 * Reads plain phrases and leaves out those that their clause denies ("you cannot self-refer", "drop-in is no longer
 * available"). In doubt it reads nothing: a family that hears *not stated* rings and asks; one that hears a wrong *yes* travels.
 *
 * Returns: the terms that @text states
 */
DwMask dw_phrase_read (const char     *text,
                       const DwPhrase *phrases,
                       gsize           n_phrases);

G_END_DECLS
