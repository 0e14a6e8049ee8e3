/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-search.h"

#include "dw-desk.h"
#include "dw-task.h"

struct _DwSearch
{
  GObject parent_instance;
  DwWorker *worker;         /* its data is the desk */
  DwDesk *desk;             /* the worker's own from the first question on */
  gboolean has_begun;
  GCancellable *newest;     /* of the question asked last; cancelled by the next */
};

G_DEFINE_FINAL_TYPE (DwSearch, dw_search, G_TYPE_OBJECT)

static void
dw_search_finalize (GObject *object)
{
  DwSearch *self = DW_SEARCH (object);

  if (self->newest != NULL)
    g_cancellable_cancel (self->newest);
  g_clear_object (&self->newest);
  g_clear_pointer (&self->worker, dw_worker_stop);

  G_OBJECT_CLASS (dw_search_parent_class)->finalize (object);
}

static void
dw_search_class_init (DwSearchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dw_search_finalize;
}

static void
dw_search_init (DwSearch *self)
{
}

static void
free_desk (gpointer data)
{
  dw_desk_free (data);
}

DwSearch *
dw_search_new (const char   *data_dir,
               DwGazetteer  *gazetteer,
               DwVocabulary *vocabulary)
{
  DwSearch *self = g_object_new (DW_TYPE_SEARCH, NULL);

  self->desk = dw_desk_new (data_dir, gazetteer, vocabulary);
  self->worker = dw_worker_new ("search", self->desk, free_desk);
  return self;
}

void
dw_search_keep_index (DwSearch *self)
{
  g_return_if_fail (DW_IS_SEARCH (self));
  g_return_if_fail (!self->has_begun);

  dw_desk_keep_index (self->desk);
}

void
dw_search_set_time (DwSearch *self,
                    guint     milliseconds)
{
  g_return_if_fail (DW_IS_SEARCH (self));
  g_return_if_fail (!self->has_begun);

  dw_desk_set_time (self->desk, milliseconds);
}

void
dw_search_share_from (DwSearch *self,
                      guint     n_slots)
{
  g_return_if_fail (DW_IS_SEARCH (self));
  g_return_if_fail (!self->has_begun);

  dw_desk_share_from (self->desk, n_slots);
}

/* A question on its way. The task's own cancellable is cancelled by a newer question and by the caller's. */
typedef struct
{
  DwQuestion *question;
  GCancellable *callers;
  gulong handler;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_cancellable_disconnect (asking->callers, asking->handler);
  g_clear_object (&asking->callers);
  dw_question_free (asking->question);
  g_free (asking);
}

static void
on_callers_cancelled (GCancellable *callers,
                      gpointer      data)
{
  g_cancellable_cancel (data);
}

static gpointer
answer (GTask     *task,
        gpointer   data,
        GError   **error)
{
  const Asking *asking = g_task_get_task_data (task);

  return dw_desk_answer (data, asking->question, g_task_get_cancellable (task), error);
}

static void
free_answer (gpointer data)
{
  dw_answer_unref (data);
}

void
dw_search_ask_async (DwSearch            *self,
                     const DwQuestion    *question,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  GTask *task = NULL;

  g_return_if_fail (DW_IS_SEARCH (self));

  if (self->newest != NULL)
    g_cancellable_cancel (self->newest);
  g_clear_object (&self->newest);
  self->newest = g_cancellable_new ();

  asking->question = dw_question_copy (question);
  if (cancellable != NULL)
    {
      asking->callers = g_object_ref (cancellable);
      asking->handler = g_cancellable_connect (cancellable, G_CALLBACK (on_callers_cancelled),
                                               g_object_ref (self->newest), g_object_unref);
    }

  task = g_task_new (self, self->newest, callback, user_data);
  g_task_set_source_tag (task, dw_search_ask_async);
  g_task_set_task_data (task, asking, free_asking);
  self->has_begun = TRUE;
  dw_worker_push (self->worker, task, answer, free_answer);
}

/* What every finish does: checks whose result it holds, and hands it out. */
static gpointer
finish (DwSearch      *self,
        GAsyncResult  *result,
        gpointer       tag,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DwAnswer *
dw_search_ask_finish (DwSearch      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  return finish (self, result, dw_search_ask_async, error);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GAsyncResult **asked = data;

  *asked = g_object_ref (result);
}

DwAnswer *
dw_search_ask (DwSearch          *self,
               const DwQuestion  *question,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) asked = NULL;

  g_main_context_push_thread_default (context);
  dw_search_ask_async (self, question, cancellable, on_asked, &asked);
  while (asked == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  return dw_search_ask_finish (self, asked, error);
}

typedef struct
{
  gint64 *ids;
  guint n_ids;
  DwAnswer *answer;         /* or NULL */
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->ids);
  g_clear_pointer (&wanted->answer, dw_answer_unref);
  g_free (wanted);
}

