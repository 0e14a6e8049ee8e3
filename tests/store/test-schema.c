/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <sys/resource.h>

#include "dw-facts.h"
#include "dw-hash.h"
#include "dw-queries.h"
#include "store-fixture.h"
#include "tests/support/isolated.h"

static const DwQuery *const queries[] = {
  &DW_QUERY_FEEDS,  &DW_QUERY_RECORD,  &DW_QUERY_RECORDS, &DW_QUERY_RAW,
  &DW_QUERY_FACTS,  &DW_QUERY_PLACES,  &DW_QUERY_SUMMARY, &DW_QUERY_MATCH,
  &DW_QUERY_HOLD,   &DW_QUERY_TEXTS,   &DW_QUERY_FACTS_SINCE, &DW_QUERY_PLACES_SINCE,
  &DW_QUERY_TEXTS_SINCE, &DW_QUERY_MARKED,
};

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwDb) db = dw_db_open (NULL, DW_SCHEMA_APPLICATION_ID, DW_DB_SCRATCH, NULL);

  g_assert_true (dw_schema_migrate (db, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwStatement) statement = dw_query_prepare (queries[i], db, &error);

      g_assert_no_error (error);
      g_assert_cmpint (dw_statement_get_n_columns (statement), ==, queries[i]->n_columns);
      for (guint column = 0; column < queries[i]->n_columns; column++)
        g_assert_cmpstr (dw_statement_get_name (statement, (int) column), ==, queries[i]->columns[column]);
    }
}

/* A hundredth of a large directory is read in a hundredth of its time only where the rest of it is not walked along. */
static void
test_since (Fixture       *fixture,
            gconstpointer  data)
{
  static const DwQuery *const since[] = { &DW_QUERY_FACTS_SINCE, &DW_QUERY_PLACES_SINCE, &DW_QUERY_TEXTS_SINCE };
  g_autoptr (DwDb) db = dw_db_open (NULL, DW_SCHEMA_APPLICATION_ID, DW_DB_SCRATCH, NULL);

  g_assert_true (dw_schema_migrate (db, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", since[i]->sql, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwStatement) plan = dw_statement_new (db, sql, &error);

      g_assert_no_error (error);
      while (dw_statement_step (plan, NULL) == DW_STEP_ROW)
        {
          const char *step = dw_statement_get_text (plan, 3);

          g_test_message ("%s", step);
          g_assert_false (g_str_has_prefix (step, "SCAN t"));
          g_assert_null (strstr (step, "TEMP B-TREE"));
        }
    }
}

static void
test_strict (Fixture       *fixture,
             gconstpointer  data)
{
  dw_writer_close (open_writer (fixture));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                                      " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'service!_text%' ESCAPE '!'"),
                   ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1"), >=, 6);
  g_assert_cmpint (read_int (fixture, "PRAGMA application_id"), ==, 0x46444952);
  g_assert_cmpint (read_int (fixture, "PRAGMA user_version"), ==, dw_schema_get_version ());
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"), ==, 0);
}

static void
test_facts_moved (Fixture       *fixture,
                  gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 generation, id;

  sync_feed (writer, add_feed (writer, "https://example.org/", "Example"), THREE_SERVICES);
  dw_writer_close (writer);
  reader = open_reader (fixture);
  generation = dw_reader_get_generation (reader, NULL);
  id = find_id (reader, "b");
  run_sql (fixture, "DELETE FROM service_fact; DELETE FROM service_place; DELETE FROM service;"
                    "UPDATE service_text SET name = 'wrong'; UPDATE store_meta SET value = 0 WHERE name = 'facts_version'");

  dw_writer_close (open_writer (fixture));
  g_assert_cmpint (read_int (fixture, "SELECT value FROM store_meta WHERE name = 'facts_version'"), ==, DW_FACTS_VERSION);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_fact"), ==, 3);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service"), ==, 3);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_place"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT v FROM service_text_config WHERE k = 'hashsize'"), ==, 4194304);
  g_assert_cmpuint (count_matches (reader, "\"wrong\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"evening\""), ==, 1);
  g_assert_cmpint (dw_reader_get_generation (reader, NULL), >, generation);
  g_assert_cmpint (find_id (reader, "b"), ==, id);
}

