/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DwFocusMark: where the keyboard was, to bring it back there. Begin with `{ NULL }`. */
typedef struct
{
  GtkWidget *widget;        /*< private > a weak pointer */
  int selected_from;        /*< private > of a text: what is selected, in characters; nothing: where the cursor is */
  int selected_to;          /*< private >*/
} DwFocusMark;

/** dw_focus_mark_set: Remembers what has the focus in @window; nothing where that is in a menu. */
void dw_focus_mark_set (DwFocusMark *mark,
                        GtkWindow   *window);

/** dw_focus_mark_clear: Forgets it. */
void dw_focus_mark_clear (DwFocusMark *mark);

/**
 * dw_focus_mark_return:
 *
 * Gives the focus back, in a text with the cursor where it was, and forgets it.
 *
 * Returns: whether it was taken: FALSE where what had it is gone, hidden or takes no focus any more
 */
gboolean dw_focus_mark_return (DwFocusMark *mark);

G_END_DECLS
