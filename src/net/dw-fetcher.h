/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** DW_NET_ERROR: the error domain of transfers. */
#define DW_NET_ERROR (dw_net_error_quark ())

/** dw_net_error_quark: Returns: the domain of DwNetError. */
GQuark dw_net_error_quark (void);

/**
 * DwNetError:
 * @DW_NET_ERROR_FAILED: anything else
 * @DW_NET_ERROR_BAD_ADDRESS: not an https address
 * @DW_NET_ERROR_OFFLINE: no way to the network at all
 * @DW_NET_ERROR_NO_SUCH_HOST: the name could not be looked up
 * @DW_NET_ERROR_UNREACHABLE: the server refused or did not answer the connection
 * @DW_NET_ERROR_TIMED_OUT: too slow, stalled or past the deadline
 * @DW_NET_ERROR_NOT_SECURE: the certificate or TLS version will not do: wrong host, expired, unknown authority
 * @DW_NET_ERROR_INCOMPLETE: the body ended early, or its lengths do not agree
 * @DW_NET_ERROR_TOO_LARGE: more bytes than asked for, before or after decompression
 * @DW_NET_ERROR_PORTAL: a web page came instead of data: sign in to the Wi-Fi, or the address is wrong
 * @DW_NET_ERROR_REDIRECTED: the server points to another host or scheme; the message names the host
 * @DW_NET_ERROR_NOT_FOUND: 404 or 410
 * @DW_NET_ERROR_REFUSED: 401, 403, 407 and other 4xx
 * @DW_NET_ERROR_TRY_LATER: 429 or 503; see dw_net_error_get_retry_after()
 * @DW_NET_ERROR_SERVER: 5xx
 * @DW_NET_ERROR_PROTOCOL: an answer that HTTP does not allow (304 unasked, 206 unasked)
 *
 * Messages are one sentence for a person, without curl's words.
 */
typedef enum
{
  DW_NET_ERROR_FAILED,
  DW_NET_ERROR_BAD_ADDRESS,
  DW_NET_ERROR_OFFLINE,
  DW_NET_ERROR_NO_SUCH_HOST,
  DW_NET_ERROR_UNREACHABLE,
  DW_NET_ERROR_TIMED_OUT,
  DW_NET_ERROR_NOT_SECURE,
  DW_NET_ERROR_INCOMPLETE,
  DW_NET_ERROR_TOO_LARGE,
  DW_NET_ERROR_PORTAL,
  DW_NET_ERROR_REDIRECTED,
  DW_NET_ERROR_NOT_FOUND,
  DW_NET_ERROR_REFUSED,
  DW_NET_ERROR_TRY_LATER,
  DW_NET_ERROR_SERVER,
  DW_NET_ERROR_PROTOCOL,
} DwNetError;

/**
 * DwRequest: one GET. Zero-initialise, set what is needed.
 */
typedef struct
{
  const char *url;            /* https://… */
  const char *etag;           /* or NULL; sent as If-None-Match */
  gsize max_bytes;            /* decoded; 0: DW_LIMIT_PAGE */
  guint deadline_seconds;     /* absolute; 0: 60 s, and longer only while at least 1 KiB/s arrives */
} DwRequest;

/**
 * DwResponse:
 *
 * One whole, checked answer: 200 with its body, or 304 without. Immutable; any thread.
 */
typedef struct
{
  guint status;               /* 200 or 304 */
  GBytes *body;               /* decoded; empty for 304 */
  char *etag;                 /* or NULL */
  char *final_url;            /* after redirects within the host */
  guint64 wire_bytes;         /* as they came over the wire, headers included */
  gint64 date;                /* the server's Date, seconds since 1970, 0 when absent or not a date */
} DwResponse;

/** dw_response_free: Frees @response. */
void dw_response_free (DwResponse *response);

#define DW_TYPE_FETCHER (dw_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DwFetcher, dw_fetcher, DW, FETCHER, GObject)

/**
 * DwFetcher:
 *
 * HTTPS with limits and honest completeness checks (reliability 5.2). One thread drives `curl_multi_poll`; a cancelled
 * transfer is gone within 50 ms. "CURLE_OK" is never taken for "complete". Sends no cookies, no referrer, one user agent.
 *
 * In a testing build the environment variable DOORWAY_TEST_CA names a PEM file to trust instead of the system's
 * authorities, and loopback hosts are allowed; elsewhere it has no effect.
 */

/** dw_fetcher_new: Returns: (transfer full): a fetcher with its thread running. */
DwFetcher *dw_fetcher_new (void);

/** dw_fetcher_fetch_async: Fetches @request (copied). @callback runs in the caller's thread-default main context. */
void dw_fetcher_fetch_async (DwFetcher           *self,
                             const DwRequest     *request,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/** dw_fetcher_fetch_finish: Returns: (transfer full): the response, or NULL with DW_NET_ERROR or G_IO_ERROR_CANCELLED. */
DwResponse *dw_fetcher_fetch_finish (DwFetcher     *self,
                                     GAsyncResult  *result,
                                     GError       **error);

/** dw_fetcher_fetch: The same, blocking; for worker threads and the command line, never for the main thread of a window. */
DwResponse *dw_fetcher_fetch (DwFetcher        *self,
                              const DwRequest  *request,
                              GCancellable     *cancellable,
                              GError          **error);

/** dw_net_error_get_retry_after: Returns: seconds to wait before the next try (1 to 86400), 0 when the server did not say. */
guint dw_net_error_get_retry_after (const GError *error);

/**
 * dw_net_check_address:
 * @typed: what a person typed: with or without scheme, with outer white space
 *
 * Returns: (transfer full): the https address without a closing slash, or NULL with DW_NET_ERROR_BAD_ADDRESS
 */
char *dw_net_check_address (const char  *typed,
                            GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwResponse, dw_response_free)

G_END_DECLS
