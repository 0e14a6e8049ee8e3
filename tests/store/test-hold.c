/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "store-fixture.h"
#include "tests/support/isolated.h"

/* Services numbered @first to before @last, each with one telephone number that ends in @area and its own number. */
static char *
make_services (guint       first,
               guint       last,
               const char *area)
{
  GString *json = g_string_new ("[");

  for (guint i = first; i < last; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"s%u\",\"name\":\"Service %u\",\"status\":\"active\","
                            "\"contacts\":[{\"id\":\"c\",\"phones\":[{\"id\":\"p\",\"number\":\"020 %s %04u\"}]}]}",
                            i > first ? "," : "", i, i, area, i);
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

/* A sync of @json through a gate, as a crawl does it: what the gate stops is put once more, to be held. */
static gboolean
offer (DwWriter        *writer,
       gint64           feed_id,
       DwSnapshotKind   kind,
       const char      *json)
{
  g_autoptr (GError) error = NULL;
  DwSnapshot *snapshot = dw_snapshot_begin_as (writer, feed_id, kind, DW_GATE_CHECK, &error);

  g_assert_no_error (error);
  g_assert_true (put_services (snapshot, json, &error));
  if (dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error))
    return TRUE;

  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_HELD);
  g_clear_error (&error);
  snapshot = dw_snapshot_begin_as (writer, feed_id, kind, DW_GATE_HOLD, &error);
  g_assert_no_error (error);
  g_assert_true (put_services (snapshot, json, &error));
  dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error);
  g_assert_no_error (error);
  return FALSE;
}

static DwFeed *
read_feed (Fixture *fixture)
{
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, NULL);

  g_assert_cmpuint (feeds->len, ==, 1);
  return dw_feed_ref (feeds->pdata[0]);
}

#define N_CASES_SERVICES 100

typedef struct
{
  guint first, last;            /* of the new list, whose numbers up to 100 are those of the old one */
  guint n_phones;               /* of the first so many services the number is another */
  gboolean is_held;
} GateCase;

/* 100 services: thirty gone and twenty numbers changed pass, one more of either does not. */
static const GateCase cases[] = {
  { 0, 100, 0, FALSE },  { 30, 100, 0, FALSE }, { 31, 100, 0, TRUE },  { 70, 170, 0, TRUE },  { 0, 100, 20, FALSE },
  { 0, 100, 21, TRUE },  { 0, 300, 20, FALSE }, { 30, 100, 30 + 14, FALSE }, { 30, 100, 30 + 15, TRUE }, { 99, 100, 0, TRUE },
};

static void
test_thresholds (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, N_CASES_SERVICES, "7946");
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GateCase *one = &cases[i];
      g_autoptr (GString) json = g_string_new (NULL);
      g_autofree char *changed = make_services (one->first, MAX (one->first, one->n_phones), "7000");
      g_autofree char *same = make_services (MAX (one->first, one->n_phones), one->last, "7946");
      g_autoptr (DwFeed) feed = NULL;

      sync_feed (writer, feed_id, before);
      changed[strlen (changed) - 1] = '\0';
      g_string_append_printf (json, "%s%s%s", changed, strlen (changed) > 1 ? "," : "", same + 1);
      g_assert_cmpint (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, json->str), ==, !one->is_held);

      feed = read_feed (fixture);
      g_assert_cmpint (feed->hold != NULL, ==, one->is_held);
      if (one->is_held)
        g_assert_cmpuint (feed->n_services, ==, N_CASES_SERVICES);
    }
}

static void
test_small (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *three = make_services (0, 3, "7946");
  g_autofree char *two = make_services (0, 2, "7946");
  g_autofree char *none = make_services (2, 3, "7946");
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, three);
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, two));
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, none));
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (4, 11, "7000");
  g_autoptr (DwFeed) feed = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *rings = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 generation;

  sync_feed (writer, feed_id, before);
  generation = read_int (fixture, "SELECT value FROM store_meta WHERE name = 'generation'");
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  g_assert_cmpint (read_int (fixture, "SELECT value FROM store_meta WHERE name = 'generation'"), ==, generation);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%7000%'"), ==, 0);

  feed = read_feed (fixture);
  reason = dw_hold_dup_reason (feed->hold);
  g_assert_cmpstr (reason, ==, "The publisher's new list leaves out 4 of 10 services. "
                               "The publisher's new list changes 6 of 6 telephone numbers.");
  g_assert_true (g_str_has_prefix (feed->last_problem, reason));
  g_assert_cmpuint (feed->hold->n_added, ==, 1);
  g_assert_cmpuint (feed->hold->n_changed, ==, 6);
  g_assert_cmpuint (feed->hold->n_examples, ==, 4 + DW_HOLD_EXAMPLES);
  gone = dw_hold_dup_example (&feed->hold->examples[0]);
  g_assert_cmpstr (gone, ==, "Service 0: left out");
  rings = dw_hold_dup_example (&feed->hold->examples[4]);
  g_assert_cmpstr (rings, ==, "Service 4: 020 7946 0004 becomes 020 7000 0004");
}

