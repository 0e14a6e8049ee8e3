/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-sync.h"

#include <glib/gi18n-lib.h>

#include "dw-crawl.h"
#include "dw-feed-address.h"
#include "dw-object-shelf.h"
#include "dw-signed-load.h"
#include "dw-text.h"
#include "dw-words.h"

/* What one sync works with. */
typedef struct
{
  DwWriter *writer;
  DwVisit visit;
  DwSignedLoad *load;
  const DwSignedState *before; /* what was trusted until now */
  GPtrArray *urls;          /* of char*: where the feed is to be had; of a file, its own address alone */
  char *key;                /* of the objects that a sync leaves for the next; NULL of a file: it has them all */
  gint64 now;
  DwCrawlReport *report;
} Sync;

static void
sync_clear (Sync *sync)
{
  g_clear_pointer (&sync->load, dw_signed_load_free);
  g_clear_pointer (&sync->urls, g_ptr_array_unref);
  g_clear_pointer (&sync->key, g_free);
  g_clear_pointer (&sync->report, dw_crawl_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sync, sync_clear)

gboolean
dw_feed_is_signed (const DwFeed *feed)
{
  return feed->edition != NULL;
}

/* @from: (nullable): where a file was handed over, which then stands in for all of them. */
static void
list_urls (GPtrArray  *urls,
           const char *url,
           GPtrArray  *mirrors,
           const char *from)
{
  gboolean is_file = from != NULL || dw_feed_address_is_file (url);

  g_ptr_array_add (urls, g_strdup (from != NULL ? from : url));
  for (guint i = 0; !is_file && i < mirrors->len; i++)
    g_ptr_array_add (urls, g_strdup (mirrors->pdata[i]));
}

static char *
dup_key (DwWriter   *writer,
         const char *url)
{
  return dw_feed_address_is_file (url) ? NULL : g_strdup_printf ("%s\nobjects\n%s", dw_writer_get_data_dir (writer), url);
}

/* Every object that came was verified by itself: that another was spoilt says nothing against it. Whoever stops an
   adding wants nothing of it. */
static void
leave (Sync         *sync,
       gboolean      is_new,
       const GError *problem)
{
  if (is_new && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (dw_crawl_was_cut_short (problem) || g_error_matches (problem, DW_SIGNED_ERROR, DW_SIGNED_ERROR_OBJECT))
    dw_signed_load_leave (sync->load);
}

static gboolean
has_all_keys (GArray *some,
              GArray *all)
{
  for (guint i = 0; i < some->len; i++)
    {
      const DwManifestKey *wanted = &g_array_index (some, DwManifestKey, i);
      gboolean is_found = FALSE;

      for (guint j = 0; j < all->len && !is_found; j++)
        {
          const DwManifestKey *key = &g_array_index (all, DwManifestKey, j);

          is_found = key->role == wanted->role && dw_public_key_equal (&key->key, &wanted->key);
        }
      if (!is_found)
        return FALSE;
    }

  return TRUE;
}

/* Who pinned a key looks for it again: that it went out of use is told once, when it does. */
static void
tell_keys (Sync *sync)
{
  GArray *keys = dw_signed_load_get_edition (sync->load)->manifest->keys;
  g_autofree char *other = g_steal_pointer (&sync->report->warning);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const DwManifestKey *key = &g_array_index (keys, DwManifestKey, i);
      g_autofree char *id = dw_public_key_dup_id (&key->key);

      if (key->role == DW_KEY_SIGN)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", id);
    }

  /* Translators: %s: numbers of keys */
  told = g_strdup_printf (_("The feed’s keys have changed, as a key that you trusted before says: from now on it is signed with %s."), ids->str);
  sync->report->warning = other != NULL ? g_strjoin (" ", told, other, NULL) : g_steal_pointer (&told);
}

static void
tell_changed_keys (Sync *sync)
{
  GArray *keys = dw_signed_load_get_edition (sync->load)->manifest->keys;

  if (sync->before->keys != NULL
      && (!has_all_keys (keys, sync->before->keys) || !has_all_keys (sync->before->keys, keys)))
    tell_keys (sync);
}

/* What a person should know though all went well. */
static void
warn (Sync   *sync,
      gint64  expires)
{
  const DwEdition *edition = dw_signed_load_get_edition (sync->load);

  sync->report->is_stale = sync->now >= expires;
  g_clear_pointer (&sync->report->warning, g_free);
  if (sync->report->is_stale)
    sync->report->warning = dw_words_stale (expires);
  else if (edition != NULL && edition->is_early)
    sync->report->warning = g_strdup (_("The feed says that it was made in the future. Check the date and time of this computer."));
}

static gboolean
check_worth (Sync    *sync,
             GError **error)
{
  if (dw_signed_load_get_edition (sync->load)->manifest->n_services > 0)
    return dw_signed_load_check_size (sync->load, error);

  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_EMPTY, _("The feed has no service at all. Nothing was taken from it."));
  return FALSE;
}

