/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-minisign.h"

G_BEGIN_DECLS

/**
 * DwSubscription:
 *
 * What somebody asked for who adds a feed: where it is, and whose it must be. Immutable.
 */
typedef struct
{
  char *url;              /* as dw_crawl_check_address() gives it */
  gboolean is_signed;
  GArray *pins;           /* of DwPublicKey; empty: nobody was pinned */
  GPtrArray *mirrors;     /* of char*: further https addresses of the same signed feed, in the order to try */
} DwSubscription;

/**
 * dw_subscription_parse:
 * @typed: what dw_crawl_check_address() takes, or `oruk+https://host/feed.oruk#RW…`: a signed feed with its key, which
 *   is never sent; several keys are joined by commas
 * @pin: (nullable): one or several public keys, the text of their sign.pub, or the path of one
 * @mirrors: (nullable) (array zero-terminated=1): further addresses
 *
 * A folder that a signed feed was published into stands for the feed.oruk in it. A feed is signed when it is pinned,
 * when its address ends in `.oruk`, or when it is a file that begins as one does.
 *
 * Returns: (transfer full): the subscription, or NULL with DW_SYNC_ERROR_BAD_ADDRESS or DW_KEY_ERROR
 */
DwSubscription *dw_subscription_parse (const char         *typed,
                                       const char         *pin,
                                       const char *const  *mirrors,
                                       GError            **error);

/**
 * dw_subscription_read_key_file: Returns: (transfer full): the text of the public keys in the file @path, a regular and
 * small one; NULL with DW_KEY_ERROR, DW_SYNC_ERROR or G_IO_ERROR.
 */
char *dw_subscription_read_key_file (const char  *path,
                                     GError     **error);

/** dw_subscription_free: Frees @subscription. */
void dw_subscription_free (DwSubscription *subscription);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSubscription, dw_subscription_free)

G_END_DECLS
