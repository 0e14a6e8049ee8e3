/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sync-desk.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"
#include "dw-reader.h"
#include "dw-signed-check.h"
#include "dw-signed-store.h"
#include "dw-signed-sync.h"
#include "dw-sync-due.h"

/* How often, and after which pause, a new directory that another program is filling is looked at again: 10 s in all. */
enum { MOST_TRIES = 100, PAUSE_US = 100 * 1000 };

struct _DwSyncDesk
{
  char *data_dir;
  char *starter;
  DwClock *clock;
  DwWriter *writer;
  DwFetcher *fetcher;
};

/* One feed's crawl, for its progress. */
typedef struct
{
  const DwSyncAudience *audience;
  gint64 feed_id;
} Crawl;

static const DwSyncAudience nobody = { 0 };

DwSyncDesk *
dw_sync_desk_new (const char *data_dir,
                  const char *starter,
                  DwClock    *clock)
{
  DwSyncDesk *desk = g_new0 (DwSyncDesk, 1);

  desk->data_dir = g_strdup (data_dir);
  desk->starter = g_strdup (starter);
  desk->clock = dw_clock_ref (clock);
  return desk;
}

void
dw_sync_desk_free (DwSyncDesk *desk)
{
  g_clear_pointer (&desk->writer, dw_writer_close);
  g_clear_object (&desk->fetcher);
  dw_clock_unref (desk->clock);
  g_free (desk->data_dir);
  g_free (desk->starter);
  g_free (desk);
}

static void
tell_progress (const DwProgress *progress,
               gpointer          data)
{
  Crawl *crawl = data;

  if (crawl->audience->progress != NULL)
    crawl->audience->progress (crawl->feed_id, progress, crawl->audience->data);
}

static void
tell_done (const DwSyncAudience *audience,
           gint64                feed_id,
           const GError         *problem)
{
  if (audience->feed_done != NULL)
    audience->feed_done (feed_id, problem != NULL ? problem->message : NULL, audience->data);
}

static void
tell_changed (const DwSyncAudience *audience)
{
  if (audience->changed != NULL)
    audience->changed (audience->data);
}

/* The network's thread is started by the first who needs it. */
static DwFetcher *
get_fetcher (DwSyncDesk *desk)
{
  if (desk->fetcher == NULL)
    desk->fetcher = dw_fetcher_new ();

  return desk->fetcher;
}

/* Two programs may meet a new directory at once: one takes the starter in, and the other waits until it is there. */
static gboolean
take_in_starter (DwSyncDesk    *desk,
                 GCancellable  *cancellable,
                 GError       **error)
{
  for (guint tries = 1;; tries++)
    {
      g_autoptr (GError) problem = NULL;

      if (dw_crawl_import_starter (desk->writer, desk->fetcher, desk->starter, cancellable, &problem)
          || g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS))
        return TRUE;
      if (!g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_LOCKED) || tries == MOST_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep (PAUSE_US);
    }
}

gboolean
dw_sync_desk_prepare (DwSyncDesk            *desk,
                      const DwSyncAudience  *audience,
                      GCancellable          *cancellable,
                      GError               **error)
{
  if (audience == NULL)
    audience = &nobody;
  if (desk->writer == NULL && (desk->writer = dw_writer_open (desk->data_dir, desk->clock, error)) == NULL)
    return FALSE;
  if (!dw_writer_is_new (desk->writer))
    return TRUE;
  if (!take_in_starter (desk, cancellable, error))
    return FALSE;

  tell_changed (audience);
  return TRUE;
}

static GPtrArray *
list_feeds (DwSyncDesk  *desk,
            GError     **error)
{
  g_autoptr (DwReader) reader = dw_reader_open (desk->data_dir, error);

  return reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
}

