/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/** DW_SCHEMA_APPLICATION_ID: `PRAGMA application_id` of directory.db: "FDIR". */
#define DW_SCHEMA_APPLICATION_ID 0x46444952

/** DW_SCHEMA_FILE: the directory's file name in a data folder. */
#define DW_SCHEMA_FILE "directory.db"

/**
 * dw_schema_get_version:
 *
 * Returns: the schema version that this program writes: how many migrations there are
 */
guint dw_schema_get_version (void);

/** dw_schema_migrate: Brings @db to dw_schema_get_version(). */
gboolean dw_schema_migrate (DwDb    *db,
                            GError **error);

/**
 * dw_schema_open:
 * @path: of a directory.db, which is made when missing
 *
 * Opens for writing and upgrades. A newer file is refused with DW_DB_ERROR_TOO_NEW: it, its -wal and -shm stay
 * byte-identical.
 *
 * Returns: (transfer full): the connection, or NULL with DW_DB_ERROR
 */
DwDb *dw_schema_open (const char  *path,
                      GError     **error);

/**
 * dw_schema_check: Whether the tables of @db are declared as the migrations declare them; FALSE with
 * DW_DB_ERROR_DAMAGED.
 */
gboolean dw_schema_check (DwDb    *db,
                          GError **error);

/** dw_schema_get_number: Reads @name of store_meta into @value. */
gboolean dw_schema_get_number (DwDb        *db,
                               const char  *name,
                               gint64      *value,
                               GError     **error);

/** dw_schema_set_number: Writes @value to @name of store_meta. */
gboolean dw_schema_set_number (DwDb        *db,
                               const char  *name,
                               gint64       value,
                               GError     **error);

/** dw_schema_raise_generation: Raises the store's generation by one, and marks it: something in it changed. */
gboolean dw_schema_raise_generation (DwDb    *db,
                                     GError **error);

/**
 * dw_schema_forget_marks:
 *
 * Takes back the marks of all generations so far: what was made of one of them is added to no more, but made anew, and
 * with it goes what must not be known any more. Before dw_schema_raise_generation().
 */
gboolean dw_schema_forget_marks (DwDb    *db,
                                 GError **error);

G_END_DECLS
