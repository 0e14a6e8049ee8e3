/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facts.h"
#include "dw-gazetteer.h"
#include "dw-page.h"
#include "dw-paths.h"
#include "tests/support/isolated.h"

#include <string.h>
#include <time.h>

/* The starter directory, read as any feed is. */
static DwPage *
load (void)
{
  g_autofree char *path = dw_paths_dup_data ("starter/starter.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length = 0;
  DwPage *page = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  return page;
}

static void
test_no_fault (void)
{
  g_autoptr (DwPage) page = load ();
  guint n_records = 0;
  guint n_faults = 0;
  const DwFault *faults = NULL;

  dw_page_get_records (page, &n_records);
  faults = dw_page_get_faults (page, &n_faults, NULL);
  for (guint i = 0; i < n_faults; i++)
    g_test_message ("%s: %s", faults[i].pointer, faults[i].message);

  g_assert_cmpuint (n_records, ==, 164);
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 0);
}

static int
find_facet (const char *taxonomy)
{
  for (int facet = 0; facet < DW_N_FACETS; facet++)
    if (g_strcmp0 (taxonomy, dw_facet_get_taxonomy ((DwFacet) facet)) == 0)
      return facet;

  return -1;
}

/* A term's code is a slug of the facet and its name is the slug's label: the script's tables and the program's are one. */
static void
check_term (const DwTaxonomyTerm *term,
            guint                *n_unknown)
{
  int facet = find_facet (term->taxonomy);
  guint n_terms = 0;
  const DwTerm *terms = NULL;

  if (facet < 0)
    return;
  if (dw_facet_find ((DwFacet) facet, term->code) == 0)
    {
      g_assert_cmpstr (term->id, ==, "status/unknown");
      (*n_unknown)++;
      return;
    }

  terms = dw_facet_get_terms ((DwFacet) facet, &n_terms);
  for (guint i = 0; i < n_terms; i++)
    if (g_str_equal (terms[i].slug, term->code))
      {
        g_assert_cmpstr (terms[i].label, ==, term->name);
        return;
      }

  g_assert_not_reached ();
}

static void
test_terms_are_known (void)
{
  g_autoptr (DwPage) page = load ();
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  guint n_unknown = 0;

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;

      DW_LIST_FOREACH (DwAttribute, attribute, &service->attributes)
        check_term (attribute->taxonomy_term, &n_unknown);
    }

  g_assert_cmpuint (n_unknown, ==, 1);
}

/* How many services hold each term of a facet; the last place counts those that state none. */
static void
count (DwPage  *page,
       DwFacet  facet,
       guint   *counts)
{
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  guint n_terms = 0;

  dw_facet_get_terms (facet, &n_terms);
  for (guint i = 0; i < n_records; i++)
    {
      DwFacts facts = dw_facts_read (records[i].object);

      if (facts.basis[facet] == DW_BASIS_PROSE)
        g_test_message ("%s: read from prose", records[i].source_id);
      g_assert_true ((facts.terms[facet] == 0) == (facts.basis[facet] == DW_BASIS_NONE || facts.basis[facet] == DW_BASIS_WORDS));
      counts[n_terms] += facts.terms[facet] == 0;
      for (guint j = 0; j < n_terms; j++)
        counts[j] += (facts.terms[facet] >> j) & 1;
    }
}

