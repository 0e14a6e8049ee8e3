/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-window DATA-DIR QUERIES.txt KEYSTROKES   (under tests/support/headless)
 *
 * The program's own window, typed into key by key: from a keystroke to the end of the frame that paints the list it found,
 * by the frame clock; and how long the main thread is held at a stretch, from one poll of the main loop to the next.
 * One JSON object.
 */
#include "config.h"

#include "dw-application.h"
#include "dw-result-list.h"

#include <stdio.h>
#include <string.h>

enum
{
  GAP_MS = 90,          /* between a painted answer and the next key */
  PAUSE_MS = 600,       /* after a word: rows that nobody waits for come in */
  GIVE_UP_MS = 5000,    /* on one answer */
  OPENING_MS = 2000,    /* from the first list to the first key */
  FEWEST_KEYS = 20,
};

typedef struct
{
  GtkApplication *application;
  GtkEditable *words;
  GListModel *rows;
  GdkFrameClock *frames;
  char **queries;
  guint query;
  gsize at;             /* bytes of the query typed so far */
  guint n_wanted;
  gboolean is_typing;
  gboolean has_answer;  /* the list has changed since the key */
  gint64 typed_at;      /* monotonic µs, 0 when no answer is awaited */
  guint give_up;
  guint n_given_up;
  GArray *painted_ms;   /* double, from key to frame */
  GArray *held_ms;      /* double, every stretch */
} Typing;

static Typing typing;
static gint64 awake_since;

