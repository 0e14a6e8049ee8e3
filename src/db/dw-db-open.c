/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "dw-db-private.h"

/* How long to wait for another program that is writing. */
#define BUSY_TIMEOUT (5 * G_USEC_PER_SEC)
#define BUSY_PAUSE_MS 5

#define OLDEST_SQLITE 3040000

/* The log may quote what was searched for: the code alone is written. */
static void
on_sqlite_log (void       *data,
               int         code,
               const char *message)
{
  g_debug ("SQLite reports code %d", code);
}

static gboolean
start_sqlite (GError **error)
{
  static gsize is_started = 0;

  if (g_once_init_enter (&is_started))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, on_sqlite_log, NULL);
      g_debug ("SQLite %s", sqlite3_sourceid ());
      g_once_init_leave (&is_started, 1);
    }

  if (sqlite3_libversion_number () >= OLDEST_SQLITE)
    return TRUE;

  g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED, _("Doorway needs SQLite 3.40 or newer; this is %s."),
               sqlite3_libversion ());
  return FALSE;
}

static int
on_busy (void *data,
         int   n_tries)
{
  DwDb *db = data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    db->waiting_since = now;
  if (now - db->waiting_since >= BUSY_TIMEOUT || dw_db_is_over_limit (db))
    return 0;

  sqlite3_sleep (BUSY_PAUSE_MS);
  return 1;
}

sqlite3 *
dw_db_open_handle (const char  *path,
                   int          flags,
                   GError     **error)
{
  DwDb db = { .thread = g_thread_self () };
  int rc;

  if (!start_sqlite (error))
    return NULL;

  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  rc = sqlite3_open_v2 (path, &db.handle, flags, NULL);
  if (rc == SQLITE_OK)
    return db.handle;

  dw_db_set_error (&db, rc, _("Opening the database"), error);
  sqlite3_close (db.handle);
  return NULL;
}

static DwDb *
wrap_handle (sqlite3  *handle,
             DwDbMode  mode)
{
  DwDb *db = g_new0 (DwDb, 1);

  db->handle = handle;
  db->thread = g_thread_self ();
  db->mode = mode;
  sqlite3_busy_handler (handle, on_busy, db);
  return db;
}

/* mknod() makes the file with its permissions and never opens it: closing a descriptor of our own would drop the locks
   that SQLite holds in this process. */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  g_autofree char *shown = NULL;
  DwDbError code;
  int saved_errno;

  if (mknod (path, S_IFREG | 0600, 0) == 0 || errno == EEXIST)
    return TRUE;

  saved_errno = errno;
  shown = g_filename_display_name (path);
  code = saved_errno == ENOSPC || saved_errno == EDQUOT ? DW_DB_ERROR_FULL : DW_DB_ERROR_READ_ONLY;
  g_set_error (error, DW_DB_ERROR, code, _("“%s” cannot be made: %s."), shown, g_strerror (saved_errno));
  return FALSE;
}

/* The mark goes in before anything else is written: a file with content and without the mark is not ours. */
static gboolean
mark_file (DwDb     *db,
           guint32   application_id,
           GError  **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %" G_GUINT32_FORMAT, application_id);
  gint64 n_pages = 0;
  gint64 found = 0;

  if (!dw_db_read_number (db, "PRAGMA page_count", &n_pages, error))
    return FALSE;
  if (n_pages == 0 && db->mode != DW_DB_READ_ONLY && !dw_db_exec (db, _("Making the database"), mark, error))
    return FALSE;
  if (!dw_db_read_number (db, "PRAGMA application_id", &found, error))
    return FALSE;

  return dw_db_check_owner (found, application_id, error);
}

static gboolean
set_up (DwDb     *db,
        guint32   application_id,
        GError  **error)
{
  gint64 until = g_get_monotonic_time () + BUSY_TIMEOUT;

  /* Of two that turn a new file to its WAL at once, SQLite tells one that it is busy, and asks no handler whether to
     wait. */
  for (;;)
    {
      g_autoptr (GError) failure = NULL;

      if (mark_file (db, application_id, &failure) && dw_db_apply_settings (db, &failure))
        return TRUE;
      if (!g_error_matches (failure, DW_DB_ERROR, DW_DB_ERROR_BUSY) || g_get_monotonic_time () >= until)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      sqlite3_sleep (BUSY_PAUSE_MS);
    }
}

static DwDb *
open_read_write (const char  *path,
                 guint32      application_id,
                 GError     **error)
{
  g_autoptr (DwDb) db = NULL;
  sqlite3 *handle;
  int version;

  if (!dw_db_peek (path, application_id, &version, error) || !make_file (path, error))
    return NULL;

  handle = dw_db_open_handle (path, SQLITE_OPEN_READWRITE, error);
  if (handle == NULL)
    return NULL;

  /* SQLite opens what it may not write for reading, without a word. */
  db = wrap_handle (handle, DW_DB_READ_WRITE);
  if (sqlite3_db_readonly (handle, "main") == 1)
    {
      dw_db_set_error (db, SQLITE_READONLY, _("Opening the database"), error);
      return NULL;
    }

  return set_up (db, application_id, error) ? g_steal_pointer (&db) : NULL;
}

/* A medium that cannot be written cannot hold the WAL's index either; without a WAL the file alone is whole. */
static gboolean
is_frozen (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) != 0 && !dw_db_has_content (path, "-wal");
}

static DwDb *
open_read_only (const char  *path,
                guint32      application_id,
                GError     **error)
{
  g_autoptr (DwDb) db = NULL;
  sqlite3 *handle;

  if (is_frozen (path))
    {
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
      g_autofree char *address = g_strconcat (uri, "?immutable=1", NULL);

      handle = dw_db_open_handle (address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
    }
  else
    handle = dw_db_open_handle (path, SQLITE_OPEN_READONLY, error);
  if (handle == NULL)
    return NULL;

  db = wrap_handle (handle, DW_DB_READ_ONLY);
  return set_up (db, application_id, error) ? g_steal_pointer (&db) : NULL;
}

DwDb *
dw_db_open (const char  *path,
            guint32      application_id,
            DwDbMode     mode,
            GError     **error)
{
  g_autofree char *safe = NULL;
  g_autoptr (DwDb) db = NULL;
  sqlite3 *handle;

  if (mode != DW_DB_SCRATCH)
    {
      safe = dw_db_dup_safe_path (path, mode, error);
      if (safe == NULL)
        return NULL;
      return mode == DW_DB_READ_WRITE ? open_read_write (safe, application_id, error)
                                      : open_read_only (safe, application_id, error);
    }

  handle = dw_db_open_handle (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  if (handle == NULL)
    return NULL;

  db = wrap_handle (handle, DW_DB_SCRATCH);
  return set_up (db, application_id, error) ? g_steal_pointer (&db) : NULL;
}

void
dw_db_close (DwDb *db)
{
  int rc;

  dw_db_assert_thread (db);

  dw_db_set_limit (db, NULL, NULL, 0);
  rc = sqlite3_close (db->handle);
  g_assert (rc == SQLITE_OK); /* a statement was not freed */
  g_free (db);
}
