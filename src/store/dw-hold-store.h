/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"
#include "dw-hold.h"

G_BEGIN_DECLS

/**
 * dw_hold_read:
 * @hold: (out): what is held of the feed, its texts owned by @arena
 * @is_held: (out): whether anything is
 *
 * Reads what waits for an answer. Returns: FALSE with DW_DB_ERROR when that cannot be told.
 */
gboolean dw_hold_read (DwDb     *db,
                       gint64    feed_id,
                       DwArena  *arena,
                       DwHold   *hold,
                       gboolean *is_held,
                       GError  **error);

/**
 * dw_hold_is_lost: Returns: whether what waits for an answer came from a second copy (dw-spare-feeds.h), without the
 * list that it is about.
 */
gboolean dw_hold_is_lost (DwDb   *db,
                          gint64  feed_id);

G_END_DECLS
