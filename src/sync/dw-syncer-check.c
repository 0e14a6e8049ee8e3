/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-syncer-check.h"

#include "dw-syncer-private.h"

static gpointer
work_check (GTask     *task,
            gpointer   data,
            GError   **error)
{
  DwSyncJob *job = g_task_get_task_data (task);
  DwSyncAudience audience = dw_syncer_get_check_audience (job);

  return dw_sync_desk_check (data, job->typed, &audience, job->cancellable, error);
}

static void
free_report (gpointer report)
{
  dw_crawl_report_free (report);
}

void
dw_syncer_check_async (DwSyncer            *self,
                       const char          *typed,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  DwSyncJob *job = dw_syncer_new_job (self, cancellable);

  job->typed = g_strdup (typed);
  dw_syncer_push_job (self, job, work_check, free_report, dw_syncer_check_async, callback, user_data);
}

DwCrawlReport *
dw_syncer_check_finish (DwSyncer      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_syncer_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
