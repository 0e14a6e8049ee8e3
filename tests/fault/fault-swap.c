/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-swap.h"

#include "dw-page.h"
#include "dw-writer.h"

#define NOON 1767182400 /* 2025-12-31T12:00:00Z */

static gboolean
put_all (DwSnapshot     *snapshot,
         FaultSnapshot   which,
         GError        **error)
{
  g_autoptr (GBytes) bytes = fault_feed_new_page (which);
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (DwService) service = dw_page_dup_service (page, i);

      if (!dw_snapshot_put (snapshot, records[i].source_id, records[i].raw, records[i].raw_length, service, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
fault_swap (const char     *folder,
            FaultSnapshot   which,
            GError        **error)
{
  const DwFeed draft = { .url = FAULT_FEED_URL, .name = "Fault feed", .trust = DW_TRUST_HTTPS };
  g_autoptr (DwClock) clock = dw_clock_new_fixed (NOON);
  g_autoptr (DwWriter) writer = dw_writer_open (folder, clock, error);
  g_autoptr (DwSnapshot) snapshot = NULL;

  if (writer == NULL)
    return FALSE;
  snapshot = dw_writer_is_new (writer) ? dw_snapshot_begin_new (writer, &draft, error) : dw_snapshot_begin (writer, 1, error);
  if (snapshot == NULL || !put_all (snapshot, which, error))
    return FALSE;

  return dw_snapshot_commit (g_steal_pointer (&snapshot), NULL, 0, 0, NULL, error);
}
