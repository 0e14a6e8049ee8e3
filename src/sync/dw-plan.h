/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-notes.h"

G_BEGIN_DECLS

/**
 * DwPlanKind:
 * @DW_PLAN_ALL: everything once more, unconditionally: the first crawl, and one a week after that
 * @DW_PLAN_LIST: the whole list, if it changed, and full records only of items that changed
 * @DW_PLAN_CHANGES: only what the publisher says has changed
 */
typedef enum
{
  DW_PLAN_ALL,
  DW_PLAN_LIST,
  DW_PLAN_CHANGES,
} DwPlanKind;

/**
 * DwPlan:
 *
 * How one crawl of a server goes. Plain bytes: it is kept with the pages of a crawl that was cut short, which goes on
 * by it.
 */
typedef struct
{
  guint32 kind;               /* DwPlanKind */
  gboolean is_package;        /* the feed is one file, which came whole: what waits of it is nothing to go on with */
  gboolean is_probe_due;      /* what the server can do is to be found out under way */
  gint64 began_at;            /* seconds since 1970-01-01T00:00:00Z */
  gint64 changed_after;       /* what a next crawl may ask for: before anything that this one might miss */
  DwCrawlNotes notes;         /* what is known of the server, as far as this crawl is */
} DwPlan;

/**
 * dw_plan_make:
 * @notes: (nullable): what is noted of the server; NULL of one that is not known
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: the plan of a crawl that begins @now
 */
DwPlan dw_plan_make (const DwCrawlNotes *notes,
                     gint64              now);

/**
 * dw_plan_dup_query: Returns: (transfer full): what the address of each of the list's pages ends in, "" or
 * "&name=value".
 */
char *dw_plan_dup_query (const DwPlan *plan);

/** dw_plan_dup_time: Returns: (transfer full): @time as publishers write one: "2026-11-22T10:00:00Z". */
char *dw_plan_dup_time (gint64 time);

/** dw_plan_hear_date: The server says that it is @date there; 0 says nothing. */
void dw_plan_hear_date (DwPlan *plan,
                        gint64  date);

/** dw_plan_get_notes: Returns: what is to be noted of the server when the crawl came to its end. */
DwCrawlNotes dw_plan_get_notes (const DwPlan *plan);

G_END_DECLS