static void
count_cost (Sync *sync)
{
  sync->report->requests = sync->visit.n_requests;
  sync->report->bytes = sync->visit.progress.bytes;
  sync->report->pages = sync->visit.progress.pages;
}

/* Nothing waits for a next sync any more. */
static void
end (Sync *sync)
{
  count_cost (sync);
  g_clear_pointer (&sync->load, dw_signed_load_free);
  if (sync->key != NULL)
    dw_object_shelf_forget (sync->key);
}

/* The head is here: is there anything to do? What is not new may still mend a copy that was damaged. */
static gboolean
settle_unchanged (Sync    *sync,
                  DwFeed  *feed,
                  GError **error)
{
  const DwEdition *edition = dw_signed_load_get_edition (sync->load);
  g_autoptr (GHashTable) held = NULL;
  GHashTable *known = NULL;

  if (!dw_signed_load_is_confirmed (sync->load))
    {
      held = dw_signed_store_list_held (sync->writer, feed->id, feed->etag == NULL, error);
      if (held == NULL)
        return FALSE;
      dw_signed_load_set_held (sync->load, g_hash_table_ref (held));
      if (!edition->is_unchanged || dw_signed_load_count_missing (sync->load) > 0)
        {
          known = dw_signed_store_list_known (sync->writer, held, dw_signed_load_get_held (sync->load), error);
          dw_signed_load_set_known (sync->load, known);
          return known != NULL;
        }
    }

  sync->report->unchanged = TRUE;
  warn (sync, feed->edition->expires);
  return dw_signed_store_note_ok (sync->writer, feed->id, dw_signed_load_get_etag (sync->load), error);
}

static gboolean
run (Sync    *sync,
     DwFeed  *feed,
     GBytes  *from,
     GError **error)
{
  DwSnapshot *snapshot;
  gint64 expires = feed->edition->expires;

  if (from != NULL ? !dw_signed_load_take_bundle (sync->load, from, error)
                   : !dw_signed_load_fetch_head (sync->load, &sync->visit, sync->urls, feed->etag, expires, error))
    return FALSE;
  if (!settle_unchanged (sync, feed, error) || sync->report->unchanged)
    return sync->report->unchanged;

  warn (sync, dw_signed_load_get_edition (sync->load)->manifest->expires);
  tell_changed_keys (sync);
  if (!check_worth (sync, error)
      || !dw_signed_load_fetch_objects (sync->load, from == NULL ? sync->key : NULL, &sync->visit, sync->urls, error))
    return FALSE;

  snapshot = dw_snapshot_begin (sync->writer, feed->id, error);
  return snapshot != NULL
         && dw_signed_load_store (sync->load, sync->writer, snapshot, NULL, &sync->visit, sync->report, error);
}

/* Two contents under one version are more than a sync that failed: that stays until somebody has seen it. A stick that
   somebody handed over says nothing of the feed's own server, and holds back no try of it. */
static void
note_problem (Sync         *sync,
              gint64        feed_id,
              gboolean      is_handed,
              const GError *problem)
{
  g_autoptr (GError) error = NULL;

  if (!is_handed)
    dw_crawl_note_attempt (sync->writer, feed_id, problem);
  if (g_error_matches (problem, DW_SIGNED_ERROR, DW_SIGNED_ERROR_EQUIVOCATION)
      && !dw_signed_store_set_alert (sync->writer, feed_id, problem->message, &error))
    g_debug ("The alert was not kept: %s", error->message);
}

/* A feed that is a file on this computer is that file again, until a newer one is given. */
static GBytes *
read_own_file (const DwFeed  *feed,
               GError       **error)
{
  return dw_feed_address_is_file (feed->url) ? dw_feed_address_read_file (feed->url, error) : NULL;
}

static void
tell_older (Sync         *sync,
            const DwFeed *feed)
{
  g_autofree char *stale = g_steal_pointer (&sync->report->warning);
  g_autofree char *older = g_strdup_printf (_("Its own file holds an older edition than the one you have (%" G_GUINT64_FORMAT
                                              "), which stays as it is. The older edition was refused."),
                                            feed->edition->version);

  sync->report->is_older = TRUE;
  sync->report->warning = stale != NULL ? g_strjoin (" ", older, stale, NULL) : g_steal_pointer (&older);
}

