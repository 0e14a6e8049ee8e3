/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_fit_over:
 * @parent: (nullable): the window that @window lies over
 *
 * Has @window, filled and not shown yet, be no wider or taller than @parent: on a small screen that is all there is.
 */
void dw_fit_over (GtkWindow *window,
                  GtkWindow *parent);

G_END_DECLS
