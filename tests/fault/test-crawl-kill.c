/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "directory-print.h"
#include "dw-crawl.h"
#include "dw-reader.h"
#include "dw-signed-sync.h"
#include "kill-points.h"
#include "victim-run.h"

/*
 * A crawl over HTTPS, or a fetch of a signed feed, killed at every step that touches a disk and begun again. Each crawl runs in a process of its own that
 * is split off this one: starting a program a thousand times would take minutes.
 *
 * with-changing-feed.py runs it with a publisher that has another list, and another edition of its signed feed, as soon as there
 * is the file DOORWAY_TEST_SWITCH names.
 *
 * N_CRAWL_STEPS: steps to die at, each before and in the middle of its bytes; comes from the build.
 */

#define BEFORE 1790000000
#define DAY (24 * 60 * 60)

static char *base;
static char *old_folder;
static char *scratch;
static char *cache;
static char *trace_file;
static gboolean is_signed;

static void
fail (const char *doing,
      GError     *error)
{
  g_printerr ("%s: %s\n", doing, error->message);
  _exit (1);
}

static DwFeed *
find_feed (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (folder, &error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, &error) : NULL;

  if (feeds == NULL)
    fail ("list feeds", error);
  return feeds->len > 0 ? dw_feed_ref (feeds->pdata[0]) : NULL;
}

static DwCrawlReport *
sync_plain (DwWriter   *writer,
            DwFetcher  *fetcher,
            DwFeed     *feed,
            GError    **error)
{
  const DwFeed draft = { .url = g_getenv ("DOORWAY_TEST_PUBLISHER"), .name = "Example" };
  gint64 feed_id;

  return feed == NULL ? dw_crawl_add_feed (writer, fetcher, &draft, &feed_id, NULL, NULL, NULL, error)
                      : dw_crawl_run (writer, fetcher, feed, NULL, NULL, NULL, error);
}

static DwCrawlReport *
sync_signed (DwWriter   *writer,
             DwFetcher  *fetcher,
             DwFeed     *feed,
             gint64      now,
             GError    **error)
{
  g_autoptr (DwSubscription) subscription = dw_subscription_parse (g_getenv ("DOORWAY_TEST_SIGNED"), NULL, NULL, error);
  gint64 feed_id;

  if (subscription == NULL)
    return NULL;
  return feed == NULL ? dw_signed_sync_add (writer, fetcher, subscription, "Example", now, &feed_id, NULL, NULL, NULL, error)
                      : dw_signed_sync_run (writer, fetcher, feed, NULL, NULL, now, NULL, NULL, NULL, error);
}

static void
crawl (const char *folder,
       gint64      now)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (now);
  g_autoptr (DwFetcher) fetcher = dw_fetcher_new ();
  g_autoptr (DwCrawlReport) report = NULL;
  g_autoptr (DwFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  DwWriter *writer = dw_writer_open (folder, clock, &error);

  if (writer == NULL)
    fail ("open", error);

  feed = find_feed (folder);
  report = is_signed ? sync_signed (writer, fetcher, feed, now, &error) : sync_plain (writer, fetcher, feed, &error);
  if (report == NULL)
    fail ("crawl", error);
  dw_writer_close (writer);
}

/* A crawl in a process of its own, which dies at step @at (0: it lives, and leaves its trace). */
static VictimEnd
run (const char *folder,
     gint64      now,
     KillHow     how,
     guint       at)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      kill_points_arm (at, how);
      crawl (folder, now);
      g_file_set_contents (trace_file, kill_points_get_trace (), -1, NULL);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    return VICTIM_KILLED;
  return WIFEXITED (status) && WEXITSTATUS (status) == 0 ? VICTIM_DONE : VICTIM_FAILED;
}

