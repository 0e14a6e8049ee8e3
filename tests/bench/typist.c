/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typist.h"

#include <stdio.h>
#include <time.h>

enum
{
  GAP_MS = 90,          /* between a painted answer and the next key */
  PAUSE_MS = 600,       /* after a word: rows that nobody waits for come in */
  GIVE_UP_MS = 5000,    /* on one answer */
  OPENING_MS = 2000,    /* from the first list to the first key */
  LONG_MS = 5,          /* of work: stretches that a trace tells of, by the clock of perf record -k CLOCK_MONOTONIC */
};

/* What is measured, in milliseconds. Work is the main thread's own CPU time. */
typedef enum
{
  PAINTED,              /* from the key to the end of its frame */
  ANSWERED,             /* of that: from the key to the list's new rows */
  HELD,                 /* every stretch */
  HELD_WORK,
  LAYOUT_WORK,          /* in the frames that paint an answer: styles, sizes, places */
  PAINT_WORK,           /* in the same frames: what the renderer does */
} Measure;

static const char *const names[] = { "painted", "answered", "held", "held_work", "layout_work", "paint_work" };

#define N_MEASURES (PAINT_WORK + 1)

typedef enum
{
  PHASE_ANSWERED,
  PHASE_UPDATE,
  PHASE_LAYOUT,
  PHASE_PAINT,
  PHASE_DONE,
  N_PHASES,
} Phase;

static const char *const phase_names[] = { "answered", "update", "layout", "paint", "done" };

typedef struct
{
  GtkApplication *application;
  GtkEditable *words;
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
  guint n_slow_way;
  double work_since;    /* the phase of the frame that runs */
  double phase[N_PHASES];   /* when each began for this key, by the clock */
  double work[N_PHASES];    /* the main thread's own work until then */
  double work_at_key;
  gboolean is_traced;   /* BENCH_TRACE: a line a key on standard error */
  guint n_frames;       /* since the key */
  double awake_since;   /* the stretch that runs, by the clock; 0 before the first */
  double awake_work;
  GArray *seen[N_MEASURES];   /* of double */
} Typist;

static Typist self;

