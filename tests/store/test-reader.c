/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "dw-facts.h"
#include "store-fixture.h"
#include "tests/support/isolated.h"

static void
add_starter (DwWriter *writer)
{
  const DwFeed draft = { .url = "file:///starter.json", .name = "Zebra starter", .is_starter = TRUE };

  g_assert_cmpint (dw_writer_add_feed (writer, &draft, NULL), >, 0);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_reader_open (fixture->folder, &error));
  g_assert_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND);
}

static void
test_feeds (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  add_feed (writer, "https://b.example/", "beta");
  add_feed (writer, "https://a.example/", "Alpha");
  add_starter (writer);
  reader = open_reader (fixture);
  feeds = dw_reader_list_feeds (reader, NULL);
  g_assert_cmpuint (feeds->len, ==, 3);
  g_assert_cmpstr (((DwFeed *) feeds->pdata[0])->name, ==, "Zebra starter");
  g_assert_cmpstr (((DwFeed *) feeds->pdata[1])->name, ==, "Alpha");
  g_assert_cmpstr (((DwFeed *) feeds->pdata[2])->name, ==, "beta");
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwColumns) columns = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  DwMask hackney = dw_facet_find (DW_FACET_BOROUGH, "hackney");

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  columns = dw_reader_load_columns (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpint (columns->generation, ==, dw_reader_get_generation (reader, NULL));
  g_assert_cmpuint (columns->n_services, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (columns->feed_ids[i], ==, feed_id);
      g_assert_true (i == 0 || columns->ids[i] > columns->ids[i - 1]);
    }

  g_assert_cmpint (columns->ids[0], ==, find_id (reader, "a"));
  g_assert_cmpfloat_with_epsilon (columns->maximum_age[0], 4, 1e-6);
  g_assert_true (isnan (columns->minimum_age[1]));
  g_assert_cmpint (columns->assured_day[0], ==, 20422); /* 2025-11-30 */
  g_assert_cmpint (columns->assured_day[1], ==, G_MININT32);
  g_assert_cmpuint (columns->terms[DW_FACET_BOROUGH][0] & hackney, ==, hackney);
  g_assert_cmpuint (columns->terms[DW_FACET_STATUS][0], ==, DW_STATUS_RUNNING);
  g_assert_cmpuint (columns->terms[DW_FACET_STATUS][2], !=, DW_STATUS_RUNNING);

  g_assert_cmpuint (columns->n_places, ==, 1);
  g_assert_cmpuint (columns->places[0].service, ==, 0);
  g_assert_cmpfloat_with_epsilon (columns->places[0].latitude, 51.54, 1e-4);
  g_assert_cmpfloat_with_epsilon (columns->places[0].longitude, -0.06, 1e-4);
  g_assert_cmpstr (columns->places[0].postcode, ==, "E8 3RP");
}

#define TWO_SERVICES_LEFT                                                                                             \
  "[{\"id\":\"a\",\"name\":\"Stay and play\",\"status\":\"active\"},"                                                 \
  "{\"id\":\"c\",\"name\":\"Debt advice\",\"status\":\"inactive\"}]"

static gboolean
take_text (gint64              id,
           const char *const  *columns,
           gpointer            data,
           GError            **error)
{
  g_string_append_printf (data, "%s/%s;", columns[0], columns[4]);
  return TRUE;
}

static char *
list_texts (DwReader *reader,
            gint64    since)
{
  g_autoptr (GError) error = NULL;
  GString *texts = g_string_new (NULL);

  g_assert_true (dw_reader_foreach_text (reader, since, take_text, texts, &error));
  g_assert_no_error (error);
  return g_string_free (texts, FALSE);
}

static void
sum_up (gint64   id,
        gpointer data)
{
  *(gint64 *) data += id;
}

static void
test_since (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwColumns) columns = NULL;
  g_autoptr (DwColumns) none = NULL;
  g_autofree char *all = NULL;
  g_autofree char *changed = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 generation;
  gint64 sum = 0;

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  generation = dw_reader_get_generation (reader, NULL);
  sync_feed (writer, feed_id, TWO_SERVICES_LEFT);

  columns = dw_reader_load_columns_since (reader, generation, NULL);
  g_assert_cmpuint (columns->n_services, ==, 1);
  g_assert_cmpint (columns->ids[0], ==, find_id (reader, "a"));
  g_assert_cmpuint (columns->n_places, ==, 0);
  g_assert_cmpint (columns->generation, ==, generation + 1);
  none = dw_reader_load_columns_since (reader, generation + 1, NULL);
  g_assert_cmpuint (none->n_services, ==, 0);

  all = list_texts (reader, -1);
  g_assert_cmpstr (all, ==, "stay and play/;debt advice/;");
  changed = list_texts (reader, generation);
  g_assert_cmpstr (changed, ==, "stay and play/;");
  g_assert_true (dw_reader_foreach_id (reader, sum_up, &sum, NULL));
  g_assert_cmpint (sum, ==, find_id (reader, "a") + find_id (reader, "c"));
  g_assert_cmpint (dw_reader_get_store_id (reader, NULL), !=, 0);
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  g_string_append_len (data, stem, (gssize) length);
  g_string_append_c (data, ' ');
}

