/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl.h"

G_BEGIN_DECLS

/* How a crawl's report is filled. */

/** dw_report_new: Returns: (transfer full): an empty report. */
DwCrawlReport *dw_report_new (void);

/** dw_report_forget_records: Forgets records and faults, of a list that is begun again; pages, requests and bytes stay. */
void dw_report_forget_records (DwCrawlReport *report);

/**
 * dw_report_add_page:
 * @first_record: how many records came before this page's
 * @source: where the page came from: "page 3", "detail"
 *
 * Adds the faults of @page.
 *
 * Returns: how many fields were dropped or changed
 */
guint dw_report_add_page (DwCrawlReport *report,
                          DwPage        *page,
                          guint          first_record,
                          const char    *source);

/** dw_report_add_fault: Adds one fault that the crawl found itself. */
void dw_report_add_fault (DwCrawlReport *report,
                          const DwFault *fault,
                          guint          first_record,
                          const char    *source);

G_END_DECLS
