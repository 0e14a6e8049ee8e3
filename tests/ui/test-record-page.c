/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dw-crawl.h"
#include "dw-paths.h"
#include "dw-reader.h"
#include "dw-record-page.h"

static const char starter[] = "{\"total_items\":2,\"total_pages\":1,\"page_number\":1,\"size\":2,\"first_page\":true,"
                              "\"last_page\":true,\"empty\":false,\"contents\":["
                              "{\"id\":\"a\",\"name\":\"First hub\",\"status\":\"active\"},"
                              "{\"id\":\"b\",\"name\":\"Second hub\",\"status\":\"active\"}]}";

typedef struct
{
  char *folder;
  DwGazetteer *gazetteer;
  DwSearch *search;
  gint64 first;
  gint64 second;
} Fixture;

static gint64
find_service (Fixture    *fixture,
              const char *source_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (fixture->folder, &error);
  gint64 id;

  g_assert_no_error (error);
  id = dw_reader_find (reader, 0, source_id, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwClock) clock = dw_clock_new_system ();
  g_autoptr (DwWriter) writer = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("doorway-record-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "starter.json", NULL);
  g_file_set_contents (path, starter, -1, &error);
  g_assert_no_error (error);
  writer = dw_writer_open (fixture->folder, clock, &error);
  g_assert_no_error (error);
  dw_crawl_import_starter (writer, NULL, path, NULL, &error);
  g_assert_no_error (error);
  fixture->gazetteer = dw_gazetteer_load (places, &error);
  g_assert_no_error (error);

  fixture->search = dw_search_new (fixture->folder, fixture->gazetteer, NULL);
  fixture->first = find_service (fixture, "a");
  fixture->second = find_service (fixture, "b");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->search);
  dw_gazetteer_unref (fixture->gazetteer);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* The first label of @class in @widget that can be seen, or NULL. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *class)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
await_name (GtkWidget  *page,
            const char *name)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GtkWidget *label = NULL;

  while (g_get_monotonic_time () < deadline)
    {
      label = find_label (page, "record-name");
      if (label != NULL && strstr (gtk_label_get_text (GTK_LABEL (label)), name) != NULL)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
  g_error ("The page never showed %s", name);
}

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_newest_wins (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *page = g_object_ref_sink (dw_record_page_new (fixture->search));
  guint ticking = g_timeout_add (20, tick, NULL);

  for (guint i = 0; i < 20; i++)
    {
      dw_record_page_set_service_id (DW_RECORD_PAGE (page), fixture->first);
      dw_record_page_set_service_id (DW_RECORD_PAGE (page), fixture->second);
    }
  await_name (page, "Second hub");
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  await_name (page, "Second hub");

  dw_record_page_set_service_id (DW_RECORD_PAGE (page), fixture->first);
  await_name (page, "First hub");
  dw_record_page_set_service_id (DW_RECORD_PAGE (page), 0);
  g_assert_null (find_label (page, "record-name"));
  g_source_remove (ticking);
  g_assert_finalize_object (page);
}

static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = g_object_ref_sink (dw_record_page_new (fixture->search));
  guint ticking = g_timeout_add (20, tick, NULL);
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  dw_record_page_set_service_id (DW_RECORD_PAGE (page), fixture->first);
  g_object_run_dispose (G_OBJECT (page));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_unref (page);
  while (page != NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (page);
  g_source_remove (ticking);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/record-page/the service asked for last is the one that is shown", Fixture, NULL, set_up, test_newest_wins,
              tear_down);
  g_test_add ("/record-page/a page that is let go while it loads is freed", Fixture, NULL, set_up, test_let_go, tear_down);

  return g_test_run ();
}
