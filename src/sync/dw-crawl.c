/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-address.h"
#include "dw-gather-details.h"
#include "dw-gather-file.h"
#include "dw-gather.h"
#include "dw-minisign.h"

/* Between two requests: what a publisher's server can be asked for without notice. */
#define SPACING_MS 500

/* What is held is not asked for again before somebody had a day to look at it. */
#define LOOK_SECONDS (24 * 60 * 60)

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

/* One crawl of one feed of the directory, under way. */
typedef struct
{
  DwWriter *writer;
  DwFeed *feed;
  DwVisit visit;
  DwCrawlNotes notes;         /* what was known of the server before */
  GHashTable *items;          /* what full records are there of; NULL where none counts */
  DwHarvest *harvest;
} Crawl;

static void
clear_crawl (Crawl *crawl)
{
  g_clear_pointer (&crawl->harvest, dw_harvest_free);
  g_clear_pointer (&crawl->items, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crawl, clear_crawl)

static char *
dup_key (DwWriter   *writer,
         const char *url)
{
  return g_strdup_printf ("%s\n%s", dw_writer_get_data_dir (writer), url);
}

static gboolean
begin_harvest (Crawl               *crawl,
               const DwCrawlNotes  *notes,
               GError             **error)
{
  g_autofree char *key = dup_key (crawl->writer, crawl->feed->url);

  crawl->harvest = dw_harvest_new (DW_HARVEST_TO_STORE);
  *dw_harvest_get_plan (crawl->harvest) = dw_plan_make (notes, dw_writer_get_now (crawl->writer));
  if (dw_feed_address_is_file (crawl->feed->url))
    return TRUE;
  if (!dw_harvest_resume (crawl->harvest, key, crawl->feed->synced_at, error))
    return FALSE;
  if (dw_harvest_get_plan (crawl->harvest)->kind != DW_PLAN_LIST)
    return TRUE;

  crawl->items = dw_writer_read_items (crawl->writer, crawl->feed->id, error);
  if (crawl->items != NULL)
    dw_harvest_set_items (crawl->harvest, crawl->items);
  return crawl->items != NULL;
}

static gboolean
gather_planned (Crawl   *crawl,
                GError **error)
{
  gboolean is_list = dw_harvest_get_plan (crawl->harvest)->kind == DW_PLAN_LIST;

  return gather (crawl->harvest, &crawl->visit, crawl->feed->url, is_list ? crawl->feed->etag : NULL, error);
}

/* Whether the server no longer knows what it proved to know, rather than not being there. */
static gboolean
is_about_the_way (const GError *problem)
{
  static const DwNetError kinds[] = {
    DW_NET_ERROR_REFUSED, DW_NET_ERROR_NOT_FOUND, DW_NET_ERROR_SERVER, DW_NET_ERROR_PROTOCOL, DW_NET_ERROR_REDIRECTED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (problem, DW_NET_ERROR, (int) kinds[i]))
      return TRUE;

  return problem->domain == DW_PAGE_ERROR || g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_NOT_A_FEED)
         || g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT);
}

