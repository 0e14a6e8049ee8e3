/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-page.h"
#include "dw-plan.h"
#include "dw-visit.h"

G_BEGIN_DECLS

/**
 * dw_probe_server:
 * @url: the feed's base address
 * @first: the first page of the plain list
 * @now: seconds since 1970-01-01T00:00:00Z
 * @notes: (inout): what the server can do is written here
 *
 * Finds out, by a handful of requests, what the server can do. Most servers take every parameter and heed none
 * (feeds.md 4.1), so each has to show what it does; where nothing could be saved, of a list that is one page of full
 * records, none is asked: a filter leaves everything out when nothing can have changed, and nothing wanted otherwise.
 *
 * Returns: FALSE with DW_NET_ERROR or G_IO_ERROR_CANCELLED when there is no asking; a refusal is an answer
 */
gboolean dw_probe_server (DwVisit       *visit,
                          const char    *url,
                          DwPage        *first,
                          gint64         now,
                          DwCrawlNotes  *notes,
                          GError       **error);

G_END_DECLS
