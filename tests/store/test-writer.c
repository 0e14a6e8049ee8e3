/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "store-fixture.h"
#include "tests/support/isolated.h"

static DwFeed *
get_feed (Fixture *fixture,
          guint    index)
{
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, >, index);
  return dw_feed_ref (feeds->pdata[index]);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "made", NULL);
  g_autofree char *path = g_build_filename (folder, DW_SCHEMA_FILE, NULL);
  g_autofree char *lock = g_build_filename (folder, "sync.lock", NULL);
  g_autofree char *spare = g_build_filename (folder, "directory.spare", NULL);
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (folder, fixture->clock, &error);
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  sync_feed (writer, add_feed (writer, "https://example.org/", "Example"), THREE_SERVICES);
  g_assert_no_errno (g_stat (lock, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  dw_writer_close (writer);
  g_assert_no_errno (g_remove (lock));
  g_assert_no_errno (g_remove (spare));
  g_assert_no_errno (g_remove (path));
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_is_new (Fixture       *fixture,
             gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  gint64 feed_id;

  g_assert_true (dw_writer_is_new (writer));
  feed_id = add_feed (writer, "https://example.org/", "Example");
  g_assert_false (dw_writer_is_new (writer));
  g_assert_true (dw_writer_remove_feed (writer, feed_id, NULL));
  dw_writer_close (writer);

  writer = open_writer (fixture);
  g_assert_false (dw_writer_is_new (writer));
  dw_writer_close (writer);
}

static void
test_feed (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwFeed) feed = NULL;
  const DwFeed draft = {
    .id = 99, .url = "https://example.org/", .name = "Example", .licence = "OGL 3.0", .attribution = "Example Council",
    .notice = "Check before use", .trust = DW_TRUST_HTTPS, .is_starter = TRUE, .added_at = 5, .n_services = 7,
  };
  gint64 id = dw_writer_add_feed (writer, &draft, NULL);

  feed = get_feed (fixture, 0);
  g_assert_cmpint (feed->id, ==, id);
  g_assert_cmpstr (feed->url, ==, draft.url);
  g_assert_cmpstr (feed->name, ==, draft.name);
  g_assert_cmpstr (feed->licence, ==, draft.licence);
  g_assert_cmpstr (feed->attribution, ==, draft.attribution);
  g_assert_cmpstr (feed->notice, ==, draft.notice);
  g_assert_cmpint (feed->trust, ==, DW_TRUST_HTTPS);
  g_assert_true (feed->is_starter);
  g_assert_cmpint (feed->added_at, ==, NOON);
  g_assert_cmpint (feed->synced_at, ==, 0);
  g_assert_cmpuint (feed->n_services, ==, 0);
  g_assert_null (feed->last_problem);
  g_assert_null (feed->etag);
}

static void
test_exists (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (GError) error = NULL;
  const DwFeed draft = { .url = "https://example.org/", .name = "Again" };

  add_feed (writer, "https://example.org/", "Example");
  g_assert_cmpint (dw_writer_add_feed (writer, &draft, &error), ==, 0);
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS);
  add_feed (writer, "https://example.com/", "Another");
}

