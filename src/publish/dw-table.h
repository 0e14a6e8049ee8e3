/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-column.h"
#include "dw-csv-reader.h"
#include "dw-publish-error.h"

G_BEGIN_DECLS

/** DwTableRow: one row of a spreadsheet, its cells trimmed; what says nothing ("", "-", "n/a", "tbc") is empty. */
typedef struct
{
  guint number;         /* as the spreadsheet counts, from 1 */
  guint n_cells;
  char **cells;
} DwTableRow;

/** DwTableHead: the heading of one column of a spreadsheet. */
typedef struct
{
  char *title;          /* as it stands there */
  int column;           /* index in dw_template_get_columns(), or -1 for one that no column is meant by */
  guint occurrence;     /* which of the headings that mean the same column it is, from 0: "Day 2" is 1 */
  gboolean is_used;     /* a cell below it, of the rows read so far, says something */
} DwTableHead;

/** DwTable: one spreadsheet, read row by row: its headings, and where the next row is. */
typedef struct
{
  char *name;           /* of the file, for messages */
  char *text;           /*< private > */
  DwCsvReader reader;   /*< private > */
  GArray *heads;        /* of DwTableHead */
  guint n_occurrences;  /* one more than the highest of the headings' */
} DwTable;

/**
 * dw_table_open:
 * @name: of the file, for messages
 * @bytes: (array length=length): what a spreadsheet program saved as CSV or text: see dw_csv_dup_text()
 *
 * The headings are the first of the first twenty rows that has one for the name of the service; what stands above is
 * left.
 *
 * Returns: (transfer full): the table, or NULL with DW_PUBLISH_ERROR_BAD_TABLE
 */
DwTable *dw_table_open (const char  *name,
                        const char  *bytes,
                        gsize        length,
                        GError     **error);

/**
 * dw_table_next:
 * @row: (out) (transfer full) (nullable): the next row that is not empty; NULL behind the last
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_BAD_TABLE where the file is no table any more
 */
gboolean dw_table_next (DwTable      *table,
                        DwTableRow  **row,
                        GError      **error);

/** dw_table_row_free: Frees @data, a DwTableRow. */
void dw_table_row_free (gpointer data);

/** dw_table_free: Frees @table and all its texts. */
void dw_table_free (DwTable *table);

/** dw_table_get: Returns: (transfer none): the cell of @row below heading @head, "" when there is none. */
const char *dw_table_get (const DwTableRow *row,
                          guint             head);

/** dw_table_find: Returns: the index of the heading of @column with that occurrence, or -1. */
int dw_table_find (const DwTable *table,
                   guint          column,
                   guint          occurrence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTable, dw_table_free)

G_END_DECLS
