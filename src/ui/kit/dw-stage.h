/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_STAGE (dw_stage_get_type ())
G_DECLARE_FINAL_TYPE (DwStage, dw_stage, DW, STAGE, GtkWidget)

/**
 * DwStage:
 *
 * Holds the content of a window and says how high it has to be at the width that it has now, and at no other. For
 * content that trades width for height, GTK 4.8 seeks the smallest window of the same shape by halves: some ten widths
 * at which everything is laid out, whenever a word on the screen changes.
 *
 * Property: `child`.
 */

G_END_DECLS
