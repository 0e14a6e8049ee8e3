/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-sync-due.h"

#include "dw-feed-address.h"

#define DUE_AFTER_SECONDS (24 * 60 * 60)

/* Less than the hour at which DwSyncer looks around, so that every look finds the failure of the one before due
   again. */
#define RETRY_AFTER_SECONDS (55 * 60)

/* A time in the future is a clock that was put right since: it excuses nothing. */
static gboolean
is_within (gint64 then,
           gint64 now,
           gint64 seconds)
{
  return then <= now && now - then < seconds;
}

gboolean
dw_sync_is_due (const DwFeed *feed,
                gint64        now)
{
  /* A file is read again when somebody asks for it; but one that never was belongs to a feed that came back after
     harm. */
  return (!dw_feed_address_is_file (feed->url) || feed->synced_at == 0)
         && !is_within (feed->synced_at, now, DUE_AFTER_SECONDS)
         && !is_within (feed->attempted_at, now, RETRY_AFTER_SECONDS);
}

gboolean
dw_sync_must_wait (const DwCrawlNotes *notes,
                   gint64              now)
{
  /* Longer than a day is a clock that was put right since. */
  return notes->not_before > now && notes->not_before - now <= DUE_AFTER_SECONDS;
}