static gboolean
run_noted (Sync    *sync,
           DwFeed  *feed,
           GBytes  *from,
           GError **error)
{
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GError) problem = NULL;

  if (from == NULL)
    own = read_own_file (feed, &problem);
  if (problem == NULL && run (sync, feed, from != NULL ? from : own, &problem))
    return TRUE;

  /* The file that the feed began with stays where it is while newer ones are handed over: that it is older is told, and
     is no fault. */
  if (own != NULL && g_error_matches (problem, DW_SIGNED_ERROR, DW_SIGNED_ERROR_ROLLBACK))
    {
      sync->report->unchanged = TRUE;
      warn (sync, feed->edition->expires);
      tell_older (sync, feed);
      return TRUE;
    }

  note_problem (sync, feed->id, from != NULL, problem);
  leave (sync, FALSE, problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

DwCrawlReport *
dw_signed_sync_run (DwWriter        *writer,
                    DwFetcher       *fetcher,
                    DwFeed          *feed,
                    const char      *from_url,
                    GBytes          *from,
                    gint64           now,
                    DwProgressFunc   progress,
                    gpointer         data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_auto (DwSignedState) before = { 0 };
  g_autoptr (GPtrArray) mirrors = dw_signed_store_list_mirrors (writer, feed->id, error);
  g_auto (Sync) sync = {
    .writer = writer,
    .visit = { .fetcher = fetcher, .cancellable = cancellable, .func = progress, .data = data },
    .urls = g_ptr_array_new_with_free_func (g_free),
    .now = now,
    .report = dw_crawl_report_new (FALSE),
  };

  if (mirrors == NULL || !dw_signed_store_read_state (writer, feed->id, &before, error))
    return NULL;

  list_urls (sync.urls, feed->url, mirrors, from_url);
  sync.key = dup_key (writer, feed->url);
  sync.before = &before;
  sync.load = dw_signed_load_new (&before, now);
  if (!run_noted (&sync, feed, from, error))
    return NULL;

  end (&sync);
  return g_steal_pointer (&sync.report);
}

static gboolean
load_new (Sync    *sync,
          GError **error)
{
  const DwManifest *manifest;

  if (!dw_signed_load_take_first (sync->load, &sync->visit, sync->urls, error))
    return FALSE;

  manifest = dw_signed_load_get_edition (sync->load)->manifest;
  dw_signed_load_set_held (sync->load, g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, NULL));
  warn (sync, manifest->expires);
  return dw_signed_store_check_new (sync->writer, manifest->feed, error) && check_worth (sync, error)
         && dw_signed_load_fetch_objects (sync->load, sync->key, &sync->visit, sync->urls, error);
}

static gint64
store_new (Sync                  *sync,
           const DwSubscription  *subscription,
           const char            *name,
           GError               **error)
{
  const DwManifest *manifest = dw_signed_load_get_edition (sync->load)->manifest;
  g_autofree char *own_name = dw_text_clean (manifest->name, -1, FALSE, NULL);
  const DwFeed draft = {
    .url = subscription->url,
    .name = name != NULL ? name : *own_name != '\0' ? own_name : subscription->url,
    .trust = subscription->pins->len > 0 ? DW_TRUST_SIGNED_PINNED : DW_TRUST_SIGNED_FIRST_USE,
  };
  DwSnapshot *snapshot = dw_snapshot_begin_new (sync->writer, &draft, error);
  gint64 feed_id;

  if (snapshot == NULL)
    return 0;

  feed_id = dw_snapshot_get_feed_id (snapshot);
  return dw_signed_load_store (sync->load, sync->writer, snapshot, subscription->mirrors, &sync->visit, sync->report,
                               error)
             ? feed_id
             : 0;
}

DwCrawlReport *
dw_signed_sync_add (DwWriter              *writer,
                    DwFetcher             *fetcher,
                    const DwSubscription  *subscription,
                    const char            *name,
                    gint64                 now,
                    gint64                *feed_id,
                    DwProgressFunc         progress,
                    gpointer               data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  const DwSignedState before = { .pins = subscription->pins };
  g_autoptr (GError) problem = NULL;
  g_auto (Sync) sync = {
    .writer = writer,
    .visit = { .fetcher = fetcher, .cancellable = cancellable, .func = progress, .data = data },
    .urls = g_ptr_array_new_with_free_func (g_free),
    .now = now,
    .report = dw_crawl_report_new (FALSE),
  };

  list_urls (sync.urls, subscription->url, subscription->mirrors, NULL);
  sync.key = dup_key (writer, subscription->url);
  sync.load = dw_signed_load_new (&before, now);
  if (!load_new (&sync, &problem) || (*feed_id = store_new (&sync, subscription, name, &problem)) == 0)
    {
      leave (&sync, TRUE, problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  end (&sync);
  return g_steal_pointer (&sync.report);
}
