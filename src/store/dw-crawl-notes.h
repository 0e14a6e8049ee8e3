/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwCrawlNotes:
 *
 * What is known of a feed's server, from asking it and watching what it did: promises count for nothing (feeds.md 4.1).
 * Times are seconds since 1970-01-01T00:00:00Z, 0 for never.
 */
typedef struct
{
  gint64 probed_at;
  gboolean filters_changes;   /* `modified_after` leaves out what was not changed, and only that */
  gboolean lists_stamps;      /* `minimal` lists every id with when it was changed */
  gboolean lists_in_full;     /* `full` makes a shallow list a rich one */
  gboolean is_rich;           /* the plain list's items are full records already */
  guint page_size;            /* services on a full page that was asked to hold 100; 0: not known */
  gint64 complete_at;         /* when the last complete crawl began */
  gint64 changed_after;       /* what to ask `modified_after` for next; 0: a complete crawl is due */
  gint64 not_before;          /* the publisher asks to be left alone until then */
} DwCrawlNotes;

G_END_DECLS