/* Returns: (transfer full): the two lists as one. */
static char *
join_lists (const char *first,
            const char *second)
{
  return g_strdup_printf ("%.*s,%s", (int) strlen (first) - 1, first, second + 1);
}

/* Returns: (transfer full): the feed, of which the gate held @json. */
static DwFeed *
hold_list (Fixture    *fixture,
           DwWriter   *writer,
           gint64      feed_id,
           const char *json)
{
  DwFeed *feed;

  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, json));
  feed = read_feed (fixture);
  g_assert_nonnull (feed->hold);
  return feed;
}

static void
test_repeated_new (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (8, 12, "7946");
  g_autofree char *again = make_services (10, 12, "7000");
  g_autofree char *twice = join_lists (after, again);
  g_autoptr (DwFeed) feed = NULL;
  DwSnapshotSummary summary;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  feed = hold_list (fixture, writer, feed_id, twice);
  g_assert_cmpuint (feed->hold->n_added, ==, 2);
  g_assert_cmpuint (feed->hold->n_changed, ==, 0);
  g_assert_true (dw_writer_accept_hold (writer, feed_id, &summary, NULL));
  g_assert_cmpuint (summary.n_added, ==, 2);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%7000%'"), ==, 2);
}

/* Twenty of a hundred numbers changed pass, however often the list names them. */
static void
test_repeated_phones (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 100, "7946");
  g_autofree char *changed = make_services (0, 20, "7000");
  g_autofree char *other = make_services (0, 20, "7111");
  g_autofree char *rest = make_services (20, 100, "7946");
  g_autofree char *list = join_lists (changed, rest);
  g_autofree char *twice = join_lists (other, list);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, twice));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%7000%'"), ==, 20);
}

static void
test_repeated_equal (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (4, 12, "7000");
  g_autofree char *part = make_services (4, 11, "7000");
  g_autofree char *twice = join_lists (after, part);
  g_autofree char *other = make_services (4, 12, "7111");
  g_autofree char *other_twice = join_lists (other, other);
  g_autoptr (DwFeed) once = NULL;
  g_autoptr (DwFeed) repeated = NULL;
  g_autoptr (DwFeed) another = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  once = hold_list (fixture, writer, feed_id, after);
  g_assert_true (dw_writer_reject_hold (writer, feed_id, NULL));

  /* The same list with repetitions is still the one thrown away, and repetitions do not make another one the same. */
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, twice));
  repeated = read_feed (fixture);
  g_assert_null (repeated->hold);
  another = hold_list (fixture, writer, feed_id, other_twice);
  g_assert_cmpuint (another->hold->n_changed, ==, once->hold->n_changed);
  g_assert_cmpuint (another->hold->n_added, ==, once->hold->n_added);
  g_assert_cmpuint (another->hold->n_phones_before, ==, 6);
  g_assert_cmpuint (another->hold->n_phones_changed, ==, 6);
}

static void
test_repeated_as_stored (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *wrong = make_services (4, 10, "7000");
  g_autofree char *mended = make_services (4, 9, "7946");
  g_autofree char *after = join_lists (wrong, mended);
  g_autoptr (DwFeed) feed = NULL;
  DwSnapshotSummary summary;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  feed = hold_list (fixture, writer, feed_id, after);
  g_assert_cmpuint (feed->hold->n_gone, ==, 4);
  g_assert_cmpuint (feed->hold->n_changed, ==, 1);
  g_assert_cmpuint (feed->hold->n_phones_before, ==, 6);
  g_assert_cmpuint (feed->hold->n_phones_changed, ==, 1);
  g_assert_cmpuint (feed->hold->n_examples, ==, 4 + 1);
  g_assert_true (dw_writer_accept_hold (writer, feed_id, &summary, NULL));
  g_assert_cmpuint (summary.n_changed, ==, 1);
  g_assert_cmpuint (summary.n_removed, ==, 4);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record WHERE CAST(json AS TEXT) LIKE '%7000%'"), ==, 1);
}

