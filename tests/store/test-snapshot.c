/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-limits.h"
#include "store-fixture.h"
#include "tests/support/isolated.h"

#define B_CHANGED                                                                                                     \
  "[{\"id\":\"b\",\"name\":\"Evening group\",\"status\":\"active\"},{\"id\":\"d\",\"name\":\"Toy library\","            \
  "\"status\":\"active\"},{\"id\":\"c\",\"name\":\"Debt advice\",\"status\":\"inactive\"}]"

static void
assert_summary (DwSnapshotSummary summary,
                guint             n_added,
                guint             n_changed,
                guint             n_unchanged,
                guint             n_removed)
{
  g_assert_cmpuint (summary.n_added, ==, n_added);
  g_assert_cmpuint (summary.n_changed, ==, n_changed);
  g_assert_cmpuint (summary.n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (summary.n_removed, ==, n_removed);
}

static void
test_read_back (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  const char *raw;
  gsize length;

  assert_summary (sync_feed (writer, feed_id, THREE_SERVICES), 3, 0, 0, 0);

  reader = open_reader (fixture);
  record = dw_reader_read_record (reader, find_id (reader, "a"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dw_record_get_source_id (record), ==, "a");
  g_assert_cmpstr (dw_record_get_service (record)->name, ==, "Stay and play");
  g_assert_cmpstr (dw_record_get_feed (record)->name, ==, "Example");
  g_assert_cmpuint (dw_record_get_feed (record)->n_services, ==, 3);
  g_assert_cmpint (dw_record_get_fetched_at (record), ==, NOON);
  raw = g_bytes_get_data (dw_record_get_raw (record), &length);
  g_assert_cmpint (strncmp (raw, THREE_SERVICES + 1, length), ==, 0);
  g_assert_cmpint (raw[length - 1], ==, '}');
}

static void
test_swap (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 id, generation;

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  id = find_id (reader, "b");
  generation = dw_reader_get_generation (reader, NULL);
  g_assert_cmpuint (count_matches (reader, "\"parents\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);

  assert_summary (sync_feed (writer, feed_id, B_CHANGED), 1, 1, 1, 1);

  g_assert_cmpint (dw_reader_get_generation (reader, NULL), >, generation);
  g_assert_cmpint (find_id (reader, "b"), ==, id);
  g_assert_cmpuint (count_matches (reader, "\"parents\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"evening\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"toy\""), ==, 1);
  g_assert_cmpint (dw_reader_find (reader, 0, "a", &error), ==, 0);
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 generation, n_written;

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  generation = dw_reader_get_generation (reader, NULL);

  /* What would be lost if a row were written again. */
  run_sql (fixture, "UPDATE service SET description = 'as it was'; UPDATE raw_record SET first_seen = 1, fetched_at = 1");
  assert_summary (sync_feed (writer, feed_id, THREE_SERVICES), 0, 0, 3, 0);
  n_written = read_int (fixture, "SELECT count(*) FROM service AS s JOIN raw_record AS r ON r.id = s.id"
                                 " WHERE s.description <> 'as it was' OR r.first_seen <> 1 OR r.fetched_at <> 1");
  g_assert_cmpint (n_written, ==, 0);
  g_assert_cmpint (dw_reader_get_generation (reader, NULL), ==, generation);
}

static void
test_put_twice (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  DwSnapshotSummary summary;

  g_assert_true (put_services (snapshot, THREE_SERVICES, NULL));
  g_assert_true (put_services (snapshot, B_CHANGED, NULL));
  g_assert_true (dw_snapshot_commit (snapshot, "\"tag\"", 4, 5, &summary, &error));
  assert_summary (summary, 4, 0, 0, 0);

  reader = open_reader (fixture);
  record = dw_reader_read_record (reader, find_id (reader, "b"), NULL);
  g_assert_cmpstr (dw_record_get_service (record)->name, ==, "Evening group");
  g_assert_cmpuint (dw_record_get_feed (record)->n_services, ==, 4);
  g_assert_cmpuint (dw_record_get_feed (record)->n_faults, ==, 4);
  g_assert_cmpuint (dw_record_get_feed (record)->n_quarantined, ==, 5);
  g_assert_cmpstr (dw_record_get_feed (record)->etag, ==, "\"tag\"");
  g_assert_cmpuint (count_matches (reader, "\"evening\""), ==, 1);
}

static void
test_abandon (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  DwSnapshot *snapshot;

  sync_feed (writer, feed_id, THREE_SERVICES);
  snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  g_assert_true (put_services (snapshot, B_CHANGED, NULL));
  dw_snapshot_abandon (snapshot);

  reader = open_reader (fixture);
  g_assert_cmpint (find_id (reader, "a"), >, 0);
  g_assert_cmpuint (count_matches (reader, "\"toy\""), ==, 0);
  sync_feed (writer, feed_id, B_CHANGED);
  g_assert_cmpuint (count_matches (reader, "\"toy\""), ==, 1);
}

static void
test_reader_sees_old (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  DwSnapshot *snapshot;

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  g_assert_true (put_services (snapshot, B_CHANGED, NULL));

  g_assert_cmpuint (count_matches (reader, "\"toy\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"toddlers\""), ==, 1);
  g_assert_cmpint (find_id (reader, "a"), >, 0);
  g_assert_true (dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, NULL));
  g_assert_cmpuint (count_matches (reader, "\"toy\""), ==, 1);
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) first = open_writer (fixture);
  g_autoptr (DwWriter) second = open_writer (fixture);
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (first, "https://example.org/", "Example");
  DwSnapshot *snapshot = dw_snapshot_begin (first, feed_id, NULL);

  g_assert_null (dw_snapshot_begin (second, feed_id, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_LOCKED);
  dw_snapshot_abandon (snapshot);
  sync_feed (second, feed_id, THREE_SERVICES);
}

static void
test_no_feed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_snapshot_begin (writer, 7, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

static guint
count_feeds (DwReader *reader)
{
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, NULL);

  return feeds->len;
}

static void
test_new_feed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = open_reader (fixture);
  const DwFeed draft = { .url = "https://example.org/", .name = "Example", .trust = DW_TRUST_HTTPS };
  DwSnapshot *snapshot = dw_snapshot_begin_new (writer, &draft, NULL);

  g_assert_true (put_services (snapshot, THREE_SERVICES, NULL));
  g_assert_cmpuint (count_feeds (reader), ==, 0);
  dw_snapshot_abandon (snapshot);
  g_assert_cmpuint (count_feeds (reader), ==, 0);
  g_assert_true (dw_writer_is_new (writer));

  snapshot = dw_snapshot_begin_new (writer, &draft, NULL);
  g_assert_cmpint (dw_snapshot_get_feed_id (snapshot), ==, 1);
  g_assert_true (put_services (snapshot, THREE_SERVICES, NULL));
  g_assert_true (dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, NULL));
  g_assert_cmpuint (count_feeds (reader), ==, 1);
  g_assert_cmpint (find_id (reader, "a"), >, 0);
  g_assert_false (dw_writer_is_new (writer));
}

static void
test_new_feed_exists (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (GError) error = NULL;
  const DwFeed draft = { .url = "https://example.org/", .name = "Again", .trust = DW_TRUST_HTTPS };
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  g_assert_null (dw_snapshot_begin_new (writer, &draft, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS);
  sync_feed (writer, feed_id, THREE_SERVICES);
}

static void
test_same_id_two_feeds (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  gint64 first = add_feed (writer, "https://one.example/", "One");
  gint64 second = add_feed (writer, "https://two.example/", "Two");

  sync_feed (writer, first, THREE_SERVICES);
  sync_feed (writer, second, B_CHANGED);
  reader = open_reader (fixture);
  g_assert_cmpint (dw_reader_find (reader, first, "b", NULL), !=, dw_reader_find (reader, second, "b", NULL));
  g_assert_cmpuint (count_matches (reader, "\"evening\""), ==, 2);
}

/* A page is checked against the limit of a record, not against what its words become in the index. */
static void
test_longest_record (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  g_autoptr (GString) json = g_string_new ("[{\"id\":\"1\",\"name\":\"A\",\"service_areas\":[");
  DwSnapshotSummary summary;

  for (guint i = 0; json->len < DW_LIMIT_RECORD - 250000; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"%u\",\"name\":\"", i > 0 ? "," : "", i);
      /* One character of three bytes that folds into eighteen of thirty-three. */
      for (guint j = 0; j < 60000; j++)
        g_string_append (json, "\357\267\272 ");
      g_string_append (json, "\"}");
    }
  g_string_append (json, "]}]");
  g_assert_cmpuint (json->len, <=, DW_LIMIT_RECORD);

  summary = sync_feed (writer, feed_id, json->str);
  g_assert_cmpuint (summary.n_added, ==, 1);
}

#define AT_HOME(id, name, mask) \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\"" mask \
  ",\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"postal_code\":\"E8 1EA\"}]}}]}"

/* Whether what was made of @generation may still be added to. */
static gboolean
is_marked (Fixture *fixture,
           gint64   generation)
{
  g_autoptr (DwReader) reader = open_reader (fixture);

  return dw_reader_get_mark (reader, generation, NULL) != 0;
}

static gint64
get_generation (Fixture *fixture)
{
  g_autoptr (DwReader) reader = open_reader (fixture);

  return dw_reader_get_generation (reader, NULL);
}

static void
test_withheld (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 open, renamed, masked;

  sync_feed (writer, feed_id, "[" AT_HOME ("a", "Knitting circle", "") "," AT_HOME ("b", "Play group", "") "]");
  open = get_generation (fixture);
  sync_feed (writer, feed_id, "[" AT_HOME ("a", "Knitting circle", "") "," AT_HOME ("b", "Stay and play", "") "]");
  renamed = get_generation (fixture);
  g_assert_true (is_marked (fixture, open));

  sync_feed (writer, feed_id, "[" AT_HOME ("a", "Knitting circle", ",\"mask_exact_address\":true") "," AT_HOME ("b", "Stay and play", "") "]");
  g_assert_false (is_marked (fixture, open));
  g_assert_false (is_marked (fixture, renamed));
  masked = get_generation (fixture);
  g_assert_true (is_marked (fixture, masked));

  /* A record that tells since that it is at somebody's home takes its address back as well. */
  sync_feed (writer, feed_id,
             "[" AT_HOME ("a", "Knitting circle", ",\"mask_exact_address\":true") "," AT_HOME ("b", "Busy Bees Childminding", "") "]");
  g_assert_false (is_marked (fixture, masked));
  sync_feed (writer, feed_id,
             "[" AT_HOME ("a", "Knitting circle", ",\"mask_exact_address\":true") "," AT_HOME ("b", "Stay and play", "") "]");
  masked = get_generation (fixture);

  /* What was withheld before as it is now is in nothing that was made: its other words change like anybody's. */
  sync_feed (writer, feed_id,
             "[" AT_HOME ("a", "Knitting", ",\"mask_exact_address\":true") "," AT_HOME ("b", "Stay and play", "") "]");
  g_assert_true (is_marked (fixture, masked));
  g_assert_true (is_marked (fixture, get_generation (fixture)));
}

#define MASKED "\"id\":\"l\",\"mask_exact_address\":true"
#define STREET ",\"addresses\":[{\"id\":\"d\",\"address_1\":\"7 Marigold Street\",\"postal_code\":\"E8 1EA\"}]"
#define SAYS_STREET "{\"id\":\"a\",\"name\":\"Knitting circle\",\"description\":\"Come to 7 Marigold Street.\""
#define OF_ORGANIZATION(location) "[" SAYS_STREET ",\"organization\":{\"id\":\"o\",\"name\":\"O\",\"locations\":[{" location "}]}}]"
#define OF_SERVICE(description, location) \
  "[{\"id\":\"a\",\"name\":\"Knitting circle\",\"description\":\"" description "\",\"service_at_locations\":[{\"id\":\"s\",\"location\":{" location "}}]}]"
#define TOLD "Come to 7 Marigold Street."

/* Two editions of a record whose place is withheld in both: the second takes nothing back that the first told. */
#define WITHHELD(said)                                                                                               \
  "[{\"id\":\"a\",\"service_at_locations\":[{\"id\":\"s\",\"location\":{" MASKED STREET "}}],"                      \
  "\"name\":\"Knitting circle\"," said "}]"

static const struct { const char *before; const char *after; } adds[] = {
  { WITHHELD ("\"alternate_name\":\"At home\""), WITHHELD ("\"alternate_name\":\"At home\",\"minimum_age\":3") },
  { WITHHELD ("\"description\":\"Ring first.\""), WITHHELD ("\"description\":\"Ring first. Now on Fridays.\"") },
  { WITHHELD ("\"description\":\"Ring first.\""), WITHHELD ("\"description\":\"Ring us first.\"") },
  { WITHHELD ("\"description\":\"Ring us first.\""), WITHHELD ("\"description\":\"Ring us up first.\"") },
  { WITHHELD ("\"description\":\"Ring first.\""), WITHHELD ("\"description\":\"Do ring first.\"") },
  { WITHHELD ("\"description\":\"Ring first.\""), WITHHELD ("\"description\":\"Ring first, ring first.\"") },
  { WITHHELD ("\"assured_date\":\"2025-06-01\""), WITHHELD ("\"assured_date\":\"2025-07-01\"") },
};

static void
test_adds (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/%u", i);
      gint64 feed_id = add_feed (writer, url, "Example");
      gint64 open;

      g_test_message ("%s", adds[i].after);
      sync_feed (writer, feed_id, adds[i].before);
      open = get_generation (fixture);
      g_assert_true (is_marked (fixture, open));
      sync_feed (writer, feed_id, adds[i].after);
      g_assert_cmpint (get_generation (fixture), >, open);
      g_assert_true (is_marked (fixture, open));
    }
}

