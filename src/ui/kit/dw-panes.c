/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-panes.h"

/* Pixels, of text of USUAL_TEXT. */
#define WIDE_FROM 1100
#define MEDIUM_FROM 641
#define START_WIDTH 272
#define MIDDLE_LEAST 340
#define MIDDLE_MOST 520
#define USUAL_TEXT (11 * 96 / 72.0)
/* Of what stands in a pane three quarters are text; margins, icons and boxes to tick do not grow with it. */
#define SHARE_OF_TEXT 0.75

struct _DwPanes
{
  GtkWidget parent_instance;

  GtkWidget *children[DW_N_PANES];
  DwPanesMode mode;
  DwPane showing;
  guint notify_source;
};

typedef enum
{
  PROP_START = 1,
  PROP_MIDDLE,
  PROP_END,
  PROP_MODE,
  PROP_SHOWING,
} DwPanesProperty;

static GParamSpec *properties[PROP_SHOWING + 1];

G_DEFINE_FINAL_TYPE (DwPanes, dw_panes, GTK_TYPE_WIDGET)

static gboolean
is_seen_in (DwPane      pane,
            DwPanesMode mode,
            DwPane      showing)
{
  switch (mode)
    {
    case DW_PANES_WIDE:
      return TRUE;
    case DW_PANES_MEDIUM:
      return pane == DW_PANE_END || pane == (showing == DW_PANE_START ? DW_PANE_START : DW_PANE_MIDDLE);
    case DW_PANES_NARROW:
      return pane == showing;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* How many times wider panes are than with text of the usual size, for a line to hold as much of it; at least 1. */
static double
measure_growth (DwPanes *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;

  return MAX (1, 1 + (size / USUAL_TEXT - 1) * SHARE_OF_TEXT);
}

static int
measure_minimum (DwPanes *self,
                 DwPane   pane)
{
  int minimum = 0;

  if (self->children[pane] != NULL)
    gtk_widget_measure (self->children[pane], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static DwPanesMode
choose_mode (DwPanes *self,
             int      width)
{
  int start = measure_minimum (self, DW_PANE_START);
  int middle = measure_minimum (self, DW_PANE_MIDDLE);
  int end = measure_minimum (self, DW_PANE_END);
  double growth = measure_growth (self);

  if (width >= MAX (WIDE_FROM * growth, start + middle + end))
    return DW_PANES_WIDE;
  if (width >= MAX (MEDIUM_FROM * growth, MAX (start, middle) + end))
    return DW_PANES_MEDIUM;
  return DW_PANES_NARROW;
}

/* The width of @pane, when the panes before it left @rest. The last one seen takes all. */
static int
choose_width (DwPanes     *self,
              DwPane       pane,
              DwPanesMode  mode,
              int          rest)
{
  int minimum = measure_minimum (self, pane);
  double growth = measure_growth (self);

  if (mode == DW_PANES_NARROW || pane == DW_PANE_END)
    return rest;
  if (mode == DW_PANES_WIDE && pane == DW_PANE_START)
    return MAX (minimum, (int) (START_WIDTH * growth));

  return MIN (MAX (minimum, (int) CLAMP (rest * 0.45, MIDDLE_LEAST * growth, MIDDLE_MOST * growth)),
              rest - measure_minimum (self, DW_PANE_END));
}

/*
 * The widths of the panes when all have @width together. A pane that is folded away gets the width at which it would be
 * seen, so that unfolding it does not ask for another height.
 */
static void
choose_widths (DwPanes *self,
               int      width,
               int      widths[DW_N_PANES])
{
  DwPanesMode mode = choose_mode (self, width);
  int rest = width;

  for (int i = 0; i < DW_N_PANES; i++)
    {
      int minimum = measure_minimum (self, (DwPane) i);
      int chosen = choose_width (self, (DwPane) i, mode, rest);

      widths[i] = MAX (minimum, chosen);
      if (mode != DW_PANES_NARROW && is_seen_in ((DwPane) i, mode, DW_PANE_MIDDLE))
        rest -= chosen;
    }
}

static void
dw_panes_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  DwPanes *self = DW_PANES (widget);
  int widths[DW_N_PANES] = { -1, -1, -1 };

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    choose_widths (self, for_size, widths);
  for (int i = 0; i < DW_N_PANES; i++)
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (self->children[i] != NULL)
        gtk_widget_measure (self->children[i], orientation, widths[i], &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
dw_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
place_children (DwPanes *self,
                int      width,
                int      height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (int i = 0; i < DW_N_PANES; i++)
    {
      GtkAllocation place = { x, 0, 0, height };

      if (self->children[i] == NULL || !gtk_widget_get_child_visible (self->children[i]))
        continue;

      place.width = choose_width (self, (DwPane) i, self->mode, width - x);
      x += place.width;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (self->children[i], &place, -1);
    }
}

/* Whoever hears of the mode may show and hide widgets: not while they are being placed. */
static gboolean
notify_mode (gpointer user_data)
{
  DwPanes *self = user_data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  return G_SOURCE_REMOVE;
}

static void
dw_panes_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  DwPanes *self = DW_PANES (widget);
  DwPanesMode mode = choose_mode (self, width);
  gboolean changed = mode != self->mode;

  self->mode = mode;
  for (int i = 0; i < DW_N_PANES; i++)
    if (self->children[i] != NULL)
      gtk_widget_set_child_visible (self->children[i], is_seen_in ((DwPane) i, mode, self->showing));

  place_children (self, width, height);

  if (changed && self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_mode, self, NULL);
}

static void
set_child (DwPanes         *self,
           DwPane           pane,
           GtkWidget       *child,
           DwPanesProperty  property)
{
  if (self->children[pane] == child)
    return;

  g_clear_pointer (&self->children[pane], gtk_widget_unparent);
  self->children[pane] = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
dw_panes_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DwPanes *self = DW_PANES (object);

  switch ((DwPanesProperty) property_id)
    {
    case PROP_START:
    case PROP_MIDDLE:
    case PROP_END:
      g_value_set_object (value, self->children[property_id - PROP_START]);
      return;
    case PROP_MODE:
      g_value_set_int (value, self->mode);
      return;
    case PROP_SHOWING:
      g_value_set_int (value, self->showing);
      return;
    }
}

static void
dw_panes_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DwPanes *self = DW_PANES (object);

  switch ((DwPanesProperty) property_id)
    {
    case PROP_START:
    case PROP_MIDDLE:
    case PROP_END:
      set_child (self, (DwPane) (property_id - PROP_START), g_value_get_object (value), (DwPanesProperty) property_id);
      return;
    case PROP_SHOWING:
      dw_panes_set_showing (self, (DwPane) g_value_get_int (value));
      return;
    case PROP_MODE:
      g_return_if_reached ();
    }
}

static void
dw_panes_dispose (GObject *object)
{
  DwPanes *self = DW_PANES (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  for (int i = 0; i < DW_N_PANES; i++)
    g_clear_pointer (&self->children[i], gtk_widget_unparent);

  G_OBJECT_CLASS (dw_panes_parent_class)->dispose (object);
}

static void
dw_panes_class_init (DwPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_panes_get_property;
  object_class->set_property = dw_panes_set_property;
  object_class->dispose = dw_panes_dispose;
  widget_class->measure = dw_panes_measure;
  widget_class->size_allocate = dw_panes_size_allocate;
  widget_class->get_request_mode = dw_panes_get_request_mode;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, read_write);
  properties[PROP_MIDDLE] = g_param_spec_object ("middle", NULL, NULL, GTK_TYPE_WIDGET, read_write);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, read_write);
  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, DW_PANES_WIDE, DW_PANES_NARROW, DW_PANES_WIDE, read_only);
  properties[PROP_SHOWING]
    = g_param_spec_int ("showing", NULL, NULL, DW_PANE_START, DW_PANE_END, DW_PANE_MIDDLE, read_write);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
dw_panes_init (DwPanes *self)
{
  self->showing = DW_PANE_MIDDLE;
}

DwPanesMode
dw_panes_get_mode (DwPanes *self)
{
  g_return_val_if_fail (DW_IS_PANES (self), DW_PANES_WIDE);

  return self->mode;
}

DwPane
dw_panes_get_showing (DwPanes *self)
{
  g_return_val_if_fail (DW_IS_PANES (self), DW_PANE_MIDDLE);

  return self->showing;
}

void
dw_panes_set_showing (DwPanes *self,
                      DwPane   pane)
{
  g_return_if_fail (DW_IS_PANES (self));

  if (self->showing == pane)
    return;

  /* At once, so that it can take the focus; what it stands in front of goes with the next frame. */
  self->showing = pane;
  if (self->children[pane] != NULL)
    gtk_widget_set_child_visible (self->children[pane], TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWING]);
}

gboolean
dw_panes_is_seen (DwPanes *self,
                  DwPane   pane)
{
  g_return_val_if_fail (DW_IS_PANES (self), FALSE);

  return is_seen_in (pane, self->mode, self->showing);
}

GtkWidget *
dw_panes_get_child (DwPanes *self,
                    DwPane   pane)
{
  g_return_val_if_fail (DW_IS_PANES (self), NULL);

  return self->children[pane];
}
