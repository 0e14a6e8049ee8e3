/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-window DATA-DIR QUERIES.txt KEYSTROKES   (under tests/support/headless)
 *
 * The program's own window, typed into key by key. One JSON object; see typist.h. With no keystrokes it ends with the first
 * frame that shows services, for the benchmark of the cold start.
 */
#include "config.h"

#include "dw-application.h"
#include "dw-inquiry.h"
#include "typist.h"

#include <unistd.h>

enum
{
  ASK_AGAIN_MS = 500,
};

static GtkEditable *entry;
static guint n_keys;

static GtkWidget *
find_widget (GtkWidget *in,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (in, type))
    return in;

  for (GtkWidget *child = gtk_widget_get_first_child (in); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Before the window hears of it; it follows at once, and the next frame shows it. */
static gboolean
on_answered (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  DwAnswer *answer = dw_inquiry_get_answer (g_value_get_object (&values[0]));

  if (entry != NULL && answer != NULL && g_strcmp0 (answer->question->text, gtk_editable_get_text (entry)) == 0)
    typist_note_answer (answer->without_index);

  return TRUE;
}

static void
on_first_list_painted (GdkFrameClock *frames,
                       gpointer       user_data)
{
  _exit (0);
}

static gboolean
ask_again (gpointer inquiry)
{
  dw_inquiry_refresh (inquiry);
  return G_SOURCE_REMOVE;
}

/* The window opens its directory by itself; typing begins when it has answered from its index, which it may have to make first. */
static gboolean
begin_on_first_answer (GSignalInvocationHint *hint,
                       guint                  n_values,
                       const GValue          *values,
                       gpointer               application)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));
  DwInquiry *inquiry = g_value_get_object (&values[0]);
  DwAnswer *answer = dw_inquiry_get_answer (inquiry);

  if (n_keys == 0)
    {
      g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_first_list_painted), NULL);
      return FALSE;
    }
  if (answer == NULL || answer->without_index)
    {
      g_timeout_add (ASK_AGAIN_MS, ask_again, inquiry);
      return TRUE;
    }

  entry = GTK_EDITABLE (find_widget (window, GTK_TYPE_SEARCH_ENTRY));
  typist_type (entry, window);
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) queries = NULL;
  g_autoptr (DwApplication) application = NULL;
  g_autoptr (GTypeClass) inquiry_class = NULL;
  char option[] = "--data-dir";
  char *arguments[] = { argv[0], option, argc > 3 ? argv[1] : NULL, NULL };
  guint answered;

  /* The display's home is empty; the index of the directory is in the cache that the benchmark keeps. */
  if (g_getenv ("BENCH_CACHE") != NULL)
    g_setenv ("XDG_CACHE_HOME", g_getenv ("BENCH_CACHE"), TRUE);
  if (argc < 4 || !g_file_get_contents (argv[2], &text, NULL, NULL))
    return 2;

  queries = g_strsplit (g_strstrip (text), "\n", -1);
  application = dw_application_new ();
  inquiry_class = g_type_class_ref (DW_TYPE_INQUIRY);
  answered = g_signal_lookup ("answered", DW_TYPE_INQUIRY);
  g_signal_add_emission_hook (answered, 0, begin_on_first_answer, application, NULL);
  g_signal_add_emission_hook (answered, 0, on_answered, NULL, NULL);
  n_keys = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  typist_begin (GTK_APPLICATION (application), queries, n_keys);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}
