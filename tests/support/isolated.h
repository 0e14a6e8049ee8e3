/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <ftw.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *isolated_folder;
static pid_t isolated_owner;

static inline int
isolated_remove (const char        *path,
                 const struct stat *status,
                 int                kind,
                 struct FTW        *walk)
{
  (void) status;
  (void) kind;
  (void) walk;
  return remove (path);
}

/* A child that was forked leaves what its parent still uses. */
static inline void
isolated_clear (void)
{
  if (isolated_owner != getpid ())
    return;

  nftw (isolated_folder, isolated_remove, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
  g_clear_pointer (&isolated_folder, g_free);
}

/**
 * isolated_test_init: g_test_init() for a program whose home and user folders are its own, and go with it.
 *
 * G_TEST_OPTION_ISOLATE_DIRS is not used: GLib forgets what it allocated for each test, which only a leak checker that unwinds
 * every allocation slowly can tell from a leak of ours, at nine times the cost.
 */
static inline void
isolated_test_init (int    *argc,
                    char ***argv)
{
  static const struct { const char *variable; const char *name; } folders[] = {
    { "HOME", "home" }, { "XDG_DATA_HOME", "data" }, { "XDG_CONFIG_HOME", "config" }, { "XDG_CACHE_HOME", "cache" },
    { "XDG_STATE_HOME", "state" }, { "XDG_RUNTIME_DIR", "run" },
  };

  isolated_folder = g_dir_make_tmp ("doorway-test-XXXXXX", NULL);
  g_assert_nonnull (isolated_folder);

  isolated_owner = getpid ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (isolated_folder, folders[i].name, NULL);

      g_assert_no_errno (g_mkdir (path, 0700));
      g_setenv (folders[i].variable, path, TRUE);
    }
  atexit (isolated_clear);

  g_test_init (argc, argv, NULL);
}
