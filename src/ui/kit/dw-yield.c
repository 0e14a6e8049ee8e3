/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-yield.h"

#define DEFAULT_LEAST 48

struct _DwYield
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child;
  int least;
};

typedef enum
{
  PROP_CHILD = 1,
  PROP_LEAST,
} DwYieldProperty;

static GParamSpec *properties[PROP_LEAST + 1];

G_DEFINE_FINAL_TYPE (DwYield, dw_yield, GTK_TYPE_WIDGET)

static void
dw_yield_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  DwYield *self = DW_YIELD (widget);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*natural, self->least);
}

static void
dw_yield_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  gtk_widget_allocate (DW_YIELD (widget)->scroller, width, height, baseline, NULL);
}

static GtkSizeRequestMode
dw_yield_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_yield_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DwYield *self = DW_YIELD (object);

  switch ((DwYieldProperty) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      return;
    case PROP_LEAST:
      g_value_set_int (value, self->least);
      return;
    }
}

static void
dw_yield_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DwYield *self = DW_YIELD (object);

  switch ((DwYieldProperty) property_id)
    {
    case PROP_CHILD:
      self->child = g_value_get_object (value);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->child);
      return;
    case PROP_LEAST:
      self->least = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      return;
    }
}

static void
dw_yield_dispose (GObject *object)
{
  DwYield *self = DW_YIELD (object);

  self->child = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_yield_parent_class)->dispose (object);
}

static void
dw_yield_class_init (DwYieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_yield_get_property;
  object_class->set_property = dw_yield_set_property;
  object_class->dispose = dw_yield_dispose;
  widget_class->measure = dw_yield_measure;
  widget_class->size_allocate = dw_yield_size_allocate;
  widget_class->get_request_mode = dw_yield_get_request_mode;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_LEAST] = g_param_spec_int ("least", NULL, NULL, 0, G_MAXINT, DEFAULT_LEAST, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dw_yield_init (DwYield *self)
{
  self->least = DEFAULT_LEAST;
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
dw_yield_set_name (DwYield    *self,
                   const char *name)
{
  g_return_if_fail (DW_IS_YIELD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
