/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-answer.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

#define DW_TYPE_SEARCH (dw_search_get_type ())
G_DECLARE_FINAL_TYPE (DwSearch, dw_search, DW, SEARCH, GObject)

/**
 * DwSearch:
 *
 * Answers questions about the directory on a thread of its own, with its own read-only connection. All of the window's
 * reading goes through it: the main thread never touches the database. A change of the directory by anyone is seen at
 * the next question. The object itself belongs to the thread that made it; results come home to the caller's context.
 */

/**
 * dw_search_new:
 * @data_dir: the data folder
 * @gazetteer: (transfer none): where places are
 * @vocabulary: (transfer none) (nullable): what families say and services call it
 */
DwSearch *dw_search_new (const char   *data_dir,
                         DwGazetteer  *gazetteer,
                         DwVocabulary *vocabulary);

/**
 * dw_search_keep_index: Sees to it that there is a search index: made in the background, while the tables answer. For a
 * program that stays; to be called before anything is asked.
 */
void dw_search_keep_index (DwSearch *self);

/**
 * dw_search_set_time: Gives each question @milliseconds of work instead of 250: where nobody types on meanwhile, and
 * for tests of what gives way. To be called before anything is asked.
 */
void dw_search_set_time (DwSearch *self,
                         guint     milliseconds);

/**
 * dw_search_share_from:
 * @n_slots: G_MAXUINT: never
 *
 * Has a second thread take part in each question of a directory of so many services or more. For tests: what is
 * answered stays the same. To be called before anything is asked.
 */
void dw_search_share_from (DwSearch *self,
                           guint     n_slots);

/**
 * dw_search_ask_async:
 * @question: copied
 *
 * Asks; a question still being answered is cancelled by a newer one (G_IO_ERROR_CANCELLED). No question looks for its
 * words for longer than 250 ms, in the tables or in the index: what the vocabulary adds gives way first, then the
 * spelling of more than one word, then scoring, and words then count by rarity alone. What is cut short even so says so
 * as DW_DB_ERROR_INTERRUPTED. Counting and ranking after that are one walk along the services.
 */
void dw_search_ask_async (DwSearch            *self,
                          const DwQuestion    *question,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

/**
 * dw_search_ask_finish: Returns: (transfer full): the answer, or NULL with DW_DB_ERROR, DW_STORE_ERROR or
 * G_IO_ERROR_CANCELLED.
 */
DwAnswer *dw_search_ask_finish (DwSearch      *self,
                                GAsyncResult  *result,
                                GError       **error);

/** dw_search_ask: Returns: (transfer full): the answer, blocking; for the command line and tests. */
DwAnswer *dw_search_ask (DwSearch          *self,
                         const DwQuestion  *question,
                         GCancellable      *cancellable,
                         GError           **error);

/**
 * dw_search_rank_async: Ranks the hits of @answer beyond those it brought, for a list that scrolls far. Not cancelled
 * by questions.
 */
void dw_search_rank_async (DwSearch            *self,
                           DwAnswer            *answer,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/**
 * dw_search_rank_finish: Returns: (transfer full) (element-type DwHit): all hits of the answer, ranked; NULL with an
 * error when the directory has changed since.
 */
GArray *dw_search_rank_finish (DwSearch      *self,
                               GAsyncResult  *result,
                               GError       **error);

/**
 * dw_search_explain_async: Works out why the service @service_id, one of the hits of @answer, is among them. Not
 * cancelled by questions.
 */
void dw_search_explain_async (DwSearch            *self,
                              DwAnswer            *answer,
                              gint64               service_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

/**
 * dw_search_explain_finish: Returns: (transfer full) (element-type DwWhyLine): see dw_why_list_lines(); NULL with an
 * error when the directory has changed since.
 */
GArray *dw_search_explain_finish (DwSearch      *self,
                                  GAsyncResult  *result,
                                  GError       **error);

/**
 * dw_search_read_summaries_async: Reads the summaries of @n_ids services for a list that scrolls. Not cancelled by
 * questions.
 */
void dw_search_read_summaries_async (DwSearch            *self,
                                     const gint64        *ids,
                                     guint                n_ids,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * dw_search_read_summaries_finish: Returns: (transfer full) (element-type DwSummary): in the order asked, NULL elements
 * for those gone.
 */
GPtrArray *dw_search_read_summaries_finish (DwSearch      *self,
                                            GAsyncResult  *result,
                                            GError       **error);

/** dw_search_read_record_async: Reads one record whole, its hash checked. */
void dw_search_read_record_async (DwSearch            *self,
                                  gint64               service_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/** dw_search_read_record_finish: Returns: (transfer full): the record, or NULL with DW_STORE_ERROR. */
DwRecord *dw_search_read_record_finish (DwSearch      *self,
                                        GAsyncResult  *result,
                                        GError       **error);

/**
 * dw_search_read_twins_async: Reads the records of other publishers that are, may be or were said not to be about the
 * same service.
 */
void dw_search_read_twins_async (DwSearch            *self,
                                 gint64               service_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/** dw_search_read_twins_finish: Returns: (transfer full) (element-type DwTwinRecord): mostly empty. */
GPtrArray *dw_search_read_twins_finish (DwSearch      *self,
                                        GAsyncResult  *result,
                                        GError       **error);

/** dw_search_list_feeds_async: Reads the feeds with their last results. */
void dw_search_list_feeds_async (DwSearch            *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/** dw_search_list_feeds_finish: Returns: (transfer full) (element-type DwFeed): starter first, then by name. */
GPtrArray *dw_search_list_feeds_finish (DwSearch      *self,
                                        GAsyncResult  *result,
                                        GError       **error);

G_END_DECLS