/* The short way where it was proved, and the long one when that does not do any more. */
static gboolean
gather_feed (Crawl   *crawl,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  const DwCrawlNotes unknown = { 0 };

  if (!begin_harvest (crawl, &crawl->notes, error))
    return FALSE;
  if (gather_planned (crawl, &problem))
    return TRUE;
  if (dw_harvest_get_plan (crawl->harvest)->kind != DW_PLAN_CHANGES || !is_about_the_way (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  g_clear_pointer (&crawl->harvest, dw_harvest_free);
  return begin_harvest (crawl, &unknown, error) && gather_planned (crawl, error);
}

/* Of a whole list: what is not in it any more, is it gone? */
static gboolean
ask_for_absent (Crawl   *crawl,
                GError **error)
{
  const DwPlan *plan = dw_harvest_get_plan (crawl->harvest);
  g_autoptr (GPtrArray) absent = NULL;

  if (dw_feed_address_is_file (crawl->feed->url) || plan->is_package || plan->kind == DW_PLAN_CHANGES)
    return TRUE;

  absent = dw_writer_list_absent (crawl->writer, crawl->feed->id, dw_harvest_get_seen (crawl->harvest),
                                  DW_GATHER_MOST_ABSENT, error);
  return absent != NULL && dw_gather_absent (crawl->harvest, &crawl->visit, crawl->feed->url, absent, error);
}

static DwSnapshotKind
get_snapshot_kind (Crawl *crawl)
{
  const DwPlan *plan = dw_harvest_get_plan (crawl->harvest);

  if (dw_feed_address_is_file (crawl->feed->url) || plan->is_package)
    return DW_SNAPSHOT_WHOLE;

  return plan->kind == DW_PLAN_CHANGES ? DW_SNAPSHOT_DELTA : DW_SNAPSHOT_LISTED;
}

static gboolean
store_at (Crawl               *crawl,
          DwSnapshotGate       gate,
          const DwCrawlNotes  *notes,
          GError             **error)
{
  DwSnapshot *snapshot = dw_snapshot_begin_as (crawl->writer, crawl->feed->id, get_snapshot_kind (crawl), gate, error);

  return snapshot != NULL && dw_harvest_store (crawl->harvest, snapshot, crawl->feed, notes, &crawl->visit, error);
}

/* What the gate stops is kept beside the directory, and is still no success: the next crawl begins where this one
   did. */
static gboolean
store (Crawl   *crawl,
       GError **error)
{
  const DwCrawlNotes after = dw_plan_get_notes (dw_harvest_get_plan (crawl->harvest));
  DwCrawlNotes held = crawl->notes;
  g_autoptr (GError) problem = NULL;

  held.not_before = dw_writer_get_now (crawl->writer) + LOOK_SECONDS;
  if (store_at (crawl, DW_GATE_CHECK, &after, &problem))
    return TRUE;
  if (!g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_HELD) || store_at (crawl, DW_GATE_HOLD, &held, error))
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
  DwCrawlNotes notes;
  gint64 feed_id;

  if (snapshot == NULL)
    return 0;

  feed_id = dw_snapshot_get_feed_id (snapshot);
  if (dw_feed_address_is_file (draft->url))
    return dw_harvest_store (harvest, snapshot, NULL, NULL, visit, error) ? feed_id : 0;

  notes = dw_plan_get_notes (dw_harvest_get_plan (harvest));
  return dw_harvest_store (harvest, snapshot, NULL, &notes, visit, error) ? feed_id : 0;
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
void
dw_crawl_note_attempt (DwWriter     *writer,
                       gint64        feed_id,
                       const GError *problem)
{
  g_autoptr (GError) error = NULL;
  gboolean is_noted;

  /* Whoever held it noted it. */
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_HELD))
    return;

  if (problem != NULL && is_unreached (problem))
    is_noted = dw_writer_note_unreached (writer, feed_id, problem->message, &error);
  else
    is_noted = dw_writer_note_attempt (writer, feed_id, problem != NULL ? problem->message : NULL, &error);
  if (!is_noted)
    g_debug ("The attempt was not noted: %s", error->message);
}

static void
note_server (Crawl              *crawl,
             const DwCrawlNotes *notes)
{
  g_autoptr (GError) error = NULL;

  if (!dw_writer_write_notes (crawl->writer, crawl->feed->id, notes, &error))
    g_debug ("What is known of the server was not noted: %s", error->message);
}

gboolean
dw_crawl_was_cut_short (const GError *problem)
{
  return problem->domain == DW_NET_ERROR || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (problem, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_SLOW);
}

static void
note_failure (Crawl        *crawl,
              const GError *problem)
{
  if (crawl->harvest != NULL && dw_crawl_was_cut_short (problem))
    dw_harvest_leave (crawl->harvest);

  dw_crawl_note_attempt (crawl->writer, crawl->feed->id, problem);
  if (crawl->visit.retry_after == 0)
    return;

  crawl->notes.not_before = dw_writer_get_now (crawl->writer) + crawl->visit.retry_after;
  note_server (crawl, &crawl->notes);
}

static void
note_unchanged (Crawl *crawl)
{
  const DwCrawlNotes notes = dw_plan_get_notes (dw_harvest_get_plan (crawl->harvest));

  dw_crawl_note_attempt (crawl->writer, crawl->feed->id, NULL);
  note_server (crawl, &notes);
}

