/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-csv.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "dw-facts.h"
#include "dw-words.h"

/* What the columns are read from. */
typedef struct
{
  DwRecord *record;
  const DwService *service;
  const DwFeed *feed;
  DwFacts facts;
} Source;

typedef struct
{
  const char *name;
  void (*append) (GString *csv, const Source *source);
} Column;

/* A cell that begins so is a formula to a spreadsheet, wherever it came from. */
static gboolean
looks_like_a_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/* One cell, quoted where needed; NULL is empty. */
static void
append_text (GString    *csv,
             const char *text)
{
  gboolean is_quoted;

  if (text == NULL)
    return;

  is_quoted = strpbrk (text, "\",\r\n") != NULL || g_ascii_isspace (*text);
  if (is_quoted)
    g_string_append_c (csv, '"');
  if (looks_like_a_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  if (is_quoted)
    g_string_append_c (csv, '"');
}

static void
append_number (GString *csv,
               double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (csv, g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}

/* Several values share one cell. */
static void
cell_add (GString    *cell,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (cell, "%s%s", cell->len > 0 ? "; " : "", text);
}

static void
append_cell (GString *csv,
             GString *cell)
{
  append_text (csv, cell->len > 0 ? cell->str : NULL);
}

static void
append_terms (GString      *csv,
              const Source *source,
              DwFacet       facet)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (source->facts.terms[facet] & ((DwMask) 1 << i))
      cell_add (cell, terms[i].slug);
  append_cell (csv, cell);
}

static const DwLocation *
first_location (const Source *source)
{
  DW_LIST_FOREACH (DwServiceAtLocation, at, &source->service->service_at_locations)
    if (at->location != NULL)
      return at->location;

  return NULL;
}

static void
append_feed (GString      *csv,
             const Source *source)
{
  append_text (csv, source->feed->name);
}

static void
append_source_id (GString      *csv,
                  const Source *source)
{
  append_text (csv, dw_record_get_source_id (source->record));
}

static void
append_name (GString      *csv,
             const Source *source)
{
  append_text (csv, source->service->name);
}

static void
append_alternate_name (GString      *csv,
                       const Source *source)
{
  append_text (csv, source->service->alternate_name);
}

static void
append_organisation (GString      *csv,
                     const Source *source)
{
  if (source->service->organization != NULL)
    append_text (csv, source->service->organization->name);
}

static void
append_description (GString      *csv,
                    const Source *source)
{
  append_text (csv, source->service->description);
}

static void
append_need (GString      *csv,
             const Source *source)
{
  append_terms (csv, source, DW_FACET_NEED);
}

static void
append_borough (GString      *csv,
                const Source *source)
{
  append_terms (csv, source, DW_FACET_BOROUGH);
}

static void
append_route (GString      *csv,
              const Source *source)
{
  append_terms (csv, source, DW_FACET_ROUTE);
}

static void
append_route_text (GString      *csv,
                   const Source *source)
{
  append_text (csv, source->facts.route_text);
}

static void
append_cost (GString      *csv,
             const Source *source)
{
  append_terms (csv, source, DW_FACET_COST);
}

static void
append_fees (GString      *csv,
             const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  cell_add (cell, source->service->fees);
  cell_add (cell, source->service->fees_description);
  DW_LIST_FOREACH (DwCostOption, option, &source->service->cost_options)
    {
      g_autofree char *text = dw_words_cost_option (option);

      cell_add (cell, text);
    }
  append_cell (csv, cell);
}

static void
append_delivery (GString      *csv,
                 const Source *source)
{
  append_terms (csv, source, DW_FACET_DELIVERY);
}

static void
append_level (GString      *csv,
              const Source *source)
{
  append_terms (csv, source, DW_FACET_LEVEL);
}

static void
append_status (GString      *csv,
               const Source *source)
{
  append_terms (csv, source, DW_FACET_STATUS);
}

static void
append_minimum_age (GString      *csv,
                    const Source *source)
{
  append_number (csv, source->facts.minimum_age);
}

static void
append_maximum_age (GString      *csv,
                    const Source *source)
{
  append_number (csv, source->facts.maximum_age);
}

static void
append_who_for (GString      *csv,
                const Source *source)
{
  append_text (csv, source->facts.who_for);
}

/* The times of each of @schedules; @where (nullable) says of what they are. */
static void
add_times (GString      *cell,
           const char   *where,
           const DwList *schedules)
{
  DW_LIST_FOREACH (DwSchedule, schedule, schedules)
    {
      g_autofree char *rule = dw_words_schedule (schedule);
      const char *texts[] = { rule, schedule->description, schedule->notes };
      g_autoptr (GString) times = g_string_new (NULL);
      g_autofree char *placed = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        if (texts[i] != NULL && *texts[i] != '\0')
          g_string_append_printf (times, "%s%s", times->len > 0 ? ", " : "", texts[i]);
      if (times->len > 0 && where != NULL)
        placed = g_strdup_printf ("%s: %s", where, times->str);
      cell_add (cell, placed != NULL ? placed : times->str);
    }
}

/* A publisher gives them with the service, with the service at a venue, or with the venue. */
static void
append_times (GString      *csv,
              const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  add_times (cell, NULL, &source->service->schedules);
  DW_LIST_FOREACH (DwServiceAtLocation, at, &source->service->service_at_locations)
    {
      const char *name = at->location != NULL ? at->location->name : NULL;
      g_autofree char *opening = name != NULL ? g_strdup_printf (_("%s is open"), name) : g_strdup (_("The place is open"));

      add_times (cell, name, &at->schedules);
      if (at->location != NULL)
        add_times (cell, opening, &at->location->schedules);
    }
  append_cell (csv, cell);
}

static void
append_address (GString      *csv,
                const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const DwLocation *location = first_location (source);

  if (location == NULL)
    return;
  cell_add (cell, location->name);
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    {
      g_autofree char *text = dw_words_address (address);

      cell_add (cell, text);
    }
  append_cell (csv, cell);
}

static void
append_latitude (GString      *csv,
                 const Source *source)
{
  const DwLocation *location = first_location (source);

  if (location != NULL)
    append_number (csv, location->latitude);
}

static void
append_longitude (GString      *csv,
                  const Source *source)
{
  const DwLocation *location = first_location (source);

  if (location != NULL)
    append_number (csv, location->longitude);
}

static void
add_phones (GString      *cell,
            const DwList *phones)
{
  DW_LIST_FOREACH (DwPhone, phone, phones)
    cell_add (cell, phone->number);
}

static void
append_phone (GString      *csv,
              const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  add_phones (cell, &source->service->phones);
  DW_LIST_FOREACH (DwContact, contact, &source->service->contacts)
    add_phones (cell, &contact->phones);
  DW_LIST_FOREACH (DwServiceAtLocation, at, &source->service->service_at_locations)
    {
      add_phones (cell, &at->phones);
      if (at->location != NULL)
        add_phones (cell, &at->location->phones);
    }
  append_cell (csv, cell);
}

static void
append_email (GString      *csv,
              const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  cell_add (cell, source->service->email);
  DW_LIST_FOREACH (DwContact, contact, &source->service->contacts)
    cell_add (cell, contact->email);
  append_cell (csv, cell);
}

static void
append_url (GString      *csv,
            const Source *source)
{
  append_text (csv, source->service->url);
}

/* Which of the columns before Doorway read from the description, and no publisher stated. */
static void
append_read_from_prose (GString      *csv,
                        const Source *source)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < DW_N_FACETS; i++)
    if (source->facts.basis[i] == DW_BASIS_PROSE)
      cell_add (cell, dw_facet_get_slug (i));
  if (source->facts.age_basis == DW_BASIS_PROSE)
    cell_add (cell, "age");
  append_cell (csv, cell);
}

