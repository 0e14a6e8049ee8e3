/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sheet-maker.h"

#include <glib/gi18n-lib.h>

#include "dw-guard.h"

/* The parts of a sheet that say how a family gets there: the way in, the times, the places. */

static void
add_papers (DwSheetMaker *maker)
{
  gboolean has_papers = FALSE;

  DW_LIST_FOREACH (DwRequiredDocument, paper, &maker->service->required_documents)
    {
      has_papers |= dw_sheet_add (maker, DW_LINE_TEXT, _ ("Papers to bring"), paper->document, DW_BASIS_STATED);
      has_papers |= dw_sheet_add_web (maker, _ ("The form"), paper->uri);
    }
  if (!has_papers)
    dw_sheet_gap (maker, _ ("Papers to bring"), DW_GAP_PAPERS);
}

void
dw_sheet_fill_route (DwSheetMaker *maker)
{
  g_auto (GStrv) ways = dw_words_routes (maker->facts.terms[DW_FACET_ROUTE]);
  g_autofree char *joined = g_strjoinv ("\n", ways);

  gboolean is_said = dw_sheet_add (maker, DW_LINE_TEXT, _ ("Way in"), joined, maker->facts.basis[DW_FACET_ROUTE]);

  is_said |= dw_sheet_add (maker, DW_LINE_PROSE, is_said ? _ ("In their words") : _ ("Way in"), maker->facts.route_text, DW_BASIS_STATED);
  if (!is_said)
    dw_sheet_gap (maker, _ ("Way in"), DW_GAP_ROUTE);
  add_papers (maker);
  if (!dw_sheet_add (maker, DW_LINE_TEXT, _ ("Waiting time"), maker->service->wait_time, DW_BASIS_STATED))
    dw_sheet_gap (maker, _ ("Waiting time"), DW_GAP_WAIT);
}

static gboolean
add_schedule (DwSheetMaker     *maker,
              const char       *label,
              const DwSchedule *schedule)
{
  g_autofree char *rule = dw_words_schedule (schedule);
  g_autoptr (GString) parts = g_string_new (NULL);
  gboolean is_added;

  dw_sheet_append (parts, "\n", rule);
  dw_sheet_append (parts, "\n", schedule->description);
  dw_sheet_append (parts, "\n", schedule->attending_type);
  dw_sheet_append (parts, "\n", schedule->notes);
  is_added = dw_sheet_add (maker, DW_LINE_TEXT, label, parts->str, DW_BASIS_STATED);
  return dw_sheet_add_web (maker, _ ("Timetable"), schedule->schedule_link) || is_added;
}

static gboolean
add_schedules (DwSheetMaker *maker,
               const char   *label,
               const DwList *schedules)
{
  gboolean is_added = FALSE;

  DW_LIST_FOREACH (DwSchedule, schedule, schedules)
    is_added |= add_schedule (maker, label, schedule);

  return is_added;
}

void
dw_sheet_fill_when (DwSheetMaker *maker)
{
  gboolean has_times = add_schedules (maker, _ ("Times"), &maker->service->schedules);

  DW_LIST_FOREACH (DwServiceAtLocation, there, &maker->service->service_at_locations)
    {
      const char *name = there->location != NULL ? there->location->name : NULL;
      g_autofree char *opening = NULL;

      has_times |= add_schedules (maker, name != NULL ? name : _ ("Times"), &there->schedules);
      if (there->location == NULL)
        continue;
      opening = name != NULL ? g_strdup_printf (_ ("%s is open"), name) : g_strdup (_ ("The place is open"));
      has_times |= add_schedules (maker, opening, &there->location->schedules);
    }
  if (!has_times)
    dw_sheet_gap (maker, _ ("Times"), DW_GAP_TIMES);
}

/* Appends the names of @areas to @text, each once: @known holds those that are in it. */
static void
append_areas (GString      *text,
              GHashTable   *known,
              const DwList *areas)
{
  DW_LIST_FOREACH (DwServiceArea, area, areas)
    {
      const char *name = area->name != NULL ? area->name : area->service_area;

      if (name != NULL && g_hash_table_add (known, g_strdup (name)))
        dw_sheet_append (text, ", ", name);
    }
}

