/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_paths_dup_data:
 * @name: below the data folder: "starter/starter.json", "places", "catalogue/feeds.json"
 *
 * Where a file that ships with Doorway is: in the folder that `DOORWAY_PKGDATADIR` names, else in `share/doorway` of the
 * prefix that the program runs from, else in the sources that it was built from, else where it was to be installed.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *dw_paths_dup_data (const char *name);

G_END_DECLS
