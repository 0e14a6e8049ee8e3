/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-search.h"
#include "dw-syncer.h"

G_BEGIN_DECLS

#define DW_TYPE_DIRECTORY (dw_directory_get_type ())
G_DECLARE_FINAL_TYPE (DwDirectory, dw_directory, DW, DIRECTORY, GObject)

/**
 * DwDirectory:
 *
 * One data folder as a window works on it: who answers, who syncs, where places are. Opening it takes in the starter
 * directory when the folder is new. Main thread only; nothing here waits.
 */

/** dw_directory_new: Returns: (transfer full): the directory in the folder @data_dir, not open yet. */
DwDirectory *dw_directory_new (const char *data_dir);

/**
 * dw_directory_open_async:
 *
 * Loads the places and prepares the folder, beside each other. May be tried again after an error.
 */
void dw_directory_open_async (DwDirectory         *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

/** dw_directory_open_finish: Returns: whether it is open; else @error says in one sentence what is wrong. */
gboolean dw_directory_open_finish (DwDirectory   *self,
                                   GAsyncResult  *result,
                                   GError       **error);

/** dw_directory_get_data_dir: Returns: (transfer none): the folder. */
const char *dw_directory_get_data_dir (DwDirectory *self);

/** dw_directory_get_search: Returns: (transfer none) (nullable): who answers, once it is open. */
DwSearch *dw_directory_get_search (DwDirectory *self);

/** dw_directory_get_syncer: Returns: (transfer none): who syncs. */
DwSyncer *dw_directory_get_syncer (DwDirectory *self);

/** dw_directory_get_gazetteer: Returns: (transfer none) (nullable): where places are, once it is open. */
DwGazetteer *dw_directory_get_gazetteer (DwDirectory *self);

/** dw_directory_get_clock: Returns: (transfer none): what time it is. */
DwClock *dw_directory_get_clock (DwDirectory *self);

G_END_DECLS
