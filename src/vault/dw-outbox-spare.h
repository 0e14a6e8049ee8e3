/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * The second copy of the outbox: `outbox.spare` beside it (dw-spare-file.h), a correction a line. It is written, whole,
 * before the transaction that changes a correction is committed: what is removed from the outbox is gone from the copy
 * by then.
 */

/** dw_outbox_spare_commit: Commits, as dw_db_commit(), after the copy has what changed; or rolls back. */
gboolean dw_outbox_spare_commit (DwDb        *db,
                                 const char  *data_dir,
                                 GError     **error);

/**
 * dw_outbox_spare_settle:
 * @is_restored: (out): whether the outbox was new, and has now all that a whole copy had
 *
 * To be called when the outbox was opened: gives a new one what the copy beside it has, puts right rows that came to
 * harm, or makes the copy, where there is none or it lags behind.
 *
 * Returns: FALSE with DW_DB_ERROR; _DAMAGED when rows came to harm and there is no whole copy to put them right from
 */
gboolean dw_outbox_spare_settle (DwDb        *db,
                                 const char  *data_dir,
                                 gboolean    *is_restored,
                                 GError     **error);

G_END_DECLS