static void
test_stems (Fixture       *fixture,
            gconstpointer  data)
{
  static const char text[] = "parenting caf\u00e9 families \u0645\u0631\u062d\u0628\u0627";
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GString) stems = g_string_new (NULL);

  g_assert_true (dw_reader_stem (reader, text, strlen (text), take_stem, stems, NULL));
  g_assert_cmpstr (stems->str, ==, "parent cafe famili \u0645\u0631\u062d\u0628\u0627 ");
}

static void
test_summaries (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (DwSummary) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");
  gint64 ids[3];

  sync_feed (writer, feed_id, THREE_SERVICES);
  reader = open_reader (fixture);
  ids[0] = find_id (reader, "b");
  ids[1] = 4711;
  ids[2] = find_id (reader, "a");
  summaries = dw_reader_read_summaries (reader, ids, 3, FALSE, &error);
  g_assert_no_error (error);
  kept = dw_summary_ref (summaries->pdata[0]);
  g_assert_cmpint (kept->feed_id, ==, feed_id);
  g_assert_null (kept->source_id);
  g_assert_cmpint (kept->fetched_at, ==, 0);
  g_clear_pointer (&kept, dw_summary_unref);
  g_clear_pointer (&summaries, g_ptr_array_unref);

  summaries = dw_reader_read_summaries (reader, ids, 3, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summaries->len, ==, 3);
  g_assert_null (summaries->pdata[1]);

  kept = dw_summary_ref (summaries->pdata[2]);
  g_clear_pointer (&summaries, g_ptr_array_unref);
  g_assert_cmpint (kept->id, ==, ids[2]);
  g_assert_cmpint (kept->feed_id, ==, feed_id);
  g_assert_cmpstr (kept->source_id, ==, "a");
  g_assert_cmpstr (kept->name, ==, "Stay and play");
  g_assert_cmpstr (kept->organisation, ==, "Hackney Council");
  g_assert_cmpstr (kept->description, ==, "For babies and toddlers.");
  g_assert_cmpstr (kept->area, ==, "Hackney, Islington");
  g_assert_cmpstr (kept->assured_date, ==, "2025-11-30");
  g_assert_cmpint (kept->fetched_at, ==, NOON);
  g_assert_cmpfloat_with_epsilon (kept->maximum_age, 4, 1e-9);
  g_assert_cmpint (kept->basis[DW_FACET_BOROUGH], ==, DW_BASIS_STATED);
  g_assert_cmpint (kept->basis[DW_FACET_COST], ==, DW_BASIS_NONE);
  g_assert_cmpuint (kept->terms[DW_FACET_COST], ==, 0);
}

static gboolean
count_record (DwRecord  *record,
              gpointer   data,
              GError   **error)
{
  g_assert_nonnull (dw_record_get_service (record)->name);
  (*(guint *) data)++;
  return TRUE;
}

static gboolean
stop_at_once (DwRecord  *record,
              gpointer   data,
              GError   **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = add_feed (writer, "https://one.example/", "One");
  gint64 second = add_feed (writer, "https://two.example/", "Two");
  guint n_records = 0;
  guint n_damaged = 9;

  sync_feed (writer, first, THREE_SERVICES);
  sync_feed (writer, second, THREE_SERVICES);
  reader = open_reader (fixture);
  g_assert_true (dw_reader_foreach_record (reader, second, count_record, &n_records, &n_damaged, &error));
  g_assert_cmpuint (n_records, ==, 3);
  g_assert_cmpuint (n_damaged, ==, 0);

  n_records = 0;
  g_assert_true (dw_reader_foreach_record (reader, 0, count_record, &n_records, NULL, &error));
  g_assert_cmpuint (n_records, ==, 6);

  g_assert_false (dw_reader_foreach_record (reader, 0, stop_at_once, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* The best match so far. */
typedef struct
{
  gint64 id;
  double score;
} Best;

static void
keep_best (gint64   service_id,
           double   score,
           gpointer data)
{
  Best *best = data;

  if (score > best->score)
    *best = (Best) { service_id, score };
}

#define NAME_AND_DESCRIPTION                                                                                          \
  "[{\"id\":\"in-description\",\"name\":\"Hall\",\"status\":\"active\",\"description\":\"music for all\"},"             \
  "{\"id\":\"in-name\",\"name\":\"Music\",\"status\":\"active\",\"description\":\"a hall for all\"}]"

static void
test_weights (Fixture       *fixture,
              gconstpointer  data)
{
  static const double by_name[DW_N_TEXT_COLUMNS] = { 10, 1, 1, 1, 1, 1 };
  static const double by_description[DW_N_TEXT_COLUMNS] = { 1, 1, 1, 1, 10, 1 };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  Best best = { 0 };

  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), NAME_AND_DESCRIPTION);
  reader = open_reader (fixture);
  g_assert_true (dw_reader_match (reader, "\"music\"", by_name, keep_best, &best, NULL));
  g_assert_cmpint (best.id, ==, find_id (reader, "in-name"));

  best = (Best) { 0 };
  g_assert_true (dw_reader_match (reader, "\"music\"", by_description, keep_best, &best, NULL));
  g_assert_cmpint (best.id, ==, find_id (reader, "in-description"));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;

  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), THREE_SERVICES);
  reader = open_reader (fixture);
  g_assert_cmpuint (count_matches (reader, "\"toddler\""), ==, 1);   /* stems */
  g_assert_cmpuint (count_matches (reader, "\"tod\" *"), ==, 1);     /* prefixes */
  g_assert_cmpuint (count_matches (reader, "\"parents\""), ==, 1);   /* Parents’ */
  g_assert_cmpuint (count_matches (reader, "\"triangle\""), ==, 1);  /* addresses */
  g_assert_cmpuint (count_matches (reader, "\"e8\""), ==, 1);        /* postcodes */
  g_assert_cmpuint (count_matches (reader, "\"islington\""), ==, 1); /* areas */
  g_assert_cmpuint (count_matches (reader, "\"council\""), ==, 1);   /* organisations */
}

