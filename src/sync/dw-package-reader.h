/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-package.h"
#include "dw-tabular.h"

G_BEGIN_DECLS

/**
 * DwPackageReader:
 *
 * The pages of services in a package, one by one: of a tabular package, of files with a record a line, else of every
 * JSON file that holds services; lists before single records, which complete them. One thread.
 */
typedef struct _DwPackageReader DwPackageReader;

/** dw_package_reader_new: Returns: (transfer full): a reader of @package (transfer full); NULL with DW_PAGE_ERROR. */
DwPackageReader *dw_package_reader_new (DwPackage  *package,
                                        GError    **error);

/** dw_package_reader_free: Frees @reader and its package. */
void dw_package_reader_free (DwPackageReader *reader);

/**
 * dw_package_reader_next:
 * @name: (out) (transfer none): the file that the page is from
 *
 * Returns: (transfer full) (nullable): the next page of services; NULL after the last without @error, or with
 *   DW_PAGE_ERROR
 */
GBytes *dw_package_reader_next (DwPackageReader  *reader,
                                const char      **name,
                                GError          **error);

/**
 * dw_package_reader_get_lines: Returns: (nullable) (element-type guint): the number of the line of each record of the
 * page last returned, until the next one; NULL when its file is not read by lines
 */
const GArray *dw_package_reader_get_lines (DwPackageReader *reader);

/** dw_package_reader_foreach_loose: As dw_tabular_foreach_loose(), which other packages have nothing of. */
void dw_package_reader_foreach_loose (DwPackageReader    *reader,
                                      DwTabularLooseFunc  func,
                                      gpointer            data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPackageReader, dw_package_reader_free)

G_END_DECLS