static gboolean
is_chosen (const DwFeed *feed,
           DwSyncChoice  choice,
           gint64        feed_id,
           gint64        now)
{
  switch (choice)
    {
    case DW_SYNC_ONE:
      return feed->id == feed_id;
    case DW_SYNC_EVERY:
      return !feed->is_starter;
    case DW_SYNC_DUE:
      return dw_sync_is_due (feed, now);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
is_asked_to_wait (DwSyncDesk   *desk,
                  const DwFeed *feed,
                  gint64        now)
{
  DwCrawlNotes notes;

  return dw_writer_read_notes (desk->writer, feed->id, &notes, NULL) && dw_sync_must_wait (&notes, now);
}

/* @from: (nullable): a signed feed's bundle, instead of its server; @from_url: where that is. */
static gboolean
sync_feed (DwSyncDesk            *desk,
           DwFeed                *feed,
           const char            *from_url,
           GBytes                *from,
           const DwSyncAudience  *audience,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr (DwCrawlReport) report = NULL;
  g_autoptr (GError) problem = NULL;
  Crawl crawl = { audience, feed->id };

  if (dw_feed_is_signed (feed))
    report = dw_signed_sync_run (desk->writer, get_fetcher (desk), feed, from_url, from, dw_clock_now (desk->clock),
                                 tell_progress, &crawl, cancellable, &problem);
  else
    report = dw_crawl_run (desk->writer, get_fetcher (desk), feed, tell_progress, &crawl, cancellable, &problem);
  if (report != NULL && audience->feed_reported != NULL)
    audience->feed_reported (feed, report, audience->data);
  tell_done (audience, feed->id, problem);
  if (report != NULL && !report->unchanged)
    tell_changed (audience);
  if (report != NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
sync_feeds (DwSyncDesk            *desk,
            GPtrArray             *feeds,
            const DwSyncAudience  *audience,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < feeds->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) problem = NULL;

      if (!sync_feed (desk, feeds->pdata[i], NULL, NULL, audience, cancellable, &problem) && first == NULL)
        first = g_steal_pointer (&problem);
    }

  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}

gboolean
dw_sync_desk_sync (DwSyncDesk            *desk,
                   DwSyncChoice           choice,
                   gint64                 feed_id,
                   const DwSyncAudience  *audience,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gint64 now = dw_clock_now (desk->clock);

  if (!dw_sync_desk_prepare (desk, audience, cancellable, error) || (feeds = list_feeds (desk, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < feeds->len; i++)
    if (is_chosen (feeds->pdata[i], choice, feed_id, now) &&
        (choice != DW_SYNC_DUE || !is_asked_to_wait (desk, feeds->pdata[i], now)))
      g_ptr_array_add (chosen, feeds->pdata[i]);

  if (choice == DW_SYNC_ONE && chosen->len == 0)
    {
      g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                   _("There is no feed number %" G_GINT64_FORMAT " in the directory."), feed_id);
      return FALSE;
    }

  return sync_feeds (desk, chosen, audience != NULL ? audience : &nobody, cancellable, error);
}

static DwFeed *
find_feed (GPtrArray *feeds,
           gint64     feed_id)
{
  for (guint i = 0; i < feeds->len; i++)
    if (((DwFeed *) feeds->pdata[i])->id == feed_id)
      return feeds->pdata[i];

  return NULL;
}

/* The feed that @bytes are to go into: the one named, or the one that they say they are of. */
static DwFeed *
find_signed (DwSyncDesk  *desk,
             GPtrArray   *feeds,
             gint64       feed_id,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *claim = dw_signed_feed_dup_claim (bytes);
  DwFeed *feed;

  if (claim == NULL)
    {
      g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_FORM,
                           _("That file is no signed feed, or its first lines are damaged. Nothing was taken from it."));
      return NULL;
    }
  if (feed_id == 0 && (feed_id = dw_signed_store_find (desk->writer, claim, error)) == 0)
    return NULL;

  feed = find_feed (feeds, feed_id);
  if (feed != NULL && dw_feed_is_signed (feed))
    return feed;

  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                       _("That feed is not a signed one: it comes from its server, and a file cannot stand in for it."));
  return NULL;
}

gboolean
dw_sync_desk_sync_from (DwSyncDesk            *desk,
                        gint64                 feed_id,
                        const char            *path,
                        const DwSyncAudience  *audience,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autofree char *typed = dw_crawl_check_address (path, error);
  g_autofree char *url = typed != NULL ? dw_feed_address_dup_signed (typed) : NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DwFeed *feed;

  if (url == NULL)
    return FALSE;
  if (!dw_feed_address_is_file (url))
    {
      g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS, _("There is no file “%s”. Nothing has changed."), path);
      return FALSE;
    }
  if ((bytes = dw_feed_address_read_file (url, error)) == NULL
      || !dw_sync_desk_prepare (desk, audience, cancellable, error) || (feeds = list_feeds (desk, error)) == NULL
      || (feed = find_signed (desk, feeds, feed_id, bytes, error)) == NULL)
    return FALSE;

  return sync_feed (desk, feed, url, bytes, audience != NULL ? audience : &nobody, cancellable, error);
}

static const DwFeed *
find_starter (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    if (((DwFeed *) feeds->pdata[i])->is_starter)
      return feeds->pdata[i];

  return NULL;
}

/* A file that holds the starter directory is the starter directory, whoever adds it: what is to be said of it hangs on
   that. */
static gboolean
draft_feed (DwSyncDesk  *desk,
            GPtrArray   *feeds,
            DwFeed      *draft,
            GError     **error)
{
  const DwFeed *starter = find_starter (feeds);

  if (!dw_crawl_is_starter (draft->url, desk->starter))
    return TRUE;
  if (starter != NULL)
    return dw_crawl_check_new (feeds, starter->url, NULL, error);

  dw_crawl_draft_starter (draft);
  return TRUE;
}

