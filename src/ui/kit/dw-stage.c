/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-stage.h"

struct _DwStage
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;                /* that the height was last asked for; -1 before there is any */
  guint resize_source;
};

typedef enum
{
  PROP_CHILD = 1,
} DwStageProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (DwStage, dw_stage, GTK_TYPE_WIDGET)

static void
dw_stage_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  DwStage *self = DW_STAGE (widget);
  int least = 0;

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = 0;
  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, natural, NULL, NULL);
  *minimum = least;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->child, orientation, self->width < 0 ? -1 : MAX (self->width, least), minimum, natural,
                        NULL, NULL);
}

static gboolean
ask_again (gpointer user_data)
{
  DwStage *self = user_data;

  self->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What the content needs at the new width is asked for with the next frame: not while it is being placed. */
static void
dw_stage_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  DwStage *self = DW_STAGE (widget);

  if (self->width != width)
    {
      self->width = width;
      if (self->resize_source == 0)
        self->resize_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_again, self, NULL);
    }

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, -1, NULL);
}

static GtkSizeRequestMode
dw_stage_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dw_stage_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch ((DwStageProperty) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, DW_STAGE (object)->child);
      return;
    }
}

static void
set_child (DwStage   *self,
           GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
dw_stage_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch ((DwStageProperty) property_id)
    {
    case PROP_CHILD:
      set_child (DW_STAGE (object), g_value_get_object (value));
      return;
    }
}

static void
dw_stage_dispose (GObject *object)
{
  DwStage *self = DW_STAGE (object);

  g_clear_handle_id (&self->resize_source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_stage_parent_class)->dispose (object);
}

static void
dw_stage_class_init (DwStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dw_stage_get_property;
  object_class->set_property = dw_stage_set_property;
  object_class->dispose = dw_stage_dispose;
  widget_class->measure = dw_stage_measure;
  widget_class->size_allocate = dw_stage_size_allocate;
  widget_class->get_request_mode = dw_stage_get_request_mode;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dw_stage_init (DwStage *self)
{
  self->width = -1;
}
