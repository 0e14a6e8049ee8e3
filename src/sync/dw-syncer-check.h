/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-crawl-report.h"
#include "dw-syncer.h"

G_BEGIN_DECLS

/*
 * The check of a feed by the syncer's worker, so that no publisher is asked by two at once. Apart from dw-syncer.h
 * because a report tells of pages and faults, which a window does not see: `insight` makes of it what a window shows.
 */

/**
 * dw_syncer_check_async:
 * @typed: as for dw_syncer_add_feed_async()
 *
 * Reads the whole feed and changes nothing.
 */
void dw_syncer_check_async (DwSyncer            *self,
                            const char          *typed,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);

/**
 * dw_syncer_check_finish: Returns: (transfer full): the report, or NULL with an error whose message is one sentence for
 * a person.
 */
DwCrawlReport *dw_syncer_check_finish (DwSyncer      *self,
                                       GAsyncResult  *result,
                                       GError       **error);

G_END_DECLS
