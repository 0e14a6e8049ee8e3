/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-sync-desk.h"

G_BEGIN_DECLS

/**
 * DwSyncJob:
 *
 * One job of the syncer's worker: for whom, what to do, and when to stop. Made and freed on the syncer's own thread;
 * the worker reads it in between.
 */
typedef struct
{
  gpointer syncer;              /* (transfer none): the job's task holds it */
  GCancellable *cancellable;    /* of this job alone */
  DwSyncChoice choice;
  gint64 feed_id;
  gboolean accept;
  gint64 one;                   /* two services, and what is said of them */
  gint64 other;
  DwSameness sameness;
  char *typed;
  char *name;
  char *pin;
  GCancellable *stops[2];       /*< private > each cancels the job */
  gulong handlers[2];           /*< private >*/
} DwSyncJob;

/**
 * dw_sync_job_new:
 * @syncer: (transfer none): whose job it is
 * @everything: cancels it, and every other job
 * @caller: (nullable): cancels it too
 *
 * Returns: (transfer full): a job
 */
DwSyncJob *dw_sync_job_new (gpointer      syncer,
                            GCancellable *everything,
                            GCancellable *caller);

/** dw_sync_job_free: A GDestroyNotify of jobs. */
void dw_sync_job_free (gpointer job);

G_END_DECLS
