/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-feed.h"

G_BEGIN_DECLS

#define DW_TYPE_CORRECTION_DIALOG (dw_correction_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DwCorrectionDialog, dw_correction_dialog, DW, CORRECTION_DIALOG, GtkWindow)

/**
 * DwCorrectionDialog:
 *
 * Asks what is wrong with a record, in one choice and a few words, and keeps it in the outbox. Escape leaves.
 *
 * Signals: `kept` (the correction is on the disk).
 */

/**
 * dw_correction_dialog_new:
 * @parent: the window it lies over
 * @data_dir: the data folder
 * @record: what is to be corrected
 *
 * Returns: (transfer none): the dialog, not shown yet; it destroys itself
 */
GtkWidget *dw_correction_dialog_new (GtkWindow  *parent,
                                     const char *data_dir,
                                     DwRecord   *record);

G_END_DECLS
