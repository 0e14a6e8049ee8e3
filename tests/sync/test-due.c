/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sync-due.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static void
test_due (void)
{
  static const struct { const char *url; gint64 synced_at; gint64 attempted_at; gboolean is_due; } table[] = {
    { "https://a.example/", 0, 0, TRUE },
    { "https://a.example/", NOW - DAY, NOW - DAY, TRUE },
    { "https://a.example/", NOW - DAY + 1, NOW - DAY + 1, FALSE },
    { "https://a.example/", NOW - 3 * DAY, NOW - 30 * MINUTE, FALSE },
    { "https://a.example/", NOW - 3 * DAY, NOW - HOUR, TRUE },
    { "https://a.example/", NOW + DAY, NOW + DAY, TRUE },
    { "file:///feed.json", NOW - 3 * DAY, NOW - 3 * DAY, FALSE },
    { "file:///feed.json", 0, NOW - 3 * DAY, TRUE },
    { "file:///feed.json", 0, NOW - 30 * MINUTE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DwFeed feed = { .url = table[i].url, .synced_at = table[i].synced_at, .attempted_at = table[i].attempted_at };

      g_test_message ("%u", i);
      g_assert_cmpint (dw_sync_is_due (&feed, NOW), ==, table[i].is_due);
    }
}

static void
test_wait (void)
{
  static const struct { gint64 not_before; gboolean must_wait; } table[] = {
    { 0, FALSE }, { NOW, FALSE }, { NOW + 1, TRUE }, { NOW + DAY, TRUE }, { NOW + DAY + 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DwCrawlNotes notes = { .not_before = table[i].not_before };

      g_test_message ("%u", i);
      g_assert_cmpint (dw_sync_must_wait (&notes, NOW), ==, table[i].must_wait);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/due/a server, or a file that never came, is asked once a day, and after a failure once an hour, whatever the clock was", test_due);
  g_test_add_func ("/sync/due/a publisher may ask to be left alone for a day, and no longer", test_wait);

  return g_test_run ();
}
