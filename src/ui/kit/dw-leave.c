/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-leave.h"

static GtkWidget *
get_next (GtkWidget        *widget,
          GtkDirectionType  direction)
{
  return direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
}

void
dw_leave (GtkWidget        *widget,
          GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  for (GtkWidget *at = widget; at != NULL && at != GTK_WIDGET (root); at = gtk_widget_get_parent (at))
    for (GtkWidget *next = get_next (at, direction); next != NULL; next = get_next (next, direction))
      if (gtk_widget_get_mapped (next) && !GTK_IS_NATIVE (next) && gtk_widget_child_focus (next, direction))
        return;

  if (root == NULL)
    return;

  /* Past the last widget: on at the first. */
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (root), direction);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      dw_leave (widget, GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      dw_leave (widget, GTK_DIR_TAB_BACKWARD);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
dw_leave_on_tab (GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed), NULL);
  gtk_widget_add_controller (widget, controller);
}
