/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed.h"

#include <string.h>

static const DwSignedFacts *
copy_edition (const DwSignedFacts *edition,
              DwArena             *arena)
{
  DwSignedFacts *copy = NULL;

  if (edition == NULL)
    return NULL;

  copy = dw_arena_alloc (arena, sizeof *copy);
  *copy = *edition;
  copy->key = dw_arena_strdup (arena, edition->key);
  copy->alert = dw_arena_strdup (arena, edition->alert);
  return copy;
}

DwFeed *
dw_feed_new (const DwFeed *draft)
{
  DwArena *arena = dw_arena_new ();
  DwFeed *feed = dw_arena_alloc (arena, sizeof *feed);

  *feed = *draft;
  feed->arena = arena;
  feed->url = dw_arena_strdup (arena, draft->url);
  feed->name = dw_arena_strdup (arena, draft->name);
  feed->licence = dw_arena_strdup (arena, draft->licence);
  feed->attribution = dw_arena_strdup (arena, draft->attribution);
  feed->notice = dw_arena_strdup (arena, draft->notice);
  feed->last_problem = dw_arena_strdup (arena, draft->last_problem);
  feed->etag = dw_arena_strdup (arena, draft->etag);
  feed->hold = dw_hold_copy (draft->hold, arena);
  feed->edition = copy_edition (draft->edition, arena);
  return feed;
}

gboolean
dw_feed_is_stale (const DwFeed *feed,
                  gint64        now)
{
  return feed->edition != NULL && now >= feed->edition->expires;
}

gboolean
dw_feed_is_behind (const DwFeed *feed,
                   gint64        now)
{
  return feed->last_problem != NULL || dw_feed_is_stale (feed, now);
}

const char *
dw_feed_believe_date (const DwFeed *feed,
                      const char   *date)
{
  g_autoptr (GDateTime) fetched = NULL;
  g_autoptr (GDateTime) latest = NULL;
  g_autofree char *last = NULL;

  if (date == NULL || feed == NULL || feed->synced_at <= 0)
    return date;

  fetched = g_date_time_new_from_unix_utc (feed->synced_at);
  latest = fetched != NULL ? g_date_time_add_days (fetched, 1) : NULL;
  last = latest != NULL ? g_date_time_format (latest, "%Y-%m-%d") : NULL;
  return last != NULL && strcmp (date, last) > 0 ? NULL : date;
}

DwFeed *
dw_feed_ref (DwFeed *feed)
{
  dw_arena_ref (feed->arena);
  return feed;
}

void
dw_feed_unref (DwFeed *feed)
{
  dw_arena_unref (feed->arena);
}

struct _DwRecord
{
  gatomicrefcount references;
  gint64 id;
  DwFeed *feed;
  char *source_id;
  DwService *service;
  GBytes *raw;
  gint64 fetched_at;
};

DwRecord *
dw_record_new (gint64      id,
               DwFeed     *feed,
               const char *source_id,
               DwService  *service,
               GBytes     *raw,
               gint64      fetched_at)
{
  DwRecord *record = g_new0 (DwRecord, 1);

  g_atomic_ref_count_init (&record->references);
  record->id = id;
  record->feed = dw_feed_ref (feed);
  record->source_id = g_strdup (source_id);
  record->service = service;
  record->raw = g_bytes_ref (raw);
  record->fetched_at = fetched_at;
  return record;
}

DwRecord *
dw_record_ref (DwRecord *record)
{
  g_atomic_ref_count_inc (&record->references);
  return record;
}

void
dw_record_unref (DwRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->references))
    return;

  dw_feed_unref (record->feed);
  g_free (record->source_id);
  dw_service_unref (record->service);
  g_bytes_unref (record->raw);
  g_free (record);
}

gint64
dw_record_get_id (DwRecord *record)
{
  return record->id;
}

DwFeed *
dw_record_get_feed (DwRecord *record)
{
  return record->feed;
}

const char *
dw_record_get_source_id (DwRecord *record)
{
  return record->source_id;
}

DwService *
dw_record_get_service (DwRecord *record)
{
  return record->service;
}

GBytes *
dw_record_get_raw (DwRecord *record)
{
  return record->raw;
}

gint64
dw_record_get_fetched_at (DwRecord *record)
{
  return record->fetched_at;
}
