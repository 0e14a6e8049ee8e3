/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-plan.h"

/* Even a server that always says "unchanged" is asked for everything once in a while (reliability B10). */
#define ALL_AFTER_SECONDS (7 * 24 * 60 * 60)

/*
 * Changes are asked for from a day before the crawl that brought the last ones: clocks differ, times come without a
 * zone, and what was changed one evening may be published the next morning.
 */
#define OVERLAP_SECONDS (24 * 60 * 60)

/* A time in the future is a clock that was put right since: it excuses nothing. */
static gboolean
is_recent (gint64 then,
           gint64 now)
{
  return then > 0 && then <= now && now - then < ALL_AFTER_SECONDS;
}

DwPlan
dw_plan_make (const DwCrawlNotes *notes,
              gint64              now)
{
  DwPlan plan = { .kind = DW_PLAN_ALL, .is_probe_due = TRUE, .began_at = now, .changed_after = now - OVERLAP_SECONDS };

  if (notes == NULL)
    return plan;

  plan.notes = *notes;
  if (!is_recent (notes->complete_at, now))
    return plan;

  plan.is_probe_due = FALSE;
  plan.kind = notes->filters_changes && notes->changed_after > 0 ? DW_PLAN_CHANGES : DW_PLAN_LIST;
  return plan;
}

char *
dw_plan_dup_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

char *
dw_plan_dup_query (const DwPlan *plan)
{
  const char *full = plan->notes.lists_in_full ? "&full=true" : "";
  g_autofree char *after = NULL;

  if (plan->kind != DW_PLAN_CHANGES)
    return g_strdup (full);

  after = dw_plan_dup_time (plan->notes.changed_after);
  return g_strdup_printf ("%s&modified_after=%s", full, after);
}

void
dw_plan_hear_date (DwPlan *plan,
                   gint64  date)
{
  if (date > 0)
    plan->changed_after = MIN (plan->changed_after, date - OVERLAP_SECONDS);
}

DwCrawlNotes
dw_plan_get_notes (const DwPlan *plan)
{
  DwCrawlNotes notes = plan->notes;

  notes.not_before = 0;
  notes.changed_after = notes.filters_changes ? plan->changed_after : 0;
  if (plan->kind == DW_PLAN_ALL)
    notes.complete_at = plan->began_at;
  return notes;
}
