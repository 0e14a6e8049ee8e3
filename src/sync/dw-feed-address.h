/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The addresses of one feed. A base address is what dw_crawl_check_address() gave; one that ends in `/services` is
 * taken as the address of the list.
 */

/** dw_feed_address_is_file: Returns: whether @url is a file: address. */
gboolean dw_feed_address_is_file (const char *url);

/** dw_feed_address_is_loopback: Returns: whether @url is on this computer's own network interface. */
gboolean dw_feed_address_is_loopback (const char *url);

/** dw_feed_address_dup_root: Returns: (transfer full): where the API says what it is. */
char *dw_feed_address_dup_root (const char *base);

/**
 * dw_feed_address_dup_page: Returns: (transfer full): where page @number (from 1) of the list is; @query is "" or
 * further parameters: "&name=value".
 */
char *dw_feed_address_dup_page (const char *base,
                                guint       number,
                                const char *query);

/**
 * dw_feed_address_dup_detail: Returns: (transfer full) (nullable): where the whole record @id is; NULL when an address
 * cannot hold that id.
 */
char *dw_feed_address_dup_detail (const char *base,
                                  const char *id);

/**
 * dw_feed_address_dup_name: Returns: (transfer full): what to call a feed that nobody named: its host, or the name of
 * its file or folder without ".json", ".ndjson", ".zip" and the like.
 */
char *dw_feed_address_dup_name (const char *url);

/**
 * dw_feed_address_ends_as_file: Returns: whether @url, by its ending, is more likely to be a file than the base of an
 * API.
 */
gboolean dw_feed_address_ends_as_file (const char *url);

/** dw_feed_address_is_folder: Returns: whether @url, a file: address, is of a folder. */
gboolean dw_feed_address_is_folder (const char *url);

/**
 * dw_feed_address_dup_signed: Returns: (transfer full): the address of the feed.oruk in @url, when that is a folder
 * that a signed feed was published into; else @url itself.
 */
char *dw_feed_address_dup_signed (const char *url);

/**
 * dw_feed_address_read_file: Returns: (transfer full): the bytes of a file: address, a regular file of at most
 * DW_LIMIT_BODY; NULL with G_IO_ERROR or DW_SYNC_ERROR.
 */
GBytes *dw_feed_address_read_file (const char  *url,
                                   GError     **error);

G_END_DECLS
