/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-feed-address.h"
#include "dw-gather-count.h"
#include "dw-gather-details.h"
#include "dw-gather-file.h"
#include "dw-probe.h"

static DwWalkStep
take_page (DwHarvest  *harvest,
           DwWalk     *walk,
           DwVisit    *visit,
           GBytes     *body,
           GError    **error)
{
  g_autoptr (DwPage) page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
  g_autofree char *source = g_strdup_printf ("page %u", dw_walk_get_page_number (walk));
  DwGatherCounted counted = { dw_harvest_get_report (harvest), dw_walk_get_n_seen (walk), source };
  DwWalkStep step;

  if (page == NULL)
    return DW_WALK_FAILED;

  counted.report->pages++;
  step = dw_walk_take (walk, page, dw_gather_on_repeated, &counted, error);
  if (step == DW_WALK_AGAIN && !dw_harvest_forget_pages (harvest, error))
    return DW_WALK_FAILED;
  if ((step == DW_WALK_NEXT || step == DW_WALK_LAST) &&
      !dw_harvest_add_page (harvest, page, body, counted.first_record, source, error))
    return DW_WALK_FAILED;

  dw_gather_count_walk (counted.report, walk, visit);
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

/* A file is there at once and whole: nothing of an earlier crawl helps, and nobody can go on in the middle of it. */
static gboolean
take_file (DwHarvest   *harvest,
           DwVisit     *visit,
           DwResponse  *response,
           GError     **error)
{
  DwPlan *plan = dw_harvest_get_plan (harvest);

  plan->is_package = TRUE;
  if (plan->kind == DW_PLAN_CHANGES)
    plan->kind = DW_PLAN_LIST;
  if (!dw_harvest_forget_pages (harvest, error))
    return FALSE;

  dw_harvest_take_etag (harvest, g_strdup (response->etag));
  return dw_gather_bytes (harvest, visit, response->body, error);
}

/* Past the first page, "not found" is how some servers say that the list is over. */
static DwWalkStep
explain_failed_page (DwWalk  *walk,
                     GError  *problem,
                     GError **error)
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
    return explain_failed_page (walk, problem, error);
  if (response->status == 304)
    {
      dw_harvest_get_report (harvest)->unchanged = TRUE;
      return DW_WALK_OVER;
    }

  if (number == 1 && dw_gather_is_package (response->body))
    return take_file (harvest, visit, response, error) ? DW_WALK_OVER : DW_WALK_FAILED;

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

  /* Of a file that came instead another walk was gone. */
  if (problem == NULL && dw_harvest_get_plan (harvest)->is_package)
    return TRUE;
  return dw_gather_end_list (harvest, walk, problem, error);
}

static gboolean
gather_api (DwHarvest   *harvest,
            DwVisit     *visit,
            const char  *url,
            const char  *etag,
            GError     **error)
{
  DwPlan *plan = dw_harvest_get_plan (harvest);

  return (plan->kind == DW_PLAN_CHANGES || ask_what_it_is (harvest, visit, url, error))
         && gather_list (harvest, visit, url, etag, error)
         && (plan->is_package || dw_gather_details (harvest, visit, url, error));
}

/* Whether @body is a feed, and no part of an API: an address may hold one service, and a front page have an id and a
   name. */
static gboolean
is_whole (GBytes *body)
{
  g_autoptr (DwPage) page = NULL;

  if (dw_gather_is_package (body))
    return TRUE;

  page = dw_page_parse (body, &DW_CLASS_SERVICE, NULL);
  return page != NULL && dw_page_is_list (page);
}

/* @is_sure: whether the address says that it is a file's; else what is no feed is not told of, and FALSE without @error
   says so. */
static gboolean
gather_file (DwHarvest   *harvest,
             DwVisit     *visit,
             const char  *url,
             const char  *etag,
             gboolean     is_sure,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get (visit, url, etag, &problem);

  if (response == NULL)
    {
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || (is_sure && !g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND)))
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (response->status == 304)
    {
      dw_harvest_get_report (harvest)->unchanged = TRUE;
      return TRUE;
    }

  return (is_sure || is_whole (response->body)) && (!is_sure || dw_gather_check_table (url, response->body, error))
         && take_file (harvest, visit, response, error);
}

/*
 * What nobody said is a file may be one. When it is none, @problem, what the API said, is the sentence; but not of a
 * package that is damaged, or where the person or this computer ended it.
 */
static gboolean
guess_file (DwHarvest   *harvest,
            DwVisit     *visit,
            const char  *url,
            const char  *etag,
            GError      *problem,
            GError     **error)
{
  g_autoptr (GError) other = NULL;

  if (gather_file (harvest, visit, url, etag, FALSE, &other))
    return TRUE;

  if (other == NULL || g_error_matches (other, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY)
      || g_error_matches (other, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED))
    g_propagate_error (error, g_error_copy (problem));
  else
    g_propagate_error (error, g_steal_pointer (&other));
  return FALSE;
}

/* What an address is, its ending guesses and what is there tells: the guess only saves questions. */
static gboolean
gather (DwHarvest   *harvest,
        DwVisit     *visit,
        const char  *url,
        const char  *etag,
        GError     **error)
{
  gboolean is_sure = dw_feed_address_ends_as_file (url);
  g_autoptr (GError) problem = NULL;

  if (is_sure && gather_file (harvest, visit, url, etag, TRUE, &problem))
    return TRUE;
  if (problem == NULL && gather_api (harvest, visit, url, etag, &problem))
    return TRUE;

  /* Where a file came already, asking for it once more would change nothing. */
  if (!is_sure && !dw_harvest_get_plan (harvest)->is_package
      && g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED))
    return guess_file (harvest, visit, url, etag, problem, error);

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
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
  done = gather (harvest, visit, url, etag, error);

  /* A full record may change while the list stays as it is. */
  if (!dw_harvest_get_plan (harvest)->is_package && dw_harvest_get_shallow (harvest)->len > 0)
    dw_harvest_take_etag (harvest, NULL);
  report->requests = visit->n_requests;
  report->bytes = visit->progress.bytes;
  return done;
}
