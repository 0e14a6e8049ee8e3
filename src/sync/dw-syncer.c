/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-syncer.h"

#include "dw-syncer-private.h"

/* Networks come and go in bursts: what counts is that it stays. */
#define DEBOUNCE_SECONDS 5
#define LOOK_AROUND_SECONDS (60 * 60)

struct _DwSyncer
{
  GObject parent_instance;

  GMainContext *home;
  DwWorker *worker;
  GCancellable *everything;     /* all that runs or waits; a new one after each dw_syncer_cancel() */
  GNetworkMonitor *monitor;
  GSource *debounce;
  GSource *look_around;
  guint n_running;
};

G_DEFINE_FINAL_TYPE (DwSyncer, dw_syncer, G_TYPE_OBJECT)

typedef enum
{
  PROP_ONLINE = 1,
  PROP_BUSY,
} DwSyncerProperty;

static GParamSpec *properties[PROP_BUSY + 1];

typedef enum
{
  SIGNAL_PROGRESS,
  SIGNAL_FEED_DONE,
  SIGNAL_DIRECTORY_CHANGED,
  SIGNAL_CHECK_PROGRESS,
} DwSyncerSignal;

static guint signals[SIGNAL_CHECK_PROGRESS + 1];

/* A signal on its way home. */
typedef struct
{
  DwSyncer *syncer;
  DwSyncerSignal signal;
  gint64 feed_id;
  DwProgress progress;
  char *problem;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_object_unref (letter->syncer);
  g_free (letter->problem);
  g_free (letter);
}

static gboolean
deliver_letter (gpointer data)
{
  Letter *letter = data;

  switch (letter->signal)
    {
    case SIGNAL_PROGRESS:
      g_signal_emit (letter->syncer, signals[SIGNAL_PROGRESS], 0, letter->feed_id, &letter->progress);
      break;
    case SIGNAL_FEED_DONE:
      g_signal_emit (letter->syncer, signals[SIGNAL_FEED_DONE], 0, letter->feed_id, letter->problem);
      break;
    case SIGNAL_DIRECTORY_CHANGED:
      g_signal_emit (letter->syncer, signals[SIGNAL_DIRECTORY_CHANGED], 0);
      break;
    case SIGNAL_CHECK_PROGRESS:
      g_signal_emit (letter->syncer, signals[SIGNAL_CHECK_PROGRESS], 0, &letter->progress);
      break;
    default:
      g_return_val_if_reached (G_SOURCE_REMOVE);
    }

  return G_SOURCE_REMOVE;
}

/* With the priority of results, so that a result never overtakes what led to it. */
static void
send_home (DwSyncer         *self,
           DwSyncerSignal    signal,
           gint64            feed_id,
           const DwProgress *progress,
           const char       *problem)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Letter *letter = g_new0 (Letter, 1);

  letter->syncer = g_object_ref (self);
  letter->signal = signal;
  letter->feed_id = feed_id;
  letter->problem = g_strdup (problem);
  if (progress != NULL)
    letter->progress = *progress;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_letter, letter, letter_free);
  g_source_attach (source, self->home);
}

static void
hear_progress (gint64            feed_id,
               const DwProgress *progress,
               gpointer          data)
{
  send_home (data, SIGNAL_PROGRESS, feed_id, progress, NULL);
}

static void
hear_check (gint64            feed_id,
            const DwProgress *progress,
            gpointer          data)
{
  send_home (data, SIGNAL_CHECK_PROGRESS, 0, progress, NULL);
}

static void
hear_feed_done (gint64      feed_id,
                const char *problem,
                gpointer    data)
{
  send_home (data, SIGNAL_FEED_DONE, feed_id, NULL, problem);
}

static void
hear_changed (gpointer data)
{
  send_home (data, SIGNAL_DIRECTORY_CHANGED, 0, NULL, NULL);
}

DwSyncAudience
dw_syncer_get_audience (DwSyncJob *job)
{
  return (DwSyncAudience) {
    .progress = hear_progress,
    .feed_done = hear_feed_done,
    .changed = hear_changed,
    .data = job->syncer,
  };
}

DwSyncAudience
dw_syncer_get_check_audience (DwSyncJob *job)
{
  return (DwSyncAudience) { .progress = hear_check, .data = job->syncer };
}

