/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib-unix.h>
#include <stdlib.h>

#include "dw-feeds-page.h"
#include "dw-paths.h"
#include "dw-record-page.h"

/* page-window DATA_DIR feeds
 * page-window DATA_DIR record SOURCE_ID
 *
 * One page of the window alone, in a window of the size that DOORWAY_TEST_SIZE says ("360x640"), on a real directory in
 * DATA_DIR, with the starter directory taken in when it is new. For tests over the accessibility bus and for pictures. */

typedef struct
{
  GtkApplication *application;
  DwGazetteer *gazetteer;
  DwClock *clock;
  DwSyncer *syncer;
  DwSearch *search;
  GtkWindow *window;
  const char *data_dir;
  const char *page;
  const char *source_id;
} Show;

/* So that a test can end it as a person does, and a sanitizer can say what was left. */
static gboolean
on_terminated (gpointer data)
{
  Show *show = data;

  gtk_window_destroy (show->window);
  g_application_release (G_APPLICATION (show->application));
  return G_SOURCE_REMOVE;
}

static gint64
find_service (Show *show)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (show->data_dir, &error);
  gint64 id = reader != NULL ? dw_reader_find (reader, 0, show->source_id, &error) : 0;

  if (id == 0)
    g_error ("%s: %s", show->source_id, error->message);

  return id;
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Show *show = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  if (!dw_syncer_prepare_finish (show->syncer, result, &error))
    g_error ("%s", error->message);

  show->search = dw_search_new (show->data_dir, show->gazetteer, NULL);
  if (g_str_equal (show->page, "feeds"))
    page = dw_feeds_page_new (show->search, show->syncer);
  else
    page = dw_record_page_new (show->search);

  gtk_window_set_child (show->window, page);
  gtk_window_present (show->window);
  if (show->source_id != NULL)
    {
      dw_record_page_set_service_id (DW_RECORD_PAGE (page), find_service (show));
      gtk_widget_grab_focus (page);
    }
}

static void
on_activate (GtkApplication *application,
             gpointer        data)
{
  Show *show = data;
  const char *size = g_getenv ("DOORWAY_TEST_SIZE");
  g_auto (GStrv) sides = g_strsplit (size != NULL ? size : "900x760", "x", 2);

  show->window = GTK_WINDOW (gtk_application_window_new (application));
  gtk_window_set_title (show->window, "Doorway");
  gtk_window_set_default_size (show->window, (int) strtol (sides[0], NULL, 10), (int) strtol (sides[1], NULL, 10));
  g_application_hold (G_APPLICATION (application));
  g_unix_signal_add (SIGTERM, on_terminated, show);
  dw_syncer_prepare_async (show->syncer, NULL, on_prepared, show);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *starter = dw_paths_dup_data ("starter/starter.json");
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autoptr (GError) error = NULL;
  Show show = { .data_dir = argv[1], .page = argv[2], .source_id = argc > 3 ? argv[3] : NULL };
  int status;

  if (argc < 3)
    return EXIT_FAILURE;

  show.clock = dw_clock_new_system ();
  show.gazetteer = dw_gazetteer_load (places, &error);
  if (show.gazetteer == NULL)
    g_error ("%s", error->message);

  show.syncer = dw_syncer_new (show.data_dir, starter, show.clock);
  /* The program's own style comes from its resources, as in the program. */
  show.application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (show.application), "/org/nowrongdoor/Doorway");
  g_signal_connect (show.application, "activate", G_CALLBACK (on_activate), &show);
  status = g_application_run (G_APPLICATION (show.application), 1, argv);

  g_object_unref (show.application);
  g_clear_object (&show.search);
  g_clear_object (&show.syncer);
  dw_gazetteer_unref (show.gazetteer);
  dw_clock_unref (show.clock);
  return status;
}