static void
test_accept (Fixture       *fixture,
             gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (4, 11, "7000");
  g_autoptr (DwFeed) feed = NULL;
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  DwSnapshotSummary summary;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_LISTED, after));

  /* What is held survives whoever held it. */
  dw_writer_close (writer);
  writer = open_writer (fixture);
  g_assert_true (dw_writer_accept_hold (writer, feed_id, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_added, ==, 1);
  g_assert_cmpuint (summary.n_changed, ==, 6);
  g_assert_cmpuint (summary.n_removed, ==, 4);

  feed = read_feed (fixture);
  g_assert_null (feed->hold);
  g_assert_null (feed->last_problem);
  g_assert_cmpuint (feed->n_services, ==, 7);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"service\""), ==, 7);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM held_record"), ==, 0);

  g_assert_false (dw_writer_accept_hold (writer, feed_id, NULL, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
  dw_writer_close (writer);
}

static void
test_reject (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (4, 11, "7000");
  g_autofree char *worse = make_services (5, 11, "7000");
  g_autoptr (DwFeed) feed = NULL;
  g_autoptr (DwFeed) same = NULL;
  g_autoptr (DwFeed) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  g_assert_true (dw_writer_reject_hold (writer, feed_id, &error));
  g_assert_no_error (error);
  feed = read_feed (fixture);
  g_assert_null (feed->hold);
  g_assert_cmpuint (feed->n_services, ==, 10);

  /* Nobody is asked twice about the same list, and everybody about another one. */
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  same = read_feed (fixture);
  g_assert_null (same->hold);
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, worse));
  other = read_feed (fixture);
  g_assert_nonnull (other->hold);

  g_assert_true (dw_writer_reject_hold (writer, feed_id, NULL));
  g_assert_false (dw_writer_reject_hold (writer, feed_id, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

static void
test_ended (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *after = make_services (8, 10, "7946");
  g_autoptr (DwFeed) committed = NULL;
  g_autoptr (DwFeed) unchanged = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, before));
  committed = read_feed (fixture);
  g_assert_null (committed->hold);

  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  g_assert_true (dw_writer_note_attempt (writer, feed_id, NULL, NULL));
  unchanged = read_feed (fixture);
  g_assert_null (unchanged->hold);

  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, after));
  g_assert_true (dw_writer_remove_feed (writer, feed_id, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT (SELECT count(*) FROM held_record) + (SELECT count(*) FROM feed_hold)"), ==, 0);
}

static void
test_delta (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 20, "7946");
  g_autofree char *two = make_services (3, 5, "7000");
  g_autoptr (GError) error = NULL;
  DwSnapshot *snapshot;
  DwSnapshotSummary summary;
  const DwCrawlNotes notes = { .changed_after = 77, .page_size = 50 };
  DwCrawlNotes read;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  snapshot = dw_snapshot_begin_as (writer, feed_id, DW_SNAPSHOT_DELTA, DW_GATE_CHECK, NULL);
  g_assert_true (put_services (snapshot, two, NULL));
  g_assert_true (dw_snapshot_remove (snapshot, "s19", NULL));
  g_assert_true (dw_snapshot_remove (snapshot, "never", NULL));
  dw_snapshot_set_notes (snapshot, &notes);
  g_assert_true (dw_snapshot_commit (snapshot, NULL, 0, 0, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_changed, ==, 2);
  g_assert_cmpuint (summary.n_unchanged, ==, 17);
  g_assert_cmpuint (summary.n_removed, ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT n_services FROM feed"), ==, 19);

  g_assert_true (dw_writer_read_notes (writer, feed_id, &read, NULL));
  g_assert_cmpint (read.changed_after, ==, 77);
  g_assert_cmpuint (read.page_size, ==, 50);
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *all = make_services (0, 10, "7946");
  g_autofree char *fewer = make_services (2, 10, "7946");
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, all);
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_LISTED, fewer));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 10);
  /* Back again: the count of absences begins anew. */
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_LISTED, all));
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_LISTED, fewer));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 10);
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_LISTED, fewer));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 8);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM service"), ==, 8);
}

