/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "directory-print.h"
#include "dw-crawl.h"
#include "dw-progress.h"
#include "dw-reader.h"
#include "sweep-run.h"
#include "victim-run.h"

/*
 * What a disk and the power do to a crawl over HTTPS and to the first import of a feed (sweep-run.h). What is noted of a failed attempt may stay:
 * it is no service.
 *
 * with-changing-feed.py runs it with a publisher that has another list as soon as there is the file DOORWAY_TEST_SWITCH names.
 */

#define BEFORE 1790000000
#define DAY (24 * 60 * 60)

static DwFeed *
find_feed (const char  *folder,
           GError     **error)
{
  g_autoptr (DwReader) reader = dw_reader_open (folder, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;

  return feeds != NULL && feeds->len > 0 ? dw_feed_ref (feeds->pdata[0]) : NULL;
}

/* What an attempt before left to go on with is another matter (test-crawl-kill.c). */
static void
forget_pages (void)
{
  g_autofree char *cache = g_build_filename (g_getenv ("XDG_CACHE_HOME"), "doorway", NULL);

  victim_remove_folder (cache);
}

static DwWriter *
open_writer (const char  *folder,
             gint64       now,
             GError     **error)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (now);

  return dw_writer_open (folder, clock, error);
}

static gboolean
begin (const char  *folder,
       GError     **error)
{
  g_autoptr (DwWriter) writer = open_writer (folder, BEFORE, error);

  return writer != NULL;
}

static gboolean
import (const char  *folder,
        GError     **error)
{
  const DwFeed draft = { .url = g_getenv ("DOORWAY_TEST_PUBLISHER"), .name = "Example" };
  g_autoptr (DwFetcher) fetcher = dw_fetcher_new ();
  g_autoptr (DwWriter) writer = open_writer (folder, BEFORE, error);
  g_autoptr (DwCrawlReport) report = NULL;
  gint64 feed_id;

  forget_pages ();
  report = writer != NULL ? dw_crawl_add_feed (writer, fetcher, &draft, &feed_id, NULL, NULL, NULL, error) : NULL;
  return report != NULL;
}

static gboolean
import_old (const char  *folder,
            GError     **error)
{
  gboolean is_in = import (folder, error);

  g_assert_true (g_file_set_contents (g_getenv ("DOORWAY_TEST_SWITCH"), "", 0, NULL));
  return is_in;
}

static gboolean
crawl (const char  *folder,
       GError     **error)
{
  g_autoptr (DwFetcher) fetcher = dw_fetcher_new ();
  g_autoptr (DwWriter) writer = open_writer (folder, BEFORE + 8 * DAY, error);
  g_autoptr (DwFeed) feed = writer != NULL ? find_feed (folder, error) : NULL;
  g_autoptr (DwCrawlReport) report = NULL;

  forget_pages ();
  report = feed != NULL ? dw_crawl_run (writer, fetcher, feed, NULL, NULL, NULL, error) : NULL;
  return report != NULL;
}

static void
assert_is_told (const GError *error,
                int           reason)
{
  g_assert_true (error->domain == DW_DB_ERROR || error->domain == DW_STORE_ERROR || error->domain == DW_SYNC_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && g_str_has_suffix (error->message, "."));
  if (reason == ENOSPC)
    g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_FULL);
}

static void
set_up (Sweep         *sweep,
        gconstpointer  data)
{
  gboolean is_first = GPOINTER_TO_INT (data);

  g_unlink (g_getenv ("DOORWAY_TEST_SWITCH"));
  sweep->job = is_first ? import : crawl;
  sweep->print = directory_print_services;
  sweep->check = assert_is_told;
  sweep_set_up (sweep, is_first ? begin : import_old);
}

static void
tear_down (Sweep         *sweep,
           gconstpointer  data)
{
  forget_pages ();
  sweep_tear_down (sweep);
}

static void
test_disk (Sweep         *sweep,
           gconstpointer  data)
{
  for (HarmOp op = HARM_READ; op < HARM_N_OPS; op++)
    sweep_disk (sweep, op, EIO);
}

static void
test_full (Sweep         *sweep,
           gconstpointer  data)
{
  sweep_disk (sweep, HARM_WRITE, ENOSPC);
  sweep_disk (sweep, HARM_SHARE, ENOSPC);
}

static void
test_power (Sweep         *sweep,
            gconstpointer  data)
{
  SweepTally tally = { 0 };

  g_assert_cmpuint (sweep_power (sweep, FALSE, &tally), ==, 0);
  g_assert_cmpuint (tally.n_old, >, 0);
  g_assert_cmpuint (tally.n_new, >, 0);
}

static void
test_lying_disk (Sweep         *sweep,
                 gconstpointer  data)
{
  SweepTally tally = { 0 };

  g_assert_cmpuint (sweep_power (sweep, TRUE, &tally), >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  harm_vfs_install ();

#define ADD(title, is_first, test) g_test_add ("/fault/sweep-crawl/" title, Sweep, GINT_TO_POINTER (is_first), set_up, test, tear_down)
  ADD ("whatever the disk refuses, a first import is done or has not happened", TRUE, test_disk);
  ADD ("wherever the disk is full, a first import is done or has not happened, and says so", TRUE, test_full);
  ADD ("whenever the power goes, a first import is done or has not happened", TRUE, test_power);
  ADD ("whatever the disk refuses, a crawl is done or has not happened", FALSE, test_disk);
  ADD ("wherever the disk is full, a crawl is done or has not happened, and says so", FALSE, test_full);
  ADD ("whenever the power goes, a crawl is done or has not happened", FALSE, test_power);
  ADD ("the test sees a disk that says that things are safe which are not", FALSE, test_lying_disk);
  return g_test_run ();
}
