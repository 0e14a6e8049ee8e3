/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"
#include "dw-feed-folder.h"
#include "dw-gather-details.h"
#include "dw-lines.h"
#include "dw-package-reader.h"
#include "dw-probe.h"
#include "dw-walk.h"

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

  /* Of a list that leaves out what did not change, an empty one is good news. */
  if (fault == NULL && dw_harvest_get_plan (harvest)->kind == DW_PLAN_CHANGES && dw_walk_get_n_seen (walk) == 0)
    dw_harvest_get_report (harvest)->unchanged = TRUE;
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
ask_what_it_is (DwHarvest   *harvest,
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

/* A file on a server is no server of a feed: nothing would tell what changed in it, nor what is gone. */
static gboolean
refuse_package (GError **error)
{
  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                       _("That is the address of a file, which Doorway does not fetch. Download the file in a browser, then add it from this computer."));
  return FALSE;
}

static gboolean
is_package_address (const char *url)
{
  static const char *const endings[] = { ".zip", ".ndjson", ".jsonl", ".gz", ".csv" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (url, endings[i]))
      return TRUE;

  return FALSE;
}

/* Past the first page, "not found" is how some servers say that the list is over. */
static DwWalkStep
explain_failed_page (DwWalk      *walk,
                     const char  *url,
                     GError      *problem,
                     GError     **error)
{
  if (g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND) && dw_walk_get_page_number (walk) == 1 && is_package_address (url))
    refuse_package (error);
  else if (!g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND))
    g_propagate_error (error, g_error_copy (problem));
  else if (dw_walk_get_page_number (walk) > 1)
    return DW_WALK_OVER;
  else
    g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED,
                         _("There is no Open Referral feed at that address: it has no list of services. "
                           "Check the address with the publisher."));
  return DW_WALK_FAILED;
}

/*
 * Before the first page counts: what can the server do? Returns: whether the list is to be asked for in another way, so
 * that this page does not count; FALSE with @error when there is no asking.
 */
static gboolean
probe_first_page (DwHarvest   *harvest,
                  DwVisit     *visit,
                  const char  *url,
                  GBytes      *body,
                  GError     **error)
{
  DwPlan *plan = dw_harvest_get_plan (harvest);
  g_autoptr (DwPage) page = NULL;

  if (!plan->is_probe_due || dw_harvest_get_purpose (harvest) == DW_HARVEST_TO_CHECK)
    return FALSE;

  page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
  if (page == NULL || !dw_probe_server (visit, url, page, plan->began_at, &plan->notes, error))
    return FALSE;

  plan->is_probe_due = FALSE;
  return plan->notes.lists_in_full;
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
  DwPlan *plan = dw_harvest_get_plan (harvest);
  g_autofree char *query = dw_plan_dup_query (plan);
  g_autofree char *address = dw_feed_address_dup_page (url, number, query);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get (visit, address, number == 1 ? etag : NULL, &problem);

  if (response == NULL)
    return explain_failed_page (walk, url, problem, error);
  if (response->status == 304)
    {
      dw_harvest_get_report (harvest)->unchanged = TRUE;
      return DW_WALK_OVER;
    }

  if (number == 1 && (dw_package_is_archive (response->body) || dw_lines_is_likely (response->body)))
    {
      refuse_package (error);
      return DW_WALK_FAILED;
    }

  dw_plan_hear_date (plan, visit->date);
  if (number == 1 && probe_first_page (harvest, visit, url, response->body, &problem))
    return DW_WALK_NEXT;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return DW_WALK_FAILED;
    }

  /* Of a list of several pages, the first one tells nothing about the others. */
  dw_harvest_take_etag (harvest, number == 1 ? g_strdup (response->etag) : NULL);
  return take_page (harvest, walk, visit, response->body, error);
}

