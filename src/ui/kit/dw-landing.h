/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_LANDING (dw_landing_get_type ())
G_DECLARE_FINAL_TYPE (DwLanding, dw_landing, DW, LANDING, GtkWidget)

/**
 * DwLanding:
 *
 * One child, and a place for the keyboard to land on where there is nothing to press: the heading of a page of text. A
 * screen reader then says what page this is, and the keys that scroll have somewhere to come from. (A GtkLabel takes no
 * focus unless it is selectable, and then it keeps the arrow keys to itself.)
 */

/** dw_landing_set_name: Names it for screen readers. */
void dw_landing_set_name (DwLanding  *self,
                          const char *name);

G_END_DECLS
