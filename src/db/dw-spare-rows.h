/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * Rows of a database as lines of its second copy (dw-spare-file.h), and back. A line holds rows that belong together,
 * so that they come back together or not at all. What is text in it is data: tables and columns are ours.
 */

/** DwSpareTable: what is kept of a table. */
typedef struct
{
  const char *name;
  const char *key;      /* the columns by which a row is known again */
  const char *columns;  /* in the order of the line: append only, so that an older line can still be put back */
  const char *unkept;   /* (nullable): a column that is not kept and may not be empty: 0 in a row that is new */
} DwSpareTable;

/**
 * dw_spare_rows_read:
 * @condition: what picks the rows and puts them in order; may hold `?1`
 * @id: for `?1`
 * @rows: (element-type GVariant): where they are added
 *
 * Returns: FALSE with DW_DB_ERROR
 */
gboolean dw_spare_rows_read (DwDb                *db,
                             const DwSpareTable  *table,
                             const char          *condition,
                             gint64               id,
                             GPtrArray           *rows,
                             GError             **error);

/** dw_spare_rows_new: Returns: (transfer full): an array for dw_spare_rows_read(). */
GPtrArray *dw_spare_rows_new (void);

/**
 * dw_spare_rows_print: Returns: (transfer full): the line of @rows, the same for the same rows; without a line's end.
 */
char *dw_spare_rows_print (GPtrArray *rows);

/**
 * dw_spare_rows_put:
 * @tables: (array length=n_tables): those that may come in a line
 *
 * Writes the rows of @line, over the ones that are known by the same key, in whatever transaction is open.
 *
 * Returns: FALSE with DW_DB_ERROR; _DAMAGED when it is no such line
 */
gboolean dw_spare_rows_put (DwDb                *db,
                            const DwSpareTable  *tables,
                            guint                n_tables,
                            const char          *line,
                            GError             **error);

G_END_DECLS
