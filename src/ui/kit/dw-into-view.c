/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-into-view.h"

static void
scroll (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (viewport != NULL && gtk_widget_get_mapped (widget)
      && gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), (double) bounds.origin.y,
                               (double) (bounds.origin.y + bounds.size.height));
}

/* The first of its calls comes before the page is laid out anew, the second after. */
static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *n_calls = data;

  if ((*n_calls)++ == 0)
    return G_SOURCE_CONTINUE;

  scroll (widget);
  return G_SOURCE_REMOVE;
}

void
dw_into_view (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, on_frame, g_new0 (guint, 1), g_free);
  gtk_widget_queue_resize (widget);
}
