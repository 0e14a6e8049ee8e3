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

/* Virtual machine steps between two looks at the clock: well under a millisecond. */
#define STEPS_PER_LOOK 1000

#define OLDEST_SQLITE 3040000

G_DEFINE_QUARK (dw-db-error-quark, dw_db_error)

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

/* Codes are extended: the low byte is the kind. Some kinds hide the system's own reason. */
static DwDbError
classify (DwDb *db,
          int   rc)
{
  int reason = db != NULL ? sqlite3_system_errno (db->handle) : 0;

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return db != NULL && dw_db_is_over_limit (db) ? DW_DB_ERROR_INTERRUPTED : DW_DB_ERROR_BUSY;
    case SQLITE_INTERRUPT:
      return DW_DB_ERROR_INTERRUPTED;
    case SQLITE_FULL:
      return DW_DB_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DW_DB_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DW_DB_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (reason == ENOSPC || reason == EDQUOT)
        return DW_DB_ERROR_FULL;
      return reason == EROFS || reason == EACCES || reason == EPERM ? DW_DB_ERROR_READ_ONLY : DW_DB_ERROR_FAILED;
    default:
      return DW_DB_ERROR_FAILED;
    }
}

static const char *
get_sentence (DwDbError code)
{
  switch (code)
    {
    case DW_DB_ERROR_BUSY:
      return _("%s had to stop: another Doorway is saving. Nothing was changed. Try again in a moment.");
    case DW_DB_ERROR_FULL:
      return _("%s had to stop: there is not enough space. What was saved before is still there. Free some disk space "
               "and try again.");
    case DW_DB_ERROR_READ_ONLY:
      return _("%s had to stop: the folder cannot be written to. Nothing was changed. Choose a folder that can, or "
               "change its permissions.");
    case DW_DB_ERROR_DAMAGED:
      return _("%s had to stop: the file is damaged or is not a database. Nothing was changed.");
    case DW_DB_ERROR_INTERRUPTED:
      return _("%s was stopped before it was done. Nothing was changed.");
    case DW_DB_ERROR_FAILED:
    case DW_DB_ERROR_TOO_NEW:
    case DW_DB_ERROR_NOT_OURS:
    default:
      return NULL;
    }
}

gboolean
dw_db_set_error (DwDb        *db,
                 int          rc,
                 const char  *doing,
                 GError     **error)
{
  DwDbError code = classify (db, rc);
  const char *sentence = get_sentence (code);
  g_autofree char *message = NULL;

  /* sqlite3_errmsg() can quote what a person searched for; the text of the code cannot. */
  if (sentence == NULL)
    message = g_strdup_printf (_("%s did not work (%s, code %d). Nothing was changed."), doing, sqlite3_errstr (rc), rc);
  else
    {
      g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

      message = g_strconcat (parts[0], doing, parts[1], NULL);
    }

  g_set_error_literal (error, DW_DB_ERROR, code, message);
  return FALSE;
}

gboolean
dw_db_is_over_limit (DwDb *db)
{
  return (db->cancellable != NULL && g_cancellable_is_cancelled (db->cancellable))
         || (db->deadline != 0 && g_get_monotonic_time () >= db->deadline);
}

static int
on_progress (void *data)
{
  return dw_db_is_over_limit (data);
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

gboolean
dw_db_read_number (DwDb        *db,
                   const char  *sql,
                   gint64      *value,
                   GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, sql, error);

  if (statement == NULL || dw_statement_step (statement, error) == DW_STEP_ERROR)
    return FALSE;

  *value = dw_statement_get_int (statement, 0);
  return TRUE;
}

/* mknod() makes the file with its permissions and never opens it: closing a descriptor of our own would drop the locks
   that SQLite holds in this process. */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  g_autofree char *shown = NULL;
  DwDbError code;

  if (mknod (path, S_IFREG | 0600, 0) == 0 || errno == EEXIST)
    return TRUE;

  shown = g_filename_display_name (path);
  code = errno == ENOSPC || errno == EDQUOT ? DW_DB_ERROR_FULL : DW_DB_ERROR_READ_ONLY;
  g_set_error (error, DW_DB_ERROR, code, _("“%s” cannot be made: %s."), shown, g_strerror (errno));
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
  return mark_file (db, application_id, error) && dw_db_apply_settings (db, error);
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

  dw_db_set_limit (db, NULL, 0);
  if (db->mode == DW_DB_READ_WRITE && !db->is_hands_off)
    sqlite3_exec (db->handle, "PRAGMA optimize", NULL, NULL, NULL);

  rc = sqlite3_close (db->handle);
  g_assert (rc == SQLITE_OK); /* a statement was not freed */
  g_free (db);
}

int
dw_db_get_version (DwDb    *db,
                   GError **error)
{
  gint64 version;

  return dw_db_read_number (db, "PRAGMA user_version", &version, error) ? (int) version : -1;
}

gboolean
dw_db_exec (DwDb        *db,
            const char  *doing,
            const char  *sql,
            GError     **error)
{
  int rc;

  dw_db_assert_thread (db);

  rc = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || dw_db_set_error (db, rc, doing, error);
}

gboolean
dw_db_begin (DwDb    *db,
             GError **error)
{
  return dw_db_exec (db, _("Saving"), "BEGIN IMMEDIATE", error);
}

gboolean
dw_db_begin_read (DwDb    *db,
                  GError **error)
{
  return dw_db_exec (db, _("Reading"), "BEGIN", error);
}

gboolean
dw_db_commit (DwDb    *db,
              GError **error)
{
  return dw_db_exec (db, _("Saving"), "COMMIT", error);
}

void
dw_db_rollback (DwDb *db)
{
  dw_db_assert_thread (db);

  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

void
dw_db_checkpoint (DwDb *db)
{
  dw_db_assert_thread (db);

  sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

gint64
dw_db_last_row_id (DwDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

gint64
dw_db_changes (DwDb *db)
{
  return sqlite3_changes64 (db->handle);
}

gint64
dw_db_data_version (DwDb *db)
{
  gint64 version = 0;

  dw_db_read_number (db, "PRAGMA data_version", &version, NULL);
  return version;
}

void
dw_db_set_limit (DwDb         *db,
                 GCancellable *cancellable,
                 gint64        deadline)
{
  gboolean is_limited = cancellable != NULL || deadline != 0;

  dw_db_assert_thread (db);

  g_set_object (&db->cancellable, cancellable);
  db->deadline = deadline;
  sqlite3_progress_handler (db->handle, is_limited ? STEPS_PER_LOOK : 0, is_limited ? on_progress : NULL, db);
}

gboolean
dw_db_check (DwDb    *db,
             GError **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, "PRAGMA quick_check(1)", error);

  if (statement == NULL || dw_statement_step (statement, error) == DW_STEP_ERROR)
    return FALSE;
  if (g_strcmp0 (dw_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;

  return dw_db_set_error (db, SQLITE_CORRUPT, _("Checking the database"), error);
}
