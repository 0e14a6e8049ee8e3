/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-harvest.h"
#include "dw-walk.h"

G_BEGIN_DECLS

/** DwGatherCounted: where faults are found, for what a walk tells of a page. */
typedef struct
{
  DwCrawlReport *report;
  guint first_record;
  const char *source;
} DwGatherCounted;

/** dw_gather_on_repeated: A DwRepeatFunc that reports a record's id that came before; @data is a DwGatherCounted. */
void dw_gather_on_repeated (guint                index,
                            const DwPageRecord  *record,
                            gpointer             data);

/** dw_gather_count_walk: Puts what @walk has seen into @report, and tells of it. */
void dw_gather_count_walk (DwCrawlReport *report,
                           const DwWalk  *walk,
                           DwVisit       *visit);

/**
 * dw_gather_end_list:
 * @problem: (transfer full) (nullable): what ended the list
 *
 * Returns: whether the list is whole and agrees with itself, or, of a check, is a finding; FALSE with @problem or
 *   DW_SYNC_ERROR
 */
gboolean dw_gather_end_list (DwHarvest     *harvest,
                             const DwWalk  *walk,
                             GError        *problem,
                             GError       **error);

G_END_DECLS
