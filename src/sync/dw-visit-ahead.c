/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-visit-ahead.h"

/* With the one whose turn it is, as many as DwFetcher lets go to one host at once. */
enum { MOST_AHEAD = 7 };

/* What took longer shows a line that has enough to do. */
#define SLOW_US (2 * G_USEC_PER_SEC)

typedef struct
{
  char *url;
  GAsyncResult *result;     /* NULL while it is under way */
} Asked;

struct _DwVisitAhead
{
  DwFetcher *fetcher;
  GMainContext *context;    /* where the answers come home to, only while somebody waits */
  GCancellable *outer;
  gulong outer_id;
  GCancellable *cancellable;
  GQueue asked;             /* of Asked, in the order of their turns */
  guint room;
  gboolean is_troubled;     /* a request failed, and none was answered since */
};

static void
on_outer_cancelled (GCancellable *outer,
                    gpointer      own)
{
  g_cancellable_cancel (own);
}

DwVisitAhead *
dw_visit_ahead_new (DwFetcher    *fetcher,
                    GCancellable *cancellable)
{
  DwVisitAhead *ahead = g_new0 (DwVisitAhead, 1);

  ahead->fetcher = fetcher;
  ahead->context = g_main_context_new ();
  ahead->cancellable = g_cancellable_new ();
  ahead->outer = cancellable;
  if (cancellable != NULL)
    ahead->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (on_outer_cancelled), ahead->cancellable, NULL);
  return ahead;
}

static void
await (DwVisitAhead *ahead,
       const Asked  *asked)
{
  while (asked->result == NULL)
    g_main_context_iteration (ahead->context, TRUE);
}

/* Lets what has come home in, and what was begun on its way: that too goes through the context. */
static void
pump (DwVisitAhead *ahead)
{
  while (g_main_context_iteration (ahead->context, FALSE))
    continue;
}

static void
free_asked (Asked *asked)
{
  g_clear_object (&asked->result);
  g_free (asked->url);
  g_free (asked);
}

void
dw_visit_ahead_free (DwVisitAhead *ahead)
{
  Asked *asked = NULL;

  g_cancellable_disconnect (ahead->outer, ahead->outer_id);
  g_cancellable_cancel (ahead->cancellable);
  while ((asked = g_queue_pop_head (&ahead->asked)) != NULL)
    {
      await (ahead, asked);
      free_asked (asked);
    }

  g_object_unref (ahead->cancellable);
  g_main_context_unref (ahead->context);
  g_free (ahead);
}

gboolean
dw_visit_ahead_has_room (const DwVisitAhead *ahead)
{
  return ahead->asked.length < ahead->room;
}

static void
on_fetched (GObject      *fetcher,
            GAsyncResult *result,
            gpointer      data)
{
  Asked *asked = data;

  asked->result = g_object_ref (result);
}

void
dw_visit_ahead_ask (DwVisitAhead    *ahead,
                    const DwRequest *request)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->url = g_strdup (request->url);
  g_queue_push_tail (&ahead->asked, asked);
  g_main_context_push_thread_default (ahead->context);
  dw_fetcher_fetch_async (ahead->fetcher, request, ahead->cancellable, on_fetched, asked);
  g_main_context_pop_thread_default (ahead->context);
  pump (ahead);
}

/* Takes what was asked of @url out of the row. NULL: nothing was. */
static Asked *
find (DwVisitAhead *ahead,
      const char   *url)
{
  for (GList *link = ahead->asked.head; link != NULL; link = link->next)
    {
      Asked *asked = link->data;

      if (g_str_equal (asked->url, url))
        {
          g_queue_delete_link (&ahead->asked, link);
          return asked;
        }
    }

  return NULL;
}

gboolean
dw_visit_ahead_take (DwVisitAhead  *ahead,
                     const char    *url,
                     DwResponse   **response,
                     GError       **error)
{
  Asked *asked = find (ahead, url);
  g_autoptr (GError) problem = NULL;

  if (asked == NULL)
    return FALSE;

  await (ahead, asked);
  *response = dw_fetcher_fetch_finish (ahead->fetcher, asked->result, &problem);
  free_asked (asked);
  if (problem != NULL && ahead->is_troubled && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return TRUE;
}

void
dw_visit_ahead_note (DwVisitAhead *ahead,
                     gboolean      is_answered,
                     gint64        asked_at)
{
  ahead->is_troubled = !is_answered;
  if (!is_answered)
    ahead->room = 0;
  else if (g_get_monotonic_time () - asked_at > SLOW_US)
    ahead->room /= 2;
  else
    ahead->room = MIN (ahead->room + 1, (guint) MOST_AHEAD);
}
