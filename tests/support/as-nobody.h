/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <unistd.h>

/** as_nobody_begin: From here on the process is somebody whom rights bind, and who owns @folder and what is in it: root may read everything. */
static inline void
as_nobody_begin (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (getuid () != 0)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (chown (path, 65534, 65534));
    }
  g_assert_no_errno (chown (folder, 65534, 65534));
  g_assert_no_errno (seteuid (65534));
}

/** as_nobody_end: Undoes as_nobody_begin(). */
static inline void
as_nobody_end (void)
{
  if (getuid () == 0)
    g_assert_no_errno (seteuid (0));
}
