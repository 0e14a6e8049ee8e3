/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_store_lock_take:
 * @data_dir: a data folder
 *
 * Takes `sync.lock` as an OFD lock: it belongs to the descriptor, so that two writers of one process exclude each other
 * too, and it is gone with the process however that ends.
 *
 * Returns: the descriptor, or -1 with DW_STORE_ERROR_LOCKED or DW_DB_ERROR
 */
int dw_store_lock_take (const char  *data_dir,
                        GError     **error);

/** dw_store_lock_release: Lets go of @lock; -1 is none. */
void dw_store_lock_release (int lock);

G_END_DECLS
