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
  guint position;
  gulong spoken_handler;
};

typedef enum
{
  PROP_RESULT = 1,
  PROP_POSITION,
} DwResultRowProperty;

static GParamSpec *properties[PROP_POSITION + 1];

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
  gtk_widget_activate_action (GTK_WIDGET (self), "results.open", "u", self->position);
}

static void
on_parent_changed (DwResultRow *self)
{
  name_row (self);
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
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
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
    case PROP_POSITION:
      if (self->position == g_value_get_uint (value))
        return;
      self->position = g_value_get_uint (value);
      g_object_notify_by_pspec (object, properties[PROP_POSITION]);
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

  properties[PROP_RESULT] = g_param_spec_object ("result", NULL, NULL, DW_TYPE_RESULT, flags);
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DW_TYPE_PARAGRAPH);
  g_type_ensure (DW_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nowrongdoor/Doorway/ui/dw-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DwResultRow, content);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
  gtk_widget_class_bind_template_callback (widget_class, choose_freshness_classes);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_parent_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "result");
}

static void
dw_result_row_init (DwResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent_changed), NULL);
}
