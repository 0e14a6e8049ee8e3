/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-import FOLDER DATA-DIR: takes FOLDER/page-*.json into a new directory as one snapshot; prints seconds as JSON. */
#include "config.h"

#include "put-page.h"

#include <stdio.h>
#include <sys/resource.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (DwClock) clock = dw_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DwWriter) writer = dw_writer_open (argv[2], clock, &error);
  DwFeed draft = { .url = "https://feed.example", .name = "Made up" };
  DwSnapshot *snapshot = NULL;
  double start_cpu = cpu_seconds ();
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  guint n_services = 0;

  if (writer == NULL)
    g_error ("%s", error->message);
  snapshot = dw_snapshot_begin (writer, dw_writer_add_feed (writer, &draft, &error), &error);
  if (snapshot == NULL)
    g_error ("%s", error->message);

  for (guint page = 1;; page++)
    {
      g_autofree char *path = g_strdup_printf ("%s/page-%u.json", argv[1], page);
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
      g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
      g_autoptr (DwPage) put = bytes != NULL ? put_page (snapshot, bytes) : NULL;
      guint n_put = 0;

      if (put == NULL)
        break;
      dw_page_get_records (put, &n_put);
      n_services += n_put;
    }

  if (!dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error))
    g_error ("%s", error->message);

  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"services\": %u, \"wall_s\": %.4f, \"cpu_s\": %.4f, \"peak_kb\": %ld}\n", n_services,
          (double) (g_get_monotonic_time () - start) / 1e6, cpu_seconds () - start_cpu, usage.ru_maxrss);
  return 0;
}
