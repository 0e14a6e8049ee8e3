/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outbox-task.h"

/* One thing to do, and what it is done with. */
typedef struct _Errand Errand;

struct _Errand
{
  char *data_dir;
  gpointer (*run) (DwOutbox     *outbox,
                   const Errand *errand,
                   GError      **error);
  GDestroyNotify free_result;
  DwCorrection *correction; /* or NULL */
  gint64 id;
  gint64 now;
  char *notice;             /* what is to be told beside the result, or NULL */
};

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->correction, dw_correction_free);
  g_free (errand->notice);
  g_free (errand->data_dir);
  g_free (errand);
}

static gpointer
run_list (DwOutbox     *outbox,
          const Errand *errand,
          GError      **error)
{
  return dw_outbox_list (outbox, error);
}

static gpointer
run_add (DwOutbox     *outbox,
         const Errand *errand,
         GError      **error)
{
  return GINT_TO_POINTER (dw_outbox_add (outbox, errand->correction, error) != 0);
}

static gpointer
run_mark (DwOutbox     *outbox,
          const Errand *errand,
          GError      **error)
{
  return GINT_TO_POINTER (dw_outbox_mark_handed (outbox, errand->id, errand->now, error));
}

static gpointer
run_remove (DwOutbox     *outbox,
            const Errand *errand,
            GError      **error)
{
  return GINT_TO_POINTER (dw_outbox_remove (outbox, errand->id, error));
}

static void
run_errand (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Errand *errand = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwOutbox) outbox = dw_outbox_open (errand->data_dir, &error);
  gpointer result = outbox != NULL ? errand->run (outbox, errand, &error) : NULL;

  errand->notice = outbox != NULL ? dw_outbox_dup_notice (outbox) : NULL;
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, errand->free_result);
}

/* The task has no source, so no object of anybody's can be finalised on its thread. */
static void
start (Errand               draft,
       const char          *data_dir,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data,
       gpointer             tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Errand *errand = g_memdup2 (&draft, sizeof draft);

  errand->data_dir = g_strdup (data_dir);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, run_errand);
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

void
dw_outbox_list_async (const char          *data_dir,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  start ((Errand) { .run = run_list, .free_result = free_list },
         data_dir, cancellable, callback, user_data, dw_outbox_list_async);
}

GPtrArray *
dw_outbox_list_finish (GAsyncResult  *result,
                       char         **notice,
                       GError       **error)
{
  Errand *errand;

  g_return_val_if_fail (g_async_result_is_tagged (result, dw_outbox_list_async), NULL);

  errand = g_task_get_task_data (G_TASK (result));
  *notice = g_steal_pointer (&errand->notice);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dw_outbox_add_async (const char          *data_dir,
                     DwCorrection        *correction,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  start ((Errand) { .run = run_add, .correction = correction },
         data_dir, cancellable, callback, user_data, dw_outbox_add_async);
}

void
dw_outbox_mark_handed_async (const char          *data_dir,
                             gint64               id,
                             gint64               now,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  start ((Errand) { .run = run_mark, .id = id, .now = now },
         data_dir, cancellable, callback, user_data, dw_outbox_mark_handed_async);
}

void
dw_outbox_remove_async (const char          *data_dir,
                        gint64               id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  start ((Errand) { .run = run_remove, .id = id }, data_dir, cancellable, callback, user_data, dw_outbox_remove_async);
}

gboolean
dw_outbox_change_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
