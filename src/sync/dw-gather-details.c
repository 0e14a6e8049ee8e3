/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather-details.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"

/* A check is not worth thousands of requests to a publisher. */
#define MAX_DETAILS_OF_A_CHECK 10

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

gboolean
dw_gather_details (DwHarvest   *harvest,
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

      if (!dw_harvest_has_detail (harvest, id) && !fetch_detail (harvest, visit, url, id, error))
        return FALSE;
      visit->progress.services = i + 1;
      dw_visit_tell (visit, DW_SYNC_READING_DETAILS);
    }

  return TRUE;
}

gboolean
dw_gather_detail_again (DwHarvest  *harvest,
                        GBytes     *body,
                        GError    **error)
{
  g_autoptr (DwPage) page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
  const DwPageRecord *records;
  guint n_records;

  if (page == NULL)
    return FALSE;

  records = dw_page_get_records (page, &n_records);
  return n_records != 1 || records[0].source_id == NULL
         || dw_harvest_add_detail (harvest, page, body, records[0].source_id, error);
}

/* Returns: FALSE with @error when there is no asking; @is_gone: whether the publisher says that there is no such
   record. */
static gboolean
ask_whether_gone (DwVisit     *visit,
                  const char  *url,
                  const char  *id,
                  gboolean    *is_gone,
                  GError     **error)
{
  g_autofree char *address = dw_feed_address_dup_detail (url, id);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = NULL;

  *is_gone = FALSE;
  if (address == NULL)
    return TRUE;

  response = dw_visit_get (visit, address, NULL, &problem);
  *is_gone = g_error_matches (problem, DW_NET_ERROR, DW_NET_ERROR_NOT_FOUND);
  if (response != NULL || problem->domain == DW_NET_ERROR)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dw_gather_absent (DwHarvest   *harvest,
                  DwVisit     *visit,
                  const char  *url,
                  GPtrArray   *absent,
                  GError     **error)
{
  if (absent->len >= DW_GATHER_MOST_ABSENT)
    return TRUE;

  for (guint i = 0; i < absent->len; i++)
    {
      gboolean is_gone;

      if (!ask_whether_gone (visit, url, absent->pdata[i], &is_gone, error))
        return FALSE;
      if (is_gone)
        dw_harvest_add_gone (harvest, absent->pdata[i]);
    }

  return TRUE;
}