static guint
count_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (cache, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
print_of (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *print = directory_print (folder, &error);

  if (print == NULL)
    g_test_message ("%s", error->message);
  return print;
}

static char *
read_trace (void)
{
  char *trace;

  g_assert_true (g_file_get_contents (trace_file, &trace, NULL, NULL));
  return trace;
}

typedef struct
{
  char *old_print;
  char *new_print;
  guint n_points, n_old, n_new, n_resumed, n_bad;
} Sweep;

static void
die_and_go_on (Sweep  *sweep,
               gint64  now,
               KillHow how,
               guint   at)
{
  g_autofree char *left = NULL;
  g_autofree char *end = NULL;

  victim_copy_folder (old_folder, scratch);
  victim_remove_folder (cache);
  if (run (scratch, now, how, at) != VICTIM_KILLED)
    {
      /* A step fewer than when it was not killed: the trace is not the same to the last lock. */
      g_test_message ("step %u: it lived", at);
      return;
    }

  sweep->n_points++;
  left = print_of (scratch);
  sweep->n_old += g_strcmp0 (left, sweep->old_print) == 0;
  sweep->n_new += g_strcmp0 (left, sweep->new_print) == 0;
  sweep->n_resumed += count_left () > 0;
  if (run (scratch, now, KILL_BEFORE, 0) == VICTIM_DONE)
    end = print_of (scratch);
  if (g_strcmp0 (end, sweep->new_print) != 0 || count_left () > 0)
    {
      sweep->n_bad++;
      g_test_message ("step %u: another snapshot in the end, or a file left behind", at);
    }
}

static void
switch_feed (gboolean is_new)
{
  const char *path = g_getenv ("DOORWAY_TEST_SWITCH");

  if (is_new)
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else
    g_unlink (path);
}

/* Kills the crawl of @now, which is not the first, at every step; @is_torn: in the middle of their bytes too. */
static void
sweep_crawl (gint64   now,
             gboolean is_torn)
{
  Sweep sweep = { 0 };
  g_autofree char *trace = NULL;
  g_autoptr (GArray) steps = NULL;

  switch_feed (FALSE);
  victim_remove_folder (old_folder);
  g_assert_cmpint (run (old_folder, BEFORE, KILL_BEFORE, 0), ==, VICTIM_DONE);
  switch_feed (TRUE);
  sweep.old_print = print_of (old_folder);
  victim_copy_folder (old_folder, scratch);
  g_assert_cmpint (run (scratch, now, KILL_BEFORE, 0), ==, VICTIM_DONE);
  sweep.new_print = print_of (scratch);
  g_assert_nonnull (sweep.new_print);
  g_assert_cmpstr (sweep.new_print, !=, sweep.old_print);

  trace = read_trace ();
  steps = victim_choose_steps (trace, N_CRAWL_STEPS);
  for (guint i = 0; i < steps->len; i++)
    {
      die_and_go_on (&sweep, now, KILL_BEFORE, g_array_index (steps, guint, i));
      if (is_torn)
        die_and_go_on (&sweep, now, KILL_TORN, g_array_index (steps, guint, i));
    }

  g_print ("# killed at %u points of %" G_GSIZE_FORMAT " steps: %u times the old directory, %u times the new one, %u times pages to go on"
           " with, %u bad ends\n",
           sweep.n_points, strlen (trace), sweep.n_old, sweep.n_new, sweep.n_resumed, sweep.n_bad);
  g_assert_cmpuint (sweep.n_points, >=, steps->len * (is_torn ? 2 : 1) * 9 / 10);
  g_assert_cmpuint (sweep.n_old + sweep.n_new, ==, sweep.n_points);
  g_assert_cmpuint (sweep.n_bad, ==, 0);
  g_assert_cmpuint (sweep.n_old, >, 0);
  g_assert_cmpuint (sweep.n_new, >, 0);
  g_assert_cmpuint (sweep.n_resumed, >, 0);
  g_free (sweep.old_print);
  g_free (sweep.new_print);
}

static void
test_whole (void)
{
  sweep_crawl (BEFORE + 8 * DAY, TRUE);
}

static void
test_ordinary (void)
{
  sweep_crawl (BEFORE + DAY, FALSE);
}

static void
test_signed (void)
{
  is_signed = TRUE;
  sweep_crawl (BEFORE + DAY, TRUE);
  is_signed = FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *at = g_strdup ("/dev/shm/doorway-crawl-XXXXXX");
  int status;

  g_test_init (&argc, &argv, NULL);
  if (g_mkdtemp (at) == NULL)
    {
      g_free (at);
      at = g_dir_make_tmp ("doorway-crawl-XXXXXX", NULL);
    }
  base = at;
  old_folder = g_build_filename (base, "old", NULL);
  scratch = g_build_filename (base, "scratch", NULL);
  trace_file = g_build_filename (base, "trace", NULL);
  cache = g_build_filename (g_getenv ("XDG_CACHE_HOME"), "doorway", NULL);

  g_test_add_func ("/fault/crawl/a whole crawl killed anywhere ends at the snapshot of one that was not", test_whole);
  g_test_add_func ("/fault/crawl/a crawl of what changed killed anywhere ends at the snapshot of one that was not", test_ordinary);
  g_test_add_func ("/fault/crawl/a fetch of a signed feed killed anywhere ends at the snapshot of one that was not", test_signed);
  status = g_test_run ();

  victim_remove_folder (old_folder);
  victim_remove_folder (scratch);
  g_unlink (trace_file);
  g_rmdir (base);
  g_free (old_folder);
  g_free (scratch);
  g_free (trace_file);
  g_free (cache);
  return status;
}
