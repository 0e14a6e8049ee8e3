/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages that only tell. */

/** dw_help_build_keys: Returns: (transfer floating): the page of all keys. */
GtkWidget *dw_help_build_keys (void);

/** dw_help_build_about: Returns: (transfer floating): what the program is, its licence, and whose data it holds. */
GtkWidget *dw_help_build_about (void);

/** dw_help_set_keys: Gives the keys of the same table to the actions of @application. */
void dw_help_set_keys (GtkApplication *application);

G_END_DECLS
