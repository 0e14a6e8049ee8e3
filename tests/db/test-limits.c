/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db-fixture.h"
#include "dw-clock.h"
#include "tests/support/isolated.h"

#define ENDLESS "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

static void
assert_fails (DwDb       *db,
              const char *sql,
              DwDbError   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dw_db_exec (db, "Testing", sql, &error));
  g_assert_error (error, DW_DB_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_deadline (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);

  dw_db_set_limit (db, NULL, NULL, dw_clock_get_effort () + 20 * 1000);
  assert_fails (db, ENDLESS, DW_DB_ERROR_INTERRUPTED);
  dw_db_set_limit (db, NULL, NULL, 0);
  g_assert_cmpint (read_int (db, "SELECT 5"), ==, 5);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  dw_db_set_limit (db, is_cancelled, cancellable, 0);
  assert_fails (db, ENDLESS, DW_DB_ERROR_INTERRUPTED);
  g_thread_join (thread);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwDb) first = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (DwDb) second = open_db (fixture, DW_DB_READ_WRITE);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (dw_db_begin (first, NULL));
  assert_fails (second, "BEGIN IMMEDIATE", DW_DB_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 4 * G_USEC_PER_SEC);
  dw_db_rollback (first);
  g_assert_true (dw_db_begin (second, NULL));
}

static void
test_busy_cancel (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DwDb) first = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (DwDb) second = open_db (fixture, DW_DB_READ_WRITE);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (dw_db_begin (first, NULL));
  dw_db_set_limit (second, NULL, NULL, dw_clock_get_effort () + 20 * 1000);
  assert_fails (second, "BEGIN IMMEDIATE", DW_DB_ERROR_INTERRUPTED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);

  run_sql (db, "CREATE TABLE t (a BLOB) STRICT; INSERT INTO t VALUES (zeroblob(100))");
  run_sql (db, "PRAGMA max_page_count = 8");
  g_assert_true (dw_db_begin (db, NULL));
  assert_fails (db, "INSERT INTO t VALUES (zeroblob(100000))", DW_DB_ERROR_FULL);
  dw_db_rollback (db);
  g_assert_cmpint (read_int (db, "SELECT count(*) FROM t"), ==, 1);
}

static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (DwStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (17 * 1024 * 1024, 'x');

  run_sql (db, "CREATE TABLE t (a TEXT) STRICT");
  statement = dw_statement_new (db, "INSERT INTO t VALUES (?)", NULL);
  dw_statement_bind_text (statement, 1, text);
  g_assert_false (dw_statement_run (statement, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  dw_statement_bind_text (statement, 1, "short");
  g_assert_true (dw_statement_run (statement, NULL));
}

static void
test_forbidden (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (DwDb) reader = NULL;

  run_sql (db, "CREATE TABLE t (a TEXT) STRICT");
  assert_fails (db, "ATTACH ':memory:' AS other", DW_DB_ERROR_FAILED);
  assert_fails (db, "SELECT load_extension('x')", DW_DB_ERROR_FAILED);
  assert_fails (db, "SELECT \"not a column\"", DW_DB_ERROR_FAILED);
  assert_fails (db, "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'x')", DW_DB_ERROR_FAILED);
  reader = open_db (fixture, DW_DB_READ_ONLY);
  assert_fails (reader, "INSERT INTO t VALUES ('a')", DW_DB_ERROR_READ_ONLY);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "test.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_db_open (path, TEST_ID, DW_DB_READ_WRITE, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
}

/* In a process of its own, whose mounts nobody else sees. */
static int
use_read_only_mount (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwDb) db = NULL;

  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount (fixture->folder, fixture->folder, NULL, MS_BIND, NULL) != 0
      || mount (NULL, fixture->folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
    return 77;

  if (dw_db_open (fixture->path, TEST_ID, DW_DB_READ_WRITE, &error) != NULL
      || !g_error_matches (error, DW_DB_ERROR, DW_DB_ERROR_READ_ONLY))
    return 1;

  db = dw_db_open (fixture->path, TEST_ID, DW_DB_READ_ONLY, NULL);
  return db != NULL && read_int (db, "SELECT count(*) FROM t") == 1 ? 0 : 2;
}

static void
test_read_only_medium (Fixture       *fixture,
                       gconstpointer  data)
{
  DwDb *db = open_db (fixture, DW_DB_READ_WRITE);
  int status;
  pid_t child;

  run_sql (db, "CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1)");
  dw_db_close (db);

  child = fork ();
  if (child == 0)
    _exit (use_read_only_mount (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("mounting is not allowed here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* About 24 MB of text, dropped with overwriting of what is freed and 12 MiB for SQLite. */
static DwDb *
open_with_full_text_table (Fixture *fixture)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);
  g_autoptr (GError) error = NULL;

  dw_db_exec (db, "Testing",
              "CREATE VIRTUAL TABLE words USING fts5 (text);"
              "INSERT INTO words (words, rank) VALUES ('hashsize', 1048576);"
              "INSERT INTO words WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
              "  SELECT hex (randomblob (4000)) || ' ' || i FROM n;"
              "PRAGMA secure_delete = ON; BEGIN IMMEDIATE", &error);
  g_assert_no_error (error);
  return g_steal_pointer (&db);
}

static void
test_drop_text (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwDb) db = open_with_full_text_table (fixture);
  sqlite3_int64 limit = sqlite3_hard_heap_limit64 (12 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  /* What is prevented: */
  if (data != NULL)
    g_assert_false (dw_db_exec (db, "Testing", "DROP TABLE words", NULL));
  else
    {
      g_assert_true (dw_db_empty_text_table (db, "words", &error));
      assert_fails (db, "DELETE FROM words_data", DW_DB_ERROR_FAILED);
      g_assert_true (dw_db_exec (db, "Testing", "DROP TABLE words", &error));
      g_assert_no_error (error);
      g_assert_true (dw_db_commit (db, &error));
    }
  dw_db_rollback (db);
  sqlite3_hard_heap_limit64 (limit);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/db/limits/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a statement over its time is interrupted", test_deadline);
  ADD ("a cancelled statement is interrupted", test_cancel);
  ADD ("a second writer is told that another one is busy", test_busy);
  ADD ("a wait for another writer ends when it is over its time", test_busy_cancel);
  ADD ("a full database says so and keeps what was there", test_full);
  ADD ("a value longer than the limit is refused and the statement stays usable", test_too_long);
  ADD ("attaching, extensions, quoted words and schema edits are refused", test_forbidden);
  ADD ("a folder that is missing is an error", test_no_folder);
  ADD ("a medium that cannot be written can still be read", test_read_only_medium);
  ADD ("a text table that was emptied is dropped in little memory", test_drop_text);
  g_test_add ("/db/limits/a full text table is not", Fixture, "full", set_up, test_drop_text, tear_down);
  return g_test_run ();
}