static void
test_attempt (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwFeed) failed = NULL;
  g_autoptr (DwFeed) went_well = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add_feed (writer, "https://example.org/", "Example");

  g_assert_true (dw_writer_note_attempt (writer, id, "The server did not answer.", NULL));
  failed = get_feed (fixture, 0);
  g_assert_cmpstr (failed->last_problem, ==, "The server did not answer.");
  g_assert_cmpint (failed->attempted_at, ==, NOON);
  g_assert_cmpint (failed->synced_at, ==, 0);

  g_assert_true (dw_writer_note_attempt (writer, id, NULL, NULL));
  went_well = get_feed (fixture, 0);
  g_assert_null (went_well->last_problem);
  g_assert_cmpint (went_well->synced_at, ==, NOON);

  g_assert_false (dw_writer_note_attempt (writer, id + 1, NULL, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

/* Every table that names a feed or a service, asked in one go. */
#define COUNT_ALL                                                                                                     \
  "SELECT (SELECT count(*) FROM feed) + (SELECT count(*) FROM raw_record) + (SELECT count(*) FROM service)"            \
  " + (SELECT count(*) FROM service_fact) + (SELECT count(*) FROM service_place) + (SELECT count(*) FROM service_text)"

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept = add_feed (writer, "https://one.example/", "One");
  gint64 gone = add_feed (writer, "https://two.example/", "Two");
  gint64 n_before;

  sync_feed (writer, kept, THREE_SERVICES);
  n_before = read_int (fixture, COUNT_ALL);
  sync_feed (writer, gone, THREE_SERVICES);
  g_assert_cmpint (read_int (fixture, COUNT_ALL), >, n_before);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 2);

  g_assert_true (dw_writer_remove_feed (writer, gone, NULL));
  g_assert_cmpint (read_int (fixture, COUNT_ALL), ==, n_before - 1);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
  g_assert_true (dw_writer_remove_feed (writer, kept, NULL));
  g_assert_cmpint (read_int (fixture, COUNT_ALL), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 0);

  g_assert_false (dw_writer_remove_feed (writer, gone, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

static void
test_numbers_not_given_twice (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 feed_id = add_feed (writer, "https://one.example/", "One");
  gint64 old_id;

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  old_id = find_id (reader, "c");
  g_assert_true (dw_writer_remove_feed (writer, feed_id, NULL));
  feed_id = add_feed (writer, "https://two.example/", "Two");
  sync_feed (writer, feed_id, THREE_SERVICES);
  g_assert_cmpint (find_id (reader, "a"), >, old_id);
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "folder", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (dw_writer_open (below, fixture->clock, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_READ_ONLY);
}

static void
test_close_in_snapshot (Fixture       *fixture,
                        gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://one.example/", "One");
  DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  g_autoptr (DwReader) reader = NULL;

  g_assert_true (put_services (snapshot, THREE_SERVICES, NULL));
  dw_writer_close (writer);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 0);
}

static goffset
get_wal_size (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) == 0 ? status.st_size : 0;
}

/* A WAL that is not empty is taken for the mark of a crash, and the whole directory is then looked over. */
static void
test_orderly_close (Fixture       *fixture,
                    gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  g_autoptr (DwReader) reader = open_reader (fixture);
  gint64 feed_id = add_feed (writer, "https://one.example/", "One");

  sync_feed (writer, feed_id, THREE_SERVICES);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
  g_assert_cmpint (get_wal_size (fixture), ==, 0);

  g_assert_true (dw_writer_note_attempt (writer, feed_id, "Problem", NULL));
  g_assert_cmpint (get_wal_size (fixture), >, 0);
  dw_writer_close (writer);
  g_assert_cmpint (get_wal_size (fixture), ==, 0);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) first = open_writer (fixture);
  g_autoptr (DwWriter) second = open_writer (fixture);
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (first, "https://one.example/", "One");
  DwSnapshot *snapshot = dw_snapshot_begin (first, feed_id, NULL);

  g_assert_false (dw_writer_note_attempt (second, feed_id, "Problem", &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_BUSY);
  dw_snapshot_abandon (snapshot);
  g_assert_true (dw_writer_note_attempt (second, feed_id, "Problem", NULL));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/writer/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("the folder and its files are for their owner alone", test_folder);
  ADD ("a directory is new until it had a feed", test_is_new);
  ADD ("a feed is kept as it was drafted", test_feed);
  ADD ("an address is added once", test_exists);
  ADD ("an attempt that failed says why and one that went well counts as synced", test_attempt);
  ADD ("a feed that is removed leaves no row in any table", test_remove);
  ADD ("a number is never given twice", test_numbers_not_given_twice);
  ADD ("a folder that cannot be made is an error", test_unwritable);
  ADD ("closing the writer abandons its snapshot", test_close_in_snapshot);
  ADD ("a writer that ends well leaves an empty WAL to its readers", test_orderly_close);
  ADD ("a writer that waited too long for another is told so", test_busy);
  return g_test_run ();
}
