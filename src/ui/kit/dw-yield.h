/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_YIELD (dw_yield_get_type ())
G_DECLARE_FINAL_TYPE (DwYield, dw_yield, DW, YIELD, GtkWidget)

/**
 * DwYield:
 *
 * Holds a widget as tall as it is at the width it gets, and gives way where there is less room: it then scrolls. A
 * scrolled window alone would ask for the height that its child has at the least width.
 *
 * Properties: `child`; `least` (int, 48): the pixels of height below which it does not give way.
 */

/**
 * dw_yield_set_name:
 *
 * Names what scrolls for screen readers, where nothing in it takes the keyboard: the keyboard then lands on it, and its
 * keys scroll.
 */
void dw_yield_set_name (DwYield    *self,
                        const char *name);

G_END_DECLS
