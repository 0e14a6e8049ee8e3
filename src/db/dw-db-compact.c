/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>

#include "dw-db-private.h"

/* The new file is written beside the old one, and once more to the WAL. Where nobody can tell what is free, SQLite
   finds out. */
static gboolean
has_room (DwDb *db)
{
  const char *path = sqlite3_db_filename (db->handle, "main");
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  gint64 n_pages, page_size;
  struct statvfs disk;

  if (folder == NULL || statvfs (folder, &disk) != 0 || !dw_db_read_number (db, "PRAGMA page_count", &n_pages, NULL)
      || !dw_db_read_number (db, "PRAGMA page_size", &page_size, NULL))
    return TRUE;

  return (guint64) disk.f_bavail * disk.f_frsize > 2 * (guint64) n_pages * (guint64) page_size;
}

gboolean
dw_db_compact (DwDb    *db,
               GError **error)
{
  gboolean is_done;
  int n_attached;

  dw_db_assert_thread (db);

  if (!has_room (db))
    return dw_db_set_error (db, SQLITE_FULL, _("Upgrading the database"), error);

  /* SQLite attaches the new file, and would keep the whole of it in memory. */
  n_attached = sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1);
  is_done = dw_db_exec (db, _("Upgrading the database"), "PRAGMA temp_store = FILE; VACUUM", error);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, n_attached);
  sqlite3_exec (db->handle, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
  return is_done;
}
