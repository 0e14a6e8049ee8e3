/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-wrap.h"

struct _DwWrap
{
  GtkWidget parent_instance;

  int column_spacing;
  int row_spacing;
  gboolean fill;
};

typedef enum
{
  PROP_COLUMN_SPACING = 1,
  PROP_ROW_SPACING,
  PROP_FILL,
} DwWrapProperty;

static GParamSpec *properties[PROP_FILL + 1];

G_DEFINE_FINAL_TYPE (DwWrap, dw_wrap, GTK_TYPE_WIDGET)

/* One line: the children from @first up to, but without, @end; @free_width is what they leave of the width. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int free_width;
  int n_expanding;
  gboolean all_expand;
  int height;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
get_natural_width (GtkWidget *child,
                   int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

/* Takes the next line of @width from @child on. */
static Line
take_line (DwWrap    *self,
           GtkWidget *child,
           int        width)
{
  Line line = { .first = child, .free_width = width };
  int n_children = 0;

  for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int needed = get_natural_width (child, width);

      if (child != line.first)
        needed += self->column_spacing;
      if (child != line.first && needed > line.free_width)
        break;

      n_children++;
      line.free_width -= needed;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line.n_expanding++;
    }

  line.end = child;
  line.all_expand = self->fill && line.n_expanding == 0;
  if (line.all_expand)
    line.n_expanding = n_children;
  return line;
}

/* The width that @child gets in @line; what the expanding children share is handed out without a remainder. */
static int
give_width (Line      *line,
            GtkWidget *child,
            int        width)
{
  int given = get_natural_width (child, width);

  if (line->n_expanding > 0 && line->free_width > 0
      && (line->all_expand || gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)))
    {
      int share = line->free_width / line->n_expanding;

      given += share;
      line->free_width -= share;
      line->n_expanding--;
    }

  return given;
}

static int
measure_line (Line *line,
              int   width)
{
  Line rest = *line;
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, give_width (&rest, child, width), NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }

  return height;
}

static int
measure_height (DwWrap *self,
                int     width)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int height = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width);

      if (height > 0)
        height += self->row_spacing;
      height += measure_line (&line, width);
      child = line.end;
    }

  return height;
}

static void
measure_width (DwWrap *self,
               int    *minimum,
               int    *natural)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int n_children = 0;

  *minimum = *natural = 0;
  for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
      n_children++;
    }
  *natural += MAX (n_children - 1, 0) * self->column_spacing;
}

static void
dw_wrap_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  DwWrap *self = DW_WRAP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  if (for_size < 0)
    measure_width (self, &for_size, &(int){ 0 });
  *minimum = *natural = measure_height (self, for_size);
}

static void
place_line (DwWrap *self,
            Line   *line,
            int     y,
            int     width,
            int     height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  Line rest = *line;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { x, y, give_width (&rest, child, width), height };

      x += place.width + self->column_spacing;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
dw_wrap_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  DwWrap *self = DW_WRAP (widget);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width);
      int line_height = measure_line (&line, width);

      place_line (self, &line, y, width, line_height);
      y += line_height + self->row_spacing;
      child = line.end;
    }
}

static GtkSizeRequestMode
dw_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_wrap_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  DwWrap *self = DW_WRAP (object);

  switch ((DwWrapProperty) property_id)
    {
    case PROP_COLUMN_SPACING:
      g_value_set_int (value, self->column_spacing);
      return;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      return;
    case PROP_FILL:
      g_value_set_boolean (value, self->fill);
      return;
    }
}

static void
set_spacing (DwWrap         *self,
             int            *spacing,
             int             value,
             DwWrapProperty  property)
{
  if (*spacing == value)
    return;

  *spacing = value;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
dw_wrap_set_property (GObject      *object,
                      guint         property_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  DwWrap *self = DW_WRAP (object);

  switch ((DwWrapProperty) property_id)
    {
    case PROP_COLUMN_SPACING:
      set_spacing (self, &self->column_spacing, g_value_get_int (value), PROP_COLUMN_SPACING);
      return;
    case PROP_ROW_SPACING:
      set_spacing (self, &self->row_spacing, g_value_get_int (value), PROP_ROW_SPACING);
      return;
    case PROP_FILL:
      if (self->fill == g_value_get_boolean (value))
        return;
      self->fill = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, properties[PROP_FILL]);
      return;
    }
}

static void
dw_wrap_dispose (GObject *object)
{
  dw_wrap_remove_all (DW_WRAP (object));

  G_OBJECT_CLASS (dw_wrap_parent_class)->dispose (object);
}

static void
dw_wrap_class_init (DwWrapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_wrap_get_property;
  object_class->set_property = dw_wrap_set_property;
  object_class->dispose = dw_wrap_dispose;
  widget_class->measure = dw_wrap_measure;
  widget_class->size_allocate = dw_wrap_size_allocate;
  widget_class->get_request_mode = dw_wrap_get_request_mode;

  properties[PROP_COLUMN_SPACING] = g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_ROW_SPACING] = g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FILL] = g_param_spec_boolean ("fill", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "wrap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_wrap_init (DwWrap *self)
{
}

GtkWidget *
dw_wrap_new (void)
{
  return g_object_new (DW_TYPE_WRAP, NULL);
}

void
dw_wrap_append (DwWrap    *self,
                GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
dw_wrap_remove_all (DwWrap *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
