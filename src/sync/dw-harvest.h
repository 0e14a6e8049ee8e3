/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-plan.h"
#include "dw-spool.h"
#include "dw-visit.h"

G_BEGIN_DECLS

/**
 * DwHarvest:
 *
 * What was gathered of one feed and is not yet in the directory. Pages wait in a spool and come back one at a time, so
 * that memory holds one page. One thread.
 */
typedef struct _DwHarvest DwHarvest;

/**
 * DwHarvestPurpose:
 * @DW_HARVEST_TO_STORE: dw_harvest_store() will follow; a feed that contradicts itself is an error
 * @DW_HARVEST_TO_CHECK: only the report is wanted; contradictions go into it, and nothing is kept
 */
typedef enum
{
  DW_HARVEST_TO_STORE,
  DW_HARVEST_TO_CHECK,
} DwHarvestPurpose;

/** dw_harvest_new: Returns: (transfer full): an empty harvest. */
DwHarvest *dw_harvest_new (DwHarvestPurpose purpose);

/** dw_harvest_free: Frees @harvest. What its spool holds is gone, unless dw_harvest_leave() was called. */
void dw_harvest_free (DwHarvest *harvest);

/**
 * dw_harvest_get_plan: Returns: (transfer none): how the crawl goes; until the first page came the caller may change
 * it.
 */
DwPlan *dw_harvest_get_plan (DwHarvest *harvest);

/**
 * dw_harvest_resume:
 * @key: what tells this crawl from every other
 * @synced_at: when the directory's copy was fetched: what was begun before that is of no use
 *
 * Takes up what an earlier crawl left behind, with its plan, if it is fit for this one. From now on the harvest can be
 * left.
 *
 * Returns: FALSE with DW_SYNC_ERROR_NO_SPACE or G_IO_ERROR
 */
gboolean dw_harvest_resume (DwHarvest   *harvest,
                            const char  *key,
                            gint64       synced_at,
                            GError     **error);

/**
 * dw_harvest_replay: Returns: (transfer full) (nullable): the next body that an earlier crawl left, to be added once
 * more; NULL without @error after the last.
 */
GBytes *dw_harvest_replay (DwHarvest    *harvest,
                           DwSpoolKind  *kind,
                           GError      **error);

/** dw_harvest_leave: What came so far stays on the disk for a next crawl. */
void dw_harvest_leave (DwHarvest *harvest);

/**
 * dw_harvest_set_items: Full records of these items are in the directory: @items (transfer none) (element-type utf8
 * DwHash) by the records' ids.
 */
void dw_harvest_set_items (DwHarvest  *harvest,
                           GHashTable *items);

/** dw_harvest_get_seen: Returns: (transfer none): the ids of every record of the list, as keys. */
GHashTable *dw_harvest_get_seen (DwHarvest *harvest);

/** dw_harvest_add_gone: The publisher says that there is no record @id any more. */
void dw_harvest_add_gone (DwHarvest  *harvest,
                          const char *id);

/** dw_harvest_get_purpose: Returns: what it is gathered for. */
DwHarvestPurpose dw_harvest_get_purpose (DwHarvest *harvest);

/** dw_harvest_get_report: Returns: (transfer none): what was seen so far, to be read and added to. */
DwCrawlReport *dw_harvest_get_report (DwHarvest *harvest);

/** dw_harvest_steal_report: Returns: (transfer full): what was seen; frees @harvest. */
DwCrawlReport *dw_harvest_steal_report (DwHarvest *harvest);

/** dw_harvest_take_etag: Remembers @etag (transfer full) (nullable) to go with the copy; NULL: the copy has none. */
void dw_harvest_take_etag (DwHarvest *harvest,
                           char      *etag);

/**
 * dw_harvest_add_page:
 * @body: the bytes of @page
 * @first_record: how many records came before
 * @source: where it came from, for the report
 *
 * Keeps a page of the list, its faults and which of its records are shallow.
 *
 * Returns: FALSE with DW_SYNC_ERROR_NO_SPACE, _TOO_LARGE or G_IO_ERROR
 */
gboolean dw_harvest_add_page (DwHarvest   *harvest,
                              DwPage      *page,
                              GBytes      *body,
                              guint        first_record,
                              const char  *source,
                              GError     **error);

/** dw_harvest_take_file: Keeps the one page of a file, which stays in memory. */
void dw_harvest_take_file (DwHarvest *harvest,
                           DwPage    *page);

/** dw_harvest_forget_pages: Forgets every page, for a list that is begun again. */
gboolean dw_harvest_forget_pages (DwHarvest  *harvest,
                                  GError    **error);

/**
 * dw_harvest_get_shallow: Returns: (transfer none) (element-type utf8): ids whose full records are to be asked for, in
 * the list's order.
 */
GPtrArray *dw_harvest_get_shallow (DwHarvest *harvest);

/** dw_harvest_has_detail: Returns: whether the full record @id is there already. */
gboolean dw_harvest_has_detail (DwHarvest  *harvest,
                                const char *id);

/** dw_harvest_add_detail: Keeps the full record @id, which takes the place of the list's. */
gboolean dw_harvest_add_detail (DwHarvest   *harvest,
                                DwPage      *page,
                                GBytes      *body,
                                const char  *id,
                                GError     **error);

/**
 * dw_harvest_store:
 * @snapshot: (transfer full): of the feed that was harvested, just begun
 * @before: (nullable): the feed as it is; NULL of a new one
 * @notes: (nullable): what is noted of the server with it
 *
 * Puts the harvest into @snapshot and commits it.
 *
 * Returns: whether it is in the directory; FALSE with an error, nothing changed
 */
gboolean dw_harvest_store (DwHarvest           *harvest,
                           DwSnapshot          *snapshot,
                           const DwFeed        *before,
                           const DwCrawlNotes  *notes,
                           DwVisit             *visit,
                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwHarvest, dw_harvest_free)

G_END_DECLS
