/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paths.h"

char *
dw_paths_dup_data (const char *name)
{
  const char *folder = g_getenv ("DOORWAY_PKGDATADIR");

  return g_build_filename (folder != NULL ? folder : PKGDATADIR, name, NULL);
}
