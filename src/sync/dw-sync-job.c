/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sync-job.h"

static void
on_cancelled (GCancellable *source,
              gpointer      data)
{
  g_cancellable_cancel (data);
}

DwSyncJob *
dw_sync_job_new (gpointer      syncer,
                 GCancellable *everything,
                 GCancellable *caller)
{
  DwSyncJob *job = g_new0 (DwSyncJob, 1);

  job->syncer = syncer;
  job->cancellable = g_cancellable_new ();
  job->stops[0] = g_object_ref (everything);
  job->stops[1] = caller != NULL ? g_object_ref (caller) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (job->stops); i++)
    if (job->stops[i] != NULL)
      job->handlers[i] = g_cancellable_connect (job->stops[i], G_CALLBACK (on_cancelled), job->cancellable, NULL);

  return job;
}

void
dw_sync_job_free (gpointer data)
{
  DwSyncJob *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->stops); i++)
    {
      g_cancellable_disconnect (job->stops[i], job->handlers[i]);
      g_clear_object (&job->stops[i]);
    }
  g_object_unref (job->cancellable);
  g_free (job->typed);
  g_free (job->name);
  g_free (job->pin);
  g_free (job);
}
