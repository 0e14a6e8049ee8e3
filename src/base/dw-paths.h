/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_paths_dup_data:
 * @name: below the data folder: "starter/starter.json", "places", "catalogue/feeds.json"
 *
 * Where a file that ships with Doorway is: in the folder that `DOORWAY_PKGDATADIR` names, else in `share/doorway` of
 * the prefix that the program runs from, else in the sources that it was built from, else where it was to be installed.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *dw_paths_dup_data (const char *name);

/**
 * dw_paths_dup_own:
 * @folder: (type filename): what GLib takes for the person's data or cache folder
 * @below_home: where that is below a home: ".local/share"
 *
 * Where Doorway's own files of a kind are. A folder that is told by a relative path counts as not told, as the XDG base
 * directory specification asks: nothing is ever made below the folder that a program happens to start in.
 *
 * Returns: (transfer full) (type filename): an absolute path, which need not exist
 */
char *dw_paths_dup_own (const char *folder,
                        const char *below_home);

G_END_DECLS
