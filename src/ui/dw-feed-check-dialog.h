/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-feed.h"
#include "dw-syncer.h"

G_BEGIN_DECLS

#define DW_TYPE_FEED_CHECK_DIALOG (dw_feed_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DwFeedCheckDialog, dw_feed_check_dialog, DW, FEED_CHECK_DIALOG, GtkWindow)

/**
 * DwFeedCheckDialog:
 *
 * Reads one feed afresh from its publisher and says what is wrong with it and how much of what families ask it says,
 * for somebody to hand to that publisher. Can be stopped; Escape leaves and stops. Changes nothing in the directory.
 */

/**
 * dw_feed_check_dialog_new:
 * @parent: (nullable): the window it lies over
 * @syncer: who reads the feed
 * @feed: which one
 *
 * Returns: (transfer none): the dialog, not shown yet, which has begun to check; it destroys itself
 */
GtkWidget *dw_feed_check_dialog_new (GtkWindow *parent,
                                     DwSyncer  *syncer,
                                     DwFeed    *feed);

G_END_DECLS
