/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-fetcher.h"
#include "dw-progress.h"
#include "dw-signed-feed.h"
#include "dw-subscription.h"

G_BEGIN_DECLS

/**
 * dw_signed_check_run:
 * @before: (nullable): what the directory trusts and has of this feed; NULL: it is judged by what @subscription pins
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Reads a whole signed feed, every object of it, and keeps nothing. What its signature does not vouch for is no feed
 * and fails as a sync would; what is wrong with records or counts is the report's. Blocking.
 *
 * Returns: (transfer full): the report of a check; NULL with DW_SIGNED_ERROR, DW_NET_ERROR, DW_SYNC_ERROR or G_IO_ERROR
 */
DwCrawlReport *dw_signed_check_run (DwFetcher             *fetcher,
                                    const DwSubscription  *subscription,
                                    const DwSignedState   *before,
                                    gint64                 now,
                                    DwProgressFunc         progress,
                                    gpointer               data,
                                    GCancellable          *cancellable,
                                    GError               **error);

G_END_DECLS
