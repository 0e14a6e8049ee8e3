/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl-report.h"
#include "dw-limits.h"

/* A page of @n records from number @first on; the e-mail address of each is wrong. */
static DwPage *
make_page (guint    first,
           guint    n,
           gboolean is_shallow)
{
  GString *json = g_string_new ("[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DwPage *page = NULL;

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",\"name\":\"A\",\"description\":\"B\",\"status\":\"active\",\"email\":\"nobody\"%s}", i > first ? "," : "", i,
                            is_shallow ? "" : ",\"cost_options\":[{\"id\":\"c\"}]");
  g_string_append_c (json, ']');
  bytes = g_string_free_to_bytes (json);
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_assert_no_error (error);
  return page;
}

static void
add_detail (DwCrawlReport *report,
            guint          number)
{
  g_autoptr (DwPage) page = make_page (number, 1, FALSE);

  dw_crawl_report_add_detail (report, page);
}

static void
test_once (void)
{
  g_autoptr (DwCrawlReport) report = dw_crawl_report_new (FALSE);
  g_autoptr (DwPage) list = make_page (0, 3, TRUE);

  dw_crawl_report_add_page (report, list, 0, "page 1");
  g_assert_cmpuint (report->n_faults, ==, 3);
  for (guint i = 0; i < 3; i++)
    add_detail (report, i);
  g_assert_cmpuint (report->n_faults, ==, 3);
  add_detail (report, 3);
  g_assert_cmpuint (report->n_faults, ==, 4);
}

/* Two million services of which each has a thousand faults must not fill the memory. */
static void
test_flood (void)
{
  g_autoptr (DwCrawlReport) report = dw_crawl_report_new (FALSE);
  guint n = 0;

  for (; n <= DW_LIMIT_TOLD; n += DW_LIMIT_FAULTS)
    {
      g_autoptr (DwPage) page = make_page (n, DW_LIMIT_FAULTS, TRUE);

      dw_crawl_report_add_page (report, page, n, "page");
    }
  g_assert_cmpuint (report->n_faults, ==, n);
  g_assert_cmpuint (g_hash_table_size (report->told), ==, DW_LIMIT_TOLD);

  add_detail (report, 0);
  g_assert_cmpuint (report->n_faults, ==, n);
  add_detail (report, n - 1);
  g_assert_cmpuint (report->n_faults, ==, n + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/crawl-report/what is wrong with a short record and its full one counts once", test_once);
  g_test_add_func ("/sync/crawl-report/a flood of faults is remembered to its limit, and all of it is counted", test_flood);

  return g_test_run ();
}
