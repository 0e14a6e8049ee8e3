/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/*
 * What the writer and its snapshot share.
 */

struct _DwWriter
{
  char *data_dir;
  DwDb *db;
  DwClock *clock;
  DwSnapshot *snapshot; /* the open one, or NULL */
};

/** dw_writer_refuse_feed: Sets DW_STORE_ERROR_NOT_FOUND for a feed. Returns: FALSE. */
gboolean dw_writer_refuse_feed (GError **error);

/** dw_writer_has_feed: Whether there is a feed @feed_id; FALSE with DW_STORE_ERROR_NOT_FOUND or DW_DB_ERROR. */
gboolean dw_writer_has_feed (DwWriter  *writer,
                             gint64     feed_id,
                             GError   **error);

/**
 * dw_writer_insert_feed: Adds @draft inside the open transaction. Returns: its id, or 0 with DW_STORE_ERROR_EXISTS or
 * DW_DB_ERROR.
 */
gint64 dw_writer_insert_feed (DwWriter      *writer,
                              const DwFeed  *draft,
                              GError       **error);

/** dw_writer_put_notes: Writes @notes in whatever transaction is open. */
gboolean dw_writer_put_notes (DwDb                *db,
                              gint64               feed_id,
                              const DwCrawlNotes  *notes,
                              GError             **error);

G_END_DECLS
