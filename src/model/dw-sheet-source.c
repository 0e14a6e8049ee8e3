/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sheet-maker.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The parts of a sheet that say what the service is, and where all of it comes from. */

/* A name, and below it what is said of it; publishers that have nothing to say repeat the name. */
static void
add_described (DwSheetMaker *maker,
               const char   *label,
               const char   *name,
               const char   *description)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  dw_sheet_append (lines, "\n", name);
  if (g_strcmp0 (name, description) != 0)
    dw_sheet_append (lines, "\n", description);
  dw_sheet_add (maker, DW_LINE_TEXT, label, lines->str, DW_BASIS_STATED);
}

static void
add_programme (DwSheetMaker *maker)
{
  const DwProgram *program = maker->service->program;

  if (program != NULL)
    add_described (maker, _ ("Part of"), program->name, program->description);
}

static void
add_organisation (DwSheetMaker *maker)
{
  const DwOrganization *organization = maker->service->organization;

  if (organization != NULL)
    add_described (maker, _ ("Run by"), organization->name, organization->description);
}

static void
add_capacities (DwSheetMaker *maker)
{
  DW_LIST_FOREACH (DwServiceCapacity, capacity, &maker->service->capacities)
    {
      g_autoptr (GString) parts = g_string_new (NULL);
      const char *unit = capacity->unit != NULL ? capacity->unit->name : NULL;

      g_autofree char *available = g_strdup_printf (_ ("%g free"), capacity->available);
      g_autofree char *maximum = g_strdup_printf (_ ("%g in all"), capacity->maximum);

      dw_sheet_append (parts, ", ", isnan (capacity->available) ? NULL : available);
      dw_sheet_append (parts, ", ", isnan (capacity->maximum) ? NULL : maximum);
      dw_sheet_append (parts, ", ", capacity->description);
      dw_sheet_add (maker, DW_LINE_TEXT, unit != NULL ? unit : _ ("Places"), parts->str, DW_BASIS_STATED);
    }
}

static void
add_status (DwSheetMaker *maker)
{
  DwMask statuses = maker->facts.terms[DW_FACET_STATUS];
  const char *warning = dw_words_status (statuses);

  if (statuses == 0)
    dw_sheet_add (maker, DW_LINE_GAP, _ ("Running"), _ ("Not stated whether it is running"), DW_BASIS_NONE);
  else
    dw_sheet_add (maker,
                  DW_LINE_TEXT,
                  _ ("Running"),
                  warning != NULL ? warning : _ ("Yes, when the publisher last said so"),
                  maker->facts.basis[DW_FACET_STATUS]);
}

void
dw_sheet_fill_what (DwSheetMaker *maker)
{
  const DwService *service = maker->service;

  if (!dw_sheet_add (maker, DW_LINE_PROSE, _ ("Description"), service->description, DW_BASIS_STATED))
    dw_sheet_gap (maker, _ ("Description"), DW_GAP_DESCRIPTION);
  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Also called"), service->alternate_name, DW_BASIS_STATED);
  add_status (maker);
  add_programme (maker);
  add_organisation (maker);
  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Accredited by"), service->accreditations, DW_BASIS_STATED);
  add_capacities (maker);
}

/* Whether the taxonomy called @name is one that other sections have said in words. */
static gboolean
is_said_in_words (const char *name)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (g_strcmp0 (name, dw_facet_get_taxonomy ((DwFacet) facet)) == 0)
      return TRUE;

  return FALSE;
}

/* "Source document" of "Doorway source document", for eyes. */
static char *
name_taxonomy (const char *name)
{
  static const char ours[] = "Doorway ";
  g_autofree char *first = NULL;
  const char *rest;

  if (!g_str_has_prefix (name, ours))
    return g_strdup (name);

  rest = name + strlen (ours);
  first = g_utf8_strup (rest, g_utf8_next_char (rest) - rest);
  return g_strconcat (first, g_utf8_next_char (rest), NULL);
}

