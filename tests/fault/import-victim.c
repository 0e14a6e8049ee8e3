/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "dw-page.h"
#include "dw-reader.h"
#include "dw-writer.h"
#include "fault-feed.h"
#include "kill-points.h"

/*
 * Works on a directory until it is killed, by the store's calls that a sync makes. What the whole program does is killed in
 * killed-add.py.
 *
 * usage: import-victim FOLDER import-a|import-b|remove|open|half-way HOW STEP
 *   STEP: the step at which it dies; 0: it lives, and prints its steps
 *   open: no more than what every opening does
 *   half-way: the planted fault: swaps the feed in by two commits instead of one
 */

#define NOW 1767182400

static void
fail (const char *doing,
      GError     *error)
{
  g_printerr ("%s: %s\n", doing, error->message);
  exit (1);
}

/* Returns: the number of the feed, or 0: there is none yet. */
static gint64
find_feed (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (folder, &error);
  g_autoptr (GPtrArray) feeds = NULL;

  if (reader == NULL)
    fail ("open reader", error);

  feeds = dw_reader_list_feeds (reader, &error);
  if (feeds == NULL)
    fail ("list feeds", error);
  return feeds->len > 0 ? ((DwFeed *) feeds->pdata[0])->id : 0;
}

static DwSnapshot *
begin (DwWriter  *writer,
       gint64     feed_id,
       GError   **error)
{
  const DwFeed draft = { .url = FAULT_FEED_URL, .name = "Fault feed", .trust = DW_TRUST_HTTPS };

  return feed_id != 0 ? dw_snapshot_begin (writer, feed_id, error) : dw_snapshot_begin_new (writer, &draft, error);
}

/* Puts the records of @page from @first to before @last. */
static void
put_some (DwSnapshot *snapshot,
          DwPage     *page,
          guint       first,
          guint       last)
{
  g_autoptr (GError) error = NULL;
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = first; i < MIN (last, n_records); i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, &error))
        fail ("put", error);
    }
}

static void
import (DwWriter      *writer,
        gint64         feed_id,
        FaultSnapshot  which,
        guint          last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fault_feed_new_page (which);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  DwSnapshot *snapshot;

  if (page == NULL)
    fail ("parse", error);

  snapshot = begin (writer, feed_id, &error);
  if (snapshot == NULL)
    fail ("begin", error);

  put_some (snapshot, page, 0, last);
  if (!dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error))
    fail ("commit", error);
}

static void
work (DwWriter   *writer,
      const char *folder,
      const char *job)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id;

  if (g_str_equal (job, "remove"))
    {
      feed_id = dw_writer_is_new (writer) ? 0 : 1;
      if (!dw_writer_remove_feed (writer, feed_id, &error)
          && !g_error_matches (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND))
        fail ("remove", error);
      return;
    }

  if (g_str_equal (job, "open"))
    return;

  feed_id = find_feed (folder);
  if (g_str_equal (job, "half-way"))
    import (writer, feed_id, FAULT_SNAPSHOT_B, 100);
  import (writer, feed_id, g_str_equal (job, "import-a") ? FAULT_SNAPSHOT_A : FAULT_SNAPSHOT_B, G_MAXUINT);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;
  guint at;
  DwWriter *writer;

  if (argc != 5)
    return 2;

  at = (guint) g_ascii_strtoull (argv[4], NULL, 10);
  kill_points_arm (at, g_str_equal (argv[3], "torn") ? KILL_TORN : KILL_BEFORE);

  writer = dw_writer_open (argv[1], clock, &error);
  if (writer == NULL)
    fail ("open", error);
  work (writer, argv[1], argv[2]);
  dw_writer_close (writer);

  if (at == 0)
    puts (kill_points_get_trace ());

  /* At once: a search for leaks at the end of hundreds of runs would take minutes. */
  fflush (stdout);
  _exit (0);
}