/* As an older Doorway kept it: the record of one service, put back with its address behind the store's back. */
static void
test_kept_refuge (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char kept[] = "{\"id\":\"r\",\"name\":\"Harbour refuge\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\","
                             "\"addresses\":[{\"id\":\"d\",\"address_1\":\"77 Quincunx Street\"}]}}]}";
  DwWriter *writer = open_writer (fixture);
  DwHash hash = dw_hash_of (kept, strlen (kept));
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  sync_feed (writer, add_feed (writer, "https://example.org/", "Example"), THREE_SERVICES);
  dw_writer_close (writer);
  for (gsize i = 0; i < sizeof hash.bytes; i++)
    g_string_append_printf (digits, "%02x", hash.bytes[i]);
  sql = g_strdup_printf ("UPDATE raw_record SET hash = x'%s', json = CAST('%s' AS BLOB) WHERE source_id = 'b';"
                         "UPDATE store_meta SET value = 0 WHERE name = 'facts_version'", digits->str, kept);
  run_sql (fixture, sql);

  dw_writer_close (open_writer (fixture));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%Harbour%'"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%Quincunx%'"), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Quincunx", strlen ("Quincunx")));
}

/* A stored file of the tests, copied where it may be written. */
static void
use_fixture (Fixture    *fixture,
             const char *name)
{
  g_autofree char *stored = g_build_filename (g_getenv ("DOORWAY_SOURCE"), "tests", "fixtures", "store", name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (stored, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

/* @data: the version, of which a database is stored. */
static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  int version = GPOINTER_TO_INT (data);
  g_autofree char *name = g_strdup_printf ("directory-v%d.db", version);
  g_autoptr (DwWriter) writer = NULL;
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwRecord) record = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;
  DwSnapshotSummary summary;

  use_fixture (fixture, name);
  g_assert_cmpint (read_int (fixture, "PRAGMA user_version"), ==, version);
  writer = open_writer (fixture);
  g_assert_false (dw_writer_is_new (writer));
  g_assert_cmpint (read_int (fixture, "PRAGMA user_version"), ==, dw_schema_get_version ());

  reader = open_reader (fixture);
  feeds = dw_reader_list_feeds (reader, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (((DwFeed *) feeds->pdata[0])->name, ==, "Example");
  record = dw_reader_read_record (reader, find_id (reader, "a"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dw_record_get_service (record)->name, ==, "Stay and play");
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"todd\" *"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM sqlite_schema WHERE name = 'service_text' AND sql LIKE '%prefix%'"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT v FROM service_text_config WHERE k = 'automerge'"), ==, 0);

  summary = sync_feed (writer, ((DwFeed *) feeds->pdata[0])->id, THREE_SERVICES);
  g_assert_cmpuint (summary.n_unchanged, ==, 3);
}

#define ADDRESS "quincunx yard"
#define N_COPIES "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT "

static gboolean
is_in_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  return memmem (content, length, text, strlen (text)) != NULL;
}

/* The schema alone: nothing is written anew after it. */
static void
test_old_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DwDb *db;

  use_fixture (fixture, "directory-v1.db");
  run_sql (fixture, "UPDATE service_text SET description = (" N_COPIES "group_concat ('" ADDRESS " ' || i, ' ') FROM n)");
  g_assert_true (is_in_file (fixture, ADDRESS));
  db = dw_schema_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (dw_db_exec (db, "Testing", "PRAGMA secure_delete = ON; DELETE FROM service_text", NULL));
  dw_db_settle (db);
  dw_db_close (db);
  g_assert_cmpint (read_int (fixture, "PRAGMA secure_delete"), ==, 2);
  g_assert_false (is_in_file (fixture, ADDRESS));
}

/* As an older Doorway left it: freed pages as they were. */
static void
leave_freed_pages (Fixture *fixture)
{
  run_sql (fixture, "PRAGMA secure_delete = OFF; CREATE TABLE old (a TEXT) STRICT;"
                    "INSERT INTO old " N_COPIES "'" ADDRESS " ' || i FROM n; DROP TABLE old;"
                    "UPDATE service_text SET description = '" ADDRESS "' WHERE rowid = 1");
  g_assert_true (is_in_file (fixture, ADDRESS));
}

