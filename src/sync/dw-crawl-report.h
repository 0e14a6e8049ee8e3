/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-coverage.h"
#include "dw-fault-groups.h"
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
  GPtrArray *faults;          /* of char*: JSON objects {record, source_id, from, pointer, kind, handling, found,
                                 message}, at most DW_LIMIT_FAULTS */
  GPtrArray *fault_lines;     /* of char*: the same faults, each a line for a person */
  DwFaultGroups *groups;      /* of a check: the same faults told apart by kind and member; else NULL */
  DwCoverage *coverage;       /* of a check: what the records that were read whole say; else NULL */
  gboolean unchanged;         /* the feed said nothing changed (304) */
  gboolean is_older;          /* unchanged, since the signed feed's own file holds an older edition; @warning says so */
  guint pages;
  guint requests;
  guint64 bytes;
  const GArray *lines;        /* (nullable): of guint: the lines that the records of the page to add are on */
  GHashTable *told;           /* guint64*: what was told of short records already, whose full ones say it again, at most
                                 DW_LIMIT_TOLD; or NULL */
  char *version;              /* what `/` called itself, or NULL */
  char *problem;              /* of a check: why the feed could not be taken in, one sentence; NULL: it could */
  gboolean is_stale;          /* a signed feed is past the date until which it was vouched for */
  char *warning;              /* what a person should know though all went well, one sentence; NULL: nothing */
  DwSnapshotSummary summary;
} DwCrawlReport;

/** dw_crawl_report_free: Frees @report. */
void dw_crawl_report_free (DwCrawlReport *report);

/* How a crawl fills its report. */

/**
 * dw_crawl_report_new: Returns: (transfer full): an empty report; @is_check: with groups and coverage, which cost time
 * that a sync does not spend.
 */
DwCrawlReport *dw_crawl_report_new (gboolean is_check);

/**
 * dw_crawl_report_forget_records: Forgets records and faults, of a list that is begun again; pages, requests and bytes
 * stay.
 */
void dw_crawl_report_forget_records (DwCrawlReport *report);

/**
 * dw_crawl_report_add_page:
 * @first_record: how many records came before this page's
 * @source: where the page came from: "page 3", "detail"
 *
 * Adds the faults of @page. What is wrong with a short record of the list and again with its full one counts once: see
 * dw_crawl_report_add_detail().
 *
 * Returns: how many fields were dropped or changed
 */
guint dw_crawl_report_add_page (DwCrawlReport *report,
                                DwPage        *page,
                                guint          first_record,
                                const char    *source);

/**
 * dw_crawl_report_add_detail: Adds the faults of @page, the full record of one that stood in the list, but those that
 * were told of it there. Returns: how many fields more were dropped or changed.
 */
guint dw_crawl_report_add_detail (DwCrawlReport *report,
                                  DwPage        *page);

/**
 * dw_crawl_report_cover:
 * @is_all_there_is: no fuller record will come: that of a file, or one that was asked for by its id
 *
 * Of a check, counts what the records of @page say. A short record of a list says nothing: its publisher may say it in
 * the full one.
 */
void dw_crawl_report_cover (DwCrawlReport *report,
                            DwPage        *page,
                            gboolean       is_all_there_is);

/** dw_crawl_report_add_fault: Adds one fault that the crawl found itself. */
void dw_crawl_report_add_fault (DwCrawlReport *report,
                          const DwFault *fault,
                          guint          first_record,
                          const char    *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCrawlReport, dw_crawl_report_free)

G_END_DECLS