static double
clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
note_phase (Phase phase)
{
  if (!self.is_traced)
    return;

  self.phase[phase] = clock_ms (CLOCK_MONOTONIC);
  self.work[phase] = clock_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void
note (Measure measure,
      double  ms)
{
  g_array_append_val (self.seen[measure], ms);
}

/* The main loop sleeps in here and nowhere else: what lies between two calls is what holds the main thread. */
static int
poll_and_note (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int n;

  if (self.is_typing && self.awake_since > 0)
    {
      double now = clock_ms (CLOCK_MONOTONIC);
      double work = clock_ms (CLOCK_THREAD_CPUTIME_ID) - self.awake_work;

      note (HELD, now - self.awake_since);
      note (HELD_WORK, work);
      if (self.is_traced && work > LONG_MS)
        fprintf (stderr, "held from %.3f to %.3f, work %.2f\n", self.awake_since, now, work);
    }
  n = g_poll (fds, n_fds, timeout);
  self.awake_since = clock_ms (CLOCK_MONOTONIC);
  self.awake_work = clock_ms (CLOCK_THREAD_CPUTIME_ID);
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

static guint
count_over (GArray *seen,
            double  ms)
{
  guint n = 0;

  for (guint i = 0; i < seen->len; i++)
    n += g_array_index (seen, double, i) > ms;

  return n;
}

static void
finish (void)
{
  gint64 interval_us = 0;

  gdk_frame_clock_get_refresh_info (self.frames, 0, &interval_us, NULL);
  printf ("{\"keystrokes\": %u, \"frame_ms\": %.3f, \"stretches\": %u, \"held_over_8_ms\": %u, \"held_work_over_8_ms\": %u, \"given_up\": %u, \"without_index\": %u",
          self.seen[PAINTED]->len, (double) interval_us / 1000.0, self.seen[HELD]->len, count_over (self.seen[HELD], 8),
          count_over (self.seen[HELD_WORK], 8), self.n_given_up, self.n_slow_way);
  for (int i = 0; i < N_MEASURES; i++)
    {
      GArray *seen = self.seen[i];

      g_array_sort (seen, compare_doubles);
      printf (", \"%s_p50_ms\": %.3f, \"%s_p99_ms\": %.3f, \"%s_max_ms\": %.3f", names[i], at_share (seen, 500), names[i],
              at_share (seen, 990), names[i], at_share (seen, 1000));
    }
  printf ("}\n");
  fflush (stdout);
  g_application_quit (G_APPLICATION (self.application));
}

/* A line a key: when, in ms since it, the answer came and each phase of its frame began; and the main thread's own work between them. */
static void
trace_key (void)
{
  double key = (double) self.typed_at / 1e3;
  double before = self.work_at_key;

  note_phase (PHASE_DONE);
  fprintf (stderr, "%-28.*s| frame %u", (int) self.at, self.queries[self.query], self.n_frames);
  for (int i = 0; i < N_PHASES; i++)
    {
      fprintf (stderr, ", %s %6.2f (%5.2f)", phase_names[i], self.phase[i] - key, self.work[i] - before);
      before = self.work[i];
    }
  fprintf (stderr, "; in all %6.2f\n", before - self.work_at_key);
}

static gboolean type_next (gpointer user_data);

static void
settle (void)
{
  gboolean is_word_done = self.queries[self.query][self.at] == '\0';

  g_clear_handle_id (&self.give_up, g_source_remove);
  self.typed_at = 0;
  self.has_answer = FALSE;
  /* Keys do not come in step with frames. */
  g_timeout_add ((is_word_done ? PAUSE_MS : GAP_MS) + g_random_int_range (0, 17), type_next, NULL);
}

static gboolean
on_give_up (gpointer user_data)
{
  self.give_up = 0;
  self.n_given_up++;
  settle ();
  return G_SOURCE_REMOVE;
}

/* GTK's own handlers stand before these: what lies between two signals is the work of the second. */
static void
on_update (GdkFrameClock *frames,
           gpointer       user_data)
{
  self.work_since = clock_ms (CLOCK_THREAD_CPUTIME_ID);
  note_phase (PHASE_UPDATE);
  self.n_frames++;
}

static void
on_phase (GdkFrameClock *frames,
          gpointer       user_data)
{
  double now = clock_ms (CLOCK_THREAD_CPUTIME_ID);

  if (self.has_answer)
    note ((Measure) GPOINTER_TO_UINT (user_data), now - self.work_since);
  self.work_since = now;
  note_phase (GPOINTER_TO_UINT (user_data) == LAYOUT_WORK ? PHASE_LAYOUT : PHASE_PAINT);
}

static void
on_after_paint (GdkFrameClock *frames,
                gpointer       user_data)
{
  if (!self.has_answer)
    return;

  note (PAINTED, (double) (g_get_monotonic_time () - self.typed_at) / 1000.0);
  if (self.is_traced)
    trace_key ();
  settle ();
}

static gboolean
type_next (gpointer user_data)
{
  const char *query = NULL;
  int end = -1;

  if (self.seen[PAINTED]->len + self.n_given_up >= self.n_wanted)
    {
      finish ();
      return G_SOURCE_REMOVE;
    }

  if (self.queries[self.query][self.at] == '\0')
    {
      self.query = self.queries[self.query + 1] != NULL ? self.query + 1 : 0;
      self.at = 0;
      gtk_editable_set_text (self.words, "");
    }

  query = self.queries[self.query];
  self.is_typing = TRUE;
  self.give_up = g_timeout_add (GIVE_UP_MS, on_give_up, NULL);
  self.typed_at = g_get_monotonic_time ();
  self.work_at_key = clock_ms (CLOCK_THREAD_CPUTIME_ID);
  self.n_frames = 0;
  gtk_editable_insert_text (self.words, query + self.at, 1, &end);
  gtk_editable_set_position (self.words, -1);
  self.at++;
  return G_SOURCE_REMOVE;
}

void
typist_begin (GtkApplication *application,
              char          **queries,
              guint           n_keys)
{
  self.application = application;
  self.queries = queries;
  self.n_wanted = n_keys;
  self.is_traced = g_getenv ("BENCH_TRACE") != NULL;
  for (int i = 0; i < N_MEASURES; i++)
    self.seen[i] = g_array_new (FALSE, FALSE, sizeof (double));
  g_main_context_set_poll_func (NULL, poll_and_note);
}

void
typist_type (GtkEditable *words,
             GtkWidget   *window)
{
  self.words = words;
  self.frames = gtk_widget_get_frame_clock (window);
  g_signal_connect (self.frames, "update", G_CALLBACK (on_update), NULL);
  g_signal_connect (self.frames, "layout", G_CALLBACK (on_phase), GUINT_TO_POINTER (LAYOUT_WORK));
  g_signal_connect (self.frames, "paint", G_CALLBACK (on_phase), GUINT_TO_POINTER (PAINT_WORK));
  g_signal_connect (self.frames, "after-paint", G_CALLBACK (on_after_paint), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (words));
  g_timeout_add (OPENING_MS, type_next, NULL);
}

void
typist_note_answer (gboolean is_slow_way)
{
  if (self.typed_at == 0 || self.has_answer)
    return;

  self.n_slow_way += is_slow_way;
  self.has_answer = TRUE;
  note_phase (PHASE_ANSWERED);
  note (ANSWERED, (double) (g_get_monotonic_time () - self.typed_at) / 1000.0);
}
