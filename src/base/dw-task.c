/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-task.h"

typedef struct
{
  GTask *task;
  gpointer result;
  GDestroyNotify free_result;
  GError *error;
} Homecoming;

static gboolean
arrive_home (gpointer data)
{
  Homecoming *homecoming = data;

  if (homecoming->error != NULL)
    {
      if (homecoming->result != NULL && homecoming->free_result != NULL)
        homecoming->free_result (homecoming->result);
      g_task_return_error (homecoming->task, homecoming->error);
    }
  else
    g_task_return_pointer (homecoming->task, homecoming->result, homecoming->free_result);

  return G_SOURCE_REMOVE;
}

/* Runs where the source is destroyed: in the home context, or wherever that context dies. */
static void
release_homecoming (gpointer data)
{
  Homecoming *homecoming = data;

  g_object_unref (homecoming->task);
  g_free (homecoming);
}

void
dw_task_return_home (GTask          *task,
                     gpointer        result,
                     GDestroyNotify  free_result,
                     GError         *error)
{
  /* Held until the source is let go: a blocking caller may free its context as soon as the result is there, and letting
   * go of a source locks the context that it points to. */
  g_autoptr (GMainContext) home = g_main_context_ref (g_task_get_context (task));
  g_autoptr (GSource) source = g_idle_source_new ();
  Homecoming *homecoming = g_new0 (Homecoming, 1);

  homecoming->task = task;
  homecoming->result = result;
  homecoming->free_result = free_result;
  homecoming->error = error;

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, arrive_home, homecoming, release_homecoming);
  g_source_attach (source, home);
}

struct _DwWorker
{
  GThread *thread;
  GAsyncQueue *jobs;
  gpointer data;
  GDestroyNotify free_data;
};

/* A job without a task asks the thread to end. */
typedef struct
{
  GTask *task;
  DwWorkFunc work;
  GDestroyNotify free_result;
} Job;

static void
run_job (DwWorker *worker,
         Job      *job)
{
  GError *error = NULL;
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &error))
    result = job->work (job->task, worker->data, &error);

  dw_task_return_home (job->task, result, job->free_result, error);
}

static gpointer
run_worker (gpointer data)
{
  DwWorker *worker = data;
  gboolean running = TRUE;

  while (running)
    {
      Job *job = g_async_queue_pop (worker->jobs);

      running = job->task != NULL;
      if (running)
        run_job (worker, job);
      g_free (job);
    }

  if (worker->free_data != NULL)
    worker->free_data (worker->data);

  return NULL;
}

DwWorker *
dw_worker_new (const char     *name,
               gpointer        data,
               GDestroyNotify  free_data)
{
  DwWorker *worker = g_new0 (DwWorker, 1);

  worker->jobs = g_async_queue_new ();
  worker->data = data;
  worker->free_data = free_data;
  worker->thread = g_thread_new (name, run_worker, worker);
  return worker;
}

void
dw_worker_push (DwWorker       *worker,
                GTask          *task,
                DwWorkFunc      work,
                GDestroyNotify  free_result)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work;
  job->free_result = free_result;
  g_async_queue_push (worker->jobs, job);
}

void
dw_worker_stop (DwWorker *worker)
{
  g_async_queue_push (worker->jobs, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->jobs);
  g_free (worker);
}