/* What a record told in its description before its place was withheld, and how it was withheld then. */
static const struct { const char *before; const char *after; } told[] = {
  { OF_ORGANIZATION ("\"id\":\"l\"" STREET), OF_ORGANIZATION (MASKED STREET) },
  { OF_ORGANIZATION (MASKED), OF_ORGANIZATION (MASKED STREET) },
  { OF_SERVICE ("Ring first.", "\"id\":\"l\"" STREET), OF_SERVICE ("Ring first.", MASKED) },
  { OF_SERVICE (TOLD, MASKED), OF_SERVICE (TOLD, MASKED STREET) },
  { OF_SERVICE (TOLD, MASKED), OF_SERVICE ("Ring first.", MASKED STREET) },
  { OF_SERVICE ("By the park, at number 7.", MASKED STREET), OF_SERVICE ("By the park.", MASKED STREET) },
  { OF_SERVICE ("By the park.", MASKED STREET), OF_SERVICE ("By the wood.", MASKED STREET) },
  { OF_SERVICE ("Call at number 7", MASKED STREET), OF_SERVICE ("Call at number 79", MASKED STREET) },
  { OF_SERVICE ("7 to the left", MASKED STREET), OF_SERVICE ("17 to the left", MASKED STREET) },
  { OF_SERVICE ("At Rosewood house", MASKED STREET), OF_SERVICE ("At Rose and wood house", MASKED STREET) },
  { OF_SERVICE (TOLD, MASKED ",\"latitude\":51.5,\"longitude\":-0.1"), OF_SERVICE (TOLD, MASKED STREET) },
};

