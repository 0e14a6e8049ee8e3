/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_CORRECTIONS_PAGE (dw_corrections_page_get_type ())
G_DECLARE_FINAL_TYPE (DwCorrectionsPage, dw_corrections_page, DW, CORRECTIONS_PAGE, GtkWidget)

/**
 * DwCorrectionsPage:
 *
 * The outbox: every correction with two things to do, write the e-mail in the person's own mail program or remove it.
 * Reads the outbox whenever it is shown.
 */

/** dw_corrections_page_new: Returns: (transfer floating): the page of the outbox in @data_dir. */
GtkWidget *dw_corrections_page_new (const char *data_dir);

G_END_DECLS
