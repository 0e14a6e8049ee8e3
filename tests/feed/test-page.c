/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "dw-limits.h"
#include "dw-page.h"
#include "dw-tri.h"
#include "tests/support/isolated.h"

static DwPage *
parse (const char     *text,
       const DwClass  *class,
       GError        **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dw_page_parse (bytes, class, error);
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &DW_CLASS_SERVICE, &error));
  g_assert_error (error, DW_PAGE_ERROR, code);
}

static guint
count_records (DwPage *page)
{
  guint n_records = 0;
  guint n_taken = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    n_taken += records[i].object != NULL;

  g_assert_cmpuint (n_taken + dw_page_get_n_quarantined (page), ==, n_records);
  return n_records;
}

static void
test_forms (void)
{
  static const char *const forms[] = {
    "{\"contents\":[{\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"}]}",
    "\xEF\xBB\xBF [ {\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"} ] ",
    "{\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"}",
    "{\"content\":[{\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"}]}",
    "{\"x\":\"]}\\\"\",\"c\\u006fntents\" : [{\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPage) page = parse (forms[i], &DW_CLASS_SERVICE, &error);
      g_autoptr (DwService) service = NULL;
      g_autofree char *raw = NULL;
      guint n = 0;
      guint n_faults = 0;
      const DwPageRecord *records = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (count_records (page), ==, 1);
      records = dw_page_get_records (page, &n);
      raw = g_strndup (records[0].raw, records[0].raw_length);
      g_assert_cmpstr (raw, ==, "{\"id\":\"1\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\"}");
      g_assert_true (records[0].is_shallow);

      dw_page_get_faults (page, &n_faults, NULL);
      g_assert_cmpuint (n_faults, ==, 0);
      service = dw_page_dup_service (page, 0);
      g_clear_pointer (&page, dw_page_free);
      g_assert_cmpstr (service->name, ==, "A");
      g_assert_true (isnan (service->minimum_age));
    }
}

static void
test_refusals (void)
{
  assert_refused ("", DW_PAGE_ERROR_NOT_JSON);
  assert_refused ("{\"contents\":[", DW_PAGE_ERROR_NOT_JSON);
  assert_refused ("{\"contents\":[]} x", DW_PAGE_ERROR_NOT_JSON);
  assert_refused ("[NaN]", DW_PAGE_ERROR_NOT_JSON);
  assert_refused ("var x = {}", DW_PAGE_ERROR_NOT_JSON);
  assert_refused (" \n<!DOCTYPE html><html>", DW_PAGE_ERROR_HTML);
  assert_refused ("{\"error\":\"not found\",\"status\":404}", DW_PAGE_ERROR_NOT_A_FEED);
  assert_refused ("[\"a\",\"b\"]", DW_PAGE_ERROR_NOT_A_FEED);
  assert_refused ("12", DW_PAGE_ERROR_NOT_A_FEED);
}

#define SHARED "\"id\":\"1\",\"name\":\"A\",\"description\":\"D\""

