/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-crawl-report.h"
#include "dw-feed.h"
#include "dw-fetcher.h"
#include "dw-progress.h"
#include "dw-writer.h"

G_BEGIN_DECLS

/**
 * dw_crawl_run:
 * @writer: (nullable): where the snapshot goes; NULL only checks the feed
 * @fetcher: for https feeds
 * @feed: what to crawl (its id, etag and times count only with @writer)
 * @progress: (nullable): told of every page
 *
 * Of a server: the whole list at first and once a week after that, when also what the server can do is found out
 * (DwCrawlNotes); in between only what changed where `modified_after` proved to work, else the list if it changed and
 * full records of changed items. Pages wait in a spool, by which a crawl that was killed or lost its network goes on
 * the next time; then a swap in one transaction. A record goes when two whole lists in a row do not have it, or when
 * the publisher says 404. If anything fails, nothing has changed but the feed's last attempt. Lying pagination is
 * bounded: stops on an empty page, a page that adds no new id, the last page by number or flag, or DW_LIMIT_PAGES;
 * totals that change restart it at most 3 times; a list with fewer distinct ids than its total_items is
 * DW_SYNC_ERROR_INCONSISTENT. Blocking: for a worker or the command line.
 *
 * A check (no @writer) asks for no more than 10 full records, and reports an inconsistent or empty feed as a `problem`
 * instead of failing.
 *
 * Returns: (transfer full): the report, or NULL with an error whose message is one sentence for a person
 */
DwCrawlReport *dw_crawl_run (DwWriter        *writer,
                             DwFetcher       *fetcher,
                             DwFeed          *feed,
                             DwProgressFunc   progress,
                             gpointer         data,
                             GCancellable    *cancellable,
                             GError         **error);

/**
 * dw_crawl_add_feed:
 * @draft: a url as dw_crawl_check_address() gives it; a NULL name becomes the host's or the file's
 * @feed_id: (out): the new feed's id
 *
 * Crawls a feed that is not in the directory and adds it once it is whole: a feed that cannot be taken in leaves
 * nothing.
 *
 * Returns: (transfer full): the report, or NULL with an error whose message is one sentence for a person
 */
DwCrawlReport *dw_crawl_add_feed (DwWriter        *writer,
                                  DwFetcher       *fetcher,
                                  const DwFeed    *draft,
                                  gint64          *feed_id,
                                  DwProgressFunc   progress,
                                  gpointer         data,
                                  GCancellable    *cancellable,
                                  GError         **error);

/**
 * dw_crawl_note_attempt: Notes beside the feed how an attempt went: @problem (nullable) is what failed. One that was
 * cancelled was none.
 */
void dw_crawl_note_attempt (DwWriter      *writer,
                            gint64         feed_id,
                            const GError  *problem);

/**
 * dw_crawl_was_cut_short: Returns: whether what came before @problem is worth going on with: the line broke, somebody
 * stopped it or its time was up, and nothing was wrong with what came.
 */
gboolean dw_crawl_was_cut_short (const GError *problem);

/**
 * dw_crawl_check_new:
 * @pins: (nullable) (element-type DwPublicKey): with what keys somebody wants to add it; nothing is done with them
 *   where it is there, and the error says what is to be known of them
 *
 * Returns: whether none of @feeds (element-type DwFeed) is at @url; FALSE with DW_STORE_ERROR_EXISTS
 */
gboolean dw_crawl_check_new (GPtrArray   *feeds,
                             const char  *url,
                             GArray      *pins,
                             GError     **error);

/**
 * dw_crawl_check_address:
 * @typed: an https address with or without scheme, a file: address or a path
 *
 * Returns: (transfer full): the feed's url, or NULL with DW_SYNC_ERROR_BAD_ADDRESS
 */
char *dw_crawl_check_address (const char  *typed,
                              GError     **error);

/**
 * dw_crawl_is_starter: Returns: whether @url is a file that holds just what @starter, the path of the starter feed
 * file, does.
 */
gboolean dw_crawl_is_starter (const char *url,
                              const char *starter);

/**
 * dw_crawl_draft_starter: Says of @draft what the starter directory is: its notice, and its name where nobody gave
 * another.
 */
void dw_crawl_draft_starter (DwFeed *draft);

/**
 * dw_crawl_import_starter:
 * @writer: a new directory (dw_writer_is_new())
 * @starter: path of the starter feed file
 *
 * Adds the starter directory as a feed and takes it in by the ordinary way.
 */
gboolean dw_crawl_import_starter (DwWriter      *writer,
                                  DwFetcher     *fetcher,
                                  const char    *starter,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
