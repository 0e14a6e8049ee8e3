/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_scroll_keys_add:
 * @scroller: a page of text whose heading has the focus
 *
 * Lets the arrows, Space, Page Up, Page Down, Home and End scroll @scroller: the heading moves nothing, so they are
 * free. What in the page takes such a key itself, a button or an entry, still does.
 */
void dw_scroll_keys_add (GtkScrolledWindow *scroller);

G_END_DECLS
