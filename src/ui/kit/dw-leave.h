/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_leave:
 * @widget: holds the focus
 * @direction: GTK_DIR_TAB_FORWARD or GTK_DIR_TAB_BACKWARD
 *
 * Moves the focus out of @widget, past all that is left in it: a list of GTK 4.8 else walks every row before it lets
 * the Tab key out (`tab-behavior` came with 4.12).
 */
void dw_leave (GtkWidget        *widget,
               GtkDirectionType  direction);

/** dw_leave_on_tab: From now on Tab and Shift+Tab leave @widget at once. */
void dw_leave_on_tab (GtkWidget *widget);

G_END_DECLS
