/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-package-reader.h"
#include "dw-page.h"
#include "random-services.h"

/* The same made-up directory as a folder of JSON pages, or of a file a service, says the same when it is taken in; see feed/test-round.c. */

enum { N_DIRECTORIES = 40, N_SERVICES = 24, N_ON_A_PAGE = 2 };

static void
add_text (DwPackage  *package,
          const char *name,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (dw_package_add (package, name, bytes, &error));
  g_assert_no_error (error);
}

/* Twelve pages, the last first: a reader has to put page-2 before page-10. */
static void
add_pages (DwPackage *package,
           GPtrArray *services)
{
  for (guint page = services->len / N_ON_A_PAGE; page > 0; page--)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      g_autofree char *name = g_strdup_printf ("services/page-%u.json", page);
      g_autofree char *text = NULL;

      for (guint i = 0; i < N_ON_A_PAGE; i++)
        g_ptr_array_add (some, g_ptr_array_index (services, (page - 1) * N_ON_A_PAGE + i));
      text = made_write_oruk_3 (some);
      add_text (package, name, text);
    }
}

static void
add_records (DwPackage *package,
             GPtrArray *services)
{
  g_autofree char *text = made_write_lines (services);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, services->len);
  for (guint i = services->len; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("services/service-%u.json", i);

      add_text (package, name, lines[i - 1]);
    }
}

static void
check_folder (void (*add) (DwPackage *package,
                           GPtrArray *services))
{
  for (guint32 seed = 0; seed < N_DIRECTORIES; seed++)
    {
      g_autoptr (GPtrArray) services = made_new (seed, N_SERVICES);
      g_autoptr (DwPackage) package = dw_package_new ();
      g_autoptr (GString) told = g_string_new (NULL);
      g_autoptr (GString) truth = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPackageReader) reader = NULL;
      const char *name = NULL;
      GBytes *page = NULL;

      add (package, services);
      reader = dw_package_reader_new (g_steal_pointer (&package), &error);
      g_assert_no_error (error);
      while ((page = dw_package_reader_next (reader, &name, &error)) != NULL)
        {
          made_tell_page (told, page, TELLS_ALL);
          g_bytes_unref (page);
        }
      g_assert_no_error (error);

      for (guint i = 0; i < services->len; i++)
        {
          g_autofree char *line = made_describe (g_ptr_array_index (services, i), TELLS_ALL);

          g_string_append_printf (truth, "%s\n", line);
        }
      g_assert_cmpstr (told->str, ==, truth->str);
    }
}

static void
test_pages (void)
{
  check_folder (add_pages);
}

static void
test_records (void)
{
  check_folder (add_records);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/round/a directory as a folder of JSON pages tells what is true, in the order of their numbers", test_pages);
  g_test_add_func ("/sync/round/a directory as a folder with a file a service tells what is true", test_records);
  return g_test_run ();
}
