/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"
#include "tests/support/isolated.h"

static void
fill (Fixture *fixture)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, NULL);

  g_assert_true (put_services (snapshot, THREE_SERVICES, NULL));
  g_assert_true (dw_snapshot_commit (snapshot, "\"tag\"", 0, 0, NULL, NULL));
}

static gboolean
ignore_record (DwRecord  *record,
               gpointer   data,
               GError   **error)
{
  return TRUE;
}

static void
assert_is_hidden (Fixture *fixture)
{
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GError) error = NULL;
  guint n_damaged;

  g_assert_null (dw_reader_read_record (reader, find_id (reader, "a"), &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_RECORD_DAMAGED);
  g_assert_true (dw_reader_foreach_record (reader, 0, ignore_record, NULL, &n_damaged, NULL));
  g_assert_cmpuint (n_damaged, ==, 1);
}

static void
test_flipped_json (Fixture       *fixture,
                   gconstpointer  data)
{
  fill (fixture);
  run_sql (fixture, "UPDATE raw_record SET json = CAST(replace(CAST(json AS TEXT), 'toddlers', 'tgddlers') AS BLOB)");
  assert_is_hidden (fixture);
}

static void
test_flipped_hash (Fixture       *fixture,
                   gconstpointer  data)
{
  fill (fixture);
  run_sql (fixture, "UPDATE raw_record SET hash = zeroblob(16) WHERE source_id = 'a'");
  assert_is_hidden (fixture);
}

static char *
find_bytes (char       *content,
            gsize       length,
            const char *needle)
{
  gsize needle_length = strlen (needle);

  for (gsize i = 0; i + needle_length < length; i++)
    if (memcmp (content + i, needle, needle_length) == 0)
      return content + i;

  g_assert_not_reached ();
}

/* Every single bit of a record on the disk: none may be shown as if nothing had happened. */
static void
test_every_bit (Fixture       *fixture,
                gconstpointer  data)
{
  static const char needle[] = "{\"id\":\"b\",\"name\":\"Parents";
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  char *found;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  found = find_bytes (content, length, needle);

  for (guint bit = 0; bit < 8 * (sizeof needle - 1); bit++)
    {
      g_autoptr (DwReader) reader = NULL;

      found[bit / 8] ^= 1 << (bit % 8);
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
      reader = open_reader (fixture);
      g_assert_null (dw_reader_read_record (reader, find_id (reader, "b"), &error));
      g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_RECORD_DAMAGED);
      g_clear_error (&error);
      found[bit / 8] ^= 1 << (bit % 8);
    }
}

/* The note that the reader leaves makes the next writer drop the etag, so that the server sends everything again. */
static void
test_mended (Fixture       *fixture,
             gconstpointer  data)
{
  DwWriter *writer;
  DwSnapshotSummary summary;
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwRecord) record = NULL;

  fill (fixture);
  run_sql (fixture, "UPDATE raw_record SET json = zeroblob(9) WHERE source_id = 'a'");
  assert_is_hidden (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM feed WHERE etag IS NOT NULL"), ==, 1);

  writer = open_writer (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM feed WHERE etag IS NOT NULL"), ==, 0);
  summary = sync_feed (writer, 1, THREE_SERVICES);
  g_assert_cmpuint (summary.n_changed, ==, 1);
  g_assert_cmpuint (summary.n_unchanged, ==, 2);
  dw_writer_close (writer);

  reader = open_reader (fixture);
  record = dw_reader_read_record (reader, find_id (reader, "a"), NULL);
  g_assert_nonnull (record);
}

static void
test_words_mended (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwReader) reader = NULL;
  g_autofree char *note = g_build_filename (fixture->folder, "directory.damage", NULL);
  g_autofree char *content = NULL;
  gsize length;

  /* The words as they are kept beside their index: lower case. */
  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  find_bytes (content, length, "for babies and toddlers")[0] ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (note, "", 0, NULL));

  dw_writer_close (open_writer (fixture));
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"evening\""), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service_text WHERE description LIKE 'for babies%'"), ==, 1);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

#define OLD_REFUGE "{\"id\":\"a\",\"name\":\"Sandgrove refuge\",\"status\":\"active\",\"description\":\"At 17 Hidden Lane.\"}"
#define OLD_RUBBISH "{\"id\":\"b\",\"name\":\"17 Hidden Lane\""

/* Writes @json over the record @source_id, as a Doorway of before kept it. */
static void
keep_as_before (Fixture    *fixture,
                const char *source_id,
                const char *json)
{
  DwHash hash = dw_hash_of (json, strlen (json));
  g_autoptr (GString) sql = g_string_new ("UPDATE raw_record SET hash = x'");

  for (guint i = 0; i < sizeof hash.bytes; i++)
    g_string_append_printf (sql, "%02x", hash.bytes[i]);
  g_string_append (sql, "', json = x'");
  for (const char *p = json; *p != '\0'; p++)
    g_string_append_printf (sql, "%02x", (guint) *p);
  g_string_append_printf (sql, "' WHERE source_id = '%s'", source_id);
  run_sql (fixture, sql->str);
}

/* What an older Doorway kept, and a newer one must not, is not left behind anywhere in the file; what nobody can read any more
   might hold as much. */
