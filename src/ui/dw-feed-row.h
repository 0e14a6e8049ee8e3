/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-feed.h"
#include "dw-sync-status.h"

G_BEGIN_DECLS

#define DW_TYPE_FEED_ROW (dw_feed_row_get_type ())
G_DECLARE_FINAL_TYPE (DwFeedRow, dw_feed_row, DW, FEED_ROW, GtkWidget)

/**
 * DwFeedRow:
 *
 * One subscription: whose it is, what it brought, how it last went, and what can be done with it. Removing asks first,
 * in the row itself.
 *
 * Signals: `sync`, `stop`, `check` (the feed is to be read afresh and told of), `remove` (after the person said so
 * twice), `answer` (gboolean: whether to use the list that is held).
 */

/** dw_feed_row_new: Returns: (transfer floating): an empty row. */
GtkWidget *dw_feed_row_new (void);

/**
 * dw_feed_row_set_feed:
 * @feed: (transfer none): what is known of it now
 * @now: what time it is, in seconds since 1970-01-01T00:00:00Z
 */
void dw_feed_row_set_feed (DwFeedRow *self,
                           DwFeed    *feed,
                           gint64     now);

/** dw_feed_row_get_feed: Returns: (transfer none) (nullable): the feed as it was last set. */
DwFeed *dw_feed_row_get_feed (DwFeedRow *self);

/**
 * dw_feed_row_begin:
 *
 * Shows that a sync or a removal is under way; nothing else can be done meanwhile but to stop it, if @can_stop.
 */
void dw_feed_row_begin (DwFeedRow *self,
                        gboolean   can_stop);

/** dw_feed_row_set_progress: Shows how far the sync is, one that nobody here began too. */
void dw_feed_row_set_progress (DwFeedRow        *self,
                               const DwProgress *progress);

/** dw_feed_row_end: Shows the row at rest; @problem (nullable) is why it ended badly. */
void dw_feed_row_end (DwFeedRow  *self,
                      const char *problem);

/** dw_feed_row_is_running: Returns: whether something is under way. */
gboolean dw_feed_row_is_running (DwFeedRow *self);

/**
 * dw_feed_row_words: Returns: (transfer full): how @feed last went, in words: "Synced 3 hours ago", "You have the copy
 * from Tuesday."
 */
char *dw_feed_row_words (const DwFeed *feed,
                         gint64        now);

G_END_DECLS