static void
add_attribute (DwSheetMaker      *maker,
               const DwAttribute *attribute)
{
  const DwTaxonomyTerm *term = attribute->taxonomy_term;
  const char *taxonomy = term == NULL ? NULL
                         : term->taxonomy != NULL ? term->taxonomy
                         : term->taxonomy_detail != NULL ? term->taxonomy_detail->name
                                                         : NULL;
  const char *name = term == NULL ? NULL : term->name != NULL ? term->name : term->term;
  g_autofree char *heading = taxonomy != NULL ? name_taxonomy (taxonomy) : NULL;
  const char *label = attribute->label != NULL ? attribute->label
                      : heading != NULL ? heading
                      : attribute->link_type != NULL ? attribute->link_type
                                                     : _ ("Also stated");
  g_autoptr (GString) parts = g_string_new (NULL);

  if (is_said_in_words (taxonomy))
    return;

  dw_sheet_append (parts, ": ", name);
  dw_sheet_append (parts, ": ", attribute->value);
  dw_sheet_add (maker, DW_LINE_TEXT, label, parts->str, DW_BASIS_STATED);
}

static void
add_attributes (DwSheetMaker *maker,
                const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    if (g_strcmp0 (attribute->value, maker->facts.who_for) != 0 || attribute->value == NULL)
      add_attribute (maker, attribute);
}

static char *
say_fetched (gint64 fetched_at,
             gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (fetched_at);
  g_autofree char *date = time == NULL ? NULL : g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *day = dw_words_day (date);
  g_autofree char *ago = dw_words_ago (fetched_at, now);

  if (fetched_at <= 0 || day == NULL)
    return g_strdup (_ ("Not known"));

  /* Translators: a date and how long ago that is: "9 March 2026, 3 days ago" */
  return g_strdup_printf (_ ("%s, %s"), day, ago);
}

static void
add_publisher (DwSheetMaker *maker)
{
  const DwService *service = maker->service;
  const DwFeed *feed = maker->feed;

  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Published by"), feed->name, DW_BASIS_NONE);
  dw_sheet_take (maker, _ ("Checked"), dw_words_checked (feed, service->assured_date), DW_BASIS_NONE);
  dw_sheet_take (maker, _ ("Last changed"), dw_words_day (service->last_modified), DW_BASIS_STATED);
  dw_sheet_take (maker,
                 feed->is_starter ? _ ("Taken in") : _ ("Fetched"),
                 say_fetched (dw_record_get_fetched_at (maker->record), maker->now),
                 DW_BASIS_NONE);
  dw_sheet_take (maker, _ ("How it came"), dw_words_how_it_came (feed), DW_BASIS_NONE);
  if (!feed->is_starter)
    dw_sheet_add (maker, DW_LINE_TEXT, _ ("Feed address"), feed->url, DW_BASIS_NONE);
}

static void
add_licence (DwSheetMaker *maker)
{
  const char *licence = maker->service->licenses != NULL ? maker->service->licenses : maker->feed->licence;

  if (!dw_sheet_add (maker, DW_LINE_TEXT, _ ("Licence"), licence, DW_BASIS_STATED))
    dw_sheet_add (maker, DW_LINE_GAP, _ ("Licence"), _ ("Not stated"), DW_BASIS_NONE);
  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Credit"), maker->feed->attribution, DW_BASIS_NONE);
}

void
dw_sheet_fill_source (DwSheetMaker *maker)
{
  const DwService *service = maker->service;

  add_publisher (maker);
  add_attributes (maker, &service->attributes);
  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    add_attributes (maker, &there->attributes);
  DW_LIST_FOREACH (DwFunding, funding, &service->funding)
    dw_sheet_add (maker, DW_LINE_TEXT, _ ("Paid for by"), funding->source, DW_BASIS_STATED);
  if (service->organization != NULL)
    DW_LIST_FOREACH (DwOrganizationIdentifier, number, &service->organization->organization_identifiers)
      dw_sheet_add (maker,
                    DW_LINE_TEXT,
                    number->identifier_type != NULL ? number->identifier_type : _ ("Registered as"),
                    number->identifier,
                    DW_BASIS_STATED);
  add_licence (maker);
  dw_sheet_add (maker, DW_LINE_TEXT, _ ("Record"), dw_record_get_source_id (maker->record), DW_BASIS_STATED);
}
