/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "put-page.h"

#include <sys/resource.h>

DwPage *
put_page (DwSnapshot *snapshot,
          GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  const DwPageRecord *records = NULL;
  guint n_records = 0;

  if (page == NULL)
    g_error ("%s", error->message);

  records = dw_page_get_records (page, &n_records);
  for (guint i = 0; i < n_records; i++)
    if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, records[i].object, &error))
      g_error ("%s", error->message);

  return page;
}

double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}
