/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-manifest.h"

G_BEGIN_DECLS

/*
 * The signing side of a signed feed: what a publisher's files are made of. Pure: the caller writes the files.
 *
 * A static mirror is `feed.oruk` (dw_signed_feed_write()) beside `objects/<sha256>` (the objects' bytes). A bundle for
 * a USB stick is the same feed.oruk with every object appended (dw_signed_feed_append_object()), or only those that
 * changed. Write the objects first and feed.oruk last, by renaming it into place.
 */

/** DW_SHARD_BITS_MOST: the finest sharding: 2^14 objects. */
#define DW_SHARD_BITS_MOST 14

/**
 * dw_signed_feed_write:
 * @manifest: its objects are sorted by this
 * @key: a key of the manifest, or (when keys change) of the edition before
 *
 * Returns: (transfer full): the bytes of feed.oruk; NULL with DW_SIGNED_ERROR when @manifest breaks a rule
 */
GBytes *dw_signed_feed_write (DwManifest         *manifest,
                              const DwSecretKey  *key,
                              GError            **error);

/** dw_signed_feed_append_object: Appends one object's bytes, with the line that announces them, to a bundle. */
void dw_signed_feed_append_object (GByteArray    *bundle,
                                   gconstpointer  bytes,
                                   gsize          length);

/**
 * dw_signed_feed_choose_shards:
 * @n_bytes: of all services together, as newline-delimited JSON
 * @n_services: how many
 * @bits_before: of the edition before, or -1
 *
 * How finely to cut a feed, so that objects average 8 to 32 KiB and a changed service costs little else: few enough
 * services an object that 1 % of changes touches less than a fifth. Stays with @bits_before while the average is
 * between 4 and 64 KiB, since another sharding makes every object a new one.
 *
 * Returns: 0 to DW_SHARD_BITS_MOST: the feed is cut into 2^bits objects
 */
int dw_signed_feed_choose_shards (guint64 n_bytes,
                                  guint64 n_services,
                                  int     bits_before);

/**
 * dw_signed_feed_get_shard: Returns: the number of the object of 2^@bits that holds the service @id: the first @bits (0
 * to DW_SHARD_BITS_MOST) of SHA-256(@id).
 */
guint dw_signed_feed_get_shard (const char *id,
                                int         bits);

/**
 * dw_signed_feed_dup_shard:
 * @id: a service's id
 * @bits: 0 to DW_SHARD_BITS_MOST
 *
 * Returns: (transfer full): the object that holds the service: "services/" and the first @bits bits of hex(SHA-256(@id)), as
 *   whole hexadecimal digits whose spare bits are nought
 */
char *dw_signed_feed_dup_shard (const char *id,
                                int         bits);

G_END_DECLS