/* The main loop sleeps in here and nowhere else: what lies between two calls is what holds the main thread. */
static int
poll_and_note (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int n = 0;

  if (typing.is_typing && awake_since != 0)
    {
      double held = (double) (g_get_monotonic_time () - awake_since) / 1000.0;

      g_array_append_val (typing.held_ms, held);
    }
  n = g_poll (fds, n_fds, timeout);
  awake_since = g_get_monotonic_time ();
  return n;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
at_share (GArray *sorted,
          guint   per_thousand)
{
  return sorted->len > 0 ? g_array_index (sorted, double, (guint) ((guint64) (sorted->len - 1) * per_thousand / 1000)) : 0;
}

static void
finish (void)
{
  gint64 interval_us = 0;
  guint n_long = 0;

  gdk_frame_clock_get_refresh_info (typing.frames, 0, &interval_us, NULL);
  g_array_sort (typing.painted_ms, compare_doubles);
  g_array_sort (typing.held_ms, compare_doubles);
  for (guint i = 0; i < typing.held_ms->len; i++)
    n_long += g_array_index (typing.held_ms, double, i) > 8;

  printf ("{\"keystrokes\": %u, \"frame_ms\": %.3f, \"painted_p50_ms\": %.3f, \"painted_p99_ms\": %.3f, \"painted_max_ms\": %.3f, "
          "\"stretches\": %u, \"held_p50_ms\": %.3f, \"held_p99_ms\": %.3f, \"held_max_ms\": %.3f, \"held_over_8_ms\": %u, \"given_up\": %u}\n",
          typing.painted_ms->len, (double) interval_us / 1000.0, at_share (typing.painted_ms, 500), at_share (typing.painted_ms, 990),
          at_share (typing.painted_ms, 1000), typing.held_ms->len, at_share (typing.held_ms, 500), at_share (typing.held_ms, 990),
          at_share (typing.held_ms, 1000), n_long, typing.n_given_up);
  fflush (stdout);
  g_application_quit (G_APPLICATION (typing.application));
}

static gboolean type_next (gpointer user_data);

static void
settle (void)
{
  gboolean is_word_done = typing.queries[typing.query][typing.at] == '\0';

  g_clear_handle_id (&typing.give_up, g_source_remove);
  typing.typed_at = 0;
  /* Keys do not come in step with frames. */
  g_timeout_add ((is_word_done ? PAUSE_MS : GAP_MS) + g_random_int_range (0, 17), type_next, NULL);
}

static gboolean
on_give_up (gpointer user_data)
{
  typing.give_up = 0;
  typing.n_given_up++;
  settle ();
  return G_SOURCE_REMOVE;
}

static void
on_rows_changed (GListModel *rows,
                 guint       position,
                 guint       n_removed,
                 guint       n_added,
                 gpointer    user_data)
{
  typing.has_answer = typing.typed_at != 0;
}

static void
on_after_paint (GdkFrameClock *frames,
                gpointer       user_data)
{
  double ms = (double) (g_get_monotonic_time () - typing.typed_at) / 1000.0;

  if (typing.typed_at == 0 || !typing.has_answer)
    return;

  g_array_append_val (typing.painted_ms, ms);
  settle ();
}

static gboolean
type_next (gpointer user_data)
{
  const char *query = NULL;
  int end = -1;

  if (typing.painted_ms->len + typing.n_given_up >= typing.n_wanted)
    {
      finish ();
      return G_SOURCE_REMOVE;
    }

  if (typing.queries[typing.query][typing.at] == '\0')
    {
      typing.query = typing.queries[typing.query + 1] != NULL ? typing.query + 1 : 0;
      typing.at = 0;
      gtk_editable_set_text (typing.words, "");
    }

  query = typing.queries[typing.query];
  typing.is_typing = TRUE;
  typing.has_answer = FALSE;
  typing.give_up = g_timeout_add (GIVE_UP_MS, on_give_up, NULL);
  typing.typed_at = g_get_monotonic_time ();
  gtk_editable_insert_text (typing.words, query + typing.at, 1, &end);
  gtk_editable_set_position (typing.words, -1);
  typing.at++;
  return G_SOURCE_REMOVE;
}

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

/* The window opens its directory by itself; typing begins when the list has its first rows. */
static gboolean
await_list (gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (typing.application);
  GtkWidget *list = window != NULL ? find_widget (GTK_WIDGET (window), DW_TYPE_RESULT_LIST) : NULL;
  GObject *view = list != NULL ? gtk_widget_get_template_child (list, DW_TYPE_RESULT_LIST, "list") : NULL;
  GtkSelectionModel *model = view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
  GtkWidget *entry = window != NULL ? find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (model == NULL || entry == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return G_SOURCE_CONTINUE;

  typing.words = GTK_EDITABLE (entry);
  typing.rows = G_LIST_MODEL (model);
  typing.frames = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (typing.rows, "items-changed", G_CALLBACK (on_rows_changed), NULL);
  g_signal_connect (typing.frames, "after-paint", G_CALLBACK (on_after_paint), NULL);
  gtk_widget_grab_focus (entry);
  g_timeout_add (OPENING_MS, type_next, NULL);
  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char option[] = "--data-dir";
  char *arguments[] = { argv[0], option, argc > 3 ? argv[1] : NULL, NULL };
  int status = 0;

  /* The display's home is empty; the index of the directory is in the cache that the benchmark keeps. */
  if (g_getenv ("BENCH_CACHE") != NULL)
    g_setenv ("XDG_CACHE_HOME", g_getenv ("BENCH_CACHE"), TRUE);
  if (argc < 4 || !g_file_get_contents (argv[2], &text, NULL, &error))
    return 2;

  typing.queries = g_strsplit (g_strstrip (text), "\n", -1);
  typing.n_wanted = MAX (FEWEST_KEYS, (guint) g_ascii_strtoull (argv[3], NULL, 10));
  typing.painted_ms = g_array_new (FALSE, FALSE, sizeof (double));
  typing.held_ms = g_array_new (FALSE, FALSE, sizeof (double));
  typing.application = GTK_APPLICATION (dw_application_new ());
  g_main_context_set_poll_func (NULL, poll_and_note);
  g_timeout_add (100, await_list, NULL);
  status = g_application_run (G_APPLICATION (typing.application), 3, arguments);

  g_object_unref (typing.application);
  g_array_unref (typing.painted_ms);
  g_array_unref (typing.held_ms);
  g_strfreev (typing.queries);
  return status;
}
