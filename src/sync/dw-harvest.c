/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-harvest.h"

#include "dw-arena.h"
#include "dw-intake.h"
#include "dw-json.h"

struct _DwHarvest
{
  DwHarvestPurpose purpose;
  DwCrawlReport *report;
  DwPage *file;             /* of a file feed, which is in memory anyway */
  DwSpool *spool;           /* made with the first page that is to be stored */
  gboolean is_replaying;    /* what is added is in the spool already */
  gboolean is_left;         /* the spool stays for a next crawl */
  gboolean has_begun;       /* the spool has this crawl's plan */
  char *key;
  DwPlan plan;
  GHashTable *known;        /* char* → DwHash*, borrowed: items whose full records are in the directory */
  GHashTable *seen;         /* char* → DwHash* of a shallow item, NULL of any other */
  GHashTable *kept;         /* of char*: shallow, and as they are in the directory */
  GPtrArray *shallow;       /* of char* */
  GHashTable *detailed;     /* of char* */
  GPtrArray *gone;          /* of char* */
  char *etag;
  guint n_mended;
};

DwHarvest *
dw_harvest_new (DwHarvestPurpose purpose)
{
  DwHarvest *harvest = g_new0 (DwHarvest, 1);

  harvest->purpose = purpose;
  harvest->report = dw_crawl_report_new (purpose == DW_HARVEST_TO_CHECK);
  harvest->plan = dw_plan_make (NULL, 0);
  harvest->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  harvest->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  harvest->gone = g_ptr_array_new_with_free_func (g_free);
  harvest->shallow = g_ptr_array_new_with_free_func (g_free);
  harvest->detailed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return harvest;
}

static gboolean
is_worth_leaving (DwHarvest *harvest)
{
  return harvest->is_left && harvest->has_begun && !harvest->plan.is_package;
}

void
dw_harvest_free (DwHarvest *harvest)
{
  g_clear_pointer (&harvest->report, dw_crawl_report_free);
  g_clear_pointer (&harvest->file, dw_page_free);
  g_clear_pointer (&harvest->spool, is_worth_leaving (harvest) ? dw_spool_close : dw_spool_discard);
  g_hash_table_unref (harvest->seen);
  g_hash_table_unref (harvest->kept);
  g_ptr_array_unref (harvest->gone);
  g_free (harvest->key);
  g_ptr_array_unref (harvest->shallow);
  g_hash_table_unref (harvest->detailed);
  g_free (harvest->etag);
  g_free (harvest);
}

DwPlan *
dw_harvest_get_plan (DwHarvest *harvest)
{
  return &harvest->plan;
}

/* A clock that was put right since makes an earlier crawl worthless, like its age. */
static gboolean
is_fit (const DwPlan *left,
        gint64        now,
        gint64        synced_at)
{
  return !left->is_package && left->began_at <= now && now - left->began_at < DW_SPOOL_SECONDS
         && left->began_at > synced_at;
}

gboolean
dw_harvest_resume (DwHarvest   *harvest,
                   const char  *key,
                   gint64       synced_at,
                   GError     **error)
{
  DwPlan left;

  harvest->key = g_strdup (key);
  harvest->spool = dw_spool_open (key, error);
  if (harvest->spool == NULL)
    return FALSE;

  if (dw_spool_resume (harvest->spool, &left) && is_fit (&left, harvest->plan.began_at, synced_at))
    {
      harvest->plan = left;
      harvest->has_begun = TRUE;
      harvest->is_replaying = TRUE;
    }
  return TRUE;
}

GBytes *
dw_harvest_replay (DwHarvest    *harvest,
                   DwSpoolKind  *kind,
                   GError      **error)
{
  GBytes *body = harvest->is_replaying ? dw_spool_read (harvest->spool, kind, error) : NULL;

  if (body == NULL)
    harvest->is_replaying = FALSE;
  return body;
}

void
dw_harvest_leave (DwHarvest *harvest)
{
  harvest->is_left = TRUE;
}

void
dw_harvest_set_items (DwHarvest  *harvest,
                      GHashTable *items)
{
  harvest->known = items;
}

GHashTable *
dw_harvest_get_seen (DwHarvest *harvest)
{
  return harvest->seen;
}

void
dw_harvest_add_gone (DwHarvest  *harvest,
                     const char *id)
{
  g_ptr_array_add (harvest->gone, g_strdup (id));
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

  if (harvest->purpose == DW_HARVEST_TO_CHECK || harvest->is_replaying)
    return TRUE;
  if (harvest->spool == NULL && (harvest->spool = dw_spool_open (harvest->key, error)) == NULL)
    return FALSE;
  if (!harvest->has_begun && !dw_spool_begin (harvest->spool, &harvest->plan, error))
    return FALSE;

  harvest->has_begun = TRUE;
  kept = dw_page_dup_kept (page);
  return dw_spool_append (harvest->spool, kind, kept, error);
}

