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
 * that they have in the segment. What the lists have in memory is bounded; the rest is in files without names.
 */
typedef struct _DwIndexDraft DwIndexDraft;

/**
 * dw_index_draft_new:
 * @weights: (array fixed-size=6): of an occurrence in each of the columns, whole numbers from 1
 * @folder: where the files are, if there are any
 * @most_bytes: what the lists may have of memory before they go there; reached by at most a service and 2 MiB
 *
 * Returns: (transfer full): an empty draft
 */
DwIndexDraft *dw_index_draft_new (const double *weights,
                                  const char   *folder,
                                  gsize         most_bytes);

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

/** dw_index_draft_foreach_term: Walks the terms in the order of their bytes: who holds each, without the positions. */
gboolean dw_index_draft_foreach_term (DwIndexDraft      *self,
                                      DwIndexDraftFunc   func,
                                      gpointer           data,
                                      GError           **error);

/** dw_index_draft_foreach_position: Walks them again: the positions of each, without who holds it. */
gboolean dw_index_draft_foreach_position (DwIndexDraft      *self,
                                          DwIndexDraftFunc   func,
                                          gpointer           data,
                                          GError           **error);

/**
 * dw_index_draft_foreach_prefix: Walks, in no order, the beginnings of one to three characters whose terms have so many
 * services that gathering them for a question would take long.
 */
gboolean dw_index_draft_foreach_prefix (DwIndexDraft      *self,
                                        DwIndexDraftFunc   func,
                                        gpointer           data,
                                        GError           **error);

/** dw_index_draft_list_words: Returns: (transfer full): the words as they were spelt, in order. */
DwIndexWords *dw_index_draft_list_words (const DwIndexDraft *self);

/**
 * dw_index_draft_foreach_phrase: Walks the phrases that were learnt, as stems with a space between, in that order; also
 * those that nobody holds.
 */
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
