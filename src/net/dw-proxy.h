/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Private to the room: the desktop's proxy settings, which a script may take its time to work out.
 */

/**
 * dw_proxy_find_async:
 * @url: what is to be fetched
 * @max_seconds: after which the answer is "no proxy"
 * @cancellable: (nullable): also ends the wait
 */
void dw_proxy_find_async (const char          *url,
                          guint                max_seconds,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

/**
 * dw_proxy_find_finish:
 *
 * Settings that cannot be read, or not in time, are no reason to stay offline: so this cannot fail.
 *
 * Returns: (transfer full): the proxy's address, or "direct://"
 */
char *dw_proxy_find_finish (GAsyncResult *result);

G_END_DECLS
