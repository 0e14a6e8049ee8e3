/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-package.h"

G_BEGIN_DECLS

/**
 * DwTabular:
 *
 * An HSDS Tabular Data Package: one CSV file a class, rows that name each other by id. Of HSDS 3.x and 1.x. Each
 * service comes out as one JSON record whose members are the columns, its other rows nested in it as the API would nest
 * them (rows of 1.x under the names of ORUK 1.0), so that the one reader of records reads it. That JSON is the raw
 * record. One thread.
 */
typedef struct _DwTabular DwTabular;

/**
 * dw_tabular_is_package: Returns: whether @package has a table of services, told by its `datapackage.json` or by its
 * name.
 */
gboolean dw_tabular_is_package (DwPackage *package);

/**
 * dw_tabular_open:
 *
 * Reads the tables that @package has, each once, in UTF-8, UTF-16 or Windows-1252. A file is found by its resource's
 * name and path in `datapackage.json`, and if that leads nowhere by its own name.
 *
 * Returns: (transfer full): the tables; NULL with DW_PAGE_ERROR when one breaks off, or has more than
 *   DW_LIMIT_TABLE_ROWS or DW_LIMIT_TABLE_CELLS
 */
DwTabular *dw_tabular_open (DwPackage  *package,
                            GError    **error);

/** dw_tabular_free: Frees @tabular. */
void dw_tabular_free (DwTabular *tabular);

/**
 * dw_tabular_next: Returns: (transfer full) (nullable): the next page of services, a JSON list of about 4 MiB; NULL
 * after the last.
 */
GBytes *dw_tabular_next (DwTabular *tabular);

/** DwTabularLooseFunc: A row of @table, whose own id is @id or "", names in @column the @value that is nobody's id. */
typedef void (*DwTabularLooseFunc) (const char *table,
                                    const char *column,
                                    const char *id,
                                    const char *value,
                                    gpointer    data);

/**
 * dw_tabular_foreach_loose:
 *
 * Calls @func for each cell that names a row of another table which is not there: a telephone of no service, a service
 * of no organisation. What should be joined by it is left out of the records.
 */
void dw_tabular_foreach_loose (DwTabular          *tabular,
                               DwTabularLooseFunc  func,
                               gpointer            data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTabular, dw_tabular_free)

G_END_DECLS
