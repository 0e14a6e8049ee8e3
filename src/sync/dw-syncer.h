/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-clock.h"
#include "dw-likeness.h"
#include "dw-progress.h"
#include "dw-publishers.h"

G_BEGIN_DECLS

#define DW_TYPE_SYNCER (dw_syncer_get_type ())
G_DECLARE_FINAL_TYPE (DwSyncer, dw_syncer, DW, SYNCER, GObject)

/**
 * DwSyncer:
 *
 * Keeps the directory in step on one writer thread, for a window. Every change of the directory goes through it. Syncs
 * one feed at a time; never blocks the caller.
 *
 * Properties: `online` (boolean, read only: what GNetworkMonitor says; a hint, never a gate), `busy` (boolean: a sync
 * runs).
 *
 * Signals, in the main context it was made in: `progress` (gint64 feed id, pointer to a DwProgress, valid during the
 * emission; feed id 0 while a feed is being added), `feed-done` (gint64 feed id, string problem or NULL),
 * `directory-changed` (feeds or services are others than before), `check-progress` (pointer to a DwProgress, valid
 * during the emission: how far the check of a feed is, see dw-syncer-check.h).
 */

/**
 * dw_syncer_new:
 * @data_dir: the data folder
 * @starter: path of the starter feed file, taken in when the directory is new
 * @clock: (transfer none): what time it is
 */
DwSyncer *dw_syncer_new (const char *data_dir,
                         const char *starter,
                         DwClock    *clock);

/**
 * dw_syncer_prepare_async: Opens or makes the directory and takes in the starter when it is new. To be called first,
 * once.
 */
void dw_syncer_prepare_async (DwSyncer            *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

/** dw_syncer_prepare_finish: Returns: whether there is a directory. */
gboolean dw_syncer_prepare_finish (DwSyncer      *self,
                                   GAsyncResult  *result,
                                   GError       **error);

/**
 * dw_syncer_watch:
 *
 * From now on syncs feeds older than a day whenever there is a connection, by itself: now, when the network changed,
 * every hour. What failed is tried again after an hour; what failed for want of a connection, at the next of these
 * times.
 */
void dw_syncer_watch (DwSyncer *self);

/**
 * dw_syncer_add_feed_async:
 * @typed: an https address or a file
 * @name: (nullable): what to call it; NULL: what the feed or its host calls itself
 * @pin: (nullable): the key that it must be signed with: see dw_subscription_parse()
 *
 * Checks that it is a feed, adds it and syncs it; a feed that cannot be taken in whole is not added.
 */
void dw_syncer_add_feed_async (DwSyncer            *self,
                               const char          *typed,
                               const char          *name,
                               const char          *pin,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

/** dw_syncer_add_feed_finish: Returns: the feed's id, or 0 with an error whose message is one sentence for a person. */
gint64 dw_syncer_add_feed_finish (DwSyncer      *self,
                                  GAsyncResult  *result,
                                  GError       **error);

/** dw_syncer_sync_async: Syncs @feed_id now, or every feed when 0. */
void dw_syncer_sync_async (DwSyncer            *self,
                           gint64               feed_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/** dw_syncer_sync_finish: Returns: whether all went well; the error is the first feed's that did not. */
gboolean dw_syncer_sync_finish (DwSyncer      *self,
                                GAsyncResult  *result,
                                GError       **error);

/** dw_syncer_remove_feed_async: Removes a feed and all it brought. */
void dw_syncer_remove_feed_async (DwSyncer            *self,
                                  gint64               feed_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/** dw_syncer_remove_feed_finish: Returns: whether it is gone. */
gboolean dw_syncer_remove_feed_finish (DwSyncer      *self,
                                       GAsyncResult  *result,
                                       GError       **error);

/** dw_syncer_restore_starter_async: Takes the starter directory in again where it was removed. */
void dw_syncer_restore_starter_async (DwSyncer            *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/** dw_syncer_restore_starter_finish: Returns: whether it is there. */
gboolean dw_syncer_restore_starter_finish (DwSyncer      *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/** dw_syncer_answer_async: Takes in what is held of the feed when @accept, else throws it away. */
void dw_syncer_answer_async (DwSyncer            *self,
                             gint64               feed_id,
                             gboolean             accept,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/** dw_syncer_answer_finish: Returns: whether it was done. */
gboolean dw_syncer_answer_finish (DwSyncer      *self,
                                  GAsyncResult  *result,
                                  GError       **error);

/**
 * dw_syncer_decide_sameness_async: Remembers what a person says of two records of different feeds; see
 * dw_writer_decide_sameness().
 */
void dw_syncer_decide_sameness_async (DwSyncer            *self,
                                      gint64               one,
                                      gint64               other,
                                      DwSameness           sameness,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

/** dw_syncer_decide_sameness_finish: Returns: whether it is remembered. */
gboolean dw_syncer_decide_sameness_finish (DwSyncer      *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/**
 * dw_syncer_cancel: Cancels everything that runs or waits: for when the window closes. The directory stays as it is.
 */
void dw_syncer_cancel (DwSyncer *self);

G_END_DECLS
