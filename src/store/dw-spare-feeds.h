/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"
#include "dw-spare-file.h"

G_BEGIN_DECLS

/*
 * The second copy of what nobody can fetch again: which feeds there are, whose keys may sign them and which edition was
 * accepted last, and what a person said of records that are, or are not, one service. It is written, whole, before the
 * transaction that changes any of it is committed: an edition that was accepted is in it whatever happens then, and no
 * older one is ever taken for new.
 */

/** DW_SPARE_FILE: its name in a data folder. */
#define DW_SPARE_FILE "directory.spare"

/**
 * DwSpareCounts: how much came back of what there was. Feeds but for the starter directory, which comes with Doorway.
 */
typedef struct
{
  guint n_feeds;
  guint n_feeds_before;
  guint n_decisions;
  guint n_decisions_before;
  gboolean is_known;      /* whether there was anything to say it of: else all is 0 */
} DwSpareCounts;

/**
 * dw_spare_feeds_commit: Commits, as dw_db_commit(), after the second copy has what changed. Rolled back where either
 * fails.
 */
gboolean dw_spare_feeds_commit (DwDb        *db,
                                const char  *data_dir,
                                GError     **error);

/**
 * dw_spare_feeds_settle:
 * @was_begun: whether @db was begun because the one before was damaged
 *
 * To be called when a directory was opened: gives a new one what the copy beside it has, puts right rows that came to
 * harm, or makes the copy, where there is none or it lags behind. What was done is noted for whoever uses Doorway
 * (dw-renewal.h).
 *
 * Returns: FALSE with DW_DB_ERROR; _DAMAGED when rows came to harm and cannot be put right in their place
 */
gboolean dw_spare_feeds_settle (DwDb        *db,
                                const char  *data_dir,
                                gboolean     was_begun,
                                GError     **error);

G_END_DECLS