static void
set_running (DwSyncer *self,
             guint     n_running)
{
  gboolean was_busy = self->n_running > 0;

  self->n_running = n_running;
  if (was_busy != (n_running > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
on_task_completed (GTask      *task,
                   GParamSpec *pspec,
                   DwSyncer   *self)
{
  set_running (self, self->n_running - 1);
}

DwSyncJob *
dw_syncer_new_job (DwSyncer     *self,
                   GCancellable *cancellable)
{
  return dw_sync_job_new (self, self->everything, cancellable);
}

/* What was done was done: a result is told even when it was cancelled a moment too late. */
void
dw_syncer_push_job (DwSyncer            *self,
                    DwSyncJob           *job,
                    DwWorkFunc           work,
                    GDestroyNotify       free_result,
                    gpointer             tag,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, job->cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, dw_sync_job_free);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_task_completed), self);
  set_running (self, self->n_running + 1);
  dw_worker_push (self->worker, task, work, free_result);
}

static gboolean
on_look_around (gpointer data)
{
  dw_syncer_sync_due (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_network_settled (gpointer data)
{
  DwSyncer *self = data;

  g_clear_pointer (&self->debounce, g_source_unref);
  if (g_network_monitor_get_network_available (self->monitor))
    dw_syncer_sync_due (self);
  return G_SOURCE_REMOVE;
}

static GSource *
start_timer (DwSyncer    *self,
             guint        seconds,
             GSourceFunc  function)
{
  GSource *source = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (source, function, self, NULL);
  g_source_attach (source, self->home);
  return source;
}

static void
stop_timer (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
on_network_changed (DwSyncer        *self,
                    gboolean         available,
                    GNetworkMonitor *monitor)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
  if (self->look_around == NULL)
    return;

  stop_timer (&self->debounce);
  self->debounce = start_timer (self, DEBOUNCE_SECONDS, on_network_settled);
}

static void
dw_syncer_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DwSyncer *self = DW_SYNCER (object);

  switch ((DwSyncerProperty) property_id)
    {
    case PROP_ONLINE:
      g_value_set_boolean (value, g_network_monitor_get_network_available (self->monitor));
      return;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_running > 0);
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Every job's task holds the syncer, so none is left here and the join is short. */
static void
dw_syncer_finalize (GObject *object)
{
  DwSyncer *self = DW_SYNCER (object);

  g_signal_handlers_disconnect_by_data (self->monitor, self);
  stop_timer (&self->debounce);
  stop_timer (&self->look_around);
  g_clear_pointer (&self->worker, dw_worker_stop);
  g_object_unref (self->everything);
  g_main_context_unref (self->home);

  G_OBJECT_CLASS (dw_syncer_parent_class)->finalize (object);
}

static void
dw_syncer_class_init (DwSyncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dw_syncer_get_property;
  object_class->finalize = dw_syncer_finalize;

  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, read_only);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read_only);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", DW_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_POINTER);
  signals[SIGNAL_FEED_DONE] = g_signal_new ("feed-done", DW_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_DIRECTORY_CHANGED] = g_signal_new ("directory-changed", DW_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHECK_PROGRESS] = g_signal_new ("check-progress", DW_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
dw_syncer_init (DwSyncer *self)
{
  self->home = g_main_context_ref_thread_default ();
  self->everything = g_cancellable_new ();
  self->monitor = g_network_monitor_get_default ();
  g_signal_connect_swapped (self->monitor, "network-changed", G_CALLBACK (on_network_changed), self);
}

static void
free_desk (gpointer data)
{
  dw_sync_desk_free (data);
}

DwSyncer *
dw_syncer_new (const char *data_dir,
               const char *starter,
               DwClock    *clock)
{
  DwSyncer *self = g_object_new (DW_TYPE_SYNCER, NULL);

  self->worker = dw_worker_new ("dw-writer", dw_sync_desk_new (data_dir, starter, clock), free_desk);
  return self;
}

void
dw_syncer_watch (DwSyncer *self)
{
  if (self->look_around != NULL)
    return;

  self->look_around = start_timer (self, LOOK_AROUND_SECONDS, on_look_around);
  dw_syncer_sync_due (self);
}

void
dw_syncer_cancel (DwSyncer *self)
{
  g_autoptr (GCancellable) cancelled = self->everything;

  self->everything = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
}
