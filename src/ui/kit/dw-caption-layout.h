/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_CAPTION_LAYOUT (dw_caption_layout_get_type ())
G_DECLARE_FINAL_TYPE (DwCaptionLayout, dw_caption_layout, DW, CAPTION_LAYOUT, GtkLayoutManager)

/**
 * DwCaptionLayout:
 *
 * Lays out a caption, a body and a mark, the first three children of its widget. Where there is room they stand side by
 * side in columns, on one baseline; where there is not (a narrow window, large text) caption and mark share the first
 * line and the body has the lines beneath. Columns are measured in characters of the widget's font, so that rows under
 * each other agree.
 */

G_END_DECLS