static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/%u", i);
      gint64 feed_id = add_feed (writer, url, "Example");
      gint64 open;

      g_test_message ("%s", told[i].after);
      sync_feed (writer, feed_id, told[i].before);
      open = get_generation (fixture);
      g_assert_true (is_marked (fixture, open));
      sync_feed (writer, feed_id, told[i].after);
      g_assert_false (is_marked (fixture, open));
    }
}

#define AT(id, latitude, postcode)                                                                                   \
  "{\"id\":\"sal-" id "\",\"location\":{\"id\":\"loc-" id "\",\"location_type\":\"physical\"" latitude                  \
  ",\"addresses\":[{\"id\":\"adr-" id "\",\"address_1\":\"1 High Street\",\"city\":\"London\",\"state_province\":\"\"," \
  "\"postal_code\":\"" postcode "\",\"country\":\"GB\",\"address_type\":\"physical\"}]}}"
#define HERE ",\"latitude\":51.5,\"longitude\":-0.1"
#define THERE ",\"latitude\":51.6,\"longitude\":-0.2"

/* What one record may turn into: each differs from the first in what another of the tables has of it. */
static const char *const states[] = {
  "\"name\":\"Play group\"",
  "\"name\":\"Toy library\"",
  "\"name\":\"Play group\",\"description\":\"On Fridays\"",
  "\"name\":\"Play group\",\"assured_date\":\"2025-06-01\"",
  "\"name\":\"Play group\",\"minimum_age\":3",
  "\"name\":\"Play group\",\"organization\":{\"id\":\"o\",\"name\":\"Friends of Play\",\"description\":\"Friends\"}",
  "\"name\":\"Play group\",\"service_at_locations\":[" AT ("1", HERE, "E1 6AN") "]",
  "\"name\":\"Play group\",\"service_at_locations\":[" AT ("1", THERE, "E1 6AN") "]",
  "\"name\":\"Play group\",\"service_at_locations\":[" AT ("1", "", "E1 6AN") "]",
  "\"name\":\"Play group\",\"service_at_locations\":[" AT ("1", HERE, "E1 6AN") "," AT ("2", THERE, "E2 8AA") "]",
};

