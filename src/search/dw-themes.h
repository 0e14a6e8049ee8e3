/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sayings.h"

G_BEGIN_DECLS

/** DW_THEMES_LEAST_WORDS: fewer words are asked one by one what they are about. */
#define DW_THEMES_LEAST_WORDS 4

/**
 * DwThemes:
 *
 * What a question is about as a whole, told from what people say for each need: the sentences of `said.csv` and the
 * phrases of the other tables, and which words, and which two side by side, stand in them (naive Bayes). No single
 * word has to be telling: "7 of us in two bedrooms and nan has moved in" speaks of room, not of nan. Counted at the
 * first question that asks for it; then immutable; any thread.
 */
typedef struct _DwThemes DwThemes;

/**
 * dw_themes_new: Returns: (transfer full): the themes of @sayings (transfer none), which must outlive them and be
 * complete when they are first read.
 */
DwThemes *dw_themes_new (const DwSayings *sayings);

/** dw_themes_free: Frees. */
void dw_themes_free (DwThemes *self);

/**
 * dw_themes_add:
 * @leads: (nullable): what services write of the need; the same for all that is said for it; NULL for what no service
 *   answers
 * @needs: the terms of DW_FACET_NEED above it
 * @sentence: what somebody says who has this need
 *
 * Only before the first dw_themes_read().
 */
void dw_themes_add (DwThemes           *self,
                    const char *const  *leads,
                    DwMask              needs,
                    const char         *sentence);

/**
 * dw_themes_prepare: Counts what was said now, which else the first dw_themes_read() does: it takes longer than all
 * reading.
 */
void dw_themes_prepare (DwThemes *self);

/**
 * dw_themes_read:
 * @words: (array length=n_words): every word of a question, folded
 * @is_silent: (array length=n_words): the words that are something else, as a place is
 * @reading: (out caller-allocates): what they are about, at the word that says the most of it
 * @share: (out): how likely it is, 0 to 1; that they are about something else, or nothing, is the rest
 *
 * Returns: whether services answer what they are likeliest about
 */
gboolean dw_themes_read (DwThemes        *self,
                         char           **words,
                         const gboolean  *is_silent,
                         guint            n_words,
                         DwReading       *reading,
                         double          *share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwThemes, dw_themes_free)

G_END_DECLS
