/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-coverage.h"
#include "dw-limits.h"
#include "made-record.h"

static void
test_silence (void)
{
  g_autoptr (DwCoverage) coverage = dw_coverage_new ();
  g_autoptr (DwService) service = make_service ();

  dw_coverage_add (coverage, service);

  g_assert_cmpuint (dw_coverage_get_n_services (coverage), ==, 1);
  for (guint i = 0; i < DW_N_COVERAGE_ITEMS; i++)
    {
      g_assert_cmpuint (dw_coverage_get_n_stated (coverage, i), ==, 0);
      g_assert_cmpuint (dw_coverage_get_n_read (coverage, i), ==, 0);
    }
}

static void
test_everything (void)
{
  g_autoptr (DwCoverage) coverage = dw_coverage_new ();
  g_autoptr (DwService) service = make_service ();
  DwServiceAtLocation *there = append (service, &service->service_at_locations, &DW_CLASS_SERVICE_AT_LOCATION);
  DwLocation *location = dw_class_new (&DW_CLASS_LOCATION, service->arena);
  DwCostOption *price = append (service, &service->cost_options, &DW_CLASS_COST_OPTION);
  DwPhone *phone = append (service, &service->phones, &DW_CLASS_PHONE);

  there->location = location;
  location->latitude = 51.5;
  location->longitude = -0.1;
  append (service, &location->schedules, &DW_CLASS_SCHEDULE);
  price->amount = 0;
  phone->number = "020 7946 0018";
  service->minimum_age = 5;
  service->assured_date = "2026-03-01";
  service->application_process = "You can self-refer.";
  append_term (service, "Doorway need", NULL, "Housing");
  dw_coverage_add (coverage, service);

  for (guint i = 0; i < DW_N_COVERAGE_ITEMS; i++)
    {
      g_test_message ("%s", dw_coverage_item_get_slug (i));
      g_assert_cmpuint (dw_coverage_get_n_stated (coverage, i), ==, i != DW_COVERAGE_ROUTE);
    }
  g_assert_cmpuint (dw_coverage_get_n_read (coverage, DW_COVERAGE_ROUTE), ==, 1);
}

static void
test_assured (void)
{
  g_autoptr (DwCoverage) coverage = dw_coverage_new ();
  static const char *const dates[] = { "2025-12-31", "2026-01-01", "2026-06-30", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (DwService) service = make_service ();

      service->assured_date = dates[i];
      dw_coverage_add (coverage, service);
    }

  g_assert_cmpuint (dw_coverage_get_n_stated (coverage, DW_COVERAGE_ASSURED), ==, 3);
  g_assert_cmpuint (dw_coverage_get_n_assured (coverage, "2026-01-01", NULL), ==, 2);
  g_assert_cmpuint (dw_coverage_get_n_assured (coverage, "2026-07-01", NULL), ==, 0);
  g_assert_cmpuint (dw_coverage_get_n_assured (coverage, "2026-01-01", "2026-01-01"), <, 2);
}

static void
test_terms (void)
{
  g_autoptr (DwCoverage) coverage = dw_coverage_new ();
  g_autoptr (GPtrArray) terms = NULL;
  const DwUnmappedTerm *first;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DwService) service = make_service ();

      append_term (service, "Our own list", NULL, "Quilting");
      append_term (service, "Our own list", NULL, "Quilting");
      append_term (service, "Doorway cost", NULL, "whatever");
      if (i == 0)
        append_term (service, NULL, NULL, "Beekeeping");
      dw_coverage_add (coverage, service);
    }

  terms = dw_coverage_list_unmapped (coverage);
  g_assert_cmpuint (terms->len, ==, 2);
  first = g_ptr_array_index (terms, 0);
  g_assert_cmpstr (first->name, ==, "Quilting");
  g_assert_cmpstr (first->taxonomy, ==, "Our own list");
  g_assert_cmpuint (first->n_services, ==, 2);
  g_assert_null (((const DwUnmappedTerm *) g_ptr_array_index (terms, 1))->taxonomy);
}

static void
test_flood (void)
{
  g_autoptr (DwCoverage) coverage = dw_coverage_new ();
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (DwService) service = make_service ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < DW_LIMIT_UNMAPPED_TERMS + 50; i++)
    {
      char *name = g_strdup_printf ("Term %u", i);

      g_ptr_array_add (names, name);
      append_term (service, "Our own list", NULL, name);
    }
  dw_coverage_add (coverage, service);

  terms = dw_coverage_list_unmapped (coverage);
  g_assert_cmpuint (terms->len, ==, DW_LIMIT_UNMAPPED_TERMS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/coverage/a record that says nothing counts for nothing", test_silence);
  g_test_add_func ("/model/coverage/what a record states is counted, and what is read from its words is counted apart", test_everything);
  g_test_add_func ("/model/coverage/a record counts as lately checked from the day itself", test_assured);
  g_test_add_func ("/model/coverage/a term that names no need is listed once a record, the commonest first", test_terms);
  g_test_add_func ("/model/coverage/a flood of terms is kept to its limit", test_flood);

  return g_test_run ();
}
