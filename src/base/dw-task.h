/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dw_task_return_home:
 * @task: (transfer full): the task to finish
 * @result: (transfer full) (nullable): what it found
 * @free_result: frees @result when nobody asks for it
 * @error: (transfer full) (nullable): set when the work failed; @result is then freed
 *
 * Finishes @task from a worker thread without the worker ever dropping the last reference to the task or its
 * source object: both are released in the caller's main context. So no object is finalised on a thread it joins.
 */
void dw_task_return_home (GTask          *task,
                          gpointer        result,
                          GDestroyNotify  free_result,
                          GError         *error);

/**
 * DwWorkFunc:
 * @task: (transfer none): its cancellable and task data are the worker's to read
 * @data: the worker's own data, touched by no other thread
 * @error: set on failure
 *
 * Returns: (transfer full) (nullable): the result, or NULL with @error set
 */
typedef gpointer (*DwWorkFunc) (GTask     *task,
                                gpointer   data,
                                GError   **error);

/**
 * DwWorker:
 *
 * One thread that runs tasks one after another, in the order they were pushed. It owns @data: the data is made by
 * the first task that needs it and freed on the thread when the worker stops.
 */
typedef struct _DwWorker DwWorker;

/**
 * dw_worker_new:
 * @name: the thread's name, at most 15 bytes
 * @data: (transfer full): given to every work function
 * @free_data: (nullable): called on the worker's thread when it stops
 *
 * Returns: (transfer full): a running worker
 */
DwWorker *dw_worker_new (const char     *name,
                         gpointer        data,
                         GDestroyNotify  free_data);

/**
 * dw_worker_push:
 * @task: (transfer full): finished through dw_task_return_home() when @work is done or the task was cancelled before
 * @free_result: frees the result of @work when nobody asks for it
 */
void dw_worker_push (DwWorker       *worker,
                     GTask          *task,
                     DwWorkFunc      work,
                     GDestroyNotify  free_result);

/**
 * dw_worker_stop: Runs what was pushed, frees the data, joins the thread. Cancel running tasks first for a prompt end.
 */
void dw_worker_stop (DwWorker *worker);

G_END_DECLS