/* An item that is as it was when its full record was fetched is not asked for again. */
static void
see_record (DwHarvest          *harvest,
            const DwPageRecord *record)
{
  const DwHash *known;
  DwHash item;

  if (record->source_id == NULL)
    return;
  if (record->object == NULL || !record->is_shallow)
    {
      if (!g_hash_table_contains (harvest->seen, record->source_id))
        g_hash_table_insert (harvest->seen, g_strdup (record->source_id), NULL);
      return;
    }

  item = dw_hash_of (record->raw, record->raw_length);
  known = harvest->known != NULL ? g_hash_table_lookup (harvest->known, record->source_id) : NULL;
  g_hash_table_insert (harvest->seen, g_strdup (record->source_id), g_memdup2 (&item, sizeof item));
  if (known != NULL && dw_hash_equal (known, &item))
    g_hash_table_add (harvest->kept, g_strdup (record->source_id));
  else
    g_ptr_array_add (harvest->shallow, g_strdup (record->source_id));
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
    see_record (harvest, &records[i]);

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
  g_hash_table_remove_all (harvest->seen);
  g_hash_table_remove_all (harvest->kept);
  harvest->n_mended = 0;
  harvest->has_begun = FALSE;
  harvest->is_replaying = FALSE;
  g_clear_pointer (&harvest->etag, g_free);
  return harvest->spool == NULL || dw_spool_begin (harvest->spool, &harvest->plan, error);
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
  harvest->n_mended += dw_crawl_report_add_detail (harvest->report, page);
  g_hash_table_add (harvest->detailed, g_strdup (id));
  return spool_page (harvest, DW_SPOOL_DETAIL, page, error);
}

/* @intake: (nullable): that the page came by */
static gboolean
put_record (DwHarvest           *harvest,
            DwSnapshot          *snapshot,
            DwIntake            *intake,
            guint                index,
            const DwPageRecord  *record,
            GError             **error)
{
  const DwHash *item = g_hash_table_lookup (harvest->seen, record->source_id);
  gboolean is_put = intake != NULL ? dw_intake_put (intake, index, error)
                                   : dw_snapshot_put (snapshot, record->source_id, record->raw, record->raw_length,
                                                      record->object, error);

  return is_put && (item == NULL || dw_snapshot_note_item (snapshot, item, error));
}

static gboolean
put_page (DwHarvest    *harvest,
          DwSnapshot   *snapshot,
          DwIntake     *intake,
          DwPage       *page,
          DwSpoolKind   kind,
          DwVisit      *visit,
          GError      **error)
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
      if (kind == DW_SPOOL_LIST_PAGE && g_hash_table_contains (harvest->kept, record->source_id)
              ? !dw_snapshot_keep (snapshot, record->source_id, error)
              : !put_record (harvest, snapshot, intake, i, record, error))
        return FALSE;
      visit->progress.services++;
    }

  dw_visit_tell (visit, DW_SYNC_SAVING);
  return TRUE;
}

/* On the thread of the intake, which has the spool to itself until it ends. */
static gboolean
find_in_spool (gpointer     spool,
               DwPageText  *page,
               guint       *kind,
               GError     **error)
{
  DwSpoolKind found = DW_SPOOL_PLAN;
  gboolean is_found = dw_spool_find (spool, page, &found, error);

  *kind = found;
  return is_found;
}

static gboolean
put_spool (DwHarvest   *harvest,
           DwSnapshot  *snapshot,
           DwVisit     *visit,
           GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwIntake) intake = NULL;
  DwPage *page = NULL;
  guint kind = 0;

  dw_spool_rewind (harvest->spool);
  /* What the crawl's whole pages needed, these parts of them do not. */
  dw_json_drop_spares ();
  dw_arena_trim ();
  intake = dw_intake_new (snapshot, find_in_spool, harvest->spool);
  while ((page = dw_intake_next (intake, &kind, &problem)) != NULL)
    if (!put_page (harvest, snapshot, intake, page, (DwSpoolKind) kind, visit, error))
      return FALSE;

  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
remove_gone (DwHarvest   *harvest,
             DwSnapshot  *snapshot,
             GError     **error)
{
  for (guint i = 0; i < harvest->gone->len; i++)
    if (!dw_snapshot_remove (snapshot, harvest->gone->pdata[i], error))
      return FALSE;

  return TRUE;
}

gboolean
dw_harvest_store (DwHarvest           *harvest,
                  DwSnapshot          *snapshot,
                  const DwFeed        *before,
                  const DwCrawlNotes  *notes,
                  DwVisit             *visit,
                  GError             **error)
{
  DwCrawlReport *report = harvest->report;
  /* What changed says nothing of the faults in what did not. */
  gboolean is_part = before != NULL && harvest->plan.kind == DW_PLAN_CHANGES;
  g_autoptr (DwSnapshot) open = snapshot;
  gboolean put;

  visit->progress.services = 0;
  visit->progress.services_in_all = report->n_taken;
  if (harvest->file != NULL)
    put = put_page (harvest, snapshot, NULL, harvest->file, DW_SPOOL_LIST_PAGE, visit, error);
  else
    put = put_spool (harvest, snapshot, visit, error);
  if (!put || !remove_gone (harvest, snapshot, error))
    return FALSE;

  if (notes != NULL)
    dw_snapshot_set_notes (snapshot, notes);
  return dw_snapshot_commit (g_steal_pointer (&open), harvest->etag, is_part ? before->n_faults : harvest->n_mended,
                             is_part ? before->n_quarantined : report->n_quarantined, &report->summary, error);
}