static void
test_keep_and_items (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *all = make_services (0, 3, "7946");
  g_autofree char *first = make_services (0, 1, "7946");
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (GError) error = NULL;
  const DwHash item = { { 1, 2, 3 } };
  DwSnapshot *snapshot;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, all);
  snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  g_assert_true (put_services (snapshot, first, NULL));
  g_assert_true (dw_snapshot_note_item (snapshot, &item, NULL));
  g_assert_true (dw_snapshot_keep (snapshot, "s1", NULL));
  g_assert_true (dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 2);
  items = dw_writer_read_items (writer, feed_id, NULL);
  g_assert_cmpuint (g_hash_table_size (items), ==, 1);
  g_assert_true (dw_hash_equal (g_hash_table_lookup (items, "s0"), &item));

  snapshot = dw_snapshot_begin (writer, feed_id, NULL);
  g_assert_false (dw_snapshot_keep (snapshot, "s2", &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
  g_assert_false (dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 2);
}

/* The directory is gone; what its second copy has is there again. */
static DwWriter *
lose_directory (Fixture  *fixture,
                DwWriter *writer)
{
  g_autofree char *path = g_build_filename (fixture->folder, "directory.db", NULL);

  dw_writer_close (writer);
  g_assert_no_errno (g_remove (path));
  return open_writer (fixture);
}

/* What was asked of a list is asked again of the next one: the copy to compare it with is lost, and what was there is not. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *half = make_services (5, 10, "7946");
  g_autofree char *other = make_services (0, 10, "7000");
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DwFeed) feed = NULL;
      g_autoptr (DwFeed) again = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *reason_again = NULL;
      g_autoptr (GError) error = NULL;

      sync_feed (writer, feed_id, before);
      g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, i == 0 ? half : other));
      feed = read_feed (fixture);
      reason = dw_hold_dup_reason (feed->hold);

      writer = lose_directory (fixture, g_steal_pointer (&writer));
      again = read_feed (fixture);
      g_assert_nonnull (again->hold);
      g_assert_cmpuint (again->n_services, ==, 0);
      reason_again = dw_hold_dup_reason (again->hold);
      g_assert_cmpstr (reason_again, ==, reason);
      g_assert_false (dw_writer_accept_hold (writer, feed_id, NULL, &error));
      g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_false (dw_writer_reject_hold (writer, feed_id, &error));
      g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);

      g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, i == 0 ? half : other));
      g_clear_pointer (&again, dw_feed_unref);
      again = read_feed (fixture);
      g_clear_pointer (&reason_again, g_free);
      reason_again = dw_hold_dup_reason (again->hold);
      g_assert_cmpstr (reason_again, ==, reason);
      g_assert_cmpuint (again->hold->n_examples, ==, feed->hold->n_examples);
      g_assert_cmpuint (again->n_services, ==, 0);
      g_assert_true (dw_writer_accept_hold (writer, feed_id, NULL, NULL));
      g_clear_pointer (&again, dw_feed_unref);
      again = read_feed (fixture);
      g_assert_null (again->hold);
      g_assert_cmpuint (again->n_services, ==, i == 0 ? 5 : 10);
    }
}

/* A list that is whole again by then answers the question, and nothing that was answered is asked again. */
static void
test_lost_and_mended (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autofree char *before = make_services (0, 10, "7946");
  g_autofree char *half = make_services (5, 10, "7946");
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, before);
  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, half));
  writer = lose_directory (fixture, g_steal_pointer (&writer));
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, before));

  g_assert_false (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, half));
  g_assert_true (dw_writer_reject_hold (writer, feed_id, NULL));
  writer = lose_directory (fixture, g_steal_pointer (&writer));
  g_assert_true (offer (writer, feed_id, DW_SNAPSHOT_WHOLE, before));
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/hold/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("thirty per cent gone and twenty of the numbers changed pass, and one more of either is held", test_thresholds);
  ADD ("one service gone never holds a list, however short", test_small);
  ADD ("what is held is counted, shown by examples, and touches nothing", test_shown);
  ADD ("a new record that is named twice is added once, as it came last", test_repeated_new);
  ADD ("numbers of a record that is named twice count once", test_repeated_phones);
  ADD ("a record repeated as it was leaves the list the same list", test_repeated_equal);
  ADD ("a record that comes again as it is stored is not held at all", test_repeated_as_stored);
  ADD ("what is held survives a restart and is taken in whole when accepted", test_accept);
  ADD ("what was thrown away is not asked about again, and another list is", test_reject);
  ADD ("a list that passes, a feed that did not change and one that is removed end what was held", test_ended);
  ADD ("what waits for an answer is asked of the next list where the directory is lost meanwhile", test_lost);
  ADD ("a list that is whole again needs no answer, and what was answered is not asked again", test_lost_and_mended);
  ADD ("a delta changes what it names and leaves the rest", test_delta);
  ADD ("a record goes when it is absent from two complete lists in a row", test_absent);
  ADD ("a record that is kept stays as it is, and only one that is there can be kept", test_keep_and_items);
  return g_test_run ();
}
