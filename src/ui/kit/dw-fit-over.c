/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fit-over.h"

void
dw_fit_over (GtkWindow *window,
             GtkWindow *parent)
{
  int width, height;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) <= 0)
    return;

  gtk_window_get_default_size (window, &width, &height);
  width = MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)));
  /* Where no height is set, what it shows would choose one, however tall. */
  if (height <= 0)
    gtk_widget_measure (gtk_window_get_child (window), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_window_set_default_size (window, width, MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}
