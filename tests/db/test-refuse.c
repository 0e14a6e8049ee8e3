/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db-fixture.h"
#include "tests/support/isolated.h"

static const char *const newer_schema[] = { "CREATE TABLE t (x INTEGER) STRICT",
                                            "INSERT INTO t VALUES (1)",
                                            "INSERT INTO t VALUES (2)" };

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every file of the folder: its name and all its bytes. */
static char *
dup_folder_print (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *content = NULL;
      g_autofree char *sum = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GSIZE_FORMAT " %s", name, length, sum));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
make_newer (Fixture *fixture)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);

  g_assert_true (dw_db_migrate (db, newer_schema, 3, NULL));
}

/* Ends without closing anything, as a crash does: the WAL stays behind with all that it holds. */
static void
make_newer_and_crash (Fixture *fixture)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      DwDb *db = dw_db_open (fixture->path, TEST_ID, DW_DB_READ_WRITE, NULL);

      _exit (db != NULL && dw_db_migrate (db, newer_schema, 3, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
assert_refuses (Fixture   *fixture,
                DwDbError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_db_open (fixture->path, TEST_ID, DW_DB_READ_WRITE, &error));
  g_assert_error (error, DW_DB_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_peek_newer (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int version;

  make_newer (fixture);
  before = dup_folder_print (fixture);
  g_assert_true (dw_db_peek (fixture->path, TEST_ID, &version, NULL));
  g_assert_cmpint (version, ==, 3);
  after = dup_folder_print (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_peek_crashed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int version;

  make_newer_and_crash (fixture);
  before = dup_folder_print (fixture);
  g_assert_nonnull (strstr (before, "test.db-wal"));
  g_assert_true (dw_db_peek (fixture->path, TEST_ID, &version, NULL));
  g_assert_cmpint (version, ==, 3);
  after = dup_folder_print (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_peek_open (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwDb) db = open_db (fixture, DW_DB_READ_WRITE);
  int version;

  g_assert_true (dw_db_migrate (db, newer_schema, 3, NULL));
  g_assert_true (dw_db_peek (fixture->path, TEST_ID, &version, NULL));
  g_assert_cmpint (version, ==, 3);
  run_sql (db, "INSERT INTO t VALUES (3)");
}

static void
test_too_new (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;
  gsize before_length;
  gsize after_length;
  DwDb *db;

  make_newer_and_crash (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  db = open_db (fixture, DW_DB_READ_WRITE);
  g_assert_false (dw_db_migrate (db, newer_schema, 2, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW);
  dw_db_close (db);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DwDb *other = dw_db_open (fixture->path, 0x4f544852, DW_DB_READ_WRITE, NULL);

  run_sql (other, "CREATE TABLE theirs (x INTEGER) STRICT");
  dw_db_close (other);
  before = dup_folder_print (fixture);
  assert_refuses (fixture, DW_DB_ERROR_NOT_OURS);
  after = dup_folder_print (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = g_strnfill (9000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  before = dup_folder_print (fixture);
  assert_refuses (fixture, DW_DB_ERROR_DAMAGED);
  after = dup_folder_print (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_empty_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  dw_db_close (open_db (fixture, DW_DB_READ_WRITE));
}

static void
test_damaged_page (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwDb) db = NULL;
  g_autofree char *content = NULL;
  gsize length;

  make_newer (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  memset (content + 4096, 0xff, 64);
  g_assert_true (g_file_set_contents (fixture->path, content, length, NULL));
  db = open_db (fixture, DW_DB_READ_WRITE);
  g_assert_false (dw_db_check (db, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target.db", NULL);

  g_assert_true (g_file_set_contents (target, "", 0, NULL));
  g_assert_no_errno (symlink (target, fixture->path));
  assert_refuses (fixture, DW_DB_ERROR_FAILED);
}

static void
test_pipe (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_no_errno (mkfifo (fixture->path, 0600));
  assert_refuses (fixture, DW_DB_ERROR_FAILED);
}

static void
test_linked_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *link = g_strconcat (fixture->folder, "-link", NULL);
  g_autofree char *path = g_build_filename (link, "test.db", NULL);

  g_assert_no_errno (symlink (fixture->folder, link));
  dw_db_close (dw_db_open (path, TEST_ID, DW_DB_READ_WRITE, NULL));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
  g_assert_no_errno (g_remove (link));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/db/refuse/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("looking at a newer file changes no byte", test_peek_newer);
  ADD ("looking at a newer file with a full WAL changes no byte of file, WAL or index", test_peek_crashed);
  ADD ("looking at a file in use disturbs nobody", test_peek_open);
  ADD ("a newer schema is too new and the file stays byte-identical", test_too_new);
  ADD ("another program's database is not ours and stays byte-identical", test_not_ours);
  ADD ("a file of text is damaged and stays byte-identical", test_not_a_database);
  ADD ("an empty file becomes a database", test_empty_file);
  ADD ("a damaged page is found by the check", test_damaged_page);
  ADD ("a link in the place of the file is not followed", test_link);
  ADD ("a pipe in the place of the file is not opened", test_pipe);
  ADD ("a folder reached through a link is opened", test_linked_folder);
  return g_test_run ();
}