/* The other classes of the standard, alone and in lists; what has anything of a service of its own stays one. */
static void
test_other_classes (void)
{
  static const char *const others[] = {
    "{" SHARED ",\"uri\":\"http://a.example\",\"version\":\"1\"}",
    "{" SHARED ",\"taxonomy_terms\":[]}",
    "{\"total_items\":10,\"contents\":[{" SHARED ",\"parent_id\":\"2\",\"taxonomy\":\"T\",\"term\":\"A\"}]}",
    "[{" SHARED ",\"email\":\"a@a.example\",\"parent_organization_id\":\"2\"},{" SHARED ",\"url\":\"a.example\",\"legal_status\":\"Charity\"}]",
    "{" SHARED ",\"location_type\":\"physical\",\"latitude\":51.4}",
    "{\"total_items\":10,\"contents\":[{\"id\":\"1\",\"location\":{\"id\":\"2\"},\"service\":{\"id\":\"3\",\"name\":\"A\"}}]}",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"location_id\":\"3\",\"schedules\":[]}]",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"name\":\"A\",\"title\":\"Manager\",\"email\":\"a@a.example\"}]",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"name\":\"Welsh\",\"code\":\"cy\"},{\"id\":\"2\",\"location_id\":\"2\",\"name\":\"Welsh\"}]",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"name\":\"Merton\",\"extent\":\"…\"}]",
    "[{\"id\":\"1\",\"link_id\":\"2\",\"link_type\":\"cost\",\"taxonomy_term_id\":\"3\"}]",
    "[{\"id\":\"1\",\"identifier_type\":\"Company\",\"identifier\":\"1\",\"organization_id\":\"2\"}]",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"opens_at\":\"10:00\",\"byday\":\"MO\",\"description\":\"D\"}]",
  };
  static const char *const services[] = {
    "{" SHARED "}",
    "{" SHARED ",\"version\":\"1\",\"website\":\"a.example\",\"latitude\":51.4}",
    "{" SHARED ",\"status\":\"active\",\"legal_status\":\"Charity\"}",
    "{" SHARED ",\"min_age\":1,\"location_type\":\"physical\"}",
    "{" SHARED ",\"legal_status\":null}",
    "{" SHARED ",\"status\":\"active\",\"service_id\":\"1\",\"location_id\":\"2\"}",
    "{" SHARED ",\"url\":\"https://a.example\",\"location_id\":\"2\",\"fees\":\"Free\"}",
    "[{\"id\":\"1\",\"service_id\":\"2\",\"name\":\"A\"},{" SHARED "}]",
    "[{" SHARED ",\"legal_status\":\"Charity\"},{\"id\":\"2\",\"name\":\"B\"}]",
    "[{" SHARED ",\"legal_status\":\"Charity\"},{\"id\":\"2\",\"name\":\"B\",\"term_uri\":\"http://a.example\"}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused (others[i], DW_PAGE_ERROR_NOT_A_FEED);
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPage) page = parse (services[i], &DW_CLASS_SERVICE, &error);

      g_assert_no_error (error);
    }
}

#define EXTENDED "{\"id\":\"1\",\"name\":\"A\",\"contents\":[{\"id\":\"x\",\"title\":\"A chapter\"}],\"size\":9}"

static void
assert_one_service (const char *text,
                    const char *raw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = parse (text, &DW_CLASS_SERVICE, &error);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (DwService) service = NULL;
  const DwPageRecord *records = NULL;
  guint n_records = 0;

  g_assert_no_error (error);
  records = dw_page_get_records (page, &n_records);
  g_assert_cmpuint (n_records, ==, 1);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 0);
  g_assert_cmpmem (records[0].raw, records[0].raw_length, raw, strlen (raw));

  kept = g_bytes_new (records[0].raw, records[0].raw_length);
  service = dw_page_parse_service (kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (service->id, ==, "1");
  g_assert_cmpstr (service->name, ==, "A");
}

/* A publisher may add members of its own, and one of them may have the name of the page's list. */
static void
test_own_contents (void)
{
  assert_one_service (EXTENDED, EXTENDED);
  assert_one_service ("[" EXTENDED "]", EXTENDED);
  assert_one_service ("{\"contents\":[" EXTENDED "]}", EXTENDED);
  assert_one_service ("{\"id\":\"1\",\"name\":\"A\",\"content\":[],\"contents\":1,\"contents\":2}",
                      "{\"id\":\"1\",\"name\":\"A\",\"content\":[],\"contents\":1,\"contents\":2}");

  /* A page may have a name too. */
  assert_one_service ("{\"id\":\"p\",\"name\":\"Page\",\"total_items\":1,\"contents\":[" EXTENDED "]}", EXTENDED);
  assert_one_service ("{\"name\":\"Page\",\"contents\":[" EXTENDED "]}", EXTENDED);
}

static void
test_kept_form (void)
{
  static const char *const others[] = { "[" EXTENDED "]", "{\"contents\":[" EXTENDED "]}", "7" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (others[i], strlen (others[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (dw_page_parse_service (bytes, &error));
      g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED);
    }
}

static void
test_vital (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = parse ("[{\"id\":1,\"name\":\"A\"},{\"name\":\"B\"},{\"id\":\"3\"},7]", &DW_CLASS_SERVICE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_records (page), ==, 4);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/page/an envelope, a list and a lone object are read alike", test_forms);
  g_test_add_func ("/feed/page/a record with a member called contents is read as a record, from its feed and when kept", test_own_contents);
  g_test_add_func ("/feed/page/a kept record is one object and never a page", test_kept_form);
  g_test_add_func ("/feed/page/what is no page of a feed is refused with its reason", test_refusals);
  g_test_add_func ("/feed/page/what is plainly another class of the standard is no service", test_other_classes);
  g_test_add_func ("/feed/page/a record without id or name is quarantined and counted", test_vital);
  return g_test_run ();
}
