/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_URGENT_PANEL (dw_urgent_panel_get_type ())
G_DECLARE_FINAL_TYPE (DwUrgentPanel, dw_urgent_panel, DW, URGENT_PANEL, GtkBox)

/**
 * DwUrgentPanel:
 *
 * Whom to ring when somebody is not safe, from Doorway's own table. Above the results it names those who are for what
 * the words tell of, and leads to all of them (action `win.urgent`).
 */

/** dw_urgent_panel_show: Shows who can help with @when, bits of DwUrgent; hides the panel for 0. */
void dw_urgent_panel_show (DwUrgentPanel *self,
                           guint          when);

/** dw_urgent_panel_build_page: Returns: (transfer floating): a page with everybody who can help. */
GtkWidget *dw_urgent_panel_build_page (void);

G_END_DECLS
