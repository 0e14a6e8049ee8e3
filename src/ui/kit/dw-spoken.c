/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spoken.h"

static void
set_label (GtkWidget  *widget,
           const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dw_spoken_name (GtkWidget  *widget,
                const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  set_label (widget, name);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child) || GTK_IS_TOGGLE_BUTTON (child))
      set_label (child, name);
}
