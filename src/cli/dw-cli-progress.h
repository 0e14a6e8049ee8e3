/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sync-desk.h"

G_BEGIN_DECLS

/**
 * dw_cli_progress: A DwSyncAudience.progress: one line on standard error that renews itself; silent when that is not a
 * terminal.
 */
void dw_cli_progress (gint64            feed_id,
                      const DwProgress *progress,
                      gpointer          data);

/** dw_cli_progress_end: Clears the line. */
void dw_cli_progress_end (void);

G_END_DECLS
