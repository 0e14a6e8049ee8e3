/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-intake.h"
#include "dw-limits.h"
#include "store-fixture.h"

#define TWO_MORE "[{\"id\":\"d\",\"name\":\"Drop-in\"},{\"name\":\"Nobody can tell which\"},{\"id\":\"e\",\"name\":\"Advice\"}]"

/* Pages in memory, and how often one was asked for. */
typedef struct
{
  const char *const *texts;   /* array of n */
  guint n;
  gboolean breaks_off;        /* an error stands behind the last */
  gsize padding;              /* white space in the first record of each, in bytes */
  gint n_calls;               /* atomic */
  GBytes *page;               /* (nullable): the last */
} Source;

static gboolean
next_page (gpointer     data,
           DwPageText  *page,
           guint       *tag,
           GError     **error)
{
  Source *source = data;
  guint number = (guint) g_atomic_int_add (&source->n_calls, 1);
  g_autofree char *padding = g_strnfill (source->padding, ' ');
  GString *text = NULL;

  g_clear_pointer (&source->page, g_bytes_unref);
  if (number < source->n)
    {
      text = g_string_new (source->texts[number]);
      g_string_insert (text, strstr (text->str, "{\"id\"") + 1 - text->str, padding);
      *tag = number + 10;
      source->page = g_string_free_to_bytes (text);
      *page = dw_page_text_of (source->page);
      return TRUE;
    }

  if (source->breaks_off)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The cable was pulled.");
  return FALSE;
}

static void
put_page (DwIntake *intake,
          DwPage   *page)
{
  g_autoptr (GError) error = NULL;
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    if (records[i].object != NULL)
      dw_intake_put (intake, i, &error);
  g_assert_no_error (error);
}

/* Puts all pages of @source; its error, if one ends them, goes to @error. */
static DwSnapshotSummary
take_in (DwWriter  *writer,
         gint64     feed_id,
         Source    *source,
         GError   **error)
{
  g_autoptr (GError) problem = NULL;
  DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, &problem);
  DwSnapshotSummary summary = { 0 };
  DwIntake *intake = NULL;
  DwPage *page = NULL;
  guint tag = 0;
  guint n_pages = 0;

  g_assert_no_error (problem);
  intake = dw_intake_new (snapshot, next_page, source);
  while ((page = dw_intake_next (intake, &tag, &problem)) != NULL)
    {
      g_assert_cmpuint (tag, ==, 10 + n_pages++);
      put_page (intake, page);
    }
  g_assert_null (dw_intake_next (intake, &tag, NULL));
  dw_intake_free (intake);
  g_clear_pointer (&source->page, g_bytes_unref);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      dw_snapshot_abandon (snapshot);
      return summary;
    }

  g_assert_cmpuint (n_pages, ==, source->n);
  g_assert_true (dw_snapshot_commit (snapshot, NULL, 0, 0, &summary, &problem));
  return summary;
}

/* All that the tables hold of the services but their numbers and times. */
static char *
print_tables (Fixture *fixture)
{
  static const char *const queries[] = {
    "SELECT hex(hash) || source_id || hex(json) FROM raw_record ORDER BY id",
    "SELECT need || ' ' || cost || ' ' || bases || name || ifnull(minimum_age, '-') || ifnull(assured_day, '-') || times FROM service_fact ORDER BY id",
    "SELECT ifnull(organisation, '-') || ifnull(description, '-') || ifnull(area, '-') || ifnull(assured_date, '-') || hex(marks) FROM service ORDER BY id",
    "SELECT service_id || ' ' || place || ' ' || latitude || ' ' || longitude || postcode FROM service_place ORDER BY service_id, place",
    "SELECT rowid || name || alternate_name || organisation || terms || description || place FROM service_text ORDER BY rowid",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DwDb) db = open_raw (fixture);
  GString *print = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DwStatement) row = dw_statement_new (db, queries[i], &error);

      g_assert_no_error (error);
      while (dw_statement_step (row, &error) == DW_STEP_ROW)
        g_string_append_printf (print, "%u %s\n", i, dw_statement_get_text (row, 0));
      g_assert_no_error (error);
    }

  return g_string_free (print, FALSE);
}

