/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_into_view: Scrolls the page that @widget stands on, once it is laid out, so far that all of it can be seen, or its
 * beginning where it is longer than the page. What an action brings forth below the edge would look like nothing.
 */
void dw_into_view (GtkWidget *widget);

G_END_DECLS
