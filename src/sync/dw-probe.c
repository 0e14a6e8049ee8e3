/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-probe.h"

#include <string.h>

#include "dw-feed-address.h"
#include "dw-tri.h"

#define FAR_FUTURE "2099-01-01T00:00:00Z"
#define DAY_SECONDS (24 * 60 * 60)

/* What `minimal` is to list of a service, and its name, which it is to leave out. */
typedef struct
{
  const char *id;
  const char *name;
  const char *last_modified;
} Stamp;

static const DwField stamp_fields[] = {
  { "id", NULL, offsetof (Stamp, id), DW_FIELD_ID, DW_FIELD_REQUIRED, NULL, NULL },
  { "name", NULL, offsetof (Stamp, name), DW_FIELD_LINE, DW_FIELD_OPTIONAL, NULL, NULL },
  { "last_modified", "modified_date", offsetof (Stamp, last_modified), DW_FIELD_DATE_TIME, DW_FIELD_OPTIONAL, NULL, NULL },
};

static const DwClass stamp_class = { "service", sizeof (Stamp), stamp_fields, G_N_ELEMENTS (stamp_fields) };

/* How many records of @page could be read, and how many of these are shallow. */
static guint
count_taken (DwPage *page,
             guint  *n_shallow)
{
  guint n_records, n_taken = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  *n_shallow = 0;
  for (guint i = 0; i < n_records; i++)
    if (records[i].object != NULL)
      {
        n_taken++;
        *n_shallow += records[i].is_shallow;
      }

  return n_taken;
}

static gboolean
is_only_page (DwPage *page)
{
  const DwPagination *said = dw_page_get_pagination (page);

  return said->last_page == DW_TRI_YES || said->total_pages == 1;
}

/* Returns: (transfer full) (nullable): the first page as it is with @query; NULL without @error when the server will
   not have it. */
static DwPage *
ask (DwVisit        *visit,
     const char     *url,
     const char     *query,
     const DwClass  *class,
     GError        **error)
{
  static const DwNetError no_answers[] = {
    DW_NET_ERROR_OFFLINE,   DW_NET_ERROR_NO_SUCH_HOST, DW_NET_ERROR_UNREACHABLE,
    DW_NET_ERROR_TRY_LATER, DW_NET_ERROR_TIMED_OUT,
  };
  g_autofree char *address = dw_feed_address_dup_page (url, 1, query);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwResponse) response = dw_visit_get (visit, address, NULL, &problem);
  gboolean is_answer;

  if (response != NULL)
    return dw_page_parse (response->body, class, NULL);

  is_answer = problem->domain == DW_NET_ERROR;
  for (guint i = 0; i < G_N_ELEMENTS (no_answers); i++)
    is_answer = is_answer && !g_error_matches (problem, DW_NET_ERROR, (int) no_answers[i]);
  if (!is_answer)
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
is_empty (DwPage *page)
{
  guint n_records;

  dw_page_get_records (page, &n_records);
  return n_records == 0 && dw_page_get_pagination (page)->total_items <= 0;
}

/* Times of one form, so that the order of the texts is that of the times. */
static const char *
find_newest (DwPage *page)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const char *newest = NULL;

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;

      if (service != NULL && service->last_modified != NULL && g_strcmp0 (service->last_modified, newest) > 0)
        newest = service->last_modified;
    }

  return newest;
}

/* Whether all that came was changed after @since, as far as it says, and anything came at all. */
static gboolean
holds_only_since (DwPage     *page,
                  const char *since)
{
  guint n_records, n_dated = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;

      if (service == NULL || service->last_modified == NULL)
        continue;
      if (strcmp (service->last_modified, since) < 0)
        return FALSE;
      n_dated++;
    }

  return n_dated > 0;
}

static char *
dup_earlier (const char *time,
             gint64      seconds)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (time, utc);

  return moment != NULL ? dw_plan_dup_time (g_date_time_to_unix (moment) - seconds) : NULL;
}

/*
 * Nothing can have changed after the far future, and something has a day before the newest change that is known: zones
 * are left out so often that a filter may be hours off and still be one.
 */
static gboolean
probe_filter (DwVisit     *visit,
              const char  *url,
              DwPage      *first,
              gboolean    *proved,
              GError     **error)
{
  const char *newest = find_newest (first);
  g_autofree char *asked = newest != NULL ? dup_earlier (newest, DAY_SECONDS) : NULL;
  g_autofree char *since = newest != NULL ? dup_earlier (newest, 2 * DAY_SECONDS) : NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwPage) future = NULL;
  g_autoptr (DwPage) past = NULL;

  *proved = FALSE;
  if (asked == NULL || since == NULL)
    return TRUE;

  future = ask (visit, url, "&modified_after=" FAR_FUTURE, &DW_CLASS_SERVICE, &problem);
  if (future != NULL && is_empty (future))
    {
      query = g_strdup_printf ("&modified_after=%s", asked);
      past = ask (visit, url, query, &DW_CLASS_SERVICE, &problem);
      *proved = past != NULL && holds_only_since (past, since);
    }

  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A full list is one of the same services with nothing shallow in it. */
static gboolean
probe_full (DwVisit     *visit,
            const char  *url,
            DwPage      *first,
            gboolean    *proved,
            GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwPage) page = ask (visit, url, "&full=true", &DW_CLASS_SERVICE, &problem);
  guint n_shallow, n_shallow_before;

  *proved = page != NULL && count_taken (page, &n_shallow) == count_taken (first, &n_shallow_before) && n_shallow == 0;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
probe_stamps (DwVisit     *visit,
              const char  *url,
              gboolean    *proved,
              GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwPage) page = ask (visit, url, "&minimal=true", &stamp_class, &problem);
  const DwPageRecord *records;
  guint n_records = 0;

  *proved = page != NULL;
  records = page != NULL ? dw_page_get_records (page, &n_records) : NULL;
  for (guint i = 0; i < n_records; i++)
    {
      const Stamp *stamp = records[i].object;

      *proved = *proved && stamp != NULL && stamp->name == NULL && stamp->last_modified != NULL;
    }
  *proved = *proved && n_records > 0;

  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dw_probe_server (DwVisit       *visit,
                 const char    *url,
                 DwPage        *first,
                 gint64         now,
                 DwCrawlNotes  *notes,
                 GError       **error)
{
  DwCrawlNotes found = { .complete_at = notes->complete_at, .changed_after = notes->changed_after, .probed_at = now };
  guint n_records, n_shallow;

  dw_page_get_records (first, &n_records);
  count_taken (first, &n_shallow);
  found.page_size = is_only_page (first) ? 0 : n_records;
  found.is_rich = n_shallow == 0;
  if (n_records == 0 || (found.is_rich && found.page_size == 0))
    {
      *notes = found;
      return TRUE;
    }
  if (!probe_filter (visit, url, first, &found.filters_changes, error)
      || !probe_stamps (visit, url, &found.lists_stamps, error)
      || (!found.is_rich && !probe_full (visit, url, first, &found.lists_in_full, error)))
    return FALSE;

  *notes = found;
  return TRUE;
}