static void
test_withheld_later (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *content = NULL;
  gsize length;

  fill (fixture);
  keep_as_before (fixture, "a", OLD_REFUGE);
  keep_as_before (fixture, "b", OLD_RUBBISH);
  run_sql (fixture, "PRAGMA secure_delete = OFF; CREATE TABLE old (a TEXT) STRICT; INSERT INTO old VALUES ('17 Hidden Lane'); DROP TABLE old;"
                    "UPDATE store_meta SET value = 1 WHERE name = 'facts_version'");
  dw_writer_close (open_writer (fixture));

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_null (memmem (content, length, "Hidden Lane", strlen ("Hidden Lane")));
  g_assert_null (memmem (content, length, "hidden lane", strlen ("hidden lane")));
  g_assert_nonnull (memmem (content, length, "Sandgrove refuge", strlen ("Sandgrove refuge")));
  g_assert_cmpint (read_int (fixture, "SELECT length(json) FROM raw_record WHERE source_id = 'b'"), ==, 0);
}

/* One letter of a refuge's record changed on the disk: what is left of it still says where it is. */
static void
test_damaged_refuge (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autoptr (DwReader) reader = NULL;
  DwWriter *writer;
  gsize length;
  guint n_damaged;

  fill (fixture);
  keep_as_before (fixture, "b", OLD_REFUGE);
  run_sql (fixture, "UPDATE raw_record SET json = CAST(replace(CAST(json AS TEXT), 'Sandgrove', 'Sandgrave') AS BLOB);"
                    "UPDATE store_meta SET value = 1 WHERE name = 'facts_version'");
  writer = open_writer (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_null (memmem (content, length, "Hidden Lane", strlen ("Hidden Lane")));
  g_assert_cmpint (read_int (fixture, "SELECT length(json) FROM raw_record WHERE source_id = 'b'"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM feed WHERE etag IS NOT NULL"), ==, 0);

  reader = open_reader (fixture);
  g_assert_true (dw_reader_foreach_record (reader, 0, ignore_record, NULL, &n_damaged, NULL));
  g_assert_cmpuint (n_damaged, ==, 1);
  g_assert_cmpuint (sync_feed (writer, 1, THREE_SERVICES).n_changed, ==, 1);
  dw_writer_close (writer);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service WHERE id = (SELECT id FROM raw_record WHERE source_id = 'b')"), ==, 1);
}

/* @has_feed: whether there was one, which then is there again, without its services */
static void
assert_begun_again (Fixture  *fixture,
                    gboolean  has_feed)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autoptr (DwWriter) writer = open_writer (fixture);

  g_assert_true (dw_writer_is_new (writer) != has_feed);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 0);
  sync_feed (writer, has_feed ? 1 : add_feed (writer, "https://example.org/", "Example"), THREE_SERVICES);
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  assert_begun_again (fixture, FALSE);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
}

static void
test_damaged_pages (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *note = g_build_filename (fixture->folder, "directory.damage", NULL);
  g_autofree char *content = NULL;
  gsize length;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize page = 4096; page < length; page += 4096)
    memset (content + page, 0xA5, 32);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (note, "", 0, NULL));
  assert_begun_again (fixture, TRUE);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

static void
test_damaged_schema (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = NULL;
  gsize length;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  find_bytes (content, length, "synced_at INTEGER")[3] ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));

  reader = open_reader (fixture);
  g_assert_null (dw_reader_list_feeds (reader, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  g_clear_pointer (&reader, dw_reader_close);
  assert_begun_again (fixture, TRUE);
}

static void
test_reader_follows (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *note = g_build_filename (fixture->folder, "directory.damage", NULL);
  g_autoptr (DwReader) reader = NULL;
  gint64 old_generation;

  fill (fixture);
  reader = open_reader (fixture);
  old_generation = dw_reader_get_generation (reader, NULL);
  g_assert_no_errno (g_remove (fixture->path));
  dw_writer_close (open_writer (fixture));
  g_assert_cmpint (dw_reader_get_generation (reader, NULL), !=, old_generation);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 0);
}

/* Random bytes anywhere in the file: whatever SQLite makes of it, every call returns, with one of our errors. */
static void
test_random_damage (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);
  g_autofree char *content = NULL;
  gsize length;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *harmed = g_memdup2 (content, length);
      g_autoptr (DwReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 8; j++)
        harmed[g_rand_int_range (rand, 100, (gint32) length)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (fixture->path, harmed, (gssize) length, NULL));

      reader = dw_reader_open (fixture->folder, &error);
      if (reader != NULL)
        {
          g_autoptr (DwColumns) columns = dw_reader_load_columns (reader, NULL);
          g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, NULL);
          static const double weights[DW_N_TEXT_COLUMNS] = { 1, 1, 1, 1, 1, 1 };
          guint n_found = 0;

          dw_reader_foreach_record (reader, 0, ignore_record, NULL, NULL, NULL);
          dw_reader_match (reader, "\"toddlers\"", weights, count_match, &n_found, NULL);
        }
      else
        g_assert_true (error->domain == DW_DB_ERROR || error->domain == DW_STORE_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/damage/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a record with one changed letter is hidden", test_flipped_json);
  ADD ("a record with a changed hash is hidden", test_flipped_hash);
  ADD ("no single flipped bit of a record goes unseen", test_every_bit);
  ADD ("a damaged record is mended by the next sync", test_mended);
  ADD ("damaged words are worked out again", test_words_mended);
  ADD ("what an older Doorway kept of a refuge is nowhere in the file after an upgrade", test_withheld_later);
  ADD ("a damaged record of a refuge is emptied by an upgrade, counted, and fetched again", test_damaged_refuge);
  ADD ("a file that is not a database is set aside and a new one begun", test_not_a_database);
  ADD ("a directory with damaged pages is set aside and a new one begun", test_damaged_pages);
  ADD ("a directory whose schema is damaged is set aside once a reader met it", test_damaged_schema);
  ADD ("a reader goes over to the new directory", test_reader_follows);
  ADD ("random damage never does more than fail", test_random_damage);
  return g_test_run ();
}
