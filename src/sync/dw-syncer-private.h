/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sync-job.h"
#include "dw-syncer.h"
#include "dw-task.h"

G_BEGIN_DECLS

/*
 * What the files of the syncer share.
 */

/** dw_syncer_new_job: Returns: (transfer full): a job that dw_syncer_cancel() and @cancellable (nullable) end. */
DwSyncJob *dw_syncer_new_job (DwSyncer     *self,
                              GCancellable *cancellable);

/** dw_syncer_get_audience: Returns: whoever hears, on the worker, what becomes of @job. */
DwSyncAudience dw_syncer_get_audience (DwSyncJob *job);

/** dw_syncer_get_check_audience: Returns: whoever hears, on the worker, how far a check is. */
DwSyncAudience dw_syncer_get_check_audience (DwSyncJob *job);

/**
 * dw_syncer_push_job: Has the worker do @job (transfer full) when those before it are done; the result is @callback's.
 */
void dw_syncer_push_job (DwSyncer            *self,
                         DwSyncJob           *job,
                         DwWorkFunc           work,
                         GDestroyNotify       free_result,
                         gpointer             tag,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);

/** dw_syncer_sync_due: Syncs what is due, for nobody in particular. */
void dw_syncer_sync_due (DwSyncer *self);

G_END_DECLS
