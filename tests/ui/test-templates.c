/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dw-add-feed.h"
#include "dw-answer-notes.h"
#include "dw-fact-row.h"
#include "dw-feed-check-dialog.h"
#include "dw-feed-row.h"
#include "dw-feeds-page.h"
#include "dw-filter-group.h"
#include "dw-filter-panel.h"
#include "dw-finder.h"
#include "dw-nothing-page.h"
#include "dw-paths.h"
#include "dw-place-entry.h"
#include "dw-publisher-row.h"
#include "dw-question-bar.h"
#include "dw-record-page.h"
#include "dw-result-list.h"
#include "dw-result-row.h"
#include "dw-status-button.h"
#include "dw-sync-status.h"
#include "dw-urgent.h"
#include "dw-urgent-panel.h"
#include "dw-window.h"

#define DEADLINE_S 30

/* gtk4-builder-tool cannot see the program's own types, so every template is built here: a wrong name of a type, a
 * property or a child in a .ui file is a critical message, and those are fatal. */

static void
a_template_can_be_built (gconstpointer data)
{
  GType (*const *get_type) (void) = data;
  GtkWidget *widget = g_object_new ((*get_type) (), NULL);

  g_object_ref_sink (widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);

  return found;
}

static void
await_error (DwInquiry *inquiry,
             guint     *n_answers)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;

  while (*n_answers == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*n_answers, ==, 1);
  *n_answers = 0;
  g_assert_nonnull (dw_inquiry_get_error (inquiry));
}

static void
count_answer (guint *n_answers)
{
  ++*n_answers;
}

static void
danger_is_answered_without_a_directory (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-damaged-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "directory.db", NULL);
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autoptr (DwGazetteer) gazetteer = dw_gazetteer_load (places, NULL);
  g_autoptr (DwSearch) search = NULL;
  g_autoptr (DwInquiry) inquiry = NULL;
  GtkWidget *list = g_object_ref_sink (g_object_new (DW_TYPE_RESULT_LIST, NULL));
  GtkWidget *panel = find_child (list, DW_TYPE_URGENT_PANEL);
  guint n_answers = 0;

  g_assert_true (g_file_set_contents (path, "no directory", -1, NULL));
  search = dw_search_new (folder, gazetteer, NULL);
  inquiry = dw_inquiry_new (search);
  dw_result_list_set_inquiry (DW_RESULT_LIST (list), inquiry);
  g_signal_connect_swapped (inquiry, "answered", G_CALLBACK (count_answer), &n_answers);

  dw_inquiry_set_text (inquiry, "he hits me");
  dw_inquiry_refresh (inquiry);
  await_error (inquiry, &n_answers);
  g_assert_true (gtk_widget_get_visible (panel));
  dw_inquiry_set_text (inquiry, "baby group");
  await_error (inquiry, &n_answers);
  g_assert_false (gtk_widget_get_visible (panel));

  g_object_unref (list);
  g_unlink (path);
  g_rmdir (folder);
}

/* Whether in every label of @widget that holds digits only, what is read first stands furthest to the left. */
static guint
check_numbers (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && g_ascii_isdigit (gtk_label_get_text (GTK_LABEL (widget))[0]))
    {
      const char *number = gtk_label_get_text (GTK_LABEL (widget));
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
      PangoRectangle first, last;

      pango_layout_index_to_pos (layout, 0, &first);
      pango_layout_index_to_pos (layout, (int) strlen (number) - 1, &last);
      g_assert_cmpint (first.x, <, last.x);
      n++;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_numbers (child);

  return n;
}

static void
a_number_to_ring_reads_from_left_to_right (void)
{
  GtkWidget *page;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page = g_object_ref_sink (dw_urgent_panel_build_page ());
  g_assert_cmpuint (check_numbers (page), >, 5);
  g_object_unref (page);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* In pixels, at the width of a wide window's results. A container asks for the mode of what is hidden too. */
static int
measure_panel (gboolean was_asked_before)
{
  GtkWidget *panel = g_object_ref_sink (g_object_new (DW_TYPE_URGENT_PANEL, NULL));
  int minimum;

  if (was_asked_before)
    gtk_widget_get_request_mode (panel);
  dw_urgent_panel_show (DW_URGENT_PANEL (panel), DW_URGENT_ABUSE);
  gtk_widget_measure (panel, GTK_ORIENTATION_VERTICAL, 420, &minimum, NULL, NULL, NULL);
  g_object_unref (panel);
  return minimum;
}

static void
the_panel_is_no_taller_than_its_numbers (void)
{
  g_assert_cmpint (measure_panel (TRUE), ==, measure_panel (FALSE));
}

int
main (int   argc,
      char *argv[])
{
  static GType (*const types[]) (void) = {
    dw_add_feed_get_type,
    dw_answer_notes_get_type,
    dw_fact_row_get_type,
    dw_feed_check_dialog_get_type,
    dw_feed_row_get_type,
    dw_feeds_page_get_type,
    dw_filter_group_get_type,
    dw_filter_panel_get_type,
    dw_finder_get_type,
    dw_nothing_page_get_type,
    dw_place_entry_get_type,
    dw_publisher_row_get_type,
    dw_question_bar_get_type,
    dw_record_page_get_type,
    dw_result_list_get_type,
    dw_result_row_get_type,
    dw_status_button_get_type,
    dw_sync_status_get_type,
    dw_window_get_type,
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strdup_printf ("/templates/%s", g_type_name (types[i]()));

      g_test_add_data_func (path, &types[i], a_template_can_be_built);
    }

  g_test_add_func ("/results/words of danger are answered where the directory cannot be read", danger_is_answered_without_a_directory);
  g_test_add_func ("/urgent/a number to ring reads from left to right, whichever way the writing runs", a_number_to_ring_reads_from_left_to_right);
  g_test_add_func ("/urgent/the panel is no taller than its numbers when it comes into a window that stands", the_panel_is_no_taller_than_its_numbers);
  return g_test_run ();
}
