/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-fetcher.h"

#include "dw-curl.h"
#include "dw-proxy.h"
#include "dw-task.h"
#include "dw-transfer.h"

enum
{
  MAX_PER_HOST = 8,       /* over HTTP/2 on one connection */
  MAX_CONNECTIONS = 4,    /* to a host that knows HTTP/1.1 only */
  MAX_AT_ONCE = 16,
  LONGEST_POLL_MS = 60 * 1000,
  PROXY_SECONDS = 5,
};

/*
 * The thread owns `multi`, `waiting` and `running`; `arrivals` and `is_stopping` are shared under `mutex`, and every
 * change of theirs wakes the thread. A job holds its task, and the task holds the fetcher: none is left at finalize.
 */
struct _DwFetcher
{
  GObject parent_instance;

  GThread *thread;
  CURLM *multi;
  GQueue waiting;
  GPtrArray *running;

  GMutex mutex;
  GQueue arrivals;
  gboolean is_stopping;
};

G_DEFINE_TYPE (DwFetcher, dw_fetcher, G_TYPE_OBJECT)

typedef struct
{
  GTask *task;
  DwTransfer *transfer;
  gulong cancelled_id;
} Job;

static void
free_response (gpointer response)
{
  dw_response_free (response);
}

/* Takes the job: its task goes home with @response or @error. */
static void
send_home (Job        *job,
           DwResponse *response,
           GError     *error)
{
  g_cancellable_disconnect (g_task_get_cancellable (job->task), job->cancelled_id);
  dw_task_return_home (job->task, response, free_response, error);
  dw_transfer_free (job->transfer);
  g_free (job);
}

static gboolean
send_home_if_cancelled (Job *job)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &error))
    return FALSE;

  send_home (job, NULL, error);
  return TRUE;
}

static void
stop_driving (DwFetcher *self,
              Job       *job)
{
  dw_curl ()->multi_remove_handle (self->multi, dw_transfer_get_handle (job->transfer));
  g_ptr_array_remove_fast (self->running, job);
}

/* Returns: FALSE when the fetcher goes away. */
static gboolean
take_arrivals (DwFetcher *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Job *job = NULL;

  while ((job = g_queue_pop_head (&self->arrivals)) != NULL)
    g_queue_push_tail (&self->waiting, job);

  return !self->is_stopping;
}

static void
drop_cancelled (DwFetcher *self)
{
  for (GList *link = self->waiting.head, *next = NULL; link != NULL; link = next)
    {
      next = link->next;
      if (send_home_if_cancelled (link->data))
        g_queue_delete_link (&self->waiting, link);
    }

  for (guint i = self->running->len; i > 0; i--)
    {
      Job *job = g_ptr_array_index (self->running, i - 1);

      if (g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
        {
          stop_driving (self, job);
          send_home_if_cancelled (job);
        }
    }
}

static guint
count_running_on (DwFetcher  *self,
                  const char *host)
{
  guint n = 0;

  for (guint i = 0; i < self->running->len; i++)
    {
      Job *job = g_ptr_array_index (self->running, i);

      n += g_str_equal (dw_transfer_get_host (job->transfer), host);
    }

  return n;
}

static void
start_waiting (DwFetcher *self)
{
  for (GList *link = self->waiting.head, *next = NULL; link != NULL && self->running->len < MAX_AT_ONCE; link = next)
    {
      Job *job = link->data;

      next = link->next;
      if (count_running_on (self, dw_transfer_get_host (job->transfer)) >= MAX_PER_HOST)
        continue;

      g_queue_delete_link (&self->waiting, link);
      g_ptr_array_add (self->running, job);
      dw_transfer_start (job->transfer);
      dw_curl ()->multi_add_handle (self->multi, dw_transfer_get_handle (job->transfer));
    }
}

/* Drives the next hop, or sends the job home. */
static void
end_job (DwFetcher *self,
         Job       *job,
         CURLcode   code)
{
  DwResponse *response = NULL;
  GError *error = NULL;

  stop_driving (self, job);

  if (dw_transfer_end (job->transfer, code, &response, &error))
    {
      g_ptr_array_add (self->running, job);
      dw_curl ()->multi_add_handle (self->multi, dw_transfer_get_handle (job->transfer));
    }
  else
    send_home (job, response, error);
}

static Job *
find_job (DwFetcher *self,
          CURL      *easy)
{
  for (guint i = 0; i < self->running->len; i++)
    {
      Job *job = g_ptr_array_index (self->running, i);

      if (dw_transfer_get_handle (job->transfer) == easy)
        return job;
    }

  g_assert_not_reached ();
}

static void
end_finished (DwFetcher *self)
{
  CURLMsg *message = NULL;
  int n_left = 0;

  while ((message = dw_curl ()->multi_info_read (self->multi, &n_left)) != NULL)
    if (message->msg == CURLMSG_DONE)
      end_job (self, find_job (self, message->easy_handle), message->data.result);
}

static void
end_late (DwFetcher *self)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = self->running->len; i > 0; i--)
    {
      Job *job = g_ptr_array_index (self->running, i - 1);

      if (now >= dw_transfer_get_deadline (job->transfer))
        end_job (self, job, CURLE_OPERATION_TIMEDOUT);
    }
}

