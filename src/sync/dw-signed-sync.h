/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-fetcher.h"
#include "dw-progress.h"
#include "dw-subscription.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/*
 * Signed feeds brought up to date (feeds.md 6.3): the head is verified, only missing objects are fetched, all of them
 * are staged, and one transaction replaces the copy and what is known of the feed. Whatever fails, the old copy stands.
 *
 * No hold gate stands before a signed feed: what is gone from it was taken out by whoever has the key, on purpose,
 * under a new version; gates are for feeds whose bytes anybody on the way may have made (feeds.md 6.3, rule 8).
 */

/** dw_feed_is_signed: Returns: whether @feed is a signed one. */
gboolean dw_feed_is_signed (const DwFeed *feed);

/**
 * dw_signed_sync_run:
 * @feed: a signed feed of the directory
 * @from_url: (nullable): the address of the file that @from was read from; objects that it lacks may lie beside it
 * @from: (nullable): the bytes of a bundle, whole or of what changed; NULL: its addresses are asked in turn
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Where one address has nothing newer and the copy is past its date, the next one is asked too. Blocking.
 *
 * Returns: (transfer full): the report; NULL with DW_SIGNED_ERROR, DW_NET_ERROR, DW_SYNC_ERROR, DW_STORE_ERROR or
 *   DW_DB_ERROR
 */
DwCrawlReport *dw_signed_sync_run (DwWriter        *writer,
                                   DwFetcher       *fetcher,
                                   DwFeed          *feed,
                                   const char      *from_url,
                                   GBytes          *from,
                                   gint64           now,
                                   DwProgressFunc   progress,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

/**
 * dw_signed_sync_add:
 * @name: (nullable): what to call it; NULL: what it calls itself
 * @feed_id: (out): the new feed's number
 *
 * Takes in a signed feed that is not in the directory. One that is refused leaves nothing.
 *
 * Returns: (transfer full): the report, or NULL as for dw_signed_sync_run()
 */
DwCrawlReport *dw_signed_sync_add (DwWriter              *writer,
                                   DwFetcher             *fetcher,
                                   const DwSubscription  *subscription,
                                   const char            *name,
                                   gint64                 now,
                                   gint64                *feed_id,
                                   DwProgressFunc         progress,
                                   gpointer               data,
                                   GCancellable          *cancellable,
                                   GError               **error);

G_END_DECLS
