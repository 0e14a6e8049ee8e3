/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_WRAP (dw_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DwWrap, dw_wrap, DW, WRAP, GtkWidget)

/**
 * DwWrap:
 *
 * Lays its children out like words in a paragraph: each at its natural width, as many in a line as fit, in reading
 * direction. What is left of a line goes to those of its children that expand. A child is never wider than the line.
 *
 * Properties: `column-spacing` and `row-spacing` (int, pixels); `fill` (boolean): where no child of a line expands, all
 * of them share what is left of it.
 */

/** dw_wrap_new: Returns: (transfer floating): an empty container; children are added with gtk_widget_set_parent(). */
GtkWidget *dw_wrap_new (void);

/** dw_wrap_append: Adds @child at the end. */
void dw_wrap_append (DwWrap    *self,
                     GtkWidget *child);

/** dw_wrap_remove_all: Removes every child. */
void dw_wrap_remove_all (DwWrap *self);

G_END_DECLS