static DwCrawlReport *
check_feed (DwFeed   *feed,
            DwVisit  *visit,
            GError  **error)
{
  g_autoptr (DwHarvest) harvest = dw_harvest_new (DW_HARVEST_TO_CHECK);

  if (!gather (harvest, visit, feed->url, NULL, error))
    return NULL;
  return dw_harvest_steal_report (g_steal_pointer (&harvest));
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
  g_auto (Crawl) crawl = { .writer = writer, .feed = feed };
  g_autoptr (GError) problem = NULL;
  gboolean unchanged;

  crawl.visit = begin_visit (fetcher, feed->url, progress, data, cancellable);
  if (writer == NULL)
    return check_feed (feed, &crawl.visit, error);
  if (!dw_writer_read_notes (writer, feed->id, &crawl.notes, error))
    return NULL;

  if (!gather_feed (&crawl, &problem)
      || (!(unchanged = dw_harvest_get_report (crawl.harvest)->unchanged)
          && (!ask_for_absent (&crawl, &problem) || !store (&crawl, &problem))))
    {
      note_failure (&crawl, problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  if (unchanged)
    note_unchanged (&crawl);
  return dw_harvest_steal_report (g_steal_pointer (&crawl.harvest));
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
  g_autofree char *key = dup_key (writer, draft->url);
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = draft->name != NULL ? g_strdup (draft->name) : dw_feed_address_dup_name (draft->url);
  DwFeed named = *draft;

  named.name = name;
  named.trust = dw_feed_address_is_file (draft->url) ? DW_TRUST_FILE : DW_TRUST_HTTPS;
  *dw_harvest_get_plan (harvest) = dw_plan_make (NULL, dw_writer_get_now (writer));
  if (!dw_feed_address_is_file (draft->url) && !dw_harvest_resume (harvest, key, 0, error))
    return NULL;
  if (!gather (harvest, &visit, draft->url, NULL, &problem))
    {
      /* Whoever stops an adding wants nothing of it. */
      if (dw_crawl_was_cut_short (problem) && problem->domain != G_IO_ERROR)
        dw_harvest_leave (harvest);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if ((*feed_id = store_new_feed (harvest, writer, &named, &visit, error)) == 0)
    return NULL;

  return dw_harvest_steal_report (g_steal_pointer (&harvest));
}

/* What is to be known of keys that came for a feed that is there already; "" for none. */
static const char *
say_pins (const DwFeed *feed,
          GArray       *pins)
{
  if (pins == NULL || pins->len == 0)
    return "";
  if (feed->edition == NULL)
    return _(" It is not signed: to have it with the key, remove it and add it again.");

  for (guint i = 0; i < pins->len; i++)
    {
      g_autofree char *id = dw_public_key_dup_id (&g_array_index (pins, DwPublicKey, i));

      if (g_strcmp0 (id, feed->edition->key) == 0)
        return _(" Its newest edition is signed with a key of the number that you gave.");
    }

  return _(" Its newest edition is signed with another key than you gave. Ask its publisher which is theirs; to have it with "
           "your key alone, remove it and add it again.");
}

gboolean
dw_crawl_check_new (GPtrArray   *feeds,
                    const char  *url,
                    GArray      *pins,
                    GError     **error)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);

      if (g_strcmp0 (feed->url, url) == 0)
        {
          g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS,
                       _("That feed is already in the directory, as “%s”.%s"), feed->name, say_pins (feed, pins));
          return FALSE;
        }
    }

  return TRUE;
}

/* What is in it says what it is, wherever the file lies. */
gboolean
dw_crawl_is_starter (const char *url,
                     const char *starter)
{
  g_autoptr (GMappedFile) known = dw_feed_address_is_file (url) ? g_mapped_file_new (starter, FALSE, NULL) : NULL;
  g_autoptr (GBytes) expected = known != NULL ? g_mapped_file_get_bytes (known) : NULL;
  g_autoptr (GBytes) bytes = expected != NULL ? dw_feed_address_read_file (url, NULL) : NULL;

  return bytes != NULL && g_bytes_equal (bytes, expected);
}

void
dw_crawl_draft_starter (DwFeed *draft)
{
  if (draft->name == NULL)
    draft->name = _("Starter directory");
  draft->notice = _("From published documents of 2010 to 2025. Check before use.");
  draft->is_starter = TRUE;
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
  DwFeed draft = { .url = url };

  if (url == NULL)
    return FALSE;

  dw_crawl_draft_starter (&draft);
  report = dw_crawl_add_feed (writer, fetcher, &draft, &feed_id, NULL, NULL, cancellable, error);
  return report != NULL;
}