gint64
dw_sync_desk_add (DwSyncDesk            *desk,
                  const DwNewFeed       *wanted,
                  const DwSyncAudience  *audience,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr (DwSubscription) subscription = dw_subscription_parse (wanted->typed, wanted->pin, wanted->mirrors, error);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (DwCrawlReport) report = NULL;
  Crawl crawl = { audience != NULL ? audience : &nobody, 0 };
  DwFeed draft = { .name = wanted->name };
  gint64 feed_id;

  if (subscription == NULL || !dw_sync_desk_prepare (desk, audience, cancellable, error) ||
      (feeds = list_feeds (desk, error)) == NULL
      || !dw_crawl_check_new (feeds, subscription->url, subscription->pins, error))
    return 0;

  draft.url = subscription->url;
  if (subscription->is_signed)
    report = dw_signed_sync_add (desk->writer, get_fetcher (desk), subscription, wanted->name,
                                 dw_clock_now (desk->clock), &feed_id, tell_progress, &crawl, cancellable, error);
  else if (draft_feed (desk, feeds, &draft, error))
    report = dw_crawl_add_feed (desk->writer, get_fetcher (desk), &draft, &feed_id, tell_progress, &crawl, cancellable,
                                error);
  if (report == NULL)
    return 0;

  tell_done (crawl.audience, feed_id, NULL);
  tell_changed (crawl.audience);
  return feed_id;
}

gboolean
dw_sync_desk_restore_starter (DwSyncDesk            *desk,
                              const DwSyncAudience  *audience,
                              GCancellable          *cancellable,
                              GError               **error)
{
  g_autoptr (GPtrArray) feeds = NULL;

  if (!dw_sync_desk_prepare (desk, audience, cancellable, error) || (feeds = list_feeds (desk, error)) == NULL)
    return FALSE;
  if (find_starter (feeds) != NULL)
    return TRUE;
  if (!dw_crawl_import_starter (desk->writer, desk->fetcher, desk->starter, cancellable, error))
    return FALSE;

  tell_changed (audience != NULL ? audience : &nobody);
  return TRUE;
}

gboolean
dw_sync_desk_remove (DwSyncDesk            *desk,
                     gint64                 feed_id,
                     const DwSyncAudience  *audience,
                     GCancellable          *cancellable,
                     GError               **error)
{
  if (!dw_sync_desk_prepare (desk, audience, cancellable, error)
      || !dw_writer_remove_feed (desk->writer, feed_id, error))
    return FALSE;

  tell_changed (audience != NULL ? audience : &nobody);
  return TRUE;
}

gboolean
dw_sync_desk_answer (DwSyncDesk            *desk,
                     gint64                 feed_id,
                     gboolean               accept,
                     const DwSyncAudience  *audience,
                     GCancellable          *cancellable,
                     GError               **error)
{
  gboolean done;

  if (!dw_sync_desk_prepare (desk, audience, cancellable, error))
    return FALSE;

  done = accept ? dw_writer_accept_hold (desk->writer, feed_id, NULL, error)
                : dw_writer_reject_hold (desk->writer, feed_id, error);
  if (done)
    tell_changed (audience != NULL ? audience : &nobody);
  return done;
}

gboolean
dw_sync_desk_decide_sameness (DwSyncDesk            *desk,
                              gint64                 one,
                              gint64                 other,
                              DwSameness             sameness,
                              const DwSyncAudience  *audience,
                              GError               **error)
{
  if (!dw_sync_desk_prepare (desk, audience, NULL, error)
      || !dw_writer_decide_sameness (desk->writer, one, other, sameness, error))
    return FALSE;

  tell_changed (audience != NULL ? audience : &nobody);
  return TRUE;
}

/* Of a signed feed of the directory, what is trusted there judges; of any other, only what was typed with its
   address. */
static DwCrawlReport *
check_signed (DwSyncDesk            *desk,
              const DwSubscription  *subscription,
              Crawl                 *crawl,
              GCancellable          *cancellable,
              GError               **error)
{
  g_auto (DwSignedState) before = { 0 };
  g_autoptr (GPtrArray) feeds = NULL;

  /* A feed whose keys cannot be read is not one that was never seen. */
  if (desk->writer != NULL && (feeds = list_feeds (desk, error)) == NULL)
    return NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DwFeed *feed = feeds->pdata[i];

      if (g_str_equal (feed->url, subscription->url) && dw_feed_is_signed (feed)
          && !dw_signed_store_read_state (desk->writer, feed->id, &before, error))
        return NULL;
    }

  return dw_signed_check_run (get_fetcher (desk), subscription, before.feed != NULL ? &before : NULL,
                              dw_clock_now (desk->clock), tell_progress, crawl, cancellable, error);
}

DwCrawlReport *
dw_sync_desk_check (DwSyncDesk            *desk,
                    const char            *typed,
                    const DwSyncAudience  *audience,
                    GCancellable          *cancellable,
                    GError               **error)
{
  g_autoptr (DwSubscription) subscription = dw_subscription_parse (typed, NULL, NULL, error);
  g_autoptr (DwFeed) feed = NULL;
  Crawl crawl = { audience != NULL ? audience : &nobody, 0 };

  if (subscription == NULL)
    return NULL;
  if (subscription->is_signed)
    return check_signed (desk, subscription, &crawl, cancellable, error);

  feed = dw_feed_new (&(DwFeed) { .url = subscription->url, .name = subscription->url });
  return dw_crawl_run (NULL, get_fetcher (desk), feed, tell_progress, &crawl, cancellable, error);
}