static void
put_state (DwWriter *writer,
           gint64    feed_id,
           guint     state)
{
  g_autofree char *json = g_strdup_printf ("[{\"id\":\"a\",\"status\":\"active\",%s}]", states[state]);

  sync_feed (writer, feed_id, json);
}

/* Whether all records are found by the same: by what each table has of them, however it came there. */
static gboolean
are_found_alike (Fixture *fixture)
{
  return read_int (fixture,
                   "SELECT count(DISTINCT quote(need) || quote(borough) || quote(bases) || quote(minimum_age) || quote(assured_day)"
                   " || quote(name)) = 1 AND count(*) = 2 FROM service_fact")
         && read_int (fixture,
                      "SELECT count(DISTINCT quote(organisation) || quote(description) || quote(area) || quote(assured_date)"
                      " || quote(marks) || quote(price_words)) = 1 AND count(*) = 2 FROM service")
         && read_int (fixture,
                      "SELECT count(DISTINCT name || '|' || organisation || '|' || terms || '|' || description || '|' || place) = 1"
                      " AND count(*) = 2 FROM service_text")
         && read_int (fixture,
                      "SELECT count(DISTINCT places) = 1 FROM (SELECT ifnull ((SELECT group_concat(place || quote(latitude)"
                      " || quote(longitude) || quote(postcode)) FROM service_place WHERE service_id = r.id), '') AS places"
                      " FROM raw_record AS r)");
}

