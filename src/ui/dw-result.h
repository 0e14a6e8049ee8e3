/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-answer.h"

G_BEGIN_DECLS

#define DW_TYPE_RESULT (dw_result_get_type ())
G_DECLARE_FINAL_TYPE (DwResult, dw_result, DW, RESULT, GObject)

/**
 * DwResult:
 *
 * One row of the result list. It exists before its summary has been read, with texts that are NULL; they are filled on
 * arrival and notified. A row outlives its answer: the next one's hit is put into it, and only what then reads
 * otherwise is notified. Main thread only.
 *
 * Properties, all read only and translated: `name`, `where` (organisation and borough or distance), `route` and
 * `route-icon`, `facts` (cost, ages, how it is given), `matched` (why it is here), `unstated` (what was asked for and
 * is not stated), `freshness`, `check-first` (boolean: the record is old or undated), `badge` (for professionals,
 * planned, paused, no longer running), `group` (the heading that stands above the first row of a group), `spoken` (all
 * of it for a screen reader).
 */

/**
 * dw_result_new:
 * @hit: copied
 * @question: what it answers
 * @group: (nullable): the heading above this row
 *
 * Returns: (transfer full): a row whose texts are not known yet
 */
DwResult *dw_result_new (const DwHit      *hit,
                         const DwQuestion *question,
                         const char       *group);

/**
 * dw_result_take_hit:
 *
 * Makes the row one of another hit; the arguments are those of dw_result_new(). What is known of the service before
 * stays on the row until dw_result_fill(), which has to follow before the row is drawn.
 */
void dw_result_take_hit (DwResult         *self,
                         const DwHit      *hit,
                         const DwQuestion *question,
                         const char       *group);

/** dw_result_get_id: Returns: the service's number. */
gint64 dw_result_get_id (DwResult *self);

/** dw_result_is_filled: Returns: whether the summary has arrived. */
gboolean dw_result_is_filled (DwResult *self);

/**
 * dw_result_fill:
 * @summary: (nullable): what is known of the service; NULL: it has just gone from the directory
 * @matched: (nullable) (array zero-terminated=1): words of the question that it holds
 * @other_times: (nullable): dw_tell_dup_other_times()
 * @feed: (nullable): where it comes from
 */
void dw_result_fill (DwResult          *self,
                     const DwSummary   *summary,
                     const char *const *matched,
                     const char        *other_times,
                     const DwFeed      *feed);

G_END_DECLS
