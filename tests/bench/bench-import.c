/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-import FOLDER DATA-DIR: takes FOLDER/page-*.json into a new directory as one snapshot; prints seconds as JSON. */
#include "config.h"

#include "dw-intake.h"
#include "put-page.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *folder;
  guint number;         /* of the page that came last */
  int file;             /* that it is in; -1: none */
} Pages;

static gboolean
read_page (gpointer   data,
           gsize      at,
           gpointer   bytes,
           gsize      length,
           GError   **error)
{
  Pages *pages = data;

  if (pread (pages->file, bytes, length, (off_t) at) != (gssize) length)
    g_error ("Page %u cannot be read", pages->number);
  return TRUE;
}

/* Pages are read as a crawl's are of its spool (sync/dw-spool.h). */
static gboolean
open_page (gpointer     data,
           DwPageText  *page,
           guint       *tag,
           GError     **error)
{
  Pages *pages = data;
  g_autofree char *path = g_strdup_printf ("%s/page-%u.json", pages->folder, ++pages->number);
  struct stat status;

  if (pages->file >= 0)
    close (pages->file);
  pages->file = open (path, O_RDONLY | O_CLOEXEC);
  if (pages->file < 0 || fstat (pages->file, &status) != 0)
    return FALSE;

  *tag = pages->number;
  *page = (DwPageText) { (gsize) status.st_size, read_page, pages };
  return TRUE;
}

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
  Pages pages = { argv[1], 0, -1 };
  DwPage *page = NULL;
  guint tag = 0;
  g_autoptr (DwIntake) intake = NULL;

  if (writer == NULL)
    g_error ("%s", error->message);
  snapshot = dw_snapshot_begin (writer, dw_writer_add_feed (writer, &draft, &error), &error);
  if (snapshot == NULL)
    g_error ("%s", error->message);

  intake = dw_intake_new (snapshot, open_page, &pages);
  while ((page = dw_intake_next (intake, &tag, &error)) != NULL)
    {
      guint n_put = 0;
      const DwPageRecord *records = dw_page_get_records (page, &n_put);

      for (guint i = 0; i < n_put; i++)
        if (records[i].object == NULL || !dw_intake_put (intake, i, &error))
          g_error ("%s", error != NULL ? error->message : "A record is of no use");
      n_services += n_put;
    }
  if (error != NULL)
    g_error ("%s", error->message);
  g_clear_pointer (&intake, dw_intake_free);

  if (!dw_snapshot_commit (snapshot, NULL, 0, 0, NULL, &error))
    g_error ("%s", error->message);

  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"services\": %u, \"wall_s\": %.4f, \"cpu_s\": %.4f, \"peak_kb\": %ld}\n", n_services,
          (double) (g_get_monotonic_time () - start) / 1e6, cpu_seconds () - start_cpu, usage.ru_maxrss);
  return 0;
}
