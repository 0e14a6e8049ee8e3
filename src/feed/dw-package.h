/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-fault.h"

G_BEGIN_DECLS

/** DwPackageFile: one file of a package. Its name is a label: nothing is ever written under it. */
typedef struct
{
  char *name;     /* "data/services.csv" */
  GBytes *bytes;
} DwPackageFile;

/**
 * DwPackage:
 *
 * A feed that is many files: a folder, or an archive of one. One thread.
 */
typedef struct _DwPackage DwPackage;

/** dw_package_new: Returns: (transfer full): an empty package. */
DwPackage *dw_package_new (void);

/** dw_package_free: Frees @package and its files. */
void dw_package_free (DwPackage *package);

/**
 * dw_package_add:
 *
 * Returns: whether @bytes were added as the file @name; FALSE with DW_PAGE_ERROR when the package has too many files,
 *   or too large ones, or a name that leads out of it (an absolute one, or one with `..`)
 */
gboolean dw_package_add (DwPackage   *package,
                         const char  *name,
                         GBytes      *bytes,
                         GError     **error);

/**
 * dw_package_get_files: Returns: (transfer none) (element-type DwPackageFile): the files in the order of their names,
 * numbers by value: page-2 before page-10.
 */
GPtrArray *dw_package_get_files (DwPackage *package);

/** dw_package_find: Returns: (nullable): the file @name, in any case. */
const DwPackageFile *dw_package_find (DwPackage  *package,
                                      const char *name);

/** dw_package_is_archive: Returns: whether @bytes begin as a zip or gzip file does. */
gboolean dw_package_is_archive (GBytes *bytes);

/**
 * dw_package_open:
 * @archive: a zip or gzip file
 *
 * Unpacks in memory, at most DW_LIMIT_PACKAGE and DW_LIMIT_PACKAGE_RATIO times what it takes packed.
 *
 * Returns: (transfer full): its files (of gzip one, "data"); NULL with DW_PAGE_ERROR
 */
DwPackage *dw_package_open (GBytes  *archive,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPackage, dw_package_free)

G_END_DECLS
