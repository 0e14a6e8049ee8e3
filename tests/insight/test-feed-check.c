/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-check.h"

#include <string.h>

#define NOW 1790000000 /* 2026-09-21 */

static DwCrawlReport *
make_report (const char *json)
{
  DwCrawlReport *report = dw_crawl_report_new (TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  guint n_records;

  g_assert_no_error (error);
  dw_page_get_records (page, &n_records);
  report->n_seen = report->n_taken = n_records;
  dw_crawl_report_add_page (report, page, 0, "page 1");
  dw_crawl_report_cover (report, page, FALSE);
  return report;
}

static void
test_since (void)
{
  g_autofree char *since = dw_feed_check_dup_assured_since (NOW);
  g_autofree char *never = dw_feed_check_dup_assured_since (G_MAXINT64);

  g_assert_cmpstr (since, ==, "2026-03-21");
  g_assert_cmpstr (never, ==, "9999-12-31");
}

static void
test_shares (void)
{
  static const struct { guint n; guint n_in_all; const char *share; } table[] = {
    { 0, 40, "none of 40" }, { 40, 40, "all 40" }, { 12, 40, "12 of 40 (30 %)" }, { 0, 0, "none of 0" }, { 1, 1, "1 of 1 (100 %)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *share = dw_feed_check_dup_share (table[i].n, table[i].n_in_all);

      g_assert_cmpstr (share, ==, table[i].share);
    }
}

static void
test_html_is_inert (void)
{
  g_autoptr (DwCrawlReport) report = make_report ("{\"contents\":[{\"id\":\"<script>alert(1)</script>\",\"name\":\"A\",\"status\":\"<b>\",\"schedules\":[{\"id\":\"1\"}],"
                                                  "\"attributes\":[{\"id\":\"1\",\"taxonomy_term\":{\"id\":\"2\",\"name\":\"<img src=x>\",\"description\":\"d\"}}]}]}");
  const DwFeedCheck check = { .address = "file:///tmp/\"><script>", .report = report, .now = NOW };
  g_autofree char *html = dw_feed_check_dup_html (&check);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  g_assert_nonnull (strstr (html, "&lt;img src=x&gt;"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
}

static void
test_sample (void)
{
  g_autoptr (DwCrawlReport) report = make_report ("{\"contents\":[{\"id\":\"a\",\"name\":\"A\",\"status\":\"active\"},"
                                                  "{\"id\":\"b\",\"name\":\"B\",\"status\":\"active\",\"schedules\":[{\"id\":\"1\"}]}]}");
  const DwFeedCheck check = { .address = "x", .report = report, .now = NOW };
  g_autofree char *sample = dw_feed_check_dup_sample (&check);

  g_assert_cmpstr (sample, ==, "The list has only short records. 1 of 2 was asked for whole; the shares are of that one.");
}

/* A report is handed on: where the file lay is nobody's business. */
static void
test_title (void)
{
  static const struct { const char *address; const char *title; } table[] = {
    { "/srv/office/somebody/services.json", "services.json" },
    { "file:///srv/office/somebody/feed/", "feed" },
    { "https://example.org/open/services", "https://example.org/open/services" },
    { "example.org/open/services", "example.org/open/services" },
  };
  g_autoptr (DwCrawlReport) report = make_report ("{\"contents\":[]}");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DwFeedCheck check = { .address = table[i].address, .report = report, .now = NOW };
      g_autofree char *title = dw_feed_check_dup_title (&check);
      g_autofree char *html = dw_feed_check_dup_html (&check);

      g_assert_cmpstr (title, ==, table[i].title);
      g_assert_null (strstr (html, "somebody"));
    }
}

/* A number that cannot be rung is left out of its record, and is none. */
static void
test_phone (void)
{
  g_autoptr (DwCrawlReport) report = make_report ("{\"contents\":[{\"id\":\"a\",\"name\":\"A\",\"status\":\"active\",\"schedules\":[{\"id\":\"1\"}],"
                                                  "\"phones\":[{\"id\":\"p\",\"number\":\"2.08E+09\"}],\"contacts\":[{\"id\":\"c\",\"phones\":[{\"id\":\"q\",\"number\":\"*#06#\"}]}]},"
                                                  "{\"id\":\"b\",\"name\":\"B\",\"status\":\"active\",\"schedules\":[{\"id\":\"1\"}],\"phones\":[{\"id\":\"p\",\"number\":\"999\"}]}]}");

  g_assert_cmpuint (dw_coverage_get_n_services (report->coverage), ==, 2);
  g_assert_cmpuint (dw_coverage_get_n_stated (report->coverage, DW_COVERAGE_PHONE), ==, 1);
}

static void
test_early (void)
{
  g_autoptr (DwCrawlReport) report = make_report ("{\"contents\":[{\"id\":\"a\",\"name\":\"A\",\"status\":\"active\",\"assured_date\":\"2026-09-20\",\"schedules\":[{\"id\":\"1\"}]},"
                                                  "{\"id\":\"b\",\"name\":\"B\",\"status\":\"active\",\"assured_date\":\"2030-01-01\",\"schedules\":[{\"id\":\"1\"}]}]}");
  const DwFeedCheck check = { .address = "x", .report = report, .now = NOW };
  g_autofree char *early = dw_feed_check_dup_early (&check);
  g_autofree char *lately = dw_feed_check_dup_lately (&check);

  g_assert_cmpstr (early, ==, "1 record says that it was checked on a day still to come. Doorway shows it as one that does not say when.");
  g_assert_cmpstr (lately, ==, "Checked in the last 6 months: 1 of 2 (50 %).");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/feed-check/lately is six months before now", test_since);
  g_test_add_func ("/insight/feed-check/shares are said of how many", test_shares);
  g_test_add_func ("/insight/feed-check/what a feed says is text in the web page and nothing else", test_html_is_inert);
  g_test_add_func ("/insight/feed-check/shares of a sample say that they are", test_sample);

  g_test_add_func ("/insight/feed-check/a report of a file has the name of the file and not its folder", test_title);
  g_test_add_func ("/insight/feed-check/a telephone number that was left out is not counted as one", test_phone);
  g_test_add_func ("/insight/feed-check/a day still to come is no day on which anybody checked", test_early);

  return g_test_run ();
}