/* The figures were counted in the collected facts by other means. A change of the words that prose is read by shows here. */
static void
test_counts (void)
{
  static const struct { DwFacet facet; const char *slug; guint n; } cases[] = {
    { DW_FACET_STATUS, "running", 143 },    { DW_FACET_STATUS, "planned", 14 },    { DW_FACET_STATUS, "historic", 6 },
    { DW_FACET_STATUS, "paused", 0 },       { DW_FACET_STATUS, NULL, 1 },          { DW_FACET_LEVEL, "universal", 62 },
    { DW_FACET_LEVEL, "targeted", 62 },     { DW_FACET_LEVEL, "specialist", 14 },  { DW_FACET_LEVEL, "statutory", 3 },
    { DW_FACET_LEVEL, NULL, 23 },           { DW_FACET_DELIVERY, "venue", 36 },    { DW_FACET_DELIVERY, "mixed", 26 },
    { DW_FACET_DELIVERY, "outreach", 11 },  { DW_FACET_DELIVERY, "school", 8 },    { DW_FACET_DELIVERY, "online", 5 },
    { DW_FACET_DELIVERY, "home", 2 },       { DW_FACET_DELIVERY, NULL, 76 },       { DW_FACET_NEED, "early-help", 50 },
    { DW_FACET_NEED, "housing", 14 },       { DW_FACET_NEED, "autism-send", 20 },  { DW_FACET_NEED, NULL, 0 },
    { DW_FACET_BOROUGH, "merton", 21 },     { DW_FACET_BOROUGH, "sutton", 20 },    { DW_FACET_BOROUGH, "hackney", 9 },
    { DW_FACET_BOROUGH, "westminster", 15 }, { DW_FACET_BOROUGH, "croydon", 0 },   { DW_FACET_BOROUGH, NULL, 0 },
    { DW_FACET_COST, "free", 1 },           { DW_FACET_COST, "paid", 0 },          { DW_FACET_COST, NULL, 163 },
    { DW_FACET_ROUTE, "professional", 12 }, { DW_FACET_ROUTE, "drop-in", 10 },     { DW_FACET_ROUTE, "self", 8 },
    { DW_FACET_ROUTE, "school", 7 },        { DW_FACET_ROUTE, "panel", 4 },        { DW_FACET_ROUTE, "phone", 1 },
    { DW_FACET_ROUTE, NULL, 122 },
  };
  g_autoptr (DwPage) page = load ();
  guint counts[DW_N_FACETS][65] = { { 0 } };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    count (page, (DwFacet) facet, counts[facet]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint place = 0;

      if (cases[i].slug == NULL)
        dw_facet_get_terms (cases[i].facet, &place);
      else
        while ((dw_facet_find (cases[i].facet, cases[i].slug) >> place) != 1)
          place++;
      g_test_message ("%s %s", dw_facet_get_slug (cases[i].facet), cases[i].slug != NULL ? cases[i].slug : "not stated");
      g_assert_cmpuint (counts[cases[i].facet][place], ==, cases[i].n);
    }
}

/* The name and the code of a service area are the same borough, and the gazetteer knows it. */
static void
test_areas_are_boroughs (void)
{
  g_autoptr (DwPage) page = load ();
  g_autofree char *folder = dw_paths_dup_data ("places");
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (folder, NULL);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;

      DW_LIST_FOREACH (DwServiceArea, area, &service->service_areas)
        {
          g_autoptr (DwPlace) place = dw_gazetteer_resolve (gazetteer, area->name, NULL);

          g_assert_cmpint (place->kind, ==, DW_PLACE_BOROUGH);
          g_assert_true (g_str_has_suffix (area->uri, place->borough_code));
        }
    }
}

static void
test_known_records (void)
{
  g_autoptr (DwPage) page = load ();
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  guint n_seen = 0;

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;
      DwFacts facts = dw_facts_read (service);

      if (g_str_equal (records[i].source_id, "sutton-epec"))
        {
          g_assert_cmpint (facts.needs_referral, ==, DW_TRI_NO);
          g_assert_cmpstr (facts.route_text, ==, "Parents can self-refer.");
          n_seen++;
        }
      else if (g_str_equal (records[i].source_id, "barnet-early-help-panel"))
        {
          g_assert_cmpint (facts.needs_referral, ==, DW_TRI_YES);
          n_seen++;
        }
      else if (g_str_equal (records[i].source_id, "brent-intervention-first-team"))
        {
          g_assert_cmpfloat_with_epsilon (facts.minimum_age, 4, 1e-9);
          g_assert_cmpfloat_with_epsilon (facts.maximum_age, 7, 1e-9);
          g_assert_nonnull (strstr (facts.who_for, "without an Education, Health and Care Plan"));
          n_seen++;
        }
    }

  g_assert_cmpuint (n_seen, ==, 3);
}

/* A figure for whoever reads the log: what the facts of one record cost an import. */
static void
test_speed (void)
{
  g_autoptr (DwPage) page = load ();
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  clock_t started = clock ();
  double each_us = 0;

  for (guint round = 0; round < 20; round++)
    for (guint i = 0; i < n_records; i++)
      dw_facts_read (records[i].object);

  each_us = (double) (clock () - started) / CLOCKS_PER_SEC * 1e6 / (20 * n_records);
  g_test_message ("the facts of one record take %.1f us of processor time", each_us);
  g_assert_cmpfloat (each_us, <, 10000);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/starter/the starter directory is a feed without a fault", test_no_fault);
  g_test_add_func ("/starter/its terms are those of the facets, with their labels", test_terms_are_known);
  g_test_add_func ("/starter/what is not stated stays not stated", test_counts);
  g_test_add_func ("/starter/its areas are boroughs by name and code", test_areas_are_boroughs);
  g_test_add_func ("/starter/facts of known records are as published", test_known_records);
  g_test_add_func ("/starter/facts are read quickly", test_speed);

  return g_test_run ();
}
