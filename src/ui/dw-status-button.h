/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-directory.h"
#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_STATUS_BUTTON (dw_status_button_get_type ())
G_DECLARE_FINAL_TYPE (DwStatusButton, dw_status_button, DW, STATUS_BUTTON, GtkWidget)

/**
 * DwStatusButton:
 *
 * How the directory stands, in the header: up to date, syncing and how far, offline and from when the copy is, what
 * could not be reached. Pressing it opens the feeds (action `win.feeds`).
 *
 * Property: `compact` (boolean): only the picture is shown, the words are its tooltip.
 */

/** dw_status_button_set_directory: Tells how @directory stands, whose feeds @inquiry knows; to be called once. */
void dw_status_button_set_directory (DwStatusButton *self,
                                     DwDirectory    *directory,
                                     DwInquiry      *inquiry);

G_END_DECLS
