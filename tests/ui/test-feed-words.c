/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dw-feed-row.h"
#include "dw-sync-status.h"

/* 2026-03-12 12:00:00Z, a Thursday. */
#define NOW G_GINT64_CONSTANT (1773316800)
#define DAY 86400

static void
test_results (void)
{
  static const struct
  {
    DwFeed feed;
    const char *expected;
  } table[] = {
    { { .synced_at = 0 }, "Not synced yet" },
    { { .synced_at = 0, .last_problem = "The server could not be reached." }, "Not synced yet" },
    { { .synced_at = NOW - 3 * 3600 }, "Synced 3 hours ago" },
    { { .synced_at = NOW - 3 * 3600, .is_starter = TRUE }, "Taken in 3 hours ago" },
    { { .synced_at = NOW - 2 * DAY, .last_problem = "The server could not be reached." },
      "You have the copy from Tuesday." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *said = dw_feed_row_words (&table[i].feed, NOW);

      g_assert_cmpstr (said, ==, table[i].expected);
    }
}

static void
test_progress (void)
{
  static const struct
  {
    DwProgress progress;
    const char *expected;
  } table[] = {
    { { DW_SYNC_CONNECTING, 0, 0, 0, 0, 0 }, "Connecting" },
    { { DW_SYNC_READING_LIST, 0, 0, 0, 0, 338 }, "Reading the list · 338 bytes" },
    { { DW_SYNC_READING_LIST, 3, 12, 150, 600, 0 }, "Reading the list: page 3 of 12 · 150 of 600 services" },
    { { DW_SYNC_READING_LIST, 3, 0, 1, 0, 0 }, "Reading the list: page 3 · 1 service" },
    { { DW_SYNC_READING_DETAILS, 12, 12, 40, 600, 999 }, "Reading each service · 40 of 600 services · 999 bytes" },
    { { DW_SYNC_SAVING, 12, 12, 600, 600, 0 }, "Saving · 600 of 600 services" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *said = dw_sync_status_words (&table[i].progress);

      g_assert_cmpstr (said, ==, table[i].expected);
    }
}

static void
test_problems (void)
{
  g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  g_autoptr (GError) failed = g_error_new_literal (DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY, "The feed has no services in it.");

  g_assert_null (dw_sync_status_get_problem (NULL));
  g_assert_null (dw_sync_status_get_problem (stopped));
  g_assert_cmpstr (dw_sync_status_get_problem (failed), ==, failed->message);
}

static void
test_behind (void)
{
  const DwSignedFacts edition = { .expires = NOW };
  const DwFeed fresh = { .edition = &edition };
  const DwFeed failed = { .last_problem = "The server could not be reached." };

  g_assert_false (dw_feed_is_behind (&fresh, NOW - 1));
  g_assert_true (dw_feed_is_behind (&fresh, NOW));
  g_assert_true (dw_feed_is_behind (&failed, NOW));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-words/the last result is said with the copy that is there", test_results);
  g_test_add_func ("/feed-words/progress says what is known and nothing else", test_progress);
  g_test_add_func ("/feed-words/what a person stopped is no problem", test_problems);
  g_test_add_func ("/feed-words/past the date that its publisher gave no feed is up to date", test_behind);

  return g_test_run ();
}
