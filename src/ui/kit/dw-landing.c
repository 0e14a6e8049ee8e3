/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-landing.h"

struct _DwLanding
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DwLanding, dw_landing, GTK_TYPE_WIDGET)

static void
dw_landing_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dw_landing_parent_class)->dispose (object);
}

static void
dw_landing_class_init (DwLandingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_landing_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "landing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
dw_landing_init (DwLanding *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
dw_landing_set_name (DwLanding  *self,
                     const char *name)
{
  g_return_if_fail (DW_IS_LANDING (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
