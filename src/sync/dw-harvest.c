/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-harvest.h"

#include "dw-spool.h"

struct _DwHarvest
{
  DwHarvestPurpose purpose;
  DwCrawlReport *report;
  DwPage *file;             /* of a file feed, which is in memory anyway */
  DwSpool *spool;           /* made with the first page that is to be stored */
  GPtrArray *shallow;       /* of char* */
  GHashTable *detailed;     /* of char* */
  char *etag;
  guint n_mended;
};

DwHarvest *
dw_harvest_new (DwHarvestPurpose purpose)
{
  DwHarvest *harvest = g_new0 (DwHarvest, 1);

  harvest->purpose = purpose;
  harvest->report = dw_crawl_report_new (purpose == DW_HARVEST_TO_CHECK);
  harvest->shallow = g_ptr_array_new_with_free_func (g_free);
  harvest->detailed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return harvest;
}

void
dw_harvest_free (DwHarvest *harvest)
{
  g_clear_pointer (&harvest->report, dw_crawl_report_free);
  g_clear_pointer (&harvest->file, dw_page_free);
  g_clear_pointer (&harvest->spool, dw_spool_free);
  g_ptr_array_unref (harvest->shallow);
  g_hash_table_unref (harvest->detailed);
  g_free (harvest->etag);
  g_free (harvest);
}

DwHarvestPurpose
dw_harvest_get_purpose (DwHarvest *harvest)
{
  return harvest->purpose;
}

DwCrawlReport *
dw_harvest_get_report (DwHarvest *harvest)
{
  return harvest->report;
}

DwCrawlReport *
dw_harvest_steal_report (DwHarvest *harvest)
{
  DwCrawlReport *report = g_steal_pointer (&harvest->report);

  dw_harvest_free (harvest);
  return report;
}

void
dw_harvest_take_etag (DwHarvest *harvest,
                      char      *etag)
{
  g_free (harvest->etag);
  harvest->etag = etag;
}

static gboolean
spool_page (DwHarvest    *harvest,
            DwSpoolKind   kind,
            DwPage       *page,
            GError      **error)
{
  g_autoptr (GBytes) kept = NULL;

  if (harvest->purpose == DW_HARVEST_TO_CHECK)
    return TRUE;
  if (harvest->spool == NULL && (harvest->spool = dw_spool_new (error)) == NULL)
    return FALSE;

  kept = dw_page_dup_kept (page);
  return dw_spool_append (harvest->spool, kind, kept, error);
}

gboolean
dw_harvest_add_page (DwHarvest   *harvest,
                     DwPage      *page,
                     GBytes      *body,
                     guint        first_record,
                     const char  *source,
                     GError     **error)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    if (records[i].object != NULL && records[i].is_shallow)
      g_ptr_array_add (harvest->shallow, g_strdup (records[i].source_id));

  dw_crawl_report_cover (harvest->report, page, FALSE);
  harvest->n_mended += dw_crawl_report_add_page (harvest->report, page, first_record, source);
  return spool_page (harvest, DW_SPOOL_LIST_PAGE, page, error);
}

void
dw_harvest_take_file (DwHarvest *harvest,
                      DwPage    *page)
{
  harvest->file = page;
  dw_crawl_report_cover (harvest->report, page, TRUE);
  harvest->n_mended = dw_crawl_report_add_page (harvest->report, page, 0, "file");
}

gboolean
dw_harvest_forget_pages (DwHarvest  *harvest,
                         GError    **error)
{
  dw_crawl_report_forget_records (harvest->report);
  g_ptr_array_set_size (harvest->shallow, 0);
  harvest->n_mended = 0;
  g_clear_pointer (&harvest->etag, g_free);
  return harvest->spool == NULL || dw_spool_clear (harvest->spool, error);
}

GPtrArray *
dw_harvest_get_shallow (DwHarvest *harvest)
{
  return harvest->shallow;
}

gboolean
dw_harvest_has_detail (DwHarvest  *harvest,
                       const char *id)
{
  return g_hash_table_contains (harvest->detailed, id);
}

gboolean
dw_harvest_add_detail (DwHarvest   *harvest,
                       DwPage      *page,
                       GBytes      *body,
                       const char  *id,
                       GError     **error)
{
  dw_crawl_report_cover (harvest->report, page, TRUE);
  harvest->n_mended += dw_crawl_report_add_page (harvest->report, page, 0, "detail");
  g_hash_table_add (harvest->detailed, g_strdup (id));
  return spool_page (harvest, DW_SPOOL_DETAIL, page, error);
}

static gboolean
put_page (DwHarvest   *harvest,
          DwSnapshot  *snapshot,
          DwPage      *page,
          DwSpoolKind  kind,
          DwVisit     *visit,
          GError     **error)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      const DwPageRecord *record = &records[i];

      if (g_cancellable_set_error_if_cancelled (visit->cancellable, error))
        return FALSE;
      if (record->object == NULL || (kind == DW_SPOOL_LIST_PAGE && dw_harvest_has_detail (harvest, record->source_id)))
        continue;
      if (!dw_snapshot_put (snapshot, record->source_id, record->raw, record->raw_length, record->object, error))
        return FALSE;
      visit->progress.services++;
    }

  dw_visit_tell (visit, DW_SYNC_SAVING);
  return TRUE;
}

static gboolean
put_spool (DwHarvest   *harvest,
           DwSnapshot  *snapshot,
           DwVisit     *visit,
           GError     **error)
{
  g_autoptr (GError) problem = NULL;

  dw_spool_rewind (harvest->spool);
  while (TRUE)
    {
      DwSpoolKind kind;
      g_autoptr (GBytes) body = dw_spool_read (harvest->spool, &kind, &problem);
      g_autoptr (DwPage) page = NULL;

      if (body == NULL)
        break;
      page = dw_page_parse (body, &DW_CLASS_SERVICE, error);
      if (page == NULL || !put_page (harvest, snapshot, page, kind, visit, error))
        return FALSE;
    }

  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dw_harvest_store (DwHarvest   *harvest,
                  DwSnapshot  *snapshot,
                  DwVisit     *visit,
                  GError     **error)
{
  DwCrawlReport *report = harvest->report;
  g_autoptr (DwSnapshot) open = snapshot;
  gboolean put;

  visit->progress.services = 0;
  visit->progress.services_in_all = report->n_taken;
  if (harvest->file != NULL)
    put = put_page (harvest, snapshot, harvest->file, DW_SPOOL_LIST_PAGE, visit, error);
  else
    put = put_spool (harvest, snapshot, visit, error);

  return put && dw_snapshot_commit (g_steal_pointer (&open), harvest->etag, harvest->n_mended,
                                    report->n_quarantined, &report->summary, error);
}
