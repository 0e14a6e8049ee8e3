/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dw-add-feed.h"
#include "dw-fact-row.h"
#include "dw-feed-check-dialog.h"
#include "dw-feed-row.h"
#include "dw-feeds-page.h"
#include "dw-filter-group.h"
#include "dw-filter-panel.h"
#include "dw-finder.h"
#include "dw-nothing-page.h"
#include "dw-place-entry.h"
#include "dw-publisher-row.h"
#include "dw-question-bar.h"
#include "dw-record-page.h"
#include "dw-result-list.h"
#include "dw-result-row.h"
#include "dw-status-button.h"
#include "dw-sync-status.h"
#include "dw-window.h"

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

int
main (int   argc,
      char *argv[])
{
  static GType (*const types[]) (void) = {
    dw_add_feed_get_type,
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

  return g_test_run ();
}
