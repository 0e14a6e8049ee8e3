/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DW_TYPE_APPLICATION (dw_application_get_type ())
G_DECLARE_FINAL_TYPE (DwApplication, dw_application, DW, APPLICATION, AdwApplication)

/**
 * DwApplication:
 *
 * The program `doorway`: reads the command line, finds the data folder, opens the window. One instance a data folder
 * that is not named; a named one (`--data-dir`) gets an instance of its own.
 */

/** dw_application_new: Returns: (transfer full): the application, to be run. */
DwApplication *dw_application_new (void);

G_END_DECLS