/* Pushes what is no question, and so is cancelled by none. */
static void
push (DwSearch            *self,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data,
      gpointer             tag,
      Wanted              *wanted,
      DwWorkFunc           work,
      GDestroyNotify       free_result)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, wanted, free_wanted);
  self->has_begun = TRUE;
  dw_worker_push (self->worker, task, work, free_result);
}

static Wanted *
want (const gint64 *ids,
      guint         n_ids)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  wanted->n_ids = n_ids;
  return wanted;
}

static gpointer
rank (GTask     *task,
      gpointer   data,
      GError   **error)
{
  const Wanted *wanted = g_task_get_task_data (task);

  return dw_desk_rank (data, wanted->answer, g_task_get_cancellable (task), error);
}

static void
free_ranked (gpointer data)
{
  g_array_unref (data);
}

void
dw_search_rank_async (DwSearch            *self,
                      DwAnswer            *answer,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Wanted *wanted = want (NULL, 0);

  g_return_if_fail (DW_IS_SEARCH (self));

  wanted->answer = dw_answer_ref (answer);
  push (self, cancellable, callback, user_data, dw_search_rank_async, wanted, rank, free_ranked);
}

GArray *
dw_search_rank_finish (DwSearch      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return finish (self, result, dw_search_rank_async, error);
}

static gpointer
explain (GTask     *task,
         gpointer   data,
         GError   **error)
{
  const Wanted *wanted = g_task_get_task_data (task);

  return dw_desk_explain (data, wanted->answer, wanted->ids[0], g_task_get_cancellable (task), error);
}

void
dw_search_explain_async (DwSearch            *self,
                         DwAnswer            *answer,
                         gint64               service_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Wanted *wanted = want (&service_id, 1);

  g_return_if_fail (DW_IS_SEARCH (self));

  wanted->answer = dw_answer_ref (answer);
  push (self, cancellable, callback, user_data, dw_search_explain_async, wanted, explain, free_ranked);
}

GArray *
dw_search_explain_finish (DwSearch      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish (self, result, dw_search_explain_async, error);
}

static gpointer
read_summaries (GTask     *task,
                gpointer   data,
                GError   **error)
{
  const Wanted *wanted = g_task_get_task_data (task);

  return dw_desk_read_summaries (data, wanted->ids, wanted->n_ids, g_task_get_cancellable (task), error);
}

static void
free_array (gpointer data)
{
  g_ptr_array_unref (data);
}

void
dw_search_read_summaries_async (DwSearch            *self,
                                const gint64        *ids,
                                guint                n_ids,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (DW_IS_SEARCH (self));

  push (self, cancellable, callback, user_data, dw_search_read_summaries_async, want (ids, n_ids), read_summaries,
        free_array);
}

GPtrArray *
dw_search_read_summaries_finish (DwSearch      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish (self, result, dw_search_read_summaries_async, error);
}

static gpointer
read_record (GTask     *task,
             gpointer   data,
             GError   **error)
{
  const Wanted *wanted = g_task_get_task_data (task);

  return dw_desk_read_record (data, wanted->ids[0], g_task_get_cancellable (task), error);
}

static void
free_record (gpointer data)
{
  dw_record_unref (data);
}

void
dw_search_read_record_async (DwSearch            *self,
                             gint64               service_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DW_IS_SEARCH (self));

  push (self, cancellable, callback, user_data, dw_search_read_record_async, want (&service_id, 1), read_record,
        free_record);
}

DwRecord *
dw_search_read_record_finish (DwSearch      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, result, dw_search_read_record_async, error);
}

static gpointer
read_twins (GTask     *task,
            gpointer   data,
            GError   **error)
{
  const Wanted *wanted = g_task_get_task_data (task);

  return dw_desk_read_twins (data, wanted->ids[0], g_task_get_cancellable (task), error);
}

void
dw_search_read_twins_async (DwSearch            *self,
                            gint64               service_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (DW_IS_SEARCH (self));

  push (self, cancellable, callback, user_data, dw_search_read_twins_async, want (&service_id, 1), read_twins,
        free_array);
}

GPtrArray *
dw_search_read_twins_finish (DwSearch      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return finish (self, result, dw_search_read_twins_async, error);
}

static gpointer
list_feeds (GTask     *task,
            gpointer   data,
            GError   **error)
{
  return dw_desk_list_feeds (data, g_task_get_cancellable (task), error);
}

void
dw_search_list_feeds_async (DwSearch            *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (DW_IS_SEARCH (self));

  push (self, cancellable, callback, user_data, dw_search_list_feeds_async, want (NULL, 0), list_feeds, free_array);
}

GPtrArray *
dw_search_list_feeds_finish (DwSearch      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return finish (self, result, dw_search_list_feeds_async, error);
}
