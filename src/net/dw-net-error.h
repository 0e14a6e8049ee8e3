/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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
 * dw_net_error_get_retry_after:
 *
 * Returns: seconds to wait before the next try (1 to 86400), 0 when the server did not say.
 */
guint dw_net_error_get_retry_after (const GError *error);

G_END_DECLS
