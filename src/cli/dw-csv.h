/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-feed.h"

G_BEGIN_DECLS

/*
 * One service as one row of a table (RFC 4180, UTF-8), for a spreadsheet. What is not stated is an empty cell. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */

/** dw_csv_append_header: Appends the row of column names. */
void dw_csv_append_header (GString *csv);

/** dw_csv_append_record: Appends @record as a row, with where it comes from. */
void dw_csv_append_record (GString  *csv,
                           DwRecord *record);

G_END_DECLS
