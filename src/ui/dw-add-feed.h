/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-syncer.h"

G_BEGIN_DECLS

#define DW_TYPE_ADD_FEED (dw_add_feed_get_type ())
G_DECLARE_FINAL_TYPE (DwAddFeed, dw_add_feed, DW, ADD_FEED, GtkWidget)

/**
 * DwAddFeed:
 *
 * Two ways to a new feed: by its address or a file, and from the publishers that Doorway knows of. Several can be asked
 * for; they are taken one after another, each with its progress and, if need be, its problem where it was asked for.
 *
 * Signals: `added` (gint64 feed id).
 */

/** dw_add_feed_set_syncer: Who adds; NULL before the directory is open. */
void dw_add_feed_set_syncer (DwAddFeed *self,
                             DwSyncer  *syncer);

/** dw_add_feed_set_feeds: Which feeds are there already: @feeds is of DwFeed. */
void dw_add_feed_set_feeds (DwAddFeed *self,
                            GPtrArray *feeds);

G_END_DECLS
