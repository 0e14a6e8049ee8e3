/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * DwDesk:
 *
 * Where questions are answered: a reader of the directory, opened when first needed, and what was worked out of the
 * present generation. Made on any thread, then belongs to the one that first asks it something.
 */
typedef struct _DwDesk DwDesk;

/**
 * dw_desk_new: Returns: (transfer full): a desk over the data folder @data_dir, with @vocabulary (nullable). Nothing is
 * opened yet.
 */
DwDesk *dw_desk_new (const char   *data_dir,
                     DwGazetteer  *gazetteer,
                     DwVocabulary *vocabulary);

/** dw_desk_free: Closes the reader. */
void dw_desk_free (DwDesk *self);

/**
 * dw_desk_keep_index: From now on the search index is made where it is missing or behind; without this it is only used
 * where it is there.
 */
void dw_desk_keep_index (DwDesk *self);

/** dw_desk_set_time: See dw_search_set_time(). */
void dw_desk_set_time (DwDesk *self,
                       guint   milliseconds);

/** dw_desk_share_from: See dw_search_share_from(). */
void dw_desk_share_from (DwDesk *self,
                         guint   n_slots);

/**
 * dw_desk_answer:
 * @cancellable: (nullable): ends the work with G_IO_ERROR_CANCELLED
 *
 * Answers one question from one generation of the directory: when the directory changes meanwhile, it starts again.
 *
 * Returns: (transfer full): the answer, or NULL with DW_DB_ERROR, DW_STORE_ERROR or G_IO_ERROR_CANCELLED
 */
DwAnswer *dw_desk_answer (DwDesk            *self,
                          const DwQuestion  *question,
                          GCancellable      *cancellable,
                          GError           **error);

/**
 * dw_desk_rank:
 * @answer: of this desk
 *
 * Ranks all hits of @answer, of which the answer itself brings the first.
 *
 * Returns: (transfer full) (element-type DwHit): answer->n_hits of them; NULL with DW_STORE_ERROR_NOT_FOUND when the
 *   directory is no longer the one of the answer, or as dw_desk_answer()
 */
GArray *dw_desk_rank (DwDesk          *self,
                      const DwAnswer  *answer,
                      GCancellable    *cancellable,
                      GError         **error);

/**
 * dw_desk_explain:
 * @answer: of this desk
 * @service_id: of any of its hits, ranked already or not
 *
 * Returns: (transfer full) (element-type DwWhyLine): why the service is among the hits; NULL as dw_desk_rank()
 */
GArray *dw_desk_explain (DwDesk          *self,
                         const DwAnswer  *answer,
                         gint64           service_id,
                         GCancellable    *cancellable,
                         GError         **error);

/**
 * dw_desk_read_summaries: Returns: (transfer full) (element-type DwSummary): see dw_reader_read_summaries(); without
 * sources.
 */
GPtrArray *dw_desk_read_summaries (DwDesk        *self,
                                   const gint64  *ids,
                                   guint          n_ids,
                                   GCancellable  *cancellable,
                                   GError       **error);

/** dw_desk_read_record: Returns: (transfer full): see dw_reader_read_record(). */
DwRecord *dw_desk_read_record (DwDesk        *self,
                               gint64         service_id,
                               GCancellable  *cancellable,
                               GError       **error);

/** dw_desk_read_twins: Returns: (transfer full) (element-type DwTwinRecord): see dw_reader_read_twins(). */
GPtrArray *dw_desk_read_twins (DwDesk        *self,
                               gint64         service_id,
                               GCancellable  *cancellable,
                               GError       **error);

/** dw_desk_list_feeds: Returns: (transfer full) (element-type DwFeed): see dw_reader_list_feeds(). */
GPtrArray *dw_desk_list_feeds (DwDesk        *self,
                               GCancellable  *cancellable,
                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDesk, dw_desk_free)

G_END_DECLS
