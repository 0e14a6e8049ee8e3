/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "dw-leave.h"
#include "dw-panes.h"
#include "dw-paragraph.h"
#include "dw-wrap.h"

/* The widgets of the kit, laid out by hand at sizes of our choosing. */

static GtkWidget *
make_box (int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (box, width, 20);
  return box;
}

static GtkAllocation
get_place (GtkWidget *widget)
{
  GtkAllocation place;

  gtk_widget_get_allocation (widget, &place);
  return place;
}

static void
lay_out (GtkWidget *widget,
         int        width)
{
  GtkAllocation place = { 0, 0, width, 0 };

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &place, -1);
}

typedef struct
{
  GtkWidget *wrap;
  GtkWidget *children[3];
} WrapFixture;

static void
set_up_wrap (WrapFixture   *fixture,
             gconstpointer  data)
{
  fixture->wrap = g_object_ref_sink (dw_wrap_new ());
  g_object_set (fixture->wrap, "column-spacing", 10, "row-spacing", 5, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->children); i++)
    {
      fixture->children[i] = make_box (100);
      dw_wrap_append (DW_WRAP (fixture->wrap), fixture->children[i]);
    }
}

static void
tear_down_wrap (WrapFixture   *fixture,
                gconstpointer  data)
{
  g_assert_finalize_object (fixture->wrap);
}

static void
what_does_not_fit_a_line_goes_to_the_next (WrapFixture   *fixture,
                                           gconstpointer  data)
{
  lay_out (fixture->wrap, 210);

  g_assert_cmpint (get_place (fixture->children[0]).x, ==, 0);
  g_assert_cmpint (get_place (fixture->children[1]).x, ==, 110);
  g_assert_cmpint (get_place (fixture->children[2]).x, ==, 0);
  g_assert_cmpint (get_place (fixture->children[2]).y, ==, 25);
  g_assert_cmpint (gtk_widget_get_height (fixture->wrap), ==, 45);
}

static void
a_line_reads_from_the_right_where_people_do (WrapFixture   *fixture,
                                             gconstpointer  data)
{
  gtk_widget_set_direction (fixture->wrap, GTK_TEXT_DIR_RTL);
  lay_out (fixture->wrap, 210);

  g_assert_cmpint (get_place (fixture->children[0]).x, ==, 110);
  g_assert_cmpint (get_place (fixture->children[1]).x, ==, 0);
  g_assert_cmpint (get_place (fixture->children[2]).x, ==, 110);
}

static void
what_is_left_goes_to_what_expands (WrapFixture   *fixture,
                                   gconstpointer  data)
{
  gtk_widget_set_hexpand (fixture->children[1], TRUE);
  lay_out (fixture->wrap, 400);

  g_assert_cmpint (gtk_widget_get_width (fixture->children[0]), ==, 100);
  g_assert_cmpint (gtk_widget_get_width (fixture->children[1]), ==, 180);
  g_assert_cmpint (get_place (fixture->children[2]).x, ==, 300);
}

static void
a_filled_line_is_shared_to_the_last_pixel (WrapFixture   *fixture,
                                           gconstpointer  data)
{
  g_object_set (fixture->wrap, "fill", TRUE, NULL);
  lay_out (fixture->wrap, 401);

  g_assert_cmpint (gtk_widget_get_width (fixture->children[0]) + gtk_widget_get_width (fixture->children[1])
                     + gtk_widget_get_width (fixture->children[2]),
                   ==, 401 - 20);
  g_assert_cmpint (get_place (fixture->children[2]).x + gtk_widget_get_width (fixture->children[2]), ==, 401);
}

static void
what_is_hidden_takes_no_room (WrapFixture   *fixture,
                              gconstpointer  data)
{
  gtk_widget_set_visible (fixture->children[0], FALSE);
  lay_out (fixture->wrap, 210);

  g_assert_cmpint (get_place (fixture->children[2]).x, ==, 110);
  g_assert_cmpint (gtk_widget_get_height (fixture->wrap), ==, 20);
}

typedef struct
{
  int width;
  int minimum;              /* of each pane */
  DwPane showing;
  DwPanesMode mode;
  const char *seen;         /* s start, m middle, e end */
} PanesCase;

static const PanesCase panes_cases[] = {
  { 1280, 200, DW_PANE_MIDDLE, DW_PANES_WIDE, "sme" },
  { 1100, 200, DW_PANE_END, DW_PANES_WIDE, "sme" },
  { 1099, 200, DW_PANE_MIDDLE, DW_PANES_MEDIUM, "me" },
  { 900, 200, DW_PANE_END, DW_PANES_MEDIUM, "me" },
  { 900, 200, DW_PANE_START, DW_PANES_MEDIUM, "se" },
  { 640, 200, DW_PANE_MIDDLE, DW_PANES_NARROW, "m" },
  { 640, 200, DW_PANE_START, DW_PANES_NARROW, "s" },
  { 360, 200, DW_PANE_END, DW_PANES_NARROW, "e" },
  /* What stands in them needs more room: the same window folds earlier. */
  { 1280, 500, DW_PANE_MIDDLE, DW_PANES_MEDIUM, "me" },
  { 900, 500, DW_PANE_MIDDLE, DW_PANES_NARROW, "m" },
};

