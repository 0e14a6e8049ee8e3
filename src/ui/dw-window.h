/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dw-directory.h"

G_BEGIN_DECLS

#define DW_TYPE_WINDOW (dw_window_get_type ())
G_DECLARE_FINAL_TYPE (DwWindow, dw_window, DW, WINDOW, AdwApplicationWindow)

/**
 * DwWindow:
 *
 * The navigator's window: it opens the directory, then shows the finder, the feeds, the keys or what the program is.
 */

/**
 * dw_window_new:
 * @application: (nullable): the program
 * @directory: (transfer none): what to open
 *
 * Returns: (transfer none): a window that opens @directory with its first frame, and is usable when it is open
 */
DwWindow *dw_window_new (GtkApplication *application,
                         DwDirectory    *directory);

G_END_DECLS
