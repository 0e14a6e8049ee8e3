/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl.h"
#include "dw-paths.h"
#include "dw-publishers.h"
#include "tests/support/isolated.h"

static void
test_catalogue (void)
{
  g_autofree char *path = dw_paths_dup_data ("catalogue/feeds.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publishers = dw_publishers_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (publishers->len, >=, 5);
  for (guint i = 0; i < publishers->len; i++)
    {
      const DwPublisher *publisher = g_ptr_array_index (publishers, i);
      g_autofree char *url = NULL;

      g_assert_nonnull (publisher->name);
      g_assert_nonnull (publisher->state);
      url = dw_crawl_check_address (publisher->url, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, publisher->url);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dw_publishers_load ("/nonexistent/feeds.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/publishers/every publisher of the catalogue has a name, an address that can be added and a state", test_catalogue);
  g_test_add_func ("/publishers/a catalogue that is not there is an error", test_missing);
  return g_test_run ();
}