/* Goes the way of an earlier crawl again, as far as it came, without asking. */
static DwWalkStep
replay (DwHarvest  *harvest,
        DwWalk     *walk,
        DwVisit    *visit,
        GError    **error)
{
  g_autoptr (GError) problem = NULL;
  DwWalkStep step = DW_WALK_NEXT;

  while (step != DW_WALK_FAILED && problem == NULL)
    {
      DwSpoolKind kind;
      g_autoptr (GBytes) body = dw_harvest_replay (harvest, &kind, &problem);

      if (body == NULL)
        break;
      if (kind == DW_SPOOL_LIST_PAGE)
        step = take_page (harvest, walk, visit, body, error);
      else if (!dw_gather_detail_again (harvest, body, error))
        step = DW_WALK_FAILED;
    }

  if (problem == NULL)
    return step;
  g_propagate_error (error, g_steal_pointer (&problem));
  return DW_WALK_FAILED;
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
  DwWalkStep step;

  dw_visit_tell (visit, DW_SYNC_READING_LIST);
  step = replay (harvest, walk, visit, &problem);
  while (step == DW_WALK_NEXT || step == DW_WALK_AGAIN)
    step = fetch_page (harvest, walk, visit, url, etag, &problem);

  return end_list (harvest, walk, problem, error);
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
  done = (dw_harvest_get_plan (harvest)->kind == DW_PLAN_CHANGES || ask_what_it_is (harvest, visit, url, error)) &&
         gather_list (harvest, visit, url, etag, error) &&
         dw_gather_details (harvest, visit, url, error);

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

/* Pages of a package are there all at once: what comes over a network may be asked again, what disagrees here stays so. */
static gboolean
set_disagreeing (const char *name,
                 GError    **error)
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
  Counted counted = { dw_harvest_get_report (harvest), dw_walk_get_n_seen (walk), name };
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

  step = dw_walk_take (walk, page, on_record_repeated, &counted, error);
  if (step == DW_WALK_FAILED || (step == DW_WALK_AGAIN && !set_disagreeing (name, error)))
    return FALSE;
  if (step != DW_WALK_OVER && !dw_harvest_add_page (harvest, page, body, counted.first_record, name, error))
    return FALSE;

  count_walk (counted.report, walk, visit);
  return !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
}

/* @package: (transfer full). */
static gboolean
gather_package (DwHarvest   *harvest,
                DwVisit     *visit,
                DwPackage   *package,
                GError     **error)
{
  g_autoptr (DwPackageReader) reader = dw_package_reader_new (package, error);
  g_autoptr (DwWalk) walk = dw_walk_new ();
  GError *problem = NULL;
  gboolean is_taken = TRUE;

  if (reader == NULL)
    return FALSE;

  while (is_taken && problem == NULL)
    {
      const char *name = NULL;
      g_autoptr (GBytes) body = dw_package_reader_next (reader, &name, &problem);

      if (body == NULL)
        break;
      is_taken = take_packed_page (harvest, walk, visit, body, name, &problem);
    }

  count_walk (dw_harvest_get_report (harvest), walk, visit);
  return end_list (harvest, walk, problem, error);
}

static gboolean
gather_page (DwHarvest   *harvest,
             DwVisit     *visit,
             GBytes      *bytes,
             GError     **error)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);
  g_autoptr (DwWalk) walk = dw_walk_new ();
  g_autoptr (DwPage) page = parse_file (bytes, error);
  Counted counted = { report, 0, "file" };
  GError *problem = NULL;

  if (page == NULL)
    return FALSE;

  report->pages = 1;
  dw_walk_take (walk, page, on_record_repeated, &counted, &problem);
  dw_harvest_take_file (harvest, g_steal_pointer (&page));
  count_walk (report, walk, visit);
  return end_list (harvest, walk, problem, error) && !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
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
  if (bytes != NULL && dw_package_is_archive (bytes))
    package = dw_package_open (bytes, error);
  else if (bytes != NULL && dw_lines_is_likely (bytes))
    package = wrap_lines (bytes);
  else if (bytes != NULL)
    return gather_page (harvest, visit, bytes, error);

  return package != NULL && gather_package (harvest, visit, package, error);
}
