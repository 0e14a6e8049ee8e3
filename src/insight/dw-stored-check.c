/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-stored-check.h"

#include <glib/gi18n-lib.h>

#include "dw-words.h"

/* The record as the only one of a list: its members are a record's, whatever they look like. */
static GBytes *
dup_list (DwRecord *record)
{
  gsize length = 0;
  const char *raw = g_bytes_get_data (dw_record_get_raw (record), &length);
  GString *list = g_string_sized_new (length + 2);

  g_string_append_c (list, '[');
  g_string_append_len (list, raw, (gssize) length);
  g_string_append_c (list, ']');
  return g_string_free_to_bytes (list);
}

static gboolean
check_record (DwRecord  *record,
              gpointer   data,
              GError   **error)
{
  DwCrawlReport *report = data;
  g_autoptr (GBytes) list = dup_list (record);
  g_autoptr (DwPage) page = dw_page_parse (list, &DW_CLASS_SERVICE, error);

  if (page == NULL)
    return FALSE;

  dw_crawl_report_cover (report, page, TRUE);
  dw_crawl_report_add_page (report, page, report->n_seen, "directory");
  report->n_seen++;
  report->n_taken += dw_page_get_n_quarantined (page) == 0;
  return TRUE;
}

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);
  g_autofree char *date = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;

  return dw_words_day (date);
}

/* What a copy cannot show, and of when it is. */
static char *
dup_warning (const DwFeed *feed,
             guint         n_damaged)
{
  g_autofree char *day = dup_day (feed->synced_at);
  GString *warning = g_string_new (NULL);

  g_string_append_printf (warning, _("This is the copy in the directory, fetched on %s. Nobody was asked."), day);
  if (feed->n_quarantined > 0)
    g_string_append_printf (warning, g_dngettext (GETTEXT_PACKAGE, " %u record could not be taken in then, and is not in it.",
                                                  " %u records could not be taken in then, and are not in it.", feed->n_quarantined), feed->n_quarantined);
  if (n_damaged > 0)
    g_string_append_printf (warning, g_dngettext (GETTEXT_PACKAGE, " %u record is damaged on this computer; the next sync fetches it again.",
                                                  " %u records are damaged on this computer; the next sync fetches them again.", n_damaged), n_damaged);
  return g_string_free (warning, FALSE);
}

DwCrawlReport *
dw_stored_check_run (DwReader      *reader,
                     const DwFeed  *feed,
                     GError       **error)
{
  g_autoptr (DwCrawlReport) report = dw_crawl_report_new (TRUE);
  guint n_damaged = 0;

  if (!dw_reader_foreach_record (reader, feed->id, check_record, report, &n_damaged, error))
    return NULL;

  report->n_quarantined = report->n_seen - report->n_taken;
  report->warning = dup_warning (feed, n_damaged);
  return g_steal_pointer (&report);
}
