/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-draft-put.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where and when: venues, their addresses, and sessions. */

const char *
dw_put_times (DwDraft        *draft,
              const DwColumn *column,
              const DwCell   *cell)
{
  DwSchedule *schedule = dw_class_new (&DW_CLASS_SCHEDULE, draft->arena);

  schedule->id = dw_draft_id (draft, "schedule");
  schedule->service_id = draft->service->id;
  schedule->description = cell->text;
  dw_draft_append (draft, &draft->service->schedules, schedule);
  return NULL;
}

const char *
dw_put_where (DwDraft        *draft,
              const DwColumn *column,
              const DwCell   *cell)
{
  DwServiceAtLocation *at = dw_class_new (&DW_CLASS_SERVICE_AT_LOCATION, draft->arena);
  DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, draft->arena);

  location->id = dw_draft_id (draft, "location");
  location->location_type = "physical";
  location->description = cell->text;
  at->id = dw_draft_id (draft, "at");
  at->service_id = draft->service->id;
  at->location_id = location->id;
  at->location = location;
  dw_draft_append (draft, &draft->service->service_at_locations, at);
  return NULL;
}

const char *
dw_put_location_text (DwDraft        *draft,
                      const DwColumn *column,
                      const DwCell   *cell)
{
  dw_draft_set_text (&DW_CLASS_LOCATION, draft->location, column->member, cell->text);
  return NULL;
}

const char *
dw_put_address_text (DwDraft        *draft,
                     const DwColumn *column,
                     const DwCell   *cell)
{
  if (draft->address == NULL)
    {
      draft->address = dw_class_new (&DW_CLASS_ADDRESS, draft->arena);
      draft->address->country = "GB";
      draft->address->address_type = "physical";
      dw_draft_append (draft, &draft->location->addresses, draft->address);
    }

  dw_draft_set_text (&DW_CLASS_ADDRESS, draft->address, column->member, cell->text);
  return NULL;
}

const char *
dw_put_degrees (DwDraft        *draft,
                const DwColumn *column,
                const DwCell   *cell)
{
  dw_draft_set_number (&DW_CLASS_LOCATION, draft->location, column->member, cell->number);
  return NULL;
}

const char *
dw_put_uprn (DwDraft        *draft,
             const DwColumn *column,
             const DwCell   *cell)
{
  if (!dw_cell_match ("[0-9]{1,12}", cell->text, NULL))
    return _("Write the Unique Property Reference Number: at most twelve digits.");

  draft->location->external_identifier = cell->text;
  draft->location->external_identifier_type = "UPRN";
  return NULL;
}

const char *
dw_put_accessibility (DwDraft        *draft,
                      const DwColumn *column,
                      const DwCell   *cell)
{
  DwAccessibility *accessibility = dw_class_new (&DW_CLASS_ACCESSIBILITY, draft->arena);

  accessibility->id = dw_draft_id (draft, "access/%u", dw_draft_count (draft, &draft->service->service_at_locations) + 1);
  accessibility->description = cell->text;
  dw_draft_append (draft, &draft->location->accessibility, accessibility);
  return NULL;
}

const char *
dw_put_day (DwDraft        *draft,
            const DwColumn *column,
            const DwCell   *cell)
{
  draft->schedule->byday = cell->text;
  draft->schedule->freq = cell->number > 0 ? "MONTHLY" : "WEEKLY";
  return NULL;
}

const char *
dw_put_schedule_text (DwDraft        *draft,
                      const DwColumn *column,
                      const DwCell   *cell)
{
  const char *text = cell->text;

  /* Midnight: the last minute of a day is 23:59. */
  if (column->read == dw_cell_time && g_str_equal (text, "24:00"))
    text = g_str_equal (column->member, "closes_at") ? "23:59" : "00:00";

  dw_draft_set_text (&DW_CLASS_SCHEDULE, draft->schedule, column->member, text);
  return NULL;
}

const char *
dw_put_every (DwDraft        *draft,
              const DwColumn *column,
              const DwCell   *cell)
{
  if (g_strcmp0 (draft->schedule->freq, "MONTHLY") == 0)
    return _("The day says already that it is once a month. Leave this cell empty.");

  draft->schedule->interval = cell->number;
  return NULL;
}

const char *
dw_put_term_time (DwDraft        *draft,
                  const DwColumn *column,
                  const DwCell   *cell)
{
  draft->schedule->notes = cell->number > 0 ? "Term time only." : "Also in the school holidays.";
  return NULL;
}