static void
test_freed_pages (Fixture       *fixture,
                  gconstpointer  data)
{
  use_fixture (fixture, "directory-v1.db");
  leave_freed_pages (fixture);
  dw_writer_close (open_writer (fixture));
  g_assert_false (is_in_file (fixture, ADDRESS));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM store_meta WHERE name = 'wipe_due'"), ==, 0);
  g_assert_cmpint (read_int (fixture, "PRAGMA freelist_count"), ==, 0);
}

/* What a disk has left, as SQLite sees it: no file may grow beyond @length bytes. */
static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = length < limit.rlim_max ? length : limit.rlim_max;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwReader) reader = NULL;
  DwWriter *writer;

  use_fixture (fixture, "directory-v1.db");
  dw_writer_close (open_writer (fixture));
  leave_freed_pages (fixture);
  run_sql (fixture, "INSERT INTO store_meta (name, value) VALUES ('wipe_due', 1)");

  limit_files (40 * 1024);
  writer = open_writer (fixture);
  limit_files (RLIM_INFINITY);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM store_meta WHERE name = 'wipe_due'"), ==, 1);
  g_assert_cmpint (read_int (fixture, "PRAGMA freelist_count"), >, 0);
  g_assert_cmpuint (sync_feed (writer, 1, THREE_SERVICES).n_unchanged, ==, 3);
  dw_writer_close (writer);

  run_sql (fixture, "UPDATE service_text SET description = 'toddlers' WHERE rowid = 1");
  dw_writer_close (open_writer (fixture));
  g_assert_false (is_in_file (fixture, ADDRESS));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM store_meta WHERE name = 'wipe_due'"), ==, 0);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
}

static void
assert_refuses_untouched (Fixture *fixture)
{
  static const char *const others[] = { "-wal", "-shm", "-journal", ".damaged" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize before_length, after_length;

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  g_assert_null (dw_writer_open (fixture->folder, fixture->clock, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, others[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_future (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  use_fixture (fixture, "directory-future.db");
  assert_refuses_untouched (fixture);
  g_assert_null (dw_reader_open (fixture->folder, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW);
}

static void
test_near_future (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DwReader) reader = NULL;

  use_fixture (fixture, "directory-v1.db");
  run_sql (fixture, "CREATE TABLE of_the_future (x INTEGER) STRICT; PRAGMA user_version = 999");
  assert_refuses_untouched (fixture);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DwDb *other = dw_db_open (fixture->path, 1, DW_DB_READ_WRITE, NULL);

  g_assert_true (dw_db_exec (other, "Testing", "CREATE TABLE theirs (x INTEGER) STRICT", NULL));
  dw_db_close (other);
  g_assert_null (dw_writer_open (fixture->folder, fixture->clock, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_NOT_OURS);
  g_clear_error (&error);
  g_assert_null (dw_reader_open (fixture->folder, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_NOT_OURS);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/schema/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("every column of every query has the name that its place promises", test_columns);
  ADD ("what was written since is found without a walk along all services", test_since);
  ADD ("every table is strict and nothing happens behind the code's back", test_strict);
  ADD ("facts of another version are worked out again", test_facts_moved);
  ADD ("where a refuge is, kept by an older Doorway, is gone from the file", test_kept_refuge);
#define ADD_VERSION(version)                                                                                                  \
  g_test_add ("/store/schema/a directory of version " #version " opens, reads and syncs", Fixture, GINT_TO_POINTER (version), \
              set_up, test_version, tear_down)
  ADD_VERSION (1);
  ADD_VERSION (6);
  ADD_VERSION (9);
  ADD ("old words of every record are nowhere in the file once the schema is upgraded", test_old_words);
  ADD ("pages that an older Doorway freed are overwritten after an upgrade", test_freed_pages);
  ADD ("a directory that cannot be written anew for want of room opens, and is when there is room", test_no_room);
  ADD ("a directory from the future is refused and stays byte-identical", test_future);
  ADD ("a newer directory that old readers may read is read and not written", test_near_future);
  ADD ("another program's database is not ours", test_not_ours);
  return g_test_run ();
}
