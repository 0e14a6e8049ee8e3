/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-clock.h"
#include "dw-db-private.h"

/* Virtual machine steps between two looks at the clock: well under a millisecond. */
#define STEPS_PER_LOOK 1000

gboolean
dw_db_is_over_limit (DwDb *db)
{
  return (db->is_stopped != NULL && db->is_stopped (db->stop_data))
         || (db->deadline != 0 && dw_clock_get_effort () >= db->deadline);
}

static int
on_progress (void *data)
{
  return dw_db_is_over_limit (data);
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

gboolean
dw_db_empty_text_table (DwDb        *db,
                        const char  *name,
                        GError     **error)
{
  /* The first rows of the data say what else there is: FTS5 takes a table without them for damaged. */
  static const char *const parts[] = { "data WHERE id > 10", "idx", "content", "docsize" };
  gboolean is_done = TRUE;

  dw_db_assert_thread (db);

  /* Else nobody but FTS5 may write them. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  for (guint i = 0; is_done && i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s_%s", name, parts[i]);

      is_done = dw_db_exec (db, _ ("Preparing the directory"), sql, error);
    }
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return is_done;
}

void
dw_db_settle (DwDb *db)
{
  dw_db_assert_thread (db);

  /* In this order: measuring writes too, and a WAL that is not empty is the mark of a writer that was cut short. */
  sqlite3_exec (db->handle, "PRAGMA optimize", NULL, NULL, NULL);
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
dw_db_set_limit (DwDb          *db,
                 DwDbStopFunc   is_stopped,
                 gpointer       data,
                 gint64         deadline)
{
  gboolean is_limited = is_stopped != NULL || deadline != 0;

  dw_db_assert_thread (db);

  db->is_stopped = is_stopped;
  db->stop_data = data;
  db->deadline = deadline;
  sqlite3_progress_handler (db->handle, is_limited ? STEPS_PER_LOOK : 0, is_limited ? on_progress : NULL, db);
}

gboolean
dw_db_check_limit (DwDb        *db,
                   const char  *doing,
                   GError     **error)
{
  return !dw_db_is_over_limit (db) || dw_db_set_error (db, SQLITE_INTERRUPT, doing, error);
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

gboolean
dw_db_take_damage (DwDb *db)
{
  gboolean saw_damage = db->saw_damage;

  db->saw_damage = FALSE;
  return saw_damage;
}

gboolean
dw_db_has_moved (DwDb *db)
{
  int has_moved = 0;

  dw_db_assert_thread (db);

  sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  return has_moved != 0;
}
