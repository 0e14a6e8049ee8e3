/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "dw-db-private.h"

/* Company in the middle of its own recovery is done long before. */
#define PEEK_TIMEOUT_MS 5000

/*
 * Looking at a file before it is opened for good: whether it is a file at all, whose it is and how new, leaving it, its
 * WAL and its folder exactly as they are.
 */

gboolean
dw_db_has_content (const char *path,
                   const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_lstat (name, &status) == 0 && status.st_size > 0;
}

static gboolean
refuse_path (const char  *path,
             GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED,
               _("“%s” is a link, a special file or another person’s file, and was not opened. Remove it or choose "
                 "another folder."),
               shown);
  return FALSE;
}

static gboolean
check_is_plain_file (const char  *path,
                     DwDbMode     mode,
                     GError     **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    return TRUE; /* nothing there yet */
  if (!S_ISREG (status.st_mode))
    return refuse_path (path, error);

  /* Reading a file that an administrator provides is fine; writing another person's is not. */
  if (mode == DW_DB_READ_WRITE && geteuid () != 0 && status.st_uid != geteuid ())
    return refuse_path (path, error);

  return TRUE;
}

/* SQLITE_OPEN_NOFOLLOW refuses a link anywhere in the path, and home folders are often reached through one. Only the
   file itself must not be a link. */
char *
dw_db_dup_safe_path (const char  *path,
                     DwDbMode     mode,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *safe = NULL;
  char *real = realpath (folder, NULL);

  if (real == NULL)
    {
      int saved_errno = errno;
      g_autofree char *shown = g_filename_display_name (folder);

      g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED, _("The folder “%s” cannot be opened: %s."), shown,
                   g_strerror (saved_errno));
      return NULL;
    }

  safe = g_build_filename (real, name, NULL);
  free (real);
  if (!check_is_plain_file (safe, mode, error))
    return NULL;

  return g_steal_pointer (&safe);
}

gboolean
dw_db_check_owner (gint64   found,
                   guint32  wanted,
                   GError **error)
{
  if (found == wanted)
    return TRUE;

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_NOT_OURS,
                       _("The file is the database of another program and was left as it is. Move it away or choose "
                         "another folder."));
  return FALSE;
}

/* Without a WAL the file alone is the truth, and an immutable connection makes no lock and no file beside it. */
static sqlite3 *
open_immutable (const char  *path,
                GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *address = g_strconcat (uri, "?immutable=1", NULL);

  return dw_db_open_handle (address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* With a WAL its newest pages count. An exclusive connection keeps the WAL's index in memory, so that the -shm file is
   not written either; one that may not have the lock has company, whose -shm is right already. */
static sqlite3 *
open_with_wal (const char  *path,
               GError     **error)
{
  sqlite3 *handle = dw_db_open_handle (path, SQLITE_OPEN_READWRITE, error);

  if (handle == NULL)
    return NULL;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_exec (handle, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
  if ((sqlite3_exec (handle, "PRAGMA user_version", NULL, NULL, NULL) & 0xff) == SQLITE_BUSY)
    {
      sqlite3_exec (handle, "PRAGMA locking_mode = NORMAL", NULL, NULL, NULL);
      sqlite3_busy_timeout (handle, PEEK_TIMEOUT_MS);
    }

  return handle;
}

gboolean
dw_db_peek (const char  *path,
            guint32      application_id,
            int         *version,
            GError     **error)
{
  g_autofree char *safe = dw_db_dup_safe_path (path, DW_DB_READ_ONLY, error);
  DwDb peek = { .thread = g_thread_self (), .mode = DW_DB_READ_ONLY };
  gint64 owner = 0;
  gint64 found = 0;
  gboolean is_ours;

  *version = 0;
  if (safe == NULL)
    return FALSE;

  /* A journal is the trace of a first transaction that was cut short: SQLite has to undo it before there is anything
     to look at. */
  if (!dw_db_has_content (safe, "") || dw_db_has_content (safe, "-journal"))
    return TRUE;

  peek.handle = dw_db_has_content (safe, "-wal") ? open_with_wal (safe, error) : open_immutable (safe, error);
  if (peek.handle == NULL)
    return FALSE;

  is_ours = dw_db_read_number (&peek, "PRAGMA application_id", &owner, error)
            && dw_db_read_number (&peek, "PRAGMA user_version", &found, error)
            && dw_db_check_owner (owner, application_id, error);
  sqlite3_close (peek.handle);

  *version = (int) found;
  return is_ours;
}
