/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"
#include "dw-walk.h"

/* A check is not worth thousands of requests to a publisher. */
#define MAX_DETAILS_OF_A_CHECK 10

/* Where faults are found, for what the walk tells of a page. */
typedef struct
{
  DwCrawlReport *report;
  guint first_record;
  const char *source;
} Counted;

static void
on_record_repeated (guint                index,
                    const DwPageRecord  *record,
                    gpointer             data)
{
  Counted *counted = data;
  g_autofree char *pointer = g_strdup_printf ("/contents/%u/id", index);
  const DwFault fault = {
    .record = index,
    .source_id = record->source_id,
    .pointer = pointer,
    .kind = DW_FAULT_DUPLICATE,
    .handling = DW_HANDLED_QUARANTINED,
    .found = record->source_id,
    .message = _("This id came before in the list; the later record replaces the earlier one."),
  };

  dw_crawl_report_add_fault (counted->report, &fault, counted->first_record, counted->source);
}

static void
count_walk (DwCrawlReport *report,
            const DwWalk  *walk,
            DwVisit       *visit)
{
  report->n_seen = dw_walk_get_n_seen (walk);
  report->n_taken = dw_walk_get_n_taken (walk);
  report->n_quarantined = report->n_seen - report->n_taken;

  visit->progress.pages = report->pages;
  visit->progress.pages_in_all = (guint) CLAMP (dw_walk_get_n_pages_promised (walk), 0, G_MAXUINT);
  visit->progress.services = report->n_seen;
  visit->progress.services_in_all = (guint) CLAMP (dw_walk_get_n_promised (walk), 0, G_MAXUINT);
  dw_visit_tell (visit, DW_SYNC_READING_LIST);
}

/* A check wants to report a feed that contradicts itself, not to fail at it. */
static gboolean
is_a_finding (DwHarvest    *harvest,
              const GError *problem)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);

  if (dw_harvest_get_purpose (harvest) != DW_HARVEST_TO_CHECK ||
      !(g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT) ||
        g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY)))
    return FALSE;

  g_free (report->problem);
  report->problem = g_strdup (problem->message);
  return TRUE;
}

static gboolean
end_list (DwHarvest     *harvest,
          const DwWalk  *walk,
          GError        *problem,
          GError       **error)
{
  g_autoptr (GError) fault = problem;

  if (fault == NULL && (dw_harvest_get_report (harvest)->unchanged || dw_walk_check (walk, &fault)))
    return TRUE;
  if (is_a_finding (harvest, fault))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static DwWalkStep
take_page (DwHarvest  *harvest,
           DwWalk     *walk,
           DwVisit    *visit,
           GBytes     *body,
           GError    **error)
{
  g_autoptr (DwPage) page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
  g_autofree char *source = g_strdup_printf ("page %u", dw_walk_get_page_number (walk));
  Counted counted = { dw_harvest_get_report (harvest), dw_walk_get_n_seen (walk), source };
  DwWalkStep step;

  if (page == NULL)
    return DW_WALK_FAILED;

  counted.report->pages++;
  step = dw_walk_take (walk, page, on_record_repeated, &counted, error);
  if (step == DW_WALK_AGAIN && !dw_harvest_forget_pages (harvest, error))
    return DW_WALK_FAILED;
  if ((step == DW_WALK_NEXT || step == DW_WALK_LAST) &&
      !dw_harvest_add_page (harvest, page, body, counted.first_record, source, error))
    return DW_WALK_FAILED;

  count_walk (counted.report, walk, visit);
  return step;
}

/* `/` is for politeness and for the version: only a server that cannot be spoken to at all ends the visit there. */
static gboolean
probe (DwHarvest   *harvest,
       DwVisit     *visit,
       const char  *url,
       GError     **error)
{
  static const int harmless[] = {
    DW_NET_ERROR_NOT_FOUND, DW_NET_ERROR_REFUSED, DW_NET_ERROR_SERVER, DW_NET_ERROR_PORTAL, DW_NET_ERROR_REDIRECTED,
    DW_NET_ERROR_TOO_LARGE,
  };
  g_autofree char *root = dw_feed_address_dup_root (url);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get (visit, root, NULL, &problem);
  g_autoptr (DwArena) arena = dw_arena_new ();
  DwApiDetails details = { 0 };

  if (response != NULL)
    {
      if (dw_api_details_parse (response->body, arena, &details, NULL))
        dw_harvest_get_report (harvest)->version = g_strdup (details.version);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (g_error_matches (problem, DW_NET_ERROR, harmless[i]))
      return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Past the first page, "not found" is how some servers say that the list is over. */
static DwWalkStep
explain_failed_page (DwWalk   *walk,
                     GError   *problem,
                     GError  **error)
{
  if (!g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND))
    g_propagate_error (error, g_error_copy (problem));
  else if (dw_walk_get_page_number (walk) > 1)
    return DW_WALK_OVER;
  else
    g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                         _("There is no Open Referral feed at that address: it has no list of services. "
                           "Check the address with the publisher."));
  return DW_WALK_FAILED;
}

static DwWalkStep
fetch_page (DwHarvest   *harvest,
            DwWalk      *walk,
            DwVisit     *visit,
            const char  *url,
            const char  *etag,
            GError     **error)
{
  guint number = dw_walk_get_page_number (walk);
  g_autofree char *address = dw_feed_address_dup_page (url, number);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get (visit, address, number == 1 ? etag : NULL, &problem);

  if (response == NULL)
    return explain_failed_page (walk, problem, error);
  if (response->status == 304)
    {
      dw_harvest_get_report (harvest)->unchanged = TRUE;
      return DW_WALK_OVER;
    }

  /* Of a list of several pages, the first one tells nothing about the others. */
  dw_harvest_take_etag (harvest, number == 1 ? g_strdup (response->etag) : NULL);
  return take_page (harvest, walk, visit, response->body, error);
}

static gboolean
gather_list (DwHarvest   *harvest,
             DwVisit     *visit,
             const char  *url,
             const char  *etag,
             GError     **error)
{
  g_autoptr (DwWalk) walk = dw_walk_new ();
  GError *problem = NULL;
  DwWalkStep step = DW_WALK_NEXT;

  dw_visit_tell (visit, DW_SYNC_READING_LIST);
  while (step == DW_WALK_NEXT || step == DW_WALK_AGAIN)
    step = fetch_page (harvest, walk, visit, url, etag, &problem);

  return end_list (harvest, walk, problem, error);
}

static void
note_missing_detail (DwHarvest   *harvest,
                     const char  *id,
                     const char  *message)
{
  const DwFault fault = {
    .record = DW_FAULT_NO_RECORD,
    .source_id = id,
    .pointer = "",
    .kind = DW_FAULT_MISSING,
    .handling = DW_HANDLED_NOTED,
    .message = message,
  };

  dw_crawl_report_add_fault (dw_harvest_get_report (harvest), &fault, 0, "detail");
}

static gboolean
is_of (DwPage     *page,
       const char *id)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  return n_records == 1 && records[0].object != NULL && g_strcmp0 (records[0].source_id, id) == 0;
}

