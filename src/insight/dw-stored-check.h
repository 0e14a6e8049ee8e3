/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * dw_stored_check_run:
 * @feed: one that @reader has
 *
 * Checks what the directory has of @feed, without a network: every record of the copy is read as if it came now. What
 * could not be taken in then is not in the copy; the report's warning says of when the copy is and how many records
 * that were.
 *
 * Returns: (transfer full): the report of a check, or NULL with DW_DB_ERROR
 */
DwCrawlReport *dw_stored_check_run (DwReader      *reader,
                                    const DwFeed  *feed,
                                    GError       **error);

G_END_DECLS
