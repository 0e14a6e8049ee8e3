/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-visit.h"

#include <glib/gi18n-lib.h>

#define MAX_WAITS 3
#define MAX_WAIT_SECONDS 30
#define WAIT_UNASKED_SECONDS 5
#define MAX_REPEATS 2

void
dw_visit_tell (DwVisit     *visit,
               DwSyncPhase  phase)
{
  visit->progress.phase = phase;
  if (visit->func != NULL)
    visit->func (&visit->progress, visit->data);
}

/* Returns: FALSE with G_IO_ERROR_CANCELLED when cancelled meanwhile. */
static gboolean
wait_a_while (DwVisit  *visit,
              guint     milliseconds,
              GError  **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  GPollFD cancelled;
  gint64 now;

  if (!g_cancellable_make_pollfd (visit->cancellable, &cancelled))
    {
      g_usleep ((gulong) milliseconds * 1000);
      return !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
    }

  while ((now = g_get_monotonic_time ()) < end && !g_cancellable_is_cancelled (visit->cancellable))
    g_poll (&cancelled, 1, (gint) ((end - now) / 1000 + 1));

  g_cancellable_release_fd (visit->cancellable);
  return !g_cancellable_set_error_if_cancelled (visit->cancellable, error);
}

/* The person reads when to come back, not a status code. */
static void
say_when_to_try_again (GError *error,
                       guint   seconds)
{
  guint minutes = (seconds + 59) / 60;
  guint hours = (minutes + 30) / 60;

  g_free (error->message);
  if (minutes < 120)
    error->message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "The publisher's server is busy and asks to wait %u minute. "
                                                   "The copy you have stays as it is; try again then.",
                                                   "The publisher's server is busy and asks to wait %u minutes. "
                                                   "The copy you have stays as it is; try again then.", minutes),
                                      minutes);
  else
    error->message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "The publisher's server is busy and asks to wait about %u hour. "
                                                   "The copy you have stays as it is; try again then.",
                                                   "The publisher's server is busy and asks to wait about %u hours. "
                                                   "The copy you have stays as it is; try again then.", hours),
                                      hours);
}

static gboolean
broke_off (const GError *error)
{
  return g_error_matches (error, DW_NET_ERROR, DW_NET_ERROR_INCOMPLETE) ||
         g_error_matches (error, DW_NET_ERROR, DW_NET_ERROR_UNREACHABLE) ||
         g_error_matches (error, DW_NET_ERROR, DW_NET_ERROR_SERVER);
}

/* Returns: how long to wait before the next try in milliseconds, or −1 for no other try. */
static int
plan_next_try (DwVisit *visit,
               GError  *error,
               guint   *n_waits,
               guint   *n_repeats)
{
  if (g_error_matches (error, DW_NET_ERROR, DW_NET_ERROR_TRY_LATER))
    {
      guint asked = dw_net_error_get_retry_after (error);
      guint seconds = asked != 0 ? asked : WAIT_UNASKED_SECONDS;

      if (seconds <= MAX_WAIT_SECONDS && (*n_waits)++ < MAX_WAITS)
        return (int) seconds * 1000;
      visit->retry_after = asked;
      if (asked != 0)
        say_when_to_try_again (error, asked);
    }
  else if (visit->n_answers > 0 && broke_off (error) && (*n_repeats)++ < MAX_REPEATS)
    return 0;

  return -1;
}

/* A connection a host, and room between two requests: what a publisher's server can be asked for without notice. */
static gboolean
keep_distance (DwVisit  *visit,
               GError  **error)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = visit->ended_at + (gint64) visit->spacing_ms * 1000;

  if (visit->began_at == 0)
    visit->began_at = now;
  if (now - visit->began_at > (gint64) DW_VISIT_SECONDS * G_USEC_PER_SEC)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_SLOW,
                           _("The publisher's server is slow. What has come so far is kept and the rest is fetched the next time; "
                             "the copy you have stays as it is."));
      return FALSE;
    }

  return visit->ended_at == 0 || visit->spacing_ms == 0 || next <= now
         || wait_a_while (visit, (guint) ((next - now) / 1000 + 1), error);
}

/* What was asked for ahead, or asked for now. */
static DwResponse *
fetch (DwVisit          *visit,
       const DwRequest  *request,
       GError          **error)
{
  gint64 asked_at = g_get_monotonic_time ();
  DwResponse *response = NULL;

  if (visit->ahead == NULL)
    return dw_fetcher_fetch (visit->fetcher, request, visit->cancellable, error);

  if (!dw_visit_ahead_take (visit->ahead, request->url, &response, error))
    response = dw_fetcher_fetch (visit->fetcher, request, visit->cancellable, error);
  dw_visit_ahead_note (visit->ahead, response != NULL, asked_at);
  return response;
}

/* A request and its end, answered or not. */
static DwResponse *
ask (DwVisit          *visit,
     const DwRequest  *request,
     GError          **error)
{
  DwResponse *response = fetch (visit, request, error);

  visit->ended_at = g_get_monotonic_time ();
  visit->n_requests++;
  if (response == NULL)
    return NULL;

  visit->n_answers++;
  visit->is_multiplexed = response->is_multiplexed;
  visit->progress.bytes += response->wire_bytes;
  if (visit->date == 0)
    visit->date = response->date;
  return response;
}

DwResponse *
dw_visit_get (DwVisit     *visit,
              const char  *url,
              const char  *etag,
              GError     **error)
{
  return dw_visit_get_bounded (visit, url, etag, 0, error);
}

DwResponse *
dw_visit_get_bounded (DwVisit     *visit,
                      const char  *url,
                      const char  *etag,
                      gsize        max_bytes,
                      GError     **error)
{
  const DwRequest request = { .url = url, .etag = etag, .max_bytes = max_bytes };
  guint n_waits = 0, n_repeats = 0;

  while (TRUE)
    {
      g_autoptr (GError) problem = NULL;
      DwResponse *response;
      int wait_ms;

      if (!keep_distance (visit, error))
        return NULL;
      response = ask (visit, &request, &problem);
      if (response != NULL)
        return response;

      wait_ms = plan_next_try (visit, problem, &n_waits, &n_repeats);
      if (wait_ms < 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (!wait_a_while (visit, (guint) wait_ms, error))
        return NULL;
    }
}

gboolean
dw_visit_ask_ahead (DwVisit    *visit,
                    const char *url,
                    gsize       max_bytes)
{
  const DwRequest request = { .url = url, .max_bytes = max_bytes };

  if (!visit->is_multiplexed || visit->spacing_ms > 0)
    return FALSE;
  if (visit->ahead == NULL)
    visit->ahead = dw_visit_ahead_new (visit->fetcher, visit->cancellable);
  if (!dw_visit_ahead_has_room (visit->ahead))
    return FALSE;

  dw_visit_ahead_ask (visit->ahead, &request);
  return TRUE;
}

void
dw_visit_end_ahead (DwVisit *visit)
{
  g_clear_pointer (&visit->ahead, dw_visit_ahead_free);
}
