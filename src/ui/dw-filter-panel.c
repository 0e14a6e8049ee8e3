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
  DwAnswer *answer = dw_inquiry_get_answer (self->inquiry);
  g_autofree char *text = NULL;

  if (answer == NULL)
    return;

  text = g_strdup_printf (ngettext ("Show %u service", "Show %u services", answer->n_hits), answer->n_hits);
  gtk_label_set_label (self->results_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->results_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
dw_filter_panel_dispose (GObject *object)
{
  DwFilterPanel *self = DW_FILTER_PANEL (object);

  g_clear_object (&self->inquiry);

  G_OBJECT_CLASS (dw_filter_panel_parent_class)->dispose (object);
}

static void
dw_filter_panel_class_init (DwFilterPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_filter_panel_dispose;

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
  g_signal_connect_object (inquiry, "answered", G_CALLBACK (follow_answer), self, G_CONNECT_SWAPPED);
  follow_question (self);
}

void
dw_filter_panel_set_in_front (DwFilterPanel *self,
                              gboolean       in_front)
{
  g_return_if_fail (DW_IS_FILTER_PANEL (self));

  gtk_widget_set_visible (self->results_button, in_front);
}
