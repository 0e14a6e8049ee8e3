/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paths.h"

#include <pwd.h>
#include <unistd.h>

/* How far above a program's build folder its sources may be: `.build/test/src/cli` is four below them. */
enum { MOST_LEVELS = 4 };

static char *
find_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* A program that was moved with its prefix finds its files beside itself. */
static char *
dup_beside (const char *folder,
            const char *name)
{
  g_autofree char *prefix = g_path_get_dirname (folder);

  return g_build_filename (prefix, "share", "doorway", name, NULL);
}

/* A program that runs from its build folder, not installed, finds the files of its sources. */
static char *
dup_in_sources (const char *folder,
                const char *name)
{
  g_autofree char *above = g_strdup (folder);

  for (guint level = 0; level < MOST_LEVELS; level++)
    {
      g_autofree char *parent = g_path_get_dirname (above);
      g_autofree char *build = g_build_filename (parent, "meson.build", NULL);
      g_autofree char *path = g_build_filename (parent, "data", name, NULL);

      if (g_file_test (build, G_FILE_TEST_IS_REGULAR) && g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
      g_free (above);
      above = g_steal_pointer (&parent);
    }

  return NULL;
}

char *
dw_paths_dup_data (const char *name)
{
  const char *told = g_getenv ("DOORWAY_PKGDATADIR");
  g_autofree char *folder = find_program_folder ();
  g_autofree char *path = NULL;

  if (told != NULL)
    return g_build_filename (told, name, NULL);

  if (folder != NULL)
    path = dup_beside (folder, name);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_clear_pointer (&path, g_free);
  if (folder != NULL)
    path = dup_in_sources (folder, name);

  return path != NULL ? g_steal_pointer (&path) : g_build_filename (PKGDATADIR, name, NULL);
}

char *
dw_paths_dup_own (const char *folder,
                  const char *below_home)
{
  const char *home = g_get_home_dir ();
  const struct passwd *person;

  if (g_path_is_absolute (folder))
    return g_build_filename (folder, "doorway", NULL);
  if (g_path_is_absolute (home))
    return g_build_filename (home, below_home, "doorway", NULL);

  person = getpwuid (geteuid ());
  return g_build_filename ("/", person != NULL ? person->pw_dir : "", below_home, "doorway", NULL);
}