static void
test_same_rows (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const pages[] = { THREE_SERVICES, TWO_MORE };
  static const char *const all[] = { "[{\"id\":\"d\",\"name\":\"Drop-in\"},{\"id\":\"e\",\"name\":\"Advice\"}]" };
  Source source = { .texts = pages, .n = G_N_ELEMENTS (pages) };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://feed.example/", "Example");
  DwSnapshotSummary summary = take_in (writer, feed_id, &source, NULL);
  g_autofree char *by_intake = print_tables (fixture);
  g_autofree char *one_by_one = NULL;
  g_autofree char *swapped = NULL;

  g_assert_cmpuint (summary.n_added, ==, 5);
  g_assert_nonnull (strstr (by_intake, "babies"));

  /* The same records put one by one, with what was worked out of them, and again by an intake that finds them there. */
  run_sql (fixture, "DELETE FROM service_fact; DELETE FROM service; DELETE FROM service_place; DELETE FROM service_text;"
                    "UPDATE store_meta SET value = 0 WHERE name = 'facts_version'");
  dw_writer_close (g_steal_pointer (&writer));
  writer = open_writer (fixture);
  one_by_one = print_tables (fixture);
  g_assert_cmpstr (by_intake, ==, one_by_one);

  source.n_calls = 0;
  summary = take_in (writer, feed_id, &source, NULL);
  g_assert_cmpuint (summary.n_unchanged, ==, 5);

  /* Some gone, none changed. */
  source = (Source) { .texts = all, .n = 1 };
  summary = take_in (writer, feed_id, &source, NULL);
  g_assert_cmpuint (summary.n_unchanged, ==, 2);
  swapped = print_tables (fixture);
  g_assert_null (strstr (swapped, "babies"));
}

static void
test_trouble (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const cut[] = { THREE_SERVICES, "[{\"id\":\"d\",\"name\":\"Dr" };
  static const char *const whole[] = { THREE_SERVICES };
  Source source = { .texts = cut, .n = 2 };
  Source pulled = { .texts = whole, .n = 1, .breaks_off = TRUE };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://feed.example/", "Example");
  g_autoptr (GError) error = NULL;

  take_in (writer, feed_id, &source, &error);
  g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON);
  g_clear_error (&error);
  take_in (writer, feed_id, &pulled, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 0);
}

/* Whatever the thread is at. */
static void
test_early_end (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const pages[] = { THREE_SERVICES, TWO_MORE, TWO_MORE, TWO_MORE };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  gint64 feed_id = add_feed (writer, "https://feed.example/", "Example");

  for (guint n_taken = 0; n_taken < 3; n_taken++)
    {
      Source source = { .texts = pages, .n = G_N_ELEMENTS (pages) };
      DwSnapshot *snapshot = dw_snapshot_begin (writer, feed_id, NULL);
      DwIntake *intake = dw_intake_new (snapshot, next_page, &source);
      guint tag = 0;

      for (guint i = 0; i < n_taken; i++)
        put_page (intake, dw_intake_next (intake, &tag, NULL));
      dw_intake_free (intake);
      g_clear_pointer (&source.page, g_bytes_unref);
      dw_snapshot_abandon (snapshot);
      g_clear_pointer (&source.page, g_bytes_unref);
    }

  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM raw_record"), ==, 0);
}

static void
test_large_pages (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const pages[] = { THREE_SERVICES, TWO_MORE, THREE_SERVICES };
  Source source = { .texts = pages, .n = G_N_ELEMENTS (pages), .padding = DW_LIMIT_INTAKE + 1 };
  g_autoptr (DwWriter) writer = open_writer (fixture);
  DwSnapshot *snapshot = dw_snapshot_begin (writer, add_feed (writer, "https://feed.example/", "Example"), NULL);
  DwIntake *intake = dw_intake_new (snapshot, next_page, &source);
  guint tag = 0;

  for (guint i = 0; i < source.n; i++)
    {
      DwPage *page = dw_intake_next (intake, &tag, NULL);

      /* The first record of each page is a part of its own, and what it waits for is the rest of the page before. */
      g_assert_nonnull (page);
      put_page (intake, page);
      g_assert_cmpint (g_atomic_int_get (&source.n_calls), ==, (int) i + 1);
      g_assert_nonnull (dw_intake_next (intake, &tag, NULL));
    }
  g_assert_null (dw_intake_next (intake, &tag, NULL));

  dw_intake_free (intake);
  g_clear_pointer (&source.page, g_bytes_unref);
  dw_snapshot_abandon (snapshot);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(title, function) g_test_add ("/intake/" title, Fixture, NULL, set_up, function, tear_down)
  ADD ("what comes by an intake is written as what is put one by one", test_same_rows);
  ADD ("a page that is cut and a source that breaks off end it with their error, and nothing is kept", test_trouble);
  ADD ("an intake can be ended before all of it came", test_early_end);
  ADD ("no page is read while a large record waits to be written", test_large_pages);
  return g_test_run ();
}
