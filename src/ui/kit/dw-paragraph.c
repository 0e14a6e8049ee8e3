/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-paragraph.h"

#include "dw-plain-text.h"

#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"
#define DEFAULT_MIN_CHARS 12

struct _DwParagraph
{
  GtkWidget parent_instance;

  PangoLayout *layout;      /* what is measured is what is drawn: laying a text out costs more than drawing it */
  char *text;               /* NULL, never empty */
  int min_chars;
  int nat_chars;
  guint serial;             /* of the font whose sizes these are; 0 before the first */
  int char_width;           /* in Pango's units */
  int line_height;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_MIN_CHARS,
  PROP_NAT_CHARS,
} DwParagraphProperty;

static GParamSpec *properties[PROP_NAT_CHARS + 1];

G_DEFINE_FINAL_TYPE (DwParagraph, dw_paragraph, GTK_TYPE_WIDGET)

/* Every key has every row measured, and their fonts change next to never. */
static void
ensure_metrics (DwParagraph *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = NULL;

  if (self->serial == pango_context_get_serial (context))
    return;

  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->char_width = pango_font_metrics_get_approximate_char_width (metrics);
  self->line_height = pango_font_metrics_get_height (metrics);
  self->serial = pango_context_get_serial (context);
  pango_font_metrics_unref (metrics);
}

static void
measure_width (DwParagraph *self,
               int         *minimum,
               int         *natural)
{
  ensure_metrics (self);
  *minimum = PANGO_PIXELS_CEIL (self->char_width * self->min_chars);
  *natural = PANGO_PIXELS_CEIL (self->char_width * MAX (self->min_chars, self->nat_chars));
}

/* At no width in particular, which a scrolled window asks its list for: as high as it is, or a line. */
static void
measure_height (DwParagraph *self,
                int          width,
                int         *height)
{
  if (width < 0)
    width = gtk_widget_get_width (GTK_WIDGET (self));
  if (width > 0)
    {
      pango_layout_set_width (self->layout, width * PANGO_SCALE);
      pango_layout_get_size (self->layout, NULL, height);
    }
  else
    {
      ensure_metrics (self);
      *height = self->line_height;
    }
  *height = PANGO_PIXELS_CEIL (*height);
}

static void
dw_paragraph_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DwParagraph *self = DW_PARAGRAPH (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  measure_height (self, for_size, minimum);
  *natural = *minimum;
}

static void
dw_paragraph_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  pango_layout_set_width (DW_PARAGRAPH (widget)->layout, width * PANGO_SCALE);
}

/* The colour that CSS gives the text. */
static GdkRGBA
get_ink (GtkWidget *widget)
{
  GdkRGBA ink;

  /* gtk_widget_get_color() came with 4.10, which deprecates the only way that 4.8 has. */
#if GTK_CHECK_VERSION (4, 10, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* it is newer than the floor that GDK_VERSION_MAX_ALLOWED names */
  gtk_widget_get_color (widget, &ink);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
#endif
  return ink;
}

/* In the middle of what is given beyond its own height, as beside a taller icon. */
static void
dw_paragraph_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  DwParagraph *self = DW_PARAGRAPH (widget);
  GdkRGBA ink = get_ink (widget);
  int height;

  /* Somebody may have asked since how high it would be in another width. */
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* From Hebrew to Arabic Extended-A: the writing of names here that runs from right to left. */
static gboolean
runs_right_to_left (gunichar letter)
{
  return letter >= 0x0590 && letter <= 0x08ff;
}

static gboolean
has_right_to_left (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (runs_right_to_left (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* Pango stands a line at the side where its own writing begins; here all stand where the window's begins. */
static char *
dup_drawn (DwParagraph *self,
           gboolean     is_mirrored)
{
  g_autofree char *isolated = NULL;

  if (!is_mirrored && !has_right_to_left (self->text))
    return g_strdup (self->text);

  isolated = dw_plain_text_isolate (self->text);
  return g_strconcat (is_mirrored ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, isolated, NULL);
}

static void
draw_text (DwParagraph *self)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *drawn = self->text != NULL ? dup_drawn (self, is_mirrored) : NULL;

  pango_layout_set_alignment (self->layout, is_mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (self->layout, drawn != NULL ? drawn : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dw_paragraph_direction_changed (GtkWidget        *widget,
                                GtkTextDirection  before)
{
  GTK_WIDGET_CLASS (dw_paragraph_parent_class)->direction_changed (widget, before);
  draw_text (DW_PARAGRAPH (widget));
}

static GtkSizeRequestMode
dw_paragraph_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_paragraph_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DwParagraph *self = DW_PARAGRAPH (object);

  switch ((DwParagraphProperty) property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      return;
    case PROP_MIN_CHARS:
      g_value_set_int (value, self->min_chars);
      return;
    case PROP_NAT_CHARS:
      g_value_set_int (value, self->nat_chars);
      return;
    }
}

static void
set_chars (DwParagraph         *self,
           int                 *chars,
           int                  value,
           DwParagraphProperty  property)
{
  if (*chars == value)
    return;

  *chars = value;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_text (DwParagraph *self,
          const char  *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  draw_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
dw_paragraph_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DwParagraph *self = DW_PARAGRAPH (object);

  switch ((DwParagraphProperty) property_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      return;
    case PROP_MIN_CHARS:
      set_chars (self, &self->min_chars, g_value_get_int (value), PROP_MIN_CHARS);
      return;
    case PROP_NAT_CHARS:
      set_chars (self, &self->nat_chars, g_value_get_int (value), PROP_NAT_CHARS);
      return;
    }
}

static void
dw_paragraph_dispose (GObject *object)
{
  DwParagraph *self = DW_PARAGRAPH (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (dw_paragraph_parent_class)->dispose (object);
}

static void
dw_paragraph_finalize (GObject *object)
{
  g_free (DW_PARAGRAPH (object)->text);

  G_OBJECT_CLASS (dw_paragraph_parent_class)->finalize (object);
}

static void
dw_paragraph_class_init (DwParagraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_paragraph_get_property;
  object_class->set_property = dw_paragraph_set_property;
  object_class->dispose = dw_paragraph_dispose;
  object_class->finalize = dw_paragraph_finalize;
  widget_class->measure = dw_paragraph_measure;
  widget_class->size_allocate = dw_paragraph_size_allocate;
  widget_class->snapshot = dw_paragraph_snapshot;
  widget_class->direction_changed = dw_paragraph_direction_changed;
  widget_class->get_request_mode = dw_paragraph_get_request_mode;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_MIN_CHARS] = g_param_spec_int ("min-chars", NULL, NULL, 1, 1000, DEFAULT_MIN_CHARS, flags);
  properties[PROP_NAT_CHARS] = g_param_spec_int ("nat-chars", NULL, NULL, 0, 1000, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "paragraph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dw_paragraph_init (DwParagraph *self)
{
  self->min_chars = DEFAULT_MIN_CHARS;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
