/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-result-row.h"

#include "dw-paragraph.h"
#include "dw-wrap.h"

struct _DwResultRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  DwResult *result;
  gulong spoken_handler;
};

typedef enum
{
  PROP_RESULT = 1,
} DwResultRowProperty;

static GParamSpec *properties[PROP_RESULT + 1];

G_DEFINE_FINAL_TYPE (DwResultRow, dw_result_row, GTK_TYPE_WIDGET)

/* The list's own widget around this row is what has the focus and what a screen reader names. */
static void
name_row (DwResultRow *self)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = NULL;

  if (list_item == NULL || self->result == NULL)
    return;

  g_object_get (self->result, "spoken", &spoken, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
set_result (DwResultRow *self,
            DwResult    *result)
{
  if (self->result == result)
    return;

  if (self->result != NULL)
    g_clear_signal_handler (&self->spoken_handler, self->result);
  g_set_object (&self->result, result);
  if (result != NULL)
    self->spoken_handler = g_signal_connect_swapped (result, "notify::spoken", G_CALLBACK (name_row), self);
  name_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
}

static gboolean
is_set (DwResultRow *self,
        const char  *text)
{
  return text != NULL && *text != '\0';
}

static GStrv
choose_freshness_classes (DwResultRow *self,
                          gboolean     check_first)
{
  return g_strsplit (check_first ? "provenance attention" : "provenance", " ", -1);
}

static void
on_released (DwResultRow *self)
{
  if (self->result != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "results.open", "x", dw_result_get_id (self->result));
}

static void
on_parent_changed (DwResultRow *self)
{
  name_row (self);
}

/*
 * A list asks how high its rows are at no width in particular, and then at the width that they have. Asked for their
 * own both times, they wrap their words once.
 */
static void
dw_result_row_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  int width = gtk_widget_get_width (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0 && width > 0)
    for_size = width;
  gtk_widget_measure (DW_RESULT_ROW (widget)->content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
dw_result_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gtk_widget_allocate (DW_RESULT_ROW (widget)->content, width, height, baseline, NULL);
}

static GtkSizeRequestMode
dw_result_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_result_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DwResultRow *self = DW_RESULT_ROW (object);

  switch ((DwResultRowProperty) property_id)
    {
    case PROP_RESULT:
      g_value_set_object (value, self->result);
      return;
    }
}

static void
dw_result_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DwResultRow *self = DW_RESULT_ROW (object);

  switch ((DwResultRowProperty) property_id)
    {
    case PROP_RESULT:
      set_result (self, g_value_get_object (value));
      return;
    }
}

static void
dw_result_row_dispose (GObject *object)
{
  DwResultRow *self = DW_RESULT_ROW (object);

  set_result (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dw_result_row_parent_class)->dispose (object);
}

static void
dw_result_row_class_init (DwResultRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_result_row_get_property;
  object_class->set_property = dw_result_row_set_property;
  object_class->dispose = dw_result_row_dispose;
  widget_class->measure = dw_result_row_measure;
  widget_class->size_allocate = dw_result_row_size_allocate;
  widget_class->get_request_mode = dw_result_row_get_request_mode;

  properties[PROP_RESULT] = g_param_spec_object ("result", NULL, NULL, DW_TYPE_RESULT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DW_TYPE_PARAGRAPH);
  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DwResultRow, content);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
  gtk_widget_class_bind_template_callback (widget_class, choose_freshness_classes);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_parent_changed);
  gtk_widget_class_set_css_name (widget_class, "result");
}

static void
dw_result_row_init (DwResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent_changed), NULL);
}
