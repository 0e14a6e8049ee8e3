/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-page.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/**
 * DwCrawlReport: what a crawl saw and did. n_taken + n_quarantined = n_seen.
 *
 * A record of an id that came before counts as quarantined, and the later one stands.
 */
typedef struct
{
  guint n_seen;
  guint n_taken;
  guint n_quarantined;
  guint n_faults;
  GPtrArray *faults;          /* of char*: JSON objects {record, source_id, from, pointer, kind, handling, found, message}, at most DW_LIMIT_FAULTS */
  GPtrArray *fault_lines;     /* of char*: the same faults, each a line for a person */
  gboolean unchanged;         /* the feed said nothing changed (304) */
  guint pages;
  guint requests;
  guint64 bytes;
  char *version;              /* what `/` called itself, or NULL */
  char *problem;              /* of a check: why the feed could not be taken in, one sentence; NULL: it could */
  DwSnapshotSummary summary;
} DwCrawlReport;

/** dw_crawl_report_free: Frees @report. */
void dw_crawl_report_free (DwCrawlReport *report);

/* How a crawl fills its report. */

/** dw_crawl_report_new: Returns: (transfer full): an empty report. */
DwCrawlReport *dw_crawl_report_new (void);

/** dw_crawl_report_forget_records: Forgets records and faults, of a list that is begun again; pages, requests and bytes stay. */
void dw_crawl_report_forget_records (DwCrawlReport *report);

/**
 * dw_crawl_report_add_page:
 * @first_record: how many records came before this page's
 * @source: where the page came from: "page 3", "detail"
 *
 * Adds the faults of @page.
 *
 * Returns: how many fields were dropped or changed
 */
guint dw_crawl_report_add_page (DwCrawlReport *report,
                          DwPage        *page,
                          guint          first_record,
                          const char    *source);

/** dw_crawl_report_add_fault: Adds one fault that the crawl found itself. */
void dw_crawl_report_add_fault (DwCrawlReport *report,
                          const DwFault *fault,
                          guint          first_record,
                          const char    *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCrawlReport, dw_crawl_report_free)

G_END_DECLS