static void
test_changed_as_new (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 changed = add_feed (writer, "https://example.org/", "Example");
  gint64 new = add_feed (writer, "https://example.com/", "Other");

  for (guint from = 0; from < G_N_ELEMENTS (states); from++)
    for (guint to = 0; to < G_N_ELEMENTS (states); to++)
      {
        put_state (writer, changed, from);
        put_state (writer, changed, to);
        sync_feed (writer, new, "[]");
        put_state (writer, new, to);
        if (!are_found_alike (fixture))
          g_error ("State %u, which came after %u, is not found as one that is new", to, from);
      }
  run_sql (fixture, "INSERT INTO service_text (service_text) VALUES ('integrity-check')");
}

static gint64
weigh_index (Fixture *fixture)
{
  return read_int (fixture, "SELECT sum(length(block)) FROM service_text_data");
}

static void
test_same_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 before;

  put_state (writer, feed_id, 0);
  before = weigh_index (fixture);
  put_state (writer, feed_id, 3);
  g_assert_cmpint (weigh_index (fixture), ==, before);
  put_state (writer, feed_id, 2);
  g_assert_cmpint (weigh_index (fixture), !=, before);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/snapshot/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("what was put is read back, byte for byte", test_read_back);
  ADD ("a new snapshot adds, changes, keeps and removes", test_swap);
  ADD ("an unchanged snapshot writes no row of a service again", test_unchanged);
  ADD ("a record put twice is there once, as it came last", test_put_twice);
  ADD ("an abandoned snapshot changes nothing", test_abandon);
  ADD ("a reader sees the old directory until the commit", test_reader_sees_old);
  ADD ("a second writer is told that the directory is locked", test_locked);
  ADD ("a snapshot of a feed that is gone is not begun", test_no_feed);
  ADD ("the longest record is taken, whatever its words become in the index", test_longest_record);
  ADD ("a new feed is there with its services or not at all", test_new_feed);
  ADD ("a feed that is there already is not begun anew", test_new_feed_exists);
  ADD ("two feeds may use the same id", test_same_id_two_feeds);
  ADD ("nothing is added to what was made of a place that is withheld since", test_withheld);
  ADD ("something is where a record of a withheld place says more, another date or another name", test_adds);
  ADD ("nor of words that told a place before its publisher masked or stated it", test_told);
  ADD ("a record that changed is found as one that is new", test_changed_as_new);
  ADD ("the words of a record that changed elsewhere are not written again", test_same_words);
  return g_test_run ();
}
