/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"
#include "dw-feed-folder.h"
#include "dw-gather-count.h"
#include "dw-lines.h"
#include "dw-package-reader.h"
#include "dw-text.h"

/* As many bytes of a cell as tell which one it is. */
enum { MOST_SHOWN = 80 };

/* Whether the first sign of @bytes that is not white space is one of @signs. */
static gboolean
begins_with (GBytes     *bytes,
             const char *signs)
{
  static const char before[] = " \t\r\n\xEF\xBB\xBF";
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && text[at] != '\0' && strchr (before, text[at]) != NULL)
    at++;

  return at < length && text[at] != '\0' && strchr (signs, text[at]) != NULL;
}

/* As a list or an object does: a feed that is damaged further on is still one. */
static gboolean
begins_as_json (GBytes *bytes)
{
  return begins_with (bytes, "{[");
}

/* Somebody who chose a letter or a table is told so first, and where it stopped being JSON after. */
static DwPage *
parse_file (GBytes  *bytes,
            GError **error)
{
  g_autoptr (GError) problem = NULL;
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &problem);

  if (page != NULL)
    return page;

  if (g_error_matches (problem, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON) && !begins_as_json (bytes))
    g_prefix_error (&problem, "%s ",
                    _("That file is not a feed of services. Ask the publisher for its Open Referral address or file."));
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* Pages of a package are there all at once: what comes over a network may be asked again, what disagrees here stays
   so. */
static gboolean
set_disagreeing (const char  *name,
                 GError     **error)
{
  g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT,
               _("The file “%s” counts the services otherwise than the files before it: they are not of one feed. Nothing was taken from them."), name);
  return FALSE;
}

/* The full record of one that a list had in short. */
static gboolean
is_detail (DwWalk *walk,
           DwPage *page)
{
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  return n_records == 1 && records[0].object != NULL && dw_page_get_pagination (page)->total_items < 0
         && dw_walk_has (walk, records[0].source_id);
}

static gboolean
take_packed_page (DwHarvest   *harvest,
                  DwWalk      *walk,
                  DwVisit     *visit,
                  GBytes      *body,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (DwPage) page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
  DwGatherCounted counted = { dw_harvest_get_report (harvest), dw_walk_get_n_seen (walk), name };
  guint n_records = 0;
  DwWalkStep step;

  if (page == NULL)
    {
      g_prefix_error (error, "“%s”: ", name);
      return FALSE;
    }

  counted.report->pages++;
  if (is_detail (walk, page))
    return dw_harvest_add_detail (harvest, page, body, dw_page_get_records (page, &n_records)[0].source_id, error);

  step = dw_walk_take (walk, page, dw_gather_on_repeated, &counted, error);
  if (step == DW_WALK_FAILED || (step == DW_WALK_AGAIN && !set_disagreeing (name, error)))
    return FALSE;
  if (step != DW_WALK_OVER && !dw_harvest_add_page (harvest, page, body, counted.first_record, name, error))
    return FALSE;

  dw_gather_count_walk (counted.report, walk, visit);
  return !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
}

/* A telephone of a service that is not there stays out of every record: nobody would hear of it. */
static void
tell_loose (const char *table,
            const char *column,
            const char *id,
            const char *value,
            gpointer    data)
{
  g_autofree char *pointer = g_strdup_printf ("/%s/%s", table, column);
  g_autofree char *own = dw_text_clean (id, (gssize) MIN (strlen (id), MOST_SHOWN), FALSE, NULL);
  g_autofree char *found = dw_text_clean (value, (gssize) MIN (strlen (value), MOST_SHOWN), FALSE, NULL);
  const DwFault fault = {
    .record = DW_FAULT_NO_RECORD,
    .source_id = *own != '\0' ? own : NULL,
    .pointer = pointer,
    .kind = DW_FAULT_MISSING,
    .handling = DW_HANDLED_DROPPED_FIELD,
    .found = found,
    .message = _("The tables have no row with that id: what it should be joined to is not there, and it was left out."),
  };

  dw_crawl_report_add_fault (data, &fault, 0, table);
}

