/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-folder.h"

#include <errno.h>
#include <glib/gstdio.h>

void
fault_folder_clear (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
}
