/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_paths_dup_data:
 * @name: below the data folder: "starter/starter.json", "places", "catalogue/feeds.json"
 *
 * Where a file that ships with Doorway is. `DOORWAY_PKGDATADIR` names another data folder, for a build that is not
 * installed.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *dw_paths_dup_data (const char *name);

G_END_DECLS
