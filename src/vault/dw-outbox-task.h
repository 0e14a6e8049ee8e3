/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-outbox.h"

G_BEGIN_DECLS

/*
 * The outbox for a window: each call opens it on a thread of its own, does one thing and closes it. It is asked seldom,
 * and the main thread never waits for a disk.
 */

/** dw_outbox_list_async: Reads the corrections of @data_dir. */
void dw_outbox_list_async (const char          *data_dir,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/**
 * dw_outbox_list_finish:
 * @notice: (out) (transfer full) (nullable): see dw_outbox_dup_notice()
 *
 * Returns: (transfer full) (element-type DwCorrection): see dw_outbox_list()
 */
GPtrArray *dw_outbox_list_finish (GAsyncResult  *result,
                                  char         **notice,
                                  GError       **error);

/** dw_outbox_add_async: Keeps @correction (transfer full). */
void dw_outbox_add_async (const char          *data_dir,
                          DwCorrection        *correction,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

/** dw_outbox_mark_handed_async: Notes that correction @id was handed over at @now. */
void dw_outbox_mark_handed_async (const char          *data_dir,
                                  gint64               id,
                                  gint64               now,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/** dw_outbox_remove_async: Forgets correction @id. */
void dw_outbox_remove_async (const char          *data_dir,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/**
 * dw_outbox_change_finish:
 *
 * Returns: whether what dw_outbox_add_async(), dw_outbox_mark_handed_async() or dw_outbox_remove_async() was to do is
 *   done and on the disk.
 */
gboolean dw_outbox_change_finish (GAsyncResult  *result,
                                  GError       **error);

G_END_DECLS
