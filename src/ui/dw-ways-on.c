/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ways-on.h"

#include <glib/gi18n-lib.h>

#include "dw-notices.h"
#include "dw-tell.h"
#include "dw-way.h"
#include "dw-wrap.h"

struct _DwWaysOn
{
  GtkWidget parent_instance;

  DwWrap *wrap;
  GtkWidget *ask;
  GtkWidget *wider;
  gint64 adviser;           /* 0: none */
};

enum
{
  WIDEN,
  ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DwWaysOn, dw_ways_on, GTK_TYPE_WIDGET)

static void
on_widen_clicked (DwWaysOn *self)
{
  g_signal_emit (self, signals[WIDEN], 0, 0u);
}

static void
on_ask_clicked (DwWaysOn *self)
{
  g_signal_emit (self, signals[ASK], 0, self->adviser);
}

static GtkWidget *
add_way (DwWaysOn  *self,
         GCallback  on_clicked)
{
  GtkWidget *way = dw_way_new ("", GTK_JUSTIFY_LEFT);

  g_signal_connect_swapped (way, "clicked", on_clicked, self);
  gtk_widget_set_visible (way, FALSE);
  dw_wrap_append (self->wrap, way);
  return way;
}

/* The buttons stay from answer to answer: new ones would be styled, and the page then measured a second time, in the
 * frame that shows them. */
static void
show_way (GtkWidget  *way,
          const char *text)
{
  if (text != NULL)
    dw_way_set_text (way, text);
  gtk_widget_set_visible (way, text != NULL);
}

static void
dw_ways_on_dispose (GObject *object)
{
  DwWaysOn *self = DW_WAYS_ON (object);

  if (self->wrap != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->wrap)));

  G_OBJECT_CLASS (dw_ways_on_parent_class)->dispose (object);
}

static void
dw_ways_on_class_init (DwWaysOnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dw_ways_on_dispose;

  signals[WIDEN] = g_signal_new ("widen", DW_TYPE_WAYS_ON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ASK] = g_signal_new ("ask", DW_TYPE_WAYS_ON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_ways_on_init (DwWaysOn *self)
{
  self->wrap = DW_WRAP (dw_wrap_new ());
  g_object_set (self->wrap, "column-spacing", 6, "row-spacing", 6, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->wrap), GTK_WIDGET (self));
  self->ask = add_way (self, G_CALLBACK (on_ask_clicked));
  self->wider = add_way (self, G_CALLBACK (on_widen_clicked));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ways on"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ways-on");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dw_ways_on_show (DwWaysOn       *self,
                 const DwAnswer *answer)
{
  gboolean is_needed = answer != NULL && answer->confidence == DW_CONFIDENCE_WEAK;
  g_autofree char *ask = is_needed ? dw_notices_dup_advice (answer) : NULL;
  g_autofree char *wider = is_needed && answer->n_wider > 0 ? dw_tell_dup_wider (&answer->wider[0]) : NULL;

  g_return_if_fail (DW_IS_WAYS_ON (self));

  self->adviser = ask != NULL ? answer->advice->id : 0;
  show_way (self->ask, ask);
  show_way (self->wider, wider);
  gtk_widget_set_visible (GTK_WIDGET (self), ask != NULL || wider != NULL);
}
