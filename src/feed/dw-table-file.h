/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-package.h"
#include "dw-tables.h"

G_BEGIN_DECLS

/** DW_TABLE_NO_ROW: no row. */
#define DW_TABLE_NO_ROW G_MAXUINT

/** DwTableFile: the rows of one table, in memory, found by the value of any column. */
typedef struct _DwTableFile DwTableFile;

/**
 * dw_table_file_read:
 * @file: a CSV file as some program saved it
 *
 * Returns: (transfer full): its rows; NULL with DW_PAGE_ERROR when it breaks off or is too long
 */
DwTableFile *dw_table_file_read (const DwPackageFile  *file,
                                 GError              **error);

/** dw_table_file_free: Frees @table. */
void dw_table_file_free (DwTableFile *table);

/** dw_table_file_get_n_rows: Returns: how many rows it has below its first one, which names the columns. */
guint dw_table_file_get_n_rows (const DwTableFile *table);

/** dw_table_file_get_n_columns: Returns: how many columns its first row names. */
guint dw_table_file_get_n_columns (const DwTableFile *table);

/** dw_table_file_get_column: Returns: (transfer none): the name of a column. */
const char *dw_table_file_get_column (const DwTableFile *table,
                                      guint              column);

/** dw_table_file_get: Returns: (transfer none): a cell, "" when the row ends before it. */
const char *dw_table_file_get (const DwTableFile *table,
                               guint              row,
                               guint              column);

/**
 * dw_table_file_get_named: Returns: (transfer none): the cell of @row in the column called @name, "" when there is
 * none.
 */
const char *dw_table_file_get_named (const DwTableFile *table,
                                     guint              row,
                                     const char        *name);

/**
 * dw_table_file_index_owned:
 * @name: of a column that was not searched before
 * @owners: (array): a byte for each row
 *
 * From here on a search of that column finds only the rows whose byte is @owner, without a look at the others.
 */
void dw_table_file_index_owned (DwTableFile  *table,
                                const char   *name,
                                const guint8 *owners,
                                guint8        owner);

/**
 * dw_table_file_find:
 * @name: of a column
 * @after: a row found before, or DW_TABLE_NO_ROW
 *
 * Returns: the first row, or the next one after @after, whose cell in that column is @value; DW_TABLE_NO_ROW at the end, and of ""
 */
guint dw_table_file_find (DwTableFile *table,
                          const char  *name,
                          const char  *value,
                          guint        after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTableFile, dw_table_file_free)

G_END_DECLS
