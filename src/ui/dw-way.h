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

/** dw_way_set_text: @way, of dw_way_new(), offers @text from now on. */
void dw_way_set_text (GtkWidget  *way,
                      const char *text);

G_END_DECLS
