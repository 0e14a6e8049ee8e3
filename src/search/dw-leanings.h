/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sayings.h"

G_BEGIN_DECLS

/**
 * DwLeanings:
 *
 * Which need the words of sayings lean to, one by one. Nobody can write down every saying; but "bailiffs" stands in
 * sayings about debt alone, "jumped" in those about gangs, and "letter" everywhere, so a question that no saying fits
 * still has words that say what it is about. Counted at the first question that asks for it; then immutable; any
 * thread.
 */
typedef struct _DwLeanings DwLeanings;

/**
 * dw_leanings_new: Returns: (transfer full): the leanings of the words of @sayings (transfer none), which must outlive
 * them and be complete when they are first read.
 */
DwLeanings *dw_leanings_new (const DwSayings *sayings);

/** dw_leanings_free: Frees. */
void dw_leanings_free (DwLeanings *self);

/**
 * dw_leanings_read:
 * @words: (array length=n_words): every word of a question, folded
 * @loudness: (array length=n_words): how much each counts; 0 for none
 * @reading: (out caller-allocates): the need that the words lean to, at the word that says so the loudest
 *
 * Returns: whether they lean clearly enough to one need
 */
gboolean dw_leanings_read (DwLeanings   *self,
                           char        **words,
                           const float  *loudness,
                           guint         n_words,
                           DwReading    *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwLeanings, dw_leanings_free)

G_END_DECLS
