/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter-panel.h"

#include <glib/gi18n-lib.h>

#include "dw-filter-group.h"
#include "dw-wrap.h"

struct _DwFilterPanel
{
  GtkBox parent_instance;

  GtkWidget *clear_button;
  GtkBox *groups;
  GtkWidget *results_button;
  GtkLabel *results_label;

  DwInquiry *inquiry;
  guint tick;               /* runs while an answer waits to be shown here */
  gboolean is_frame_due;    /* the frame that paints the list has not begun */
};

G_DEFINE_FINAL_TYPE (DwFilterPanel, dw_filter_panel, GTK_TYPE_BOX)

/* What families choose by first stands first, and open. */
static const struct
{
  DwFacet facet;
  gboolean is_expanded;
} order[] = {
  { DW_FACET_NEED, TRUE },
  { DW_FACET_ROUTE, TRUE },
  { DW_FACET_COST, TRUE },
  { DW_FACET_BOROUGH, FALSE },
  { DW_FACET_DELIVERY, FALSE },
  { DW_FACET_LEVEL, FALSE },
  { DW_FACET_STATUS, FALSE },
};

static void
on_clear_clicked (DwFilterPanel *self)
{
  dw_inquiry_clear_filters (self->inquiry);
}

static void
follow_question (DwFilterPanel *self)
{
  gtk_widget_set_sensitive (self->clear_button, dw_question_has_filters (dw_inquiry_get_question (self->inquiry)));
}

static void
follow_answer (DwFilterPanel *self)
{
  DwAnswer *answer = self->inquiry != NULL ? dw_inquiry_get_answer (self->inquiry) : NULL;
  g_autofree char *text = NULL;

  if (answer == NULL)
    return;

  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    dw_filter_group_follow_answer (DW_FILTER_GROUP (group));

  text = g_strdup_printf (ngettext ("Show %u service", "Show %u services", answer->n_hits), answer->n_hits);
  gtk_label_set_label (self->results_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *frames,
          gpointer       user_data)
{
  DwFilterPanel *self = DW_FILTER_PANEL (widget);

  if (self->is_frame_due)
    {
      self->is_frame_due = FALSE;
      return G_SOURCE_CONTINUE;
    }

  self->tick = 0;
  follow_answer (self);
  return G_SOURCE_REMOVE;
}

/*
 * Whoever types looks at the results: they have the next frame to themselves, and the fifty counts here the one after
 * it. What nobody sees follows when it is shown.
 */
static void
on_answered (DwFilterPanel *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_frame_due = TRUE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

static void
dw_filter_panel_map (GtkWidget *widget)
{
  follow_answer (DW_FILTER_PANEL (widget));
  GTK_WIDGET_CLASS (dw_filter_panel_parent_class)->map (widget);
}

static void
dw_filter_panel_dispose (GObject *object)
{
  DwFilterPanel *self = DW_FILTER_PANEL (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;

  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_filter_panel_parent_class)->dispose (object);
}

static void
dw_filter_panel_class_init (DwFilterPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_filter_panel_dispose;
  widget_class->map = dw_filter_panel_map;

  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-filter-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DwFilterPanel, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DwFilterPanel, groups);
  gtk_widget_class_bind_template_child (widget_class, DwFilterPanel, results_button);
  gtk_widget_class_bind_template_child (widget_class, DwFilterPanel, results_label);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
dw_filter_panel_init (DwFilterPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dw_filter_panel_set_inquiry (DwFilterPanel *self,
                             DwInquiry     *inquiry)
{
  g_return_if_fail (DW_IS_FILTER_PANEL (self));
  g_return_if_fail (self->inquiry == NULL);

  self->inquiry = g_object_ref (inquiry);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    gtk_box_append (self->groups, dw_filter_group_new (inquiry, order[i].facet, order[i].is_expanded));
  g_signal_connect_object (inquiry, "question-changed", G_CALLBACK (follow_question), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  follow_question (self);
}

void
dw_filter_panel_set_in_front (DwFilterPanel *self,
                              gboolean       in_front)
{
  g_return_if_fail (DW_IS_FILTER_PANEL (self));

  gtk_widget_set_visible (self->results_button, in_front);
}