static void
ignore_match (gint64   service_id,
              double   score,
              gpointer data)
{
}

static void
test_bad_expression (Fixture       *fixture,
                     gconstpointer  data)
{
  static const double weights[DW_N_TEXT_COLUMNS] = { 1, 1, 1, 1, 1, 1 };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (dw_reader_match (reader, "secret word NEAR(", weights, ignore_match, NULL, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED);
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",\"name\":\"Music\",\"status\":\"active\"}", i > 0 ? "," : "", i);
  g_string_append_c (json, ']');
  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), json->str);

  reader = open_reader (fixture);
  g_cancellable_cancel (cancellable);
  dw_reader_set_limit (reader, cancellable, 0);
  g_assert_null (dw_reader_load_columns (reader, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_INTERRUPTED);
  dw_reader_set_limit (reader, NULL, 0);
  g_assert_cmpuint (count_matches (reader, "\"music\""), ==, 500);
}

/* NOON is of 2025-12-31. */
#define EARLY                                                                                                          \
  "[{\"id\":\"a\",\"name\":\"A\",\"assured_date\":\"2025-12-31\"},{\"id\":\"b\",\"name\":\"B\",\"assured_date\":\"2026-01-01\"},"   \
  "{\"id\":\"c\",\"name\":\"C\",\"assured_date\":\"2026-01-02\"},{\"id\":\"d\",\"name\":\"D\",\"assured_date\":\"2999-01-01\"}]"

static void
assert_days (Fixture *fixture)
{
  g_autoptr (DwReader) reader = open_reader (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DwColumns) columns = dw_reader_load_columns (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpint (columns->assured_day[1] - columns->assured_day[0], ==, 1);
  g_assert_cmpint (columns->assured_day[2], ==, G_MININT32);
  g_assert_cmpint (columns->assured_day[3], ==, G_MININT32);
}

/* Fresh by a date that nobody can have checked anything on would be fresh for ever. */
static void
test_early (Fixture       *fixture,
            gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);

  sync_feed (writer, add_feed (writer, "https://example.org/", "Example"), EARLY);
  assert_days (fixture);
  dw_writer_close (writer);
  run_sql (fixture, "UPDATE store_meta SET value = 0 WHERE name = 'facts_version'");
  dw_writer_close (open_writer (fixture));
  assert_days (fixture);
}

/* The day has come since, and the publisher has not looked at the record again: no sync and no new version makes it checked. */
static void
test_early_unchanged (Fixture       *fixture,
                      gconstpointer  data)
{
  DwWriter *writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://example.org/", "Example");

  sync_feed (writer, feed_id, EARLY);
  dw_writer_close (writer);
  dw_clock_unref (fixture->clock);
  fixture->clock = dw_clock_new_fixed (NOON + 30 * 86400);
  writer = open_writer (fixture);
  sync_feed (writer, feed_id, EARLY);
  assert_days (fixture);
  dw_writer_close (writer);
  run_sql (fixture, "UPDATE store_meta SET value = 0 WHERE name = 'facts_version'");
  dw_writer_close (open_writer (fixture));
  assert_days (fixture);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/reader/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a folder without a directory is not found", test_missing);
  ADD ("feeds come starter first and then by name", test_feeds);
  ADD ("columns hold what filters ask of every service", test_columns);
  ADD ("a day of checking that was still to come when the record was fetched is not stated, nor when facts are worked out again", test_early);
  ADD ("a record that has not changed since stays so when facts are worked out again after that day", test_early_unchanged);
  ADD ("what was written since a generation is asked by itself", test_since);
  ADD ("words have the stems that the text index gives them", test_stems);
  ADD ("summaries come in the order asked, with gaps for those gone", test_summaries);
  ADD ("a walk meets every record of a feed or of all, and ends when told", test_walk);
  ADD ("a column counts as much as its weight", test_weights);
  ADD ("names, organisations, prose, areas and addresses are searched", test_words);
  ADD ("an expression that is none is an error that does not repeat it", test_bad_expression);
  ADD ("a cancelled reader is interrupted and can go on afterwards", test_interrupted);
  return g_test_run ();
}
