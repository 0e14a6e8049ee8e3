/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-syncer-private.h"

/* What the syncer's worker does, each with the pair of calls that a window makes of it. */

static gboolean
finish_job (DwSyncer      *self,
            GAsyncResult  *result,
            gpointer       tag,
            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
work_prepare (GTask     *task,
              gpointer   data,
              GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_prepare (data, &audience, job->cancellable, error));
}

static gpointer
work_restore_starter (GTask     *task,
                      gpointer   data,
                      GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_restore_starter (data, &audience, job->cancellable, error));
}

static gpointer
work_sync (GTask     *task,
           gpointer   data,
           GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_sync (data, job->choice, job->feed_id, &audience, job->cancellable, error));
}

static gpointer
work_add (GTask     *task,
          gpointer   data,
          GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);
  const DwNewFeed wanted = { .typed = job->typed, .name = job->name, .pin = job->pin };
  gint64 feed_id = dw_sync_desk_add (data, &wanted, &audience, job->cancellable, error);

  return feed_id != 0 ? g_memdup2 (&feed_id, sizeof feed_id) : NULL;
}

static gpointer
work_remove (GTask     *task,
             gpointer   data,
             GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_remove (data, job->feed_id, &audience, job->cancellable, error));
}

/* Nobody waits for a sync that the syncer began by itself; the feed's own row says how it went. */
void
dw_syncer_sync_due (DwSyncer *self)
{
  DwSyncJob *job = dw_syncer_new_job (self, NULL);

  job->choice = DW_SYNC_DUE;
  dw_syncer_push_job (self, job, work_sync, NULL, dw_syncer_sync_due, NULL, NULL);
}

void
dw_syncer_prepare_async (DwSyncer            *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  dw_syncer_push_job (self, dw_syncer_new_job (self, cancellable), work_prepare, NULL, dw_syncer_prepare_async,
                      callback, user_data);
}

gboolean
dw_syncer_prepare_finish (DwSyncer      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish_job (self, result, dw_syncer_prepare_async, error);
}

void
dw_syncer_add_feed_async (DwSyncer            *self,
                          const char          *typed,
                          const char          *name,
                          const char          *pin,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->typed = g_strdup (typed);
  job->pin = g_strdup (pin);
  job->name = g_strdup (name);
  dw_syncer_push_job (self, job, work_add, g_free, dw_syncer_add_feed_async, callback, user_data);
}

gint64
dw_syncer_add_feed_finish (DwSyncer      *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autofree gint64 *feed_id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_syncer_add_feed_async), 0);

  feed_id = g_task_propagate_pointer (G_TASK (result), error);
  return feed_id != NULL ? *feed_id : 0;
}

void
dw_syncer_sync_async (DwSyncer            *self,
                      gint64               feed_id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->choice = feed_id != 0 ? DW_SYNC_ONE : DW_SYNC_EVERY;
  job->feed_id = feed_id;
  dw_syncer_push_job (self, job, work_sync, NULL, dw_syncer_sync_async, callback, user_data);
}

gboolean
dw_syncer_sync_finish (DwSyncer      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return finish_job (self, result, dw_syncer_sync_async, error);
}

void
dw_syncer_remove_feed_async (DwSyncer            *self,
                             gint64               feed_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->feed_id = feed_id;
  dw_syncer_push_job (self, job, work_remove, NULL, dw_syncer_remove_feed_async, callback, user_data);
}

gboolean
dw_syncer_remove_feed_finish (DwSyncer      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish_job (self, result, dw_syncer_remove_feed_async, error);
}

void
dw_syncer_restore_starter_async (DwSyncer            *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  dw_syncer_push_job (self, dw_syncer_new_job (self, cancellable), work_restore_starter, NULL,
            dw_syncer_restore_starter_async, callback, user_data);
}

gboolean
dw_syncer_restore_starter_finish (DwSyncer      *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return finish_job (self, result, dw_syncer_restore_starter_async, error);
}

static gpointer
work_answer (GTask     *task,
             gpointer   data,
             GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_answer (data, job->feed_id, job->accept, &audience, job->cancellable, error));
}

void
dw_syncer_answer_async (DwSyncer            *self,
                        gint64               feed_id,
                        gboolean             accept,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->feed_id = feed_id;
  job->accept = accept;
  dw_syncer_push_job (self, job, work_answer, NULL, dw_syncer_answer_async, callback, user_data);
}

gboolean
dw_syncer_answer_finish (DwSyncer      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return finish_job (self, result, dw_syncer_answer_async, error);
}

static gpointer
work_decide_sameness (GTask     *task,
                      gpointer   data,
                      GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_audience (job);

  return GINT_TO_POINTER (dw_sync_desk_decide_sameness (data, job->one, job->other, job->sameness, &audience, error));
}

void
dw_syncer_decide_sameness_async (DwSyncer            *self,
                                 gint64               one,
                                 gint64               other,
                                 DwSameness           sameness,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->one = one;
  job->other = other;
  job->sameness = sameness;
  dw_syncer_push_job (self, job, work_decide_sameness, NULL, dw_syncer_decide_sameness_async, callback, user_data);
}

gboolean
dw_syncer_decide_sameness_finish (DwSyncer      *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return finish_job (self, result, dw_syncer_decide_sameness_async, error);
}