static void
panes_fold_as_room_gets_less (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (panes_cases); i++)
    {
      const PanesCase *c = &panes_cases[i];
      GtkWidget *panes = g_object_ref_sink (g_object_new (DW_TYPE_PANES, NULL));
      g_autoptr (GString) seen = g_string_new (NULL);

      g_object_set (panes, "start", make_box (c->minimum), "middle", make_box (c->minimum), "end", make_box (c->minimum),
                    "showing", c->showing, NULL);
      lay_out (panes, c->width);

      for (int pane = 0; pane < DW_N_PANES; pane++)
        if (gtk_widget_get_child_visible (dw_panes_get_child (DW_PANES (panes), (DwPane) pane)))
          g_string_append_c (seen, "sme"[pane]);
      g_test_message ("%d pixels, at least %d each", c->width, c->minimum);
      g_assert_cmpint (dw_panes_get_mode (DW_PANES (panes)), ==, c->mode);
      g_assert_cmpstr (seen->str, ==, c->seen);

      g_assert_finalize_object (panes);
    }
}

static void
large_text_folds_panes_in_a_window_that_holds_them_all (void)
{
  static const struct { const char *font; int width; DwPanesMode mode; } cases[] = {
    { "Sans 11", 1280, DW_PANES_WIDE },
    { "Sans 9", 1099, DW_PANES_MEDIUM },
    { "Sans 22", 1280, DW_PANES_MEDIUM },
    { "Sans 22", 1100, DW_PANES_NARROW },
    { "Sans 22", 1930, DW_PANES_WIDE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *panes = NULL;

      g_object_set (gtk_settings_get_default (), "gtk-font-name", cases[i].font, NULL);
      panes = g_object_ref_sink (g_object_new (DW_TYPE_PANES, NULL));
      g_object_set (panes, "start", make_box (200), "middle", make_box (200), "end", make_box (200), NULL);
      lay_out (panes, cases[i].width);

      g_test_message ("%s in %d pixels", cases[i].font, cases[i].width);
      g_assert_cmpint (dw_panes_get_mode (DW_PANES (panes)), ==, cases[i].mode);
      g_assert_finalize_object (panes);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-font-name");
}

static void
panes_stand_in_reading_direction_without_a_gap (void)
{
  GtkWidget *panes = g_object_ref_sink (g_object_new (DW_TYPE_PANES, NULL));
  GtkWidget *start = make_box (200);
  GtkWidget *end = make_box (200);

  g_object_set (panes, "start", start, "middle", make_box (200), "end", end, NULL);
  gtk_widget_set_direction (panes, GTK_TEXT_DIR_RTL);
  lay_out (panes, 1280);

  g_assert_cmpint (get_place (start).x + gtk_widget_get_width (start), ==, 1280);
  g_assert_cmpint (get_place (end).x, ==, 0);

  g_assert_finalize_object (panes);
}

static void
a_pane_brought_to_the_front_can_take_the_focus_at_once (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *panes = g_object_new (DW_TYPE_PANES, NULL);
  GtkWidget *button = gtk_button_new ();
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_set (panes, "middle", gtk_button_new (), "end", button, NULL);
  gtk_window_set_child (GTK_WINDOW (window), panes);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_widget_show (window);
  while (dw_panes_get_mode (DW_PANES (panes)) != DW_PANES_NARROW && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (dw_panes_get_mode (DW_PANES (panes)), ==, DW_PANES_NARROW);
  dw_panes_set_showing (DW_PANES (panes), DW_PANE_END);
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
the_focus_leaves_a_list_past_all_its_rows (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new ();
  GtkWidget *after = gtk_button_new ();
  GtkWidget *rows[3];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_box_append (GTK_BOX (list), rows[i] = gtk_button_new ());
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_show (window);

  gtk_widget_grab_focus (rows[0]);
  dw_leave (list, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == after);

  gtk_widget_grab_focus (rows[2]);
  dw_leave (list, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);

  gtk_widget_grab_focus (after);
  dw_leave (after, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);

  gtk_window_destroy (GTK_WINDOW (window));
}

static graphene_rect_t
snap (GtkWidget *paragraph)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t drawn;

  GTK_WIDGET_GET_CLASS (paragraph)->snapshot (paragraph, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &drawn);
  gsk_render_node_unref (node);
  return drawn;
}

/* Where the paragraph draws @text in 400 pixels, of no more height than it asks for and @more. */
static graphene_rect_t
draw_paragraph (const char       *text,
                GtkTextDirection  direction,
                int               more)
{
  GtkWidget *paragraph = g_object_ref_sink (g_object_new (DW_TYPE_PARAGRAPH, NULL));
  GtkAllocation place = { 0, 0, 400, 0 };
  graphene_rect_t drawn;

  gtk_widget_set_direction (paragraph, direction);
  g_object_set (paragraph, "text", text, NULL);
  lay_out (paragraph, place.width);
  place.height = gtk_widget_get_height (paragraph) + more;
  gtk_widget_size_allocate (paragraph, &place, -1);

  drawn = snap (paragraph);
  g_object_unref (paragraph);
  return drawn;
}

static void
a_paragraph_begins_where_the_window_does (void)
{
  static const char *const texts[] = { "Swimming", "שחייה" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      graphene_rect_t from_left = draw_paragraph (texts[i], GTK_TEXT_DIR_LTR, 0);
      graphene_rect_t from_right = draw_paragraph (texts[i], GTK_TEXT_DIR_RTL, 0);

      g_test_message ("%s", texts[i]);
      g_assert_cmpfloat (from_left.origin.x, <, 10);
      g_assert_cmpfloat (from_left.origin.x + from_left.size.width, <, 200);
      g_assert_cmpfloat (from_right.origin.x, >, 200);
      g_assert_cmpfloat (from_right.origin.x + from_right.size.width, >, 390);
    }
}

static void
a_paragraph_stands_in_the_middle_of_a_taller_line (void)
{
  graphene_rect_t alone = draw_paragraph ("Swimming", GTK_TEXT_DIR_LTR, 0);
  graphene_rect_t beside = draw_paragraph ("Swimming", GTK_TEXT_DIR_LTR, 30);

  g_assert_cmpfloat_with_epsilon (beside.origin.y, alone.origin.y + 15, 0.01);
}

static void
a_paragraph_is_drawn_as_wide_as_it_is_whatever_was_asked_since (void)
{
  GtkWidget *paragraph = g_object_ref_sink (g_object_new (DW_TYPE_PARAGRAPH, "text", "Stay and play for families", NULL));
  graphene_rect_t before, after;

  lay_out (paragraph, 400);
  before = snap (paragraph);
  gtk_widget_measure (paragraph, GTK_ORIENTATION_VERTICAL, 90, NULL, NULL, NULL, NULL);
  after = snap (paragraph);
  g_assert_cmpfloat_with_epsilon (before.size.width, after.size.width, 0.01);
  g_object_unref (paragraph);
}

#define ADD_WRAP_TEST(path, func) g_test_add (path, WrapFixture, NULL, set_up_wrap, func, tear_down_wrap)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_WRAP_TEST ("/wrap/what-does-not-fit-a-line-goes-to-the-next", what_does_not_fit_a_line_goes_to_the_next);
  ADD_WRAP_TEST ("/wrap/a-line-reads-from-the-right-where-people-do", a_line_reads_from_the_right_where_people_do);
  ADD_WRAP_TEST ("/wrap/what-is-left-goes-to-what-expands", what_is_left_goes_to_what_expands);
  ADD_WRAP_TEST ("/wrap/a-filled-line-is-shared-to-the-last-pixel", a_filled_line_is_shared_to_the_last_pixel);
  ADD_WRAP_TEST ("/wrap/what-is-hidden-takes-no-room", what_is_hidden_takes_no_room);
  g_test_add_func ("/panes/fold-as-room-gets-less", panes_fold_as_room_gets_less);
  g_test_add_func ("/panes/large-text-folds", large_text_folds_panes_in_a_window_that_holds_them_all);
  g_test_add_func ("/panes/stand-in-reading-direction-without-a-gap", panes_stand_in_reading_direction_without_a_gap);
  g_test_add_func ("/panes/brought-to-the-front-can-take-the-focus-at-once",
                   a_pane_brought_to_the_front_can_take_the_focus_at_once);
  g_test_add_func ("/leave/past-all-rows", the_focus_leaves_a_list_past_all_its_rows);

  g_test_add_func ("/paragraph/begins-where-the-window-does", a_paragraph_begins_where_the_window_does);
  g_test_add_func ("/paragraph/in-the-middle-of-a-taller-line", a_paragraph_stands_in_the_middle_of_a_taller_line);
  g_test_add_func ("/paragraph/as-wide-as-it-is-whatever-was-asked-since", a_paragraph_is_drawn_as_wide_as_it_is_whatever_was_asked_since);

  return g_test_run ();
}
