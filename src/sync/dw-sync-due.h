/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-notes.h"
#include "dw-feed.h"

G_BEGIN_DECLS

/* When a feed is asked again that nobody asks for by name. @now: seconds since 1970. */

/**
 * dw_sync_is_due: Returns: whether @feed comes from a server, or was never had, and was neither had in the last day nor
 * tried in the last hour.
 */
gboolean dw_sync_is_due (const DwFeed *feed,
                         gint64        now);

/**
 * dw_sync_must_wait: Returns: whether the publisher asked, in @notes, to be left alone for now. Longer than a day
 * nobody may ask for.
 */
gboolean dw_sync_must_wait (const DwCrawlNotes *notes,
                            gint64              now);

G_END_DECLS