static int
measure_poll_ms (DwFetcher *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 longest = LONGEST_POLL_MS;

  for (guint i = 0; i < self->running->len; i++)
    {
      Job *job = g_ptr_array_index (self->running, i);

      longest = MIN (longest, (dw_transfer_get_deadline (job->transfer) - now) / 1000 + 1);
    }

  return (int) MAX (longest, 0);
}

static gpointer
run (gpointer data)
{
  DwFetcher *self = data;

  while (take_arrivals (self))
    {
      int n_running = 0;

      drop_cancelled (self);
      start_waiting (self);
      dw_curl ()->multi_perform (self->multi, &n_running);
      end_finished (self);
      end_late (self);
      start_waiting (self);
      dw_curl ()->multi_poll (self->multi, NULL, 0, measure_poll_ms (self), NULL);
    }

  return NULL;
}

static void
stop (DwFetcher *self)
{
  g_mutex_lock (&self->mutex);
  self->is_stopping = TRUE;
  g_mutex_unlock (&self->mutex);
  dw_curl ()->multi_wakeup (self->multi);
  g_thread_join (self->thread);

  g_assert (g_queue_is_empty (&self->arrivals) && g_queue_is_empty (&self->waiting) && self->running->len == 0);
  dw_curl ()->multi_cleanup (self->multi);
}

static void
dw_fetcher_finalize (GObject *object)
{
  DwFetcher *self = DW_FETCHER (object);

  if (self->thread != NULL)
    stop (self);
  g_ptr_array_unref (self->running);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (dw_fetcher_parent_class)->finalize (object);
}

static void
dw_fetcher_class_init (DwFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dw_fetcher_finalize;
}

static void
dw_fetcher_init (DwFetcher *self)
{
  g_mutex_init (&self->mutex);
  g_queue_init (&self->arrivals);
  g_queue_init (&self->waiting);
  self->running = g_ptr_array_new ();
}

DwFetcher *
dw_fetcher_new (void)
{
  /* Made here, where the main context is, because the thread asks it later. */
  g_network_monitor_get_default ();

  return g_object_new (DW_TYPE_FETCHER, NULL);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      multi)
{
  dw_curl ()->multi_wakeup (multi);
}

static void
submit (DwFetcher *self,
        Job       *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (cancellable != NULL)
    job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self->multi, NULL);

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->arrivals, job);
  g_mutex_unlock (&self->mutex);
  dw_curl ()->multi_wakeup (self->multi);
}

static void
on_proxy_found (GObject      *nobody,
                GAsyncResult *result,
                gpointer      data)
{
  Job *job = data;
  g_autofree char *proxy = dw_proxy_find_finish (result);

  dw_transfer_set_proxy (job->transfer, proxy);
  submit (DW_FETCHER (g_task_get_source_object (job->task)), job);
}

/* The first request starts the thread: one that reads files never loads libcurl. */
static void
ensure_running (DwFetcher *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->thread != NULL)
    return;

  self->multi = dw_curl ()->multi_init ();
  dw_curl ()->multi_setopt (self->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long) MAX_CONNECTIONS);
  dw_curl ()->multi_setopt (self->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long) MAX_AT_ONCE);
  self->thread = g_thread_new ("dw-net", run, self);
}

/* Takes the task. */
static void
begin (GTask           *task,
       const DwRequest *request)
{
  GError *error = NULL;
  DwTransfer *transfer = dw_transfer_new (request, &error);
  guint proxy_seconds = PROXY_SECONDS;
  Job *job = NULL;

  if (transfer == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  ensure_running (DW_FETCHER (g_task_get_source_object (task)));
  job = g_new0 (Job, 1);
  job->task = task;
  job->transfer = transfer;
  if (request->deadline_seconds > 0)
    proxy_seconds = MIN (request->deadline_seconds, PROXY_SECONDS);

  dw_proxy_find_async (request->url, proxy_seconds, g_task_get_cancellable (task), on_proxy_found, job);
}

void
dw_fetcher_fetch_async (DwFetcher           *self,
                        const DwRequest     *request,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DW_IS_FETCHER (self));
  g_return_if_fail (request != NULL && request->url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dw_fetcher_fetch_async);
  begin (task, request);
}

DwResponse *
dw_fetcher_fetch_finish (DwFetcher     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_fetcher_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_fetched (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  GAsyncResult **home = data;

  *home = g_object_ref (result);
}

DwResponse *
dw_fetcher_fetch (DwFetcher        *self,
                  const DwRequest  *request,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_return_val_if_fail (DW_IS_FETCHER (self), NULL);

  g_main_context_push_thread_default (context);
  dw_fetcher_fetch_async (self, request, cancellable, on_fetched, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  return dw_fetcher_fetch_finish (self, result, error);
}
