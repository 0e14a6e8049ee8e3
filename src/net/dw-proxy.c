/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-proxy.h"

typedef struct
{
  GCancellable *limit;        /* ends the look-up: the caller's cancellable and the timer both pull it */
  GCancellable *cancellable;  /* the caller's, or NULL */
  gulong cancelled_id;
  GSource *timer;
} Lookup;

static void
free_lookup (gpointer data)
{
  Lookup *lookup = data;

  g_source_destroy (lookup->timer);
  g_source_unref (lookup->timer);
  g_cancellable_disconnect (lookup->cancellable, lookup->cancelled_id);
  g_clear_object (&lookup->cancellable);
  g_object_unref (lookup->limit);
  g_free (lookup);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      limit)
{
  g_cancellable_cancel (limit);
}

static gboolean
on_time_over (gpointer limit)
{
  g_cancellable_cancel (limit);
  return G_SOURCE_REMOVE;
}

static void
on_looked_up (GObject      *resolver,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (resolver), result, NULL);

  g_task_return_pointer (task, g_strdup (proxies != NULL && proxies[0] != NULL ? proxies[0] : "direct://"), g_free);
}

void
dw_proxy_find_async (const char          *url,
                     guint                max_seconds,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);

  g_task_set_source_tag (task, dw_proxy_find_async);
  g_task_set_task_data (task, lookup, free_lookup);

  lookup->limit = g_cancellable_new ();
  lookup->timer = g_timeout_source_new_seconds (max_seconds);
  g_source_set_callback (lookup->timer, on_time_over, g_object_ref (lookup->limit), g_object_unref);
  g_source_attach (lookup->timer, g_task_get_context (task));

  if (cancellable != NULL)
    {
      lookup->cancellable = g_object_ref (cancellable);
      lookup->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                                    g_object_ref (lookup->limit), g_object_unref);
    }

  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), url, lookup->limit, on_looked_up, task);
}

char *
dw_proxy_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_proxy_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