static void
append_assured_date (GString      *csv,
                     const Source *source)
{
  append_text (csv, source->service->assured_date);
}

static void
append_fetched_at (GString      *csv,
                   const Source *source)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (dw_record_get_fetched_at (source->record));
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  append_text (csv, text);
}

static void
append_feed_url (GString      *csv,
                 const Source *source)
{
  append_text (csv, source->feed->url);
}

static void
append_licence (GString      *csv,
                const Source *source)
{
  append_text (csv, source->feed->licence);
}

static void
append_attribution (GString      *csv,
                    const Source *source)
{
  append_text (csv, source->feed->attribution);
}

static void
append_notice (GString      *csv,
               const Source *source)
{
  append_text (csv, source->feed->notice);
}

static const Column columns[] = {
  { "source_id", append_source_id },
  { "name", append_name },
  { "alternate_name", append_alternate_name },
  { "organisation", append_organisation },
  { "route", append_route },
  { "route_text", append_route_text },
  { "times", append_times },
  { "address", append_address },
  { "latitude", append_latitude },
  { "longitude", append_longitude },
  { "borough", append_borough },
  { "delivery", append_delivery },
  { "need", append_need },
  { "level", append_level },
  { "status", append_status },
  { "minimum_age", append_minimum_age },
  { "maximum_age", append_maximum_age },
  { "who_for", append_who_for },
  { "cost", append_cost },
  { "fees", append_fees },
  { "phone", append_phone },
  { "email", append_email },
  { "url", append_url },
  { "description", append_description },
  { "read_from_description", append_read_from_prose },
  { "assured_date", append_assured_date },
  { "fetched_at", append_fetched_at },
  { "feed", append_feed },
  { "feed_url", append_feed_url },
  { "licence", append_licence },
  { "attribution", append_attribution },
  { "notice", append_notice },
};

void
dw_csv_append_header (GString *csv)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (csv, "%s%s", i > 0 ? "," : "", columns[i].name);
  g_string_append (csv, "\r\n");
}

void
dw_csv_append_record (GString  *csv,
                      DwRecord *record)
{
  const Source source = {
    .record = record,
    .service = dw_record_get_service (record),
    .feed = dw_record_get_feed (record),
    .facts = dw_facts_read (dw_record_get_service (record)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      columns[i].append (csv, &source);
    }
  g_string_append (csv, "\r\n");
}
