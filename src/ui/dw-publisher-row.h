/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-publishers.h"
#include "dw-sync-status.h"

G_BEGIN_DECLS

#define DW_TYPE_PUBLISHER_ROW (dw_publisher_row_get_type ())
G_DECLARE_FINAL_TYPE (DwPublisherRow, dw_publisher_row, DW, PUBLISHER_ROW, GtkWidget)

/**
 * DwPublisherRow:
 *
 * One publisher of the built-in list: who, where, what was last known of its feed, and a button that adds it.
 *
 * Signals: `add`, `stop`.
 */

/**
 * dw_publisher_row_new:
 *
 * Returns: (transfer floating): a row for @publisher, which has a name and a url; nothing of it is kept.
 */
GtkWidget *dw_publisher_row_new (const DwPublisher *publisher);

/** dw_publisher_row_get_url: Returns: (transfer none): the address of its feed. */
const char *dw_publisher_row_get_url (DwPublisherRow *self);

/** dw_publisher_row_get_name: Returns: (transfer none): the publisher's name. */
const char *dw_publisher_row_get_name (DwPublisherRow *self);

/** dw_publisher_row_get_status: Returns: (transfer none): where its progress and problem are shown. */
DwSyncStatus *dw_publisher_row_get_status (DwPublisherRow *self);

/** dw_publisher_row_set_subscribed: Says that the feed is in the directory already, in place of the button. */
void dw_publisher_row_set_subscribed (DwPublisherRow *self,
                                      gboolean        is_subscribed);

/** dw_publisher_row_update: Offers the button only while nothing runs. */
void dw_publisher_row_update (DwPublisherRow *self);

G_END_DECLS
