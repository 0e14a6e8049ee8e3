/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-draft-list.h"
#include "dw-index-words.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * DwIndexDraft:
 *
 * The words of one segment while it is made: who holds which term, how often and where. Services are added in the order
 * that they have in the segment. All of it is in memory: about what the lists take on the disk, and a quarter more.
 */
typedef struct _DwIndexDraft DwIndexDraft;

/** dw_index_draft_new: Returns: (transfer full): an empty draft; @weights: of an occurrence in each of the six columns, whole numbers from 1. */
DwIndexDraft *dw_index_draft_new (const double *weights);

/** dw_index_draft_free: Frees the draft. */
void dw_index_draft_free (DwIndexDraft *self);

/**
 * dw_index_draft_learn_phrases:
 * @phrases: (array zero-terminated=1): folded words with a space between
 * @reader: tells the stems of the words
 *
 * Lists who holds these phrases too, of the services that are added after: before any is.
 */
gboolean dw_index_draft_learn_phrases (DwIndexDraft        *self,
                                       const char *const   *phrases,
                                       DwReader            *reader,
                                       GError             **error);

/**
 * dw_index_draft_add:
 * @columns: (array fixed-size=6): folded words of each column, between spaces
 * @reader: tells the stems of a word that was not met before
 *
 * Adds the next service.
 */
gboolean dw_index_draft_add (DwIndexDraft        *self,
                             const char *const   *columns,
                             DwReader            *reader,
                             GError             **error);

/** dw_index_draft_foreach_term: Walks the terms in the order of their bytes. */
gboolean dw_index_draft_foreach_term (DwIndexDraft      *self,
                                      DwIndexDraftFunc   func,
                                      gpointer           data,
                                      GError           **error);

/** dw_index_draft_foreach_prefix: Walks, in no order, the beginnings of one to three characters whose terms have so many services that gathering them for a question would take long. */
gboolean dw_index_draft_foreach_prefix (DwIndexDraft      *self,
                                        DwIndexDraftFunc   func,
                                        gpointer           data,
                                        GError           **error);

/** dw_index_draft_list_words: Returns: (transfer full): the words as they were spelt, in order. */
DwIndexWords *dw_index_draft_list_words (const DwIndexDraft *self);

/** dw_index_draft_foreach_phrase: Walks the phrases that were learnt, as stems with a space between, in that order; also those that nobody holds. */
gboolean dw_index_draft_foreach_phrase (DwIndexDraft      *self,
                                        DwIndexDraftFunc   func,
                                        gpointer           data,
                                        GError           **error);

/** dw_index_draft_get_ends: Returns: (array): for each service six positions; see DW_INDEX_ENDS. */
const guint16 *dw_index_draft_get_ends (const DwIndexDraft *self);

/** dw_index_draft_get_n_services: Returns: how many services were added. */
guint dw_index_draft_get_n_services (const DwIndexDraft *self);

/** dw_index_draft_get_n_tokens: Returns: how many tokens all of them have. */
guint64 dw_index_draft_get_n_tokens (const DwIndexDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexDraft, dw_index_draft_free)

G_END_DECLS
