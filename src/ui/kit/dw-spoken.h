/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_spoken_name:
 * @name: what a screen reader says of it
 *
 * Names @widget and those parts inside it that GTK 4.8 else names by their class: the button of a drop-down, the icons
 * of an entry.
 */
void dw_spoken_name (GtkWidget  *widget,
                     const char *name);

G_END_DECLS
