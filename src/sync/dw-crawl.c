/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"
#include "dw-gather.h"

/* Between detail requests: what a publisher's server can be asked for without notice. */
#define SPACING_MS 500

/* Even a server that always says "unchanged" is asked for everything once in a while (reliability B10). */
#define TRUST_ETAG_SECONDS (7 * 24 * 60 * 60)

static DwVisit
begin_visit (DwFetcher      *fetcher,
             const char     *url,
             DwProgressFunc  progress,
             gpointer        data,
             GCancellable   *cancellable)
{
  DwVisit visit = {
    .fetcher = fetcher,
    .cancellable = cancellable,
    .func = progress,
    .data = data,
    .spacing_ms = SPACING_MS,
  };

#if DW_TESTING
  if (dw_feed_address_is_loopback (url))
    visit.spacing_ms = 0;
#endif
  return visit;
}

static gboolean
gather (DwHarvest   *harvest,
        DwVisit     *visit,
        const char  *url,
        const char  *etag,
        GError     **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean done;

  if (dw_feed_address_is_file (url))
    done = dw_gather_from_file (harvest, visit, url, &problem);
  else
    done = dw_gather_from_server (harvest, visit, url, etag, &problem);

  /* A page says what is wrong with it; only here is it known what that means. */
  if (!done && problem->domain == DW_PAGE_ERROR)
    g_set_error (error, problem->domain, problem->code, _("%s What you have stays as it was."), problem->message);
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done;
}

static gboolean
store_at (DwHarvest       *harvest,
          DwWriter        *writer,
          gint64           feed_id,
          DwSnapshotGate   gate,
          DwVisit         *visit,
          GError         **error)
{
  DwSnapshot *snapshot = dw_snapshot_begin_as (writer, feed_id, DW_SNAPSHOT_WHOLE, gate, error);

  return snapshot != NULL && dw_harvest_store (harvest, snapshot, visit, error);
}

/* What the gate stops is kept beside the directory, and is still no success. */
static gboolean
store (DwHarvest  *harvest,
       DwWriter   *writer,
       gint64      feed_id,
       DwVisit    *visit,
       GError    **error)
{
  g_autoptr (GError) problem = NULL;

  if (store_at (harvest, writer, feed_id, DW_GATE_CHECK, visit, &problem))
    return TRUE;
  if (!g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_HELD)
      || store_at (harvest, writer, feed_id, DW_GATE_HOLD, visit, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The feed comes with its services: whatever happens in between, there is never a feed without them. */
static gint64
store_new_feed (DwHarvest     *harvest,
                DwWriter      *writer,
                const DwFeed  *draft,
                DwVisit       *visit,
                GError       **error)
{
  DwSnapshot *snapshot = dw_snapshot_begin_new (writer, draft, error);
  gint64 feed_id;

  if (snapshot == NULL)
    return 0;

  feed_id = dw_snapshot_get_feed_id (snapshot);
  return dw_harvest_store (harvest, snapshot, visit, error) ? feed_id : 0;
}

/* Whether the publisher was not even asked: as soon as there is a connection, it may be. */
static gboolean
is_unreached (const GError *problem)
{
  static const DwNetError kinds[] = { DW_NET_ERROR_OFFLINE, DW_NET_ERROR_NO_SUCH_HOST, DW_NET_ERROR_UNREACHABLE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (problem, DW_NET_ERROR, kinds[i]))
      return TRUE;

  return FALSE;
}

/* A note that cannot be written is no second problem for the person: the first one is told already. */
static void
note_attempt (DwWriter     *writer,
              gint64        feed_id,
              const GError *problem)
{
  g_autoptr (GError) error = NULL;
  gboolean is_noted;

  /* Whoever held it noted it. */
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_HELD))
    return;

  if (is_unreached (problem))
    is_noted = dw_writer_note_unreached (writer, feed_id, problem->message, &error);
  else
    is_noted = dw_writer_note_attempt (writer, feed_id, problem != NULL ? problem->message : NULL, &error);
  if (!is_noted)
    g_debug ("The attempt was not noted: %s", error->message);
}

DwCrawlReport *
dw_crawl_run (DwWriter        *writer,
              DwFetcher       *fetcher,
              DwFeed          *feed,
              DwProgressFunc   progress,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (DwHarvest) harvest = dw_harvest_new (writer != NULL ? DW_HARVEST_TO_STORE : DW_HARVEST_TO_CHECK);
  DwVisit visit = begin_visit (fetcher, feed->url, progress, data, cancellable);
  g_autoptr (GError) problem = NULL;
  gboolean done;

  done = gather (harvest, &visit, feed->url, writer != NULL ? feed->etag : NULL, &problem);
  if (writer != NULL)
    {
      gboolean unchanged = done && dw_harvest_get_report (harvest)->unchanged;

      done = done && (unchanged || store (harvest, writer, feed->id, &visit, &problem));
      if (!done || unchanged)
        note_attempt (writer, feed->id, problem);
    }

  if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return dw_harvest_steal_report (g_steal_pointer (&harvest));
}

DwCrawlReport *
dw_crawl_add_feed (DwWriter        *writer,
                   DwFetcher       *fetcher,
                   const DwFeed    *draft,
                   gint64          *feed_id,
                   DwProgressFunc   progress,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (DwHarvest) harvest = dw_harvest_new (DW_HARVEST_TO_STORE);
  DwVisit visit = begin_visit (fetcher, draft->url, progress, data, cancellable);
  g_autofree char *name = draft->name != NULL ? g_strdup (draft->name) : dw_feed_address_dup_name (draft->url);
  DwFeed named = *draft;

  named.name = name;
  named.trust = dw_feed_address_is_file (draft->url) ? DW_TRUST_FILE : DW_TRUST_HTTPS;
  if (!gather (harvest, &visit, draft->url, NULL, error))
    return NULL;
  if ((*feed_id = store_new_feed (harvest, writer, &named, &visit, error)) == 0)
    return NULL;

  return dw_harvest_steal_report (g_steal_pointer (&harvest));
}

gboolean
dw_crawl_check_new (GPtrArray   *feeds,
                    const char  *url,
                    GError     **error)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);

      if (g_strcmp0 (feed->url, url) == 0)
        {
          g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS,
                       _("That feed is already in the directory, as “%s”."), feed->name);
          return FALSE;
        }
    }

  return TRUE;
}

DwFeed *
dw_crawl_dup_feed_as_of (DwFeed *feed,
                         gint64  now)
{
  DwFeed draft = *feed;

  if (feed->etag == NULL || (now >= feed->synced_at && now - feed->synced_at < TRUST_ETAG_SECONDS))
    return dw_feed_ref (feed);

  draft.etag = NULL;
  return dw_feed_new (&draft);
}

gboolean
dw_crawl_import_starter (DwWriter      *writer,
                         DwFetcher     *fetcher,
                         const char    *starter,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *url = dw_crawl_check_address (starter, error);
  g_autoptr (DwCrawlReport) report = NULL;
  gint64 feed_id;
  DwFeed draft = {
    .url = url,
    .name = _("Starter directory"),
    .notice = _("From published documents of 2010 to 2025. Check before use."),
    .is_starter = TRUE,
  };

  if (url == NULL)
    return FALSE;

  report = dw_crawl_add_feed (writer, fetcher, &draft, &feed_id, NULL, NULL, cancellable, error);
  return report != NULL;
}
