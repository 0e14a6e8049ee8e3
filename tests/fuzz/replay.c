/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "tests/support/isolated.h"

/* Gives a target every input that is kept of it, without libFuzzer.
 *
 * usage: replay-NAME NAME CORPUS FIXTURES */

static GPtrArray *
list_inputs (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  return paths;
}

static void
replay (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree guint8 *exact = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  /* Without the NUL that GLib adds, so that a sanitizer sees what reads past the end. */
  exact = g_memdup2 (bytes, MAX (length, 1));
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, length), ==, 0);
}

static void
add_inputs (const char *target,
            const char *kind,
            GPtrArray  *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *title = g_strdup_printf ("/fuzz/%s/the %s %s breaks no promise", target, kind, name);

      g_test_add_data_func (title, path, replay);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) corpus = NULL;
  g_autoptr (GPtrArray) fixtures = NULL;

  isolated_test_init (&argc, &argv);
  if (argc != 4)
    g_error ("usage: %s NAME CORPUS FIXTURES", argv[0]);

  corpus = list_inputs (argv[2]);
  fixtures = list_inputs (argv[3]);
  if (corpus->len == 0)
    g_error ("%s holds no input: a target without inputs tests nothing", argv[2]);

  add_inputs (argv[1], "input", corpus);
  add_inputs (argv[1], "fixture", fixtures);
  return g_test_run ();
}
