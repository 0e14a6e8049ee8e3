/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_way_new:
 * @text: what it offers, as it is: a record's name may be in it
 * @justify: GTK_JUSTIFY_LEFT, or GTK_JUSTIFY_CENTER where it stands in the middle of a page
 *
 * Returns: (transfer floating): a button that leads on from an answer with little or nothing, as wide and as tall as
 *   its text needs
 */
GtkWidget *dw_way_new (const char       *text,
                       GtkJustification  justify);

G_END_DECLS
