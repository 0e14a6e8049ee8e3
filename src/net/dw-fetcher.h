/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-check-address.h"
#include "dw-net-error.h"
#include "dw-request.h"

G_BEGIN_DECLS

#define DW_TYPE_FETCHER (dw_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DwFetcher, dw_fetcher, DW, FETCHER, GObject)

/**
 * DwFetcher:
 *
 * HTTPS with limits and honest completeness checks (reliability 5.2). One thread drives `curl_multi_poll`; a cancelled
 * transfer is gone within 50 ms. "CURLE_OK" is never taken for "complete". Sends no cookies, no referrer, one user
 * agent.
 *
 * In a testing build the environment variable DOORWAY_TEST_CA names a PEM file to trust instead of the system's
 * authorities, and loopback hosts are allowed; elsewhere it has no effect.
 */

/** dw_fetcher_new: Returns: (transfer full): a fetcher; its thread, and libcurl, come with the first request. */
DwFetcher *dw_fetcher_new (void);

/** dw_fetcher_fetch_async: Fetches @request (copied). @callback runs in the caller's thread-default main context. */
void dw_fetcher_fetch_async (DwFetcher           *self,
                             const DwRequest     *request,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/**
 * dw_fetcher_fetch_finish:
 *
 * Returns: (transfer full): the response, or NULL with DW_NET_ERROR or G_IO_ERROR_CANCELLED.
 */
DwResponse *dw_fetcher_fetch_finish (DwFetcher     *self,
                                     GAsyncResult  *result,
                                     GError       **error);

/**
 * dw_fetcher_fetch: The same, blocking; for worker threads and the command line, never for the main thread of a window.
 */
DwResponse *dw_fetcher_fetch (DwFetcher        *self,
                              const DwRequest  *request,
                              GCancellable     *cancellable,
                              GError          **error);

G_END_DECLS