/* A detail that is missing or of something else leaves the list's record: that much is known. */
static gboolean
take_detail (DwHarvest   *harvest,
             GBytes      *body,
             const char  *id,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwPage) page = dw_page_parse (body, &DW_CLASS_SERVICE, &problem);

  if (page == NULL && !g_error_matches (problem, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (page == NULL || !is_of (page, id))
    {
      note_missing_detail (harvest, id, _("The full record that the feed gives for this id is not of this id; the short one is kept."));
      return TRUE;
    }

  return dw_harvest_add_detail (harvest, page, body, id, error);
}

static gboolean
fetch_detail (DwHarvest   *harvest,
              DwVisit     *visit,
              const char  *url,
              const char  *id,
              GError     **error)
{
  g_autofree char *address = dw_feed_address_dup_detail (url, id);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = NULL;

  if (address != NULL)
    response = dw_visit_get (visit, address, NULL, &problem);
  if (response != NULL)
    return take_detail (harvest, response->body, id, error);

  if (address == NULL || g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND))
    {
      note_missing_detail (harvest, id, _("The feed lists this record but has no full one; the short one is kept."));
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
gather_details (DwHarvest   *harvest,
                DwVisit     *visit,
                const char  *url,
                GError     **error)
{
  GPtrArray *shallow = dw_harvest_get_shallow (harvest);
  guint n_wanted = shallow->len;

  if (dw_harvest_get_purpose (harvest) == DW_HARVEST_TO_CHECK)
    n_wanted = MIN (n_wanted, MAX_DETAILS_OF_A_CHECK);

  visit->progress.services = 0;
  visit->progress.services_in_all = n_wanted;
  for (guint i = 0; i < n_wanted; i++)
    {
      const char *id = g_ptr_array_index (shallow, i);

      if (i > 0 && visit->spacing_ms > 0 && !dw_visit_pause (visit, visit->spacing_ms, error))
        return FALSE;
      if (!dw_harvest_has_detail (harvest, id) && !fetch_detail (harvest, visit, url, id, error))
        return FALSE;
      visit->progress.services = i + 1;
      dw_visit_tell (visit, DW_SYNC_READING_DETAILS);
    }

  return TRUE;
}

gboolean
dw_gather_from_server (DwHarvest   *harvest,
                       DwVisit     *visit,
                       const char  *url,
                       const char  *etag,
                       GError     **error)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  gboolean done;

  dw_visit_tell (visit, DW_SYNC_CONNECTING);
  done = probe (harvest, visit, url, error) && gather_list (harvest, visit, url, etag, error) &&
         gather_details (harvest, visit, url, error);

  /* A full record may change while the list stays as it is. */
  if (dw_harvest_get_shallow (harvest)->len > 0)
    dw_harvest_take_etag (harvest, NULL);
  report->requests = visit->n_requests;
  report->bytes = visit->progress.bytes;
  return done;
}

/* Whether @bytes begins as a list or an object does: a feed that is damaged further on is still one. */
static gboolean
begins_as_json (GBytes *bytes)
{
  static const char before[] = " \t\r\n\xEF\xBB\xBF";
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && text[at] != '\0' && strchr (before, text[at]) != NULL)
    at++;

  return at < length && (text[at] == '{' || text[at] == '[');
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

gboolean
dw_gather_from_file (DwHarvest   *harvest,
                     DwVisit     *visit,
                     const char  *url,
                     GError     **error)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  g_autoptr (GBytes) bytes = dw_feed_address_read_file (url, error);
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) page = NULL;
  Counted counted = { report, 0, "file" };
  GError *problem = NULL;

  if (bytes == NULL || (page = parse_file (bytes, error)) == NULL)
    return FALSE;

  report->pages = 1;
  report->bytes = g_bytes_get_size (bytes);
  visit->progress.bytes = report->bytes;
  dw_walk_take (walk, page, on_record_repeated, &counted, &problem);
  dw_harvest_take_file (harvest, g_steal_pointer (&page));
  count_walk (report, walk, visit);
  return end_list (harvest, walk, problem, error) && !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
}