/* @package: (transfer full). */
static gboolean
gather_package (DwHarvest  *harvest,
                DwVisit    *visit,
                DwPackage  *package,
                GError    **error)
{
  g_autoptr (DwPackageReader) reader = dw_package_reader_new (package, error);
  g_autoptr (DwWalk) walk = dw_walk_new ();
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  GError *problem = NULL;
  gboolean is_taken = TRUE;

  if (reader == NULL)
    return FALSE;

  dw_package_reader_foreach_loose (reader, tell_loose, report);

  while (is_taken && problem == NULL)
    {
      const char *name = NULL;
      g_autoptr (GBytes) body = dw_package_reader_next (reader, &name, &problem);

      if (body == NULL)
        break;
      report->lines = dw_package_reader_get_lines (reader);
      is_taken = take_packed_page (harvest, walk, visit, body, name, &problem);
      report->lines = NULL;
    }

  dw_gather_count_walk (report, walk, visit);
  return dw_gather_end_list (harvest, walk, problem, error);
}

static gboolean
gather_page (DwHarvest  *harvest,
             DwVisit    *visit,
             GBytes     *bytes,
             GError    **error)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) page = parse_file (bytes, error);
  DwGatherCounted counted = { report, 0, "file" };
  GError *problem = NULL;

  if (page == NULL)
    return FALSE;

  report->pages = 1;
  dw_walk_take (walk, page, dw_gather_on_repeated, &counted, &problem);
  dw_harvest_take_file (harvest, g_steal_pointer (&page));
  dw_gather_count_walk (report, walk, visit);
  return dw_gather_end_list (harvest, walk, problem, error)
         && !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
}

/* A file of one record a line, as a package of one. */
static DwPackage *
wrap_lines (GBytes *bytes)
{
  DwPackage *package = dw_package_new ();

  dw_package_add (package, "data.ndjson", bytes, NULL);
  return package;
}

gboolean
dw_gather_is_package (GBytes *bytes)
{
  return dw_package_is_archive (bytes) || dw_lines_is_likely (bytes);
}

gboolean
dw_gather_bytes (DwHarvest  *harvest,
                 DwVisit    *visit,
                 GBytes     *bytes,
                 GError    **error)
{
  DwPackage *package;

  if (!dw_gather_is_package (bytes))
    return gather_page (harvest, visit, bytes, error);

  package = dw_package_is_archive (bytes) ? dw_package_open (bytes, error) : wrap_lines (bytes);
  return package != NULL && gather_package (harvest, visit, package, error);
}

/* Whoever has a table has what a feed is made of, and is told how. */
gboolean
dw_gather_check_table (const char  *url,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autofree char *folded = g_ascii_strdown (url, -1);

  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                           _("That file is empty. Save it again where it comes from, or ask its publisher for it. Nothing has changed."));
      return FALSE;
    }
  if (begins_with (bytes, "<{[") || !g_str_has_suffix (folded, ".csv") || dw_gather_is_package (bytes))
    return TRUE;

  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                       _("That file is a table, and not yet a feed: “doorwayctl publish --from” with its name makes one of it. If it is "
                         "one of the tables of a feed, add the folder that they are in. Nothing has changed."));
  return FALSE;
}

gboolean
dw_gather_from_file (DwHarvest   *harvest,
                     DwVisit     *visit,
                     const char  *url,
                     GError     **error)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  gboolean is_folder = dw_feed_address_is_folder (url);
  g_autoptr (GBytes) bytes = is_folder ? NULL : dw_feed_address_read_file (url, error);
  DwPackage *package = is_folder ? dw_feed_folder_read (url, error) : NULL;

  if (bytes != NULL)
    visit->progress.bytes = report->bytes = g_bytes_get_size (bytes);

  if (bytes != NULL && !dw_gather_check_table (url, bytes, error))
    return FALSE;

  return bytes != NULL ? dw_gather_bytes (harvest, visit, bytes, error)
                       : package != NULL && gather_package (harvest, visit, package, error);
}
