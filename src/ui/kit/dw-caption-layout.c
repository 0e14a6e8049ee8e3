/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-caption-layout.h"

/* Columns in average characters, the gaps in pixels. */
#define CAPTION_CHARACTERS 16
#define BODY_LEAST_CHARACTERS 26
#define MARK_CHARACTERS 14
#define COLUMN_GAP 12
#define LINE_GAP 3

struct _DwCaptionLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DwCaptionLayout, dw_caption_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  PART_CAPTION,
  PART_BODY,
  PART_MARK,
} Part;

#define N_PARTS (PART_MARK + 1)

/* Where one child goes, without direction: x counts from the start. */
typedef struct
{
  GtkWidget *child;         /* NULL when it is not shown */
  int x, y, width, height;
  int baseline;             /* from its own top */
} Box;

static void
find_children (GtkWidget *widget,
               Box       *boxes)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < N_PARTS; i++)
    {
      boxes[i] = (Box) { .child = child != NULL && gtk_widget_should_layout (child) ? child : NULL };
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
    }
}

static int
measure_characters (GtkWidget *widget,
                    int        n_characters)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics) * n_characters);

  pango_font_metrics_unref (metrics);
  return width;
}

static int
measure_minimum (const Box *box)
{
  int minimum = 0;

  if (box->child != NULL)
    gtk_widget_measure (box->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
measure_natural (const Box *box)
{
  int natural = 0;

  if (box->child != NULL)
    gtk_widget_measure (box->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The first line's baseline: of @widget or, as vertical boxes give none, of the first thing in it; −1 for none. */
static int
find_baseline (GtkWidget *widget,
               int        width)
{
  int baseline = -1;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, &baseline);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); baseline < 0 && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      return find_baseline (child, width);

  return baseline;
}

static void
measure_height (Box *box)
{
  if (box->child == NULL)
    return;

  gtk_widget_measure (box->child, GTK_ORIENTATION_VERTICAL, box->width, NULL, &box->height, NULL, NULL);
  box->baseline = find_baseline (box->child, box->width);
  if (box->baseline < 0)
    box->baseline = box->height;
}

/* Moves @box down so that its first baseline is @baseline below the top of the line. */
static void
align (Box *box,
       int  baseline)
{
  box->y = baseline - box->baseline;
}

static int
arrange_columns (Box *boxes,
                 int  caption,
                 int  mark,
                 int  width)
{
  int baseline = 0;
  int height = 0;

  boxes[PART_CAPTION].width = caption;
  boxes[PART_MARK].width = mark;
  boxes[PART_BODY].x = caption + COLUMN_GAP;
  boxes[PART_BODY].width = width - caption - mark - 2 * COLUMN_GAP;
  boxes[PART_MARK].x = width - mark;

  for (guint i = 0; i < N_PARTS; i++)
    {
      measure_height (&boxes[i]);
      baseline = MAX (baseline, MIN (boxes[i].baseline, boxes[i].height));
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      align (&boxes[i], baseline);
      height = MAX (height, boxes[i].y + boxes[i].height);
    }

  return height;
}

static int
arrange_lines (Box *boxes,
               int  mark,
               int  width)
{
  int first;

  mark = MIN (mark, width / 2);
  mark = MAX (mark, measure_minimum (&boxes[PART_MARK]));
  boxes[PART_MARK].width = mark;
  boxes[PART_MARK].x = width - mark;
  boxes[PART_CAPTION].width = MAX (width - mark - (mark > 0 ? COLUMN_GAP : 0), measure_minimum (&boxes[PART_CAPTION]));
  boxes[PART_BODY].width = width;
  for (guint i = 0; i < N_PARTS; i++)
    measure_height (&boxes[i]);

  align (&boxes[PART_CAPTION], MAX (boxes[PART_CAPTION].baseline, boxes[PART_MARK].baseline));
  align (&boxes[PART_MARK], MAX (boxes[PART_CAPTION].baseline, boxes[PART_MARK].baseline));
  first = MAX (boxes[PART_CAPTION].y + boxes[PART_CAPTION].height, boxes[PART_MARK].y + boxes[PART_MARK].height);
  boxes[PART_BODY].y = first + LINE_GAP;
  return boxes[PART_BODY].y + boxes[PART_BODY].height;
}

/* Places every child in @width and gives the height that takes. */
static int
arrange (GtkWidget *widget,
         Box       *boxes,
         int        width)
{
  int caption = measure_characters (widget, CAPTION_CHARACTERS);
  int mark = measure_characters (widget, MARK_CHARACTERS);
  int body = MAX (measure_characters (widget, BODY_LEAST_CHARACTERS), measure_minimum (&boxes[PART_BODY]));

  caption = MAX (caption, measure_minimum (&boxes[PART_CAPTION]));
  mark = MAX (mark, measure_minimum (&boxes[PART_MARK]));
  if (width >= caption + body + mark + 2 * COLUMN_GAP)
    return arrange_columns (boxes, caption, mark, width);

  return arrange_lines (boxes, boxes[PART_MARK].child == NULL ? 0 : MIN (mark, measure_natural (&boxes[PART_MARK])),
                        width);
}

static GtkSizeRequestMode
dw_caption_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_caption_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  Box boxes[N_PARTS];
  int first_line, widest;

  find_children (widget, boxes);
  first_line = measure_minimum (&boxes[PART_CAPTION]) + measure_minimum (&boxes[PART_MARK]) + COLUMN_GAP;
  widest = measure_characters (widget, CAPTION_CHARACTERS + MARK_CHARACTERS) + 2 * COLUMN_GAP
           + MAX (measure_natural (&boxes[PART_BODY]), measure_characters (widget, BODY_LEAST_CHARACTERS));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first_line, measure_minimum (&boxes[PART_BODY]));
      *natural = MAX (widest, *minimum);
    }
  else
    *minimum = *natural = arrange (widget, boxes, for_size < 0 ? widest : for_size);
}

static void
dw_caption_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Box boxes[N_PARTS];

  find_children (widget, boxes);
  arrange (widget, boxes, width);
  for (guint i = 0; i < N_PARTS; i++)
    if (boxes[i].child != NULL)
      {
        GtkAllocation place = { boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height };

        if (is_rtl)
          place.x = width - place.x - place.width;
        gtk_widget_size_allocate (boxes[i].child, &place, -1);
      }
}

static void
dw_caption_layout_class_init (DwCaptionLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dw_caption_layout_get_request_mode;
  layout_class->measure = dw_caption_layout_measure;
  layout_class->allocate = dw_caption_layout_allocate;
}

static void
dw_caption_layout_init (DwCaptionLayout *self)
{
}
