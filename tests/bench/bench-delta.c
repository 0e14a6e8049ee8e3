/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-delta FOLDER DELTA DATA-DIR: takes FOLDER/page-*.json into a new directory, then DELTA as what changed of it; prints the
   seconds of each as JSON. */
#include "config.h"

#include "put-page.h"

#include <stdio.h>

typedef struct
{
  double cpu;
  gint64 wall;
} Moment;

static Moment
now (void)
{
  return (Moment) { cpu_seconds (), g_get_monotonic_time () };
}

static guint
put_file (DwSnapshot *snapshot,
          const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (DwPage) page = bytes != NULL ? put_page (snapshot, bytes) : NULL;
  guint n_records = 0;

  if (page != NULL)
    dw_page_get_records (page, &n_records);
  return n_records;
}

static DwSnapshotSummary
commit (DwSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  DwSnapshotSummary summary;

  if (!dw_snapshot_commit (snapshot, NULL, 0, 0, &summary, &error))
    g_error ("%s", error->message);
  return summary;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DwClock) clock = dw_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DwWriter) writer = dw_writer_open (argv[3], clock, &error);
  const DwFeed draft = { .url = "https://feed.example", .name = "Made up", .trust = DW_TRUST_HTTPS };
  DwSnapshot *snapshot;
  DwSnapshotSummary whole, delta;
  Moment start, middle, end;
  gint64 feed_id;

  if (writer == NULL)
    g_error ("%s", error->message);

  start = now ();
  snapshot = dw_snapshot_begin_new (writer, &draft, &error);
  if (snapshot == NULL)
    g_error ("%s", error->message);
  feed_id = dw_snapshot_get_feed_id (snapshot);
  for (guint page = 1;; page++)
    {
      g_autofree char *path = g_strdup_printf ("%s/page-%u.json", argv[1], page);

      if (put_file (snapshot, path) == 0)
        break;
    }
  whole = commit (snapshot);

  middle = now ();
  snapshot = dw_snapshot_begin_as (writer, feed_id, DW_SNAPSHOT_DELTA, DW_GATE_CHECK, &error);
  if (snapshot == NULL)
    g_error ("%s", error->message);
  put_file (snapshot, argv[2]);
  delta = commit (snapshot);
  end = now ();

  printf ("{\"added\": %u, \"changed\": %u, \"unchanged\": %u, \"import_wall_s\": %.4f, \"import_cpu_s\": %.4f,"
          " \"delta_wall_s\": %.4f, \"delta_cpu_s\": %.4f}\n",
          whole.n_added, delta.n_changed, delta.n_unchanged, (double) (middle.wall - start.wall) / 1e6, middle.cpu - start.cpu,
          (double) (end.wall - middle.wall) / 1e6, end.cpu - middle.cpu);
  return 0;
}
