/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paths.h"
#include "dw-publishers.h"
#include "tests/support/isolated.h"

#include <string.h>

/* The file that ships is what the program reads: a publisher lost on the way would be lost in silence. */
static void
test_every_publisher_is_read (void)
{
  g_autofree char *path = dw_paths_dup_data ("catalogue/feeds.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publishers = dw_publishers_load (path, &error);
  g_autofree char *text = NULL;
  guint n_written = 0;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *p = strstr (text, "\"url\""); p != NULL; p = strstr (p + 1, "\"url\""))
    n_written++;

  g_assert_cmpuint (publishers->len, >, 0);
  g_assert_cmpuint (publishers->len, ==, n_written);
  for (guint i = 0; i < publishers->len; i++)
    {
      const DwPublisher *publisher = g_ptr_array_index (publishers, i);

      g_assert_nonnull (publisher->name);
      g_assert_nonnull (publisher->state);
      g_assert_true (g_str_has_prefix (publisher->url, "https://"));
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/catalogue/every publisher of the catalogue is offered", test_every_publisher_is_read);

  return g_test_run ();
}
