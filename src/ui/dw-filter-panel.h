/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_FILTER_PANEL (dw_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (DwFilterPanel, dw_filter_panel, DW, FILTER_PANEL, GtkBox)

/**
 * DwFilterPanel:
 *
 * All filters with their live counts, and a way to clear them. Where it stands in front of the list, it ends in a
 * button that goes back to the results (action `win.show-results`).
 */

/** dw_filter_panel_set_inquiry: Shows the filters of @inquiry; to be called once. */
void dw_filter_panel_set_inquiry (DwFilterPanel *self,
                                  DwInquiry     *inquiry);

/** dw_filter_panel_set_in_front: Whether it hides the list: then it offers the way back. */
void dw_filter_panel_set_in_front (DwFilterPanel *self,
                                   gboolean       in_front);

G_END_DECLS
