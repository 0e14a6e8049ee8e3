/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-gather-count.h"

#include <glib/gi18n-lib.h>

void
dw_gather_on_repeated (guint               index,
                       const DwPageRecord *record,
                       gpointer            data)
{
  DwGatherCounted *counted = data;
  g_autofree char *pointer = g_strdup_printf ("/contents/%u/id", index);
  const DwFault fault = {
    .record = index,
    .source_id = record->source_id,
    .pointer = pointer,
    .kind = DW_FAULT_DUPLICATE,
    .handling = DW_HANDLED_QUARANTINED,
    .found = record->source_id,
    .message = _("This id came before in the list; the later record replaces the earlier one."),
  };

  dw_crawl_report_add_fault (counted->report, &fault, counted->first_record, counted->source);
}

void
dw_gather_count_walk (DwCrawlReport *report,
                      const DwWalk  *walk,
                      DwVisit       *visit)
{
  report->n_seen = dw_walk_get_n_seen (walk);
  report->n_taken = dw_walk_get_n_taken (walk);
  report->n_quarantined = report->n_seen - report->n_taken;

  visit->progress.pages = report->pages;
  visit->progress.pages_in_all = (guint) CLAMP (dw_walk_get_n_pages_promised (walk), 0, G_MAXUINT);
  visit->progress.services = report->n_seen;
  visit->progress.services_in_all = (guint) CLAMP (dw_walk_get_n_promised (walk), 0, G_MAXUINT);
  dw_visit_tell (visit, DW_SYNC_READING_LIST);
}

/* A check wants to report a feed that contradicts itself, not to fail at it. */
static gboolean
is_a_finding (DwHarvest    *harvest,
              const GError *problem)
{
  DwCrawlReport *report = dw_harvest_get_report (harvest);

  if (dw_harvest_get_purpose (harvest) != DW_HARVEST_TO_CHECK ||
      !(g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT) ||
        g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY)))
    return FALSE;

  g_free (report->problem);
  report->problem = g_strdup (problem->message);
  return TRUE;
}

gboolean
dw_gather_end_list (DwHarvest     *harvest,
                    const DwWalk  *walk,
                    GError        *problem,
                    GError       **error)
{
  g_autoptr (GError) fault = problem;

  /* Of a list that leaves out what did not change, an empty one is good news. */
  if (fault == NULL && dw_harvest_get_plan (harvest)->kind == DW_PLAN_CHANGES && dw_walk_get_n_seen (walk) == 0)
    dw_harvest_get_report (harvest)->unchanged = TRUE;
  if (fault == NULL && (dw_harvest_get_report (harvest)->unchanged || dw_walk_check (walk, &fault)))
    return TRUE;
  if (is_a_finding (harvest, fault))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}
