/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-focus-mark.h"

void
dw_focus_mark_set (DwFocusMark *mark,
                   GtkWindow   *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  /* A menu is gone when what it was opened for is over. */
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    focus = NULL;

  g_set_weak_pointer (&mark->widget, focus);
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &mark->selected_from, &mark->selected_to);
}

void
dw_focus_mark_clear (DwFocusMark *mark)
{
  g_clear_weak_pointer (&mark->widget);
}

gboolean
dw_focus_mark_return (DwFocusMark *mark)
{
  GtkWidget *widget = mark->widget;

  dw_focus_mark_clear (mark);
  if (widget == NULL || !gtk_widget_get_mapped (widget) || !gtk_widget_grab_focus (widget))
    return FALSE;

  /* A text that takes the focus is selected whole, and would be gone with the next letter. */
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_select_region (GTK_EDITABLE (widget), mark->selected_from, mark->selected_to);

  return TRUE;
}
