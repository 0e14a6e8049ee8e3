/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-search.h"
#include "dw-syncer.h"

G_BEGIN_DECLS

#define DW_TYPE_FEEDS_PAGE (dw_feeds_page_get_type ())
G_DECLARE_FINAL_TYPE (DwFeedsPage, dw_feeds_page, DW, FEEDS_PAGE, GtkWidget)

/**
 * DwFeedsPage:
 *
 * Whose services are in the directory: every feed with how it last went, a way to sync, add and remove them, and the
 * publishers that Doorway knows of. What goes wrong is said where it was asked for; the directory stays whole.
 *
 * Properties: `search` (DwSearch: what the feeds are read through), `syncer` (DwSyncer: what changes them); both NULL
 * before the directory is open.
 */

/** dw_feeds_page_new: Returns: (transfer floating): the page. */
GtkWidget *dw_feeds_page_new (DwSearch *search,
                              DwSyncer *syncer);

/** dw_feeds_page_sync_all: Syncs every feed but the starter directory. */
void dw_feeds_page_sync_all (DwFeedsPage *self);

G_END_DECLS
