/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-progress.h"

G_BEGIN_DECLS

#define DW_TYPE_SYNC_STATUS (dw_sync_status_get_type ())
G_DECLARE_FINAL_TYPE (DwSyncStatus, dw_sync_status, DW, SYNC_STATUS, GtkWidget)

/**
 * DwSyncStatus:
 *
 * How far a sync is, in words and as a bar, with a button that stops it; when it ended badly, why. Shows nothing at
 * rest.
 *
 * Signals: `stop`, when a person wants it stopped.
 */

/**
 * dw_sync_status_begin:
 * @can_stop: whether there is a button to stop it
 *
 * Shows that a sync waits for its turn; the last problem goes.
 */
void dw_sync_status_begin (DwSyncStatus *self,
                           gboolean      can_stop);

/** dw_sync_status_set_progress: Shows how far it is. */
void dw_sync_status_set_progress (DwSyncStatus     *self,
                                  const DwProgress *progress);

/** dw_sync_status_end: Shows nothing but @problem (nullable), one sentence for a person. */
void dw_sync_status_end (DwSyncStatus *self,
                         const char   *problem);

/**
 * dw_sync_status_get_problem:
 *
 * Returns: (nullable): what a person has to be told of @error (nullable): nothing when they stopped it themselves.
 */
const char *dw_sync_status_get_problem (const GError *error);

/** dw_sync_status_is_running: Returns: whether it is between begin and end. */
gboolean dw_sync_status_is_running (DwSyncStatus *self);

/**
 * dw_sync_status_words: Returns: (transfer full): @progress in words: "Reading the list: page 3 of 12 · 240 services ·
 * 1.2 MB".
 */
char *dw_sync_status_words (const DwProgress *progress);

G_END_DECLS
