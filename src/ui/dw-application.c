/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-application.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "dw-directory.h"
#include "dw-help.h"
#include "dw-paths.h"
#include "dw-window.h"

struct _DwApplication
{
  AdwApplication parent_instance;

  char *data_dir;

  /* Not held: known only to see that they come to their end. */
  DwSyncer *syncer;
  DwDirectory *directory;
};

/* What was cancelled ends in a fraction of a second; a disk that hangs must not keep a program that was quit. */
#define LEAVE_SECONDS 5

G_DEFINE_FINAL_TYPE (DwApplication, dw_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "data-dir", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep the directory in FOLDER"), N_ ("FOLDER") },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, NULL },
  { NULL },
};

static void
quit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_activated },
};

#if DW_TESTING
static void
after_paint (GdkFrameClock *frame_clock,
             gpointer       application)
{
  _exit (0);
}

static void
window_mapped (GtkWidget *window,
               gpointer   application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint), application);
}

/* For the benchmark of the cold start, which times the process to the end of its first frame: not how it is left. */
static void
quit_after_first_frame (GApplication *application,
                        GtkWindow    *window)
{
  if (g_getenv ("DOORWAY_TEST_QUIT_AFTER_PAINT") != NULL)
    g_signal_connect (window, "map", G_CALLBACK (window_mapped), application);
}
#endif

static void
dw_application_activate (GApplication *application)
{
  DwApplication *self = DW_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      g_autoptr (DwDirectory) directory = dw_directory_new (self->data_dir);

      g_set_weak_pointer (&self->directory, directory);
      g_set_weak_pointer (&self->syncer, dw_directory_get_syncer (directory));
      window = GTK_WINDOW (dw_window_new (GTK_APPLICATION (application), directory));
#if DW_TESTING
      quit_after_first_frame (application, window);
#endif
    }

  gtk_window_present (window);
}

static gboolean
on_leave_deadline (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_CONTINUE;
}

/* The results on their way home hold the last references to those who sent them: they must arrive, or the threads are
 * killed by the exit, and the next start finds a directory whose writer was cut short. */
static void
await_workers (DwApplication *self)
{
  gboolean is_over = FALSE;
  guint deadline = g_timeout_add_seconds (LEAVE_SECONDS, on_leave_deadline, &is_over);

  while ((self->directory != NULL || self->syncer != NULL) && !is_over)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (deadline);
}

static void
dw_application_shutdown (GApplication *application)
{
  DwApplication *self = DW_APPLICATION (application);
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (window);
  await_workers (self);

  G_APPLICATION_CLASS (dw_application_parent_class)->shutdown (application);
}

/* What is looked up in Doorway leaves no trace with the desktop. */
static void
dw_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dw_application_parent_class)->startup (application);

  /* GLib keeps GTK from mirroring a program that has no words in the person's language; who translates wants to see
   * it. */
  if (g_strcmp0 (g_getenv ("DOORWAY_TEXT_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  dw_help_set_keys (GTK_APPLICATION (application));
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
}

static int
dw_application_handle_local_options (GApplication *application,
                                     GVariantDict *values)
{
  DwApplication *self = DW_APPLICATION (application);

  if (g_variant_dict_contains (values, "version"))
    {
      g_print ("doorway %s\n", PACKAGE_VERSION);
      return 0;
    }

  if (g_variant_dict_contains (values, G_OPTION_REMAINING))
    {
      g_printerr ("%s\n", _("Doorway opens no file that is named when it starts. Add a feed in its window, under Feeds."));
      return 2;
    }

  if (g_variant_dict_lookup (values, "data-dir", "^ay", &self->data_dir))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  else
    self->data_dir = dw_paths_dup_own (g_get_user_data_dir (), ".local/share");

  return -1;
}

static void
dw_application_finalize (GObject *object)
{
  DwApplication *self = DW_APPLICATION (object);

  g_clear_weak_pointer (&self->directory);
  g_clear_weak_pointer (&self->syncer);
  g_free (self->data_dir);

  G_OBJECT_CLASS (dw_application_parent_class)->finalize (object);
}

static void
dw_application_class_init (DwApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = dw_application_finalize;
  application_class->activate = dw_application_activate;
  application_class->startup = dw_application_startup;
  application_class->shutdown = dw_application_shutdown;
  application_class->handle_local_options = dw_application_handle_local_options;
}

static void
dw_application_init (DwApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DwApplication *
dw_application_new (void)
{
  return g_object_new (DW_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", "/org/nowrongdoor/Doorway",
                       NULL);
}
