/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-table.h"

G_BEGIN_DECLS

/**
 * DwBadCell: a cell, or a member of a record of a feed, that has to be mended: where it is, what stands there, and what
 * to write.
 */
typedef struct
{
  char *record;         /* (nullable): the id of the record; NULL for a cell */
  char *name;           /* (nullable): of the record */
  char *table;          /* (nullable): the file's name; NULL for a record, as is @column */
  guint row;            /* as the spreadsheet counts, from 1; 0 for a record */
  guint head;           /* the heading's place in the table */
  char *column;         /* the column's letters: "F" */
  char *title;          /* its heading, or what the template calls what the member says */
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

/** dw_bad_cell_new_of_record: Returns: (transfer full): a complaint of what the record @id says under @title. */
DwBadCell *dw_bad_cell_new_of_record (const char *id,
                                      const char *name,
                                      const char *title,
                                      const char *found,
                                      const char *write);

/** dw_bad_cell_equal: Returns: whether both, of cells of tables, say the same of the same cell. */
gboolean dw_bad_cell_equal (const DwBadCell *one,
                            const DwBadCell *other);

/**
 * dw_bad_cell_compare: Returns: the order, as in strcmp(), of two complaints of cells of one table: by row, then by
 * column.
 */
int dw_bad_cell_compare (const DwBadCell *one,
                         const DwBadCell *other);

/**
 * dw_bad_cell_dup_line: Returns: (transfer full): the complaint as a line: "Row 4, column F (Starts): “9.30 ish”. Write
 * a time such as …", or "“Play” (ID 12), Town: “Mitchm”. Is …"
 */
char *dw_bad_cell_dup_line (const DwBadCell *bad);

G_END_DECLS