static void
add_areas (DwSheetMaker *maker)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  append_areas (names, known, &maker->service->service_areas);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &maker->service->service_at_locations)
    append_areas (names, known, &there->service_areas);

  if (!dw_sheet_add (maker, DW_LINE_TEXT, _ ("Area served"), names->str, DW_BASIS_STATED))
    dw_sheet_gap (maker, _ ("Area served"), DW_GAP_AREA);
}

/* A place that is only described is no address: "in court" is where, and the address is still not stated. */
static const char *
name_place (const DwLocation *location)
{
  if (g_strcmp0 (location->location_type, "virtual") == 0)
    return _ ("Online or by phone");
  if (g_strcmp0 (location->location_type, "postal") == 0)
    return _ ("Postal address");

  return location->addresses.n_items > 0 || location->doorway_withheld != NULL ? _ ("Address") : _ ("Place");
}

/* Why a place is not told: a person must not think that it was forgotten, and look for it elsewhere. */
static const char *
explain_withheld (const DwLocation *location)
{
  if (location->doorway_withheld == NULL)
    return NULL;
  if (g_str_equal (location->doorway_withheld, DW_GUARD_MASKED))
    return _ ("The publisher does not give the exact address. Ask the service where to go.");
  if (g_str_equal (location->doorway_withheld, DW_GUARD_AT_HOME))
    return _ ("The address is withheld: this reads like somebody’s own home. Ring or write to ask where to go.");
  if (g_str_equal (location->doorway_withheld, DW_GUARD_KEPT))
    return _ ("The address is withheld: the service says that it is not given out. Ring or write to it to ask where to go.");

  return _ ("The address is kept secret, so that people are safe there. Ask the service where to go.");
}

static gboolean
add_address (DwSheetMaker     *maker,
             const DwLocation *location)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean has_address = g_strcmp0 (location->location_type, "virtual") == 0;

  dw_sheet_append (lines, "\n", location->name);
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    {
      g_autofree char *line = dw_words_address (address);

      has_address |= line != NULL;
      dw_sheet_append (lines, "\n", line);
    }
  dw_sheet_append (lines, "\n", location->description);
  dw_sheet_append (lines, "\n", explain_withheld (location));
  has_address |= location->doorway_withheld != NULL;

  dw_sheet_add (maker, DW_LINE_TEXT, name_place (location), lines->str, DW_BASIS_STATED);
  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Getting there"), location->transportation, DW_BASIS_STATED);
  dw_sheet_add_web (maker, _ ("About the place"), location->url);
  return has_address;
}

static gboolean
add_access (DwSheetMaker     *maker,
            const DwLocation *location)
{
  gboolean has_access = FALSE;

  DW_LIST_FOREACH (DwAccessibility, access, &location->accessibility)
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      dw_sheet_append (lines, "\n", access->description != NULL ? access->description : access->accessibility);
      dw_sheet_append (lines, "\n", access->details);
      has_access |= dw_sheet_add (maker, DW_LINE_TEXT, _ ("Access"), lines->str, DW_BASIS_STATED);
      has_access |= dw_sheet_add_web (maker, _ ("Access"), access->url);
    }

  return has_access;
}

/* Whether a family goes to a place for it: also when nothing is said of how it is given. */
static gboolean
has_place (DwMask deliveries)
{
  return deliveries == 0 || (deliveries & ~(DwMask) (DW_DELIVERY_HOME | DW_DELIVERY_ONLINE | DW_DELIVERY_PHONE)) != 0;
}

void
dw_sheet_fill_where (DwSheetMaker *maker)
{
  DwMask deliveries = maker->facts.terms[DW_FACET_DELIVERY];
  g_autofree char *how = dw_words_deliveries (deliveries);
  gboolean has_address = FALSE;
  gboolean has_access = FALSE;

  dw_sheet_add (maker, DW_LINE_TEXT, _ ("How"), how, maker->facts.basis[DW_FACET_DELIVERY]);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &maker->service->service_at_locations)
    {
      dw_sheet_add (maker, DW_LINE_TEXT, _ ("Here"), there->description, DW_BASIS_STATED);
      if (there->location == NULL)
        continue;
      has_address |= add_address (maker, there->location);
      has_access |= add_access (maker, there->location);
    }

  if (!has_address && has_place (deliveries))
    dw_sheet_gap (maker, _ ("Address"), DW_GAP_ADDRESS);
  if (!has_access && (has_address || has_place (deliveries)))
    dw_sheet_gap (maker, _ ("Access"), DW_GAP_ACCESS);
  add_areas (maker);
}
