/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * What the files of this room share, and its tests look at. Nobody else includes it.
 */

struct _DwDb
{
  sqlite3 *handle;
  GThread *thread;
  DwDbMode mode;
  DwDbStopFunc is_stopped;  /* (nullable) */
  gpointer stop_data;
  gint64 deadline;
  gint64 waiting_since;
  gboolean saw_damage;
};

/** dw_db_assert_thread: Stops the program when @db is used from another thread than its own. */
#define dw_db_assert_thread(db) g_assert ((db)->thread == g_thread_self ())

/**
 * dw_db_set_error: Sets @error to what the result code @rc means to a person; @doing as in dw_db_exec(). Returns:
 * FALSE.
 */
gboolean dw_db_set_error (DwDb        *db,
                          int          rc,
                          const char  *doing,
                          GError     **error);

/**
 * dw_db_set_system_error: As dw_db_set_error(), of a file that is not SQLite's: @reason is an errno. Returns: FALSE.
 */
gboolean dw_db_set_system_error (int          reason,
                                 const char  *doing,
                                 GError     **error);

/** dw_db_is_over_limit: Returns: whether the cancellable was cancelled or the deadline has passed. */
gboolean dw_db_is_over_limit (DwDb *db);

/** dw_db_apply_settings: Applies every setting of the mode and reads each one back. */
gboolean dw_db_apply_settings (DwDb    *db,
                               GError **error);

/** dw_db_read_number: Reads the one number that @sql, a pragma, yields into @value. */
gboolean dw_db_read_number (DwDb        *db,
                            const char  *sql,
                            gint64      *value,
                            GError     **error);

/** dw_db_has_content: Returns: whether there is a file at @path followed by @suffix ("-wal") and it is not empty. */
gboolean dw_db_has_content (const char *path,
                            const char *suffix);

/**
 * dw_db_dup_safe_path: Returns: (transfer full): @path with the links of its folder resolved, or NULL: not a file to
 * open.
 */
char *dw_db_dup_safe_path (const char  *path,
                           DwDbMode     mode,
                           GError     **error);

/** dw_db_open_handle: Opens a connection without any setting, at @path or the `file:` address of it. */
sqlite3 *dw_db_open_handle (const char  *path,
                            int          flags,
                            GError     **error);

/** dw_db_check_owner: Whether @found is the application_id of our kind of file, @wanted. */
gboolean dw_db_check_owner (gint64   found,
                            guint32  wanted,
                            GError **error);

G_END_DECLS
