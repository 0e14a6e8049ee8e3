/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-draft-list.h"
#include "dw-index-lexicon.h"

G_BEGIN_DECLS

/**
 * DwIndexPhrasebook:
 *
 * Phrases that questions are likely to ask for, and who holds them: of a segment while it is made. A phrase of common
 * words takes long to find from the places of its words, and next to nothing from a list of its own.
 */
typedef struct _DwIndexPhrasebook DwIndexPhrasebook;

/**
 * dw_index_phrasebook_new:
 * @phrases: (array zero-terminated=1): folded words with a space between; those of one stem are left out
 * @lexicon: which has not met any word yet
 * @reader: tells the stems of the words
 *
 * Returns: (transfer full): a book of @phrases that nobody holds yet, or NULL with @error
 */
DwIndexPhrasebook *dw_index_phrasebook_new (const char *const  *phrases,
                                            DwIndexLexicon     *lexicon,
                                            DwReader           *reader,
                                            GError            **error);

/** dw_index_phrasebook_free: Frees. */
void dw_index_phrasebook_free (DwIndexPhrasebook *self);

/**
 * dw_index_phrasebook_read:
 * @terms: of the words of the next service, in their order
 * @ends: (array fixed-size=6): how many of them there are up to the end of each column
 * @weights: (array fixed-size=6): of an occurrence in each column
 * @service: its place in the segment
 */
void dw_index_phrasebook_read (DwIndexPhrasebook *self,
                               const guint32     *terms,
                               const guint32     *ends,
                               const guint32     *weights,
                               guint32            service);

/**
 * dw_index_phrasebook_foreach: Walks the phrases in the order of their bytes, those that nobody holds among them: that
 * nobody does is known of them.
 */
gboolean dw_index_phrasebook_foreach (DwIndexPhrasebook  *self,
                                      DwIndexDraftFunc    func,
                                      gpointer            data,
                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexPhrasebook, dw_index_phrasebook_free)

G_END_DECLS
