/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-line.h"

G_BEGIN_DECLS

#define DW_TYPE_FACT_ROW (dw_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (DwFactRow, dw_fact_row, DW, FACT_ROW, GtkWidget)

/**
 * DwFactRow:
 *
 * One fact of a record: what it is, the fact, and the mark of its source (*stated*, *read from the description*).
 * Numbers and e-mail addresses can be selected, addresses that may be opened are links.
 */

/** dw_fact_row_new: Returns: (transfer floating): a row that shows @line; nothing of it is kept. */
GtkWidget *dw_fact_row_new (const DwLine *line);

G_END_DECLS
