/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-table.h"

G_BEGIN_DECLS

/** DwBadCell: a cell that has to be mended: where it is, what stands there, and what to write. */
typedef struct
{
  char *table;          /* the file's name */
  guint row;            /* as the spreadsheet counts, from 1 */
  char *column;         /* the column's letters: "F" */
  char *title;          /* its heading */
  char *found;          /* what stands there; "" for an empty cell */
  char *write;          /* one sentence or two, translated */
} DwBadCell;

/** dw_bad_cell_free: Frees @data, a DwBadCell. */
void dw_bad_cell_free (gpointer data);

/** dw_bad_cell_new: Returns: (transfer full): a complaint of the cell of @row below heading @head. */
DwBadCell *dw_bad_cell_new (const DwTable    *table,
                            const DwTableRow *row,
                            guint             head,
                            const char       *write);

/** dw_bad_cell_dup_line: Returns: (transfer full): the complaint as a line: "Row 4, column F (Starts): “9.30 ish”. Write a time such as …" */
char *dw_bad_cell_dup_line (const DwBadCell *bad);

G_END_DECLS
