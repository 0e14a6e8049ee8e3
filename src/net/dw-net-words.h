/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <curl/curl.h>

#include "dw-net-error.h"

G_BEGIN_DECLS

/*
 * Private to the room: everything that can go wrong with a transfer, each with its error code and its sentence.
 */

/** DwNetFault: what went wrong, finer than DwNetError: one row of the table of sentences each. */
typedef enum
{
  DW_NET_FAULT_NONE,
  DW_NET_FAULT_UNKNOWN,
  DW_NET_FAULT_NO_LIBRARY,
  DW_NET_FAULT_ADDRESS,
  DW_NET_FAULT_OFFLINE,
  DW_NET_FAULT_NO_SUCH_HOST,
  DW_NET_FAULT_NO_SUCH_PROXY,
  DW_NET_FAULT_PROXY,
  DW_NET_FAULT_UNREACHABLE,
  DW_NET_FAULT_INSIDE,
  DW_NET_FAULT_TOO_SLOW,
  DW_NET_FAULT_CERTIFICATE,
  DW_NET_FAULT_CERTIFICATE_DATE,
  DW_NET_FAULT_WEAK_TLS,
  DW_NET_FAULT_NO_AUTHORITIES,
  DW_NET_FAULT_CUT,
  DW_NET_FAULT_LENGTHS,
  DW_NET_FAULT_DAMAGED,
  DW_NET_FAULT_EMPTY,
  DW_NET_FAULT_TOO_LARGE,
  DW_NET_FAULT_BOMB,
  DW_NET_FAULT_WEB_PAGE,
  DW_NET_FAULT_SIGN_IN,
  DW_NET_FAULT_OTHER_HOST,
  DW_NET_FAULT_NOT_ENCRYPTED,
  DW_NET_FAULT_OTHER_SCHEME,
  DW_NET_FAULT_REDIRECT_LOOP,
  DW_NET_FAULT_REDIRECT_NOWHERE,
  DW_NET_FAULT_NOT_FOUND,
  DW_NET_FAULT_GONE,
  DW_NET_FAULT_NEEDS_PASSWORD,
  DW_NET_FAULT_PROXY_PASSWORD,
  DW_NET_FAULT_REFUSED,
  DW_NET_FAULT_TOO_OFTEN,
  DW_NET_FAULT_BUSY,
  DW_NET_FAULT_SERVER,
  DW_NET_FAULT_NOT_HTTP,
  DW_NET_FAULT_UNASKED,
  DW_NET_FAULT_ENCODING,
  DW_NET_N_FAULTS
} DwNetFault;

/**
 * dw_net_fault_of_curl:
 *
 * Returns: what @code means to a person; DW_NET_FAULT_NONE for CURLE_OK, _UNKNOWN without a row.
 */
DwNetFault dw_net_fault_of_curl (CURLcode code);

/** dw_net_fault_of_status: Returns: what the HTTP @status means to a person; DW_NET_FAULT_NONE for 200 only. */
DwNetFault dw_net_fault_of_status (guint status);

/** dw_net_fault_get_code: Returns: the public error code of @fault. */
DwNetError dw_net_fault_get_code (DwNetFault fault);

/**
 * dw_net_set_error:
 * @fault: not DW_NET_FAULT_NONE
 * @host: the host that was asked, fit to show
 * @other: (nullable): the host it points to, fit to show
 *
 * Sets @error to the sentence of @fault.
 *
 * Returns: FALSE
 */
gboolean dw_net_set_error (GError     **error,
                           DwNetFault   fault,
                           const char  *host,
                           const char  *other);

/** dw_net_error_set_retry_after: Notes in a DW_NET_ERROR how long to wait before the next try. */
void dw_net_error_set_retry_after (GError *error,
                                   guint   seconds);

/**
 * dw_net_parse_retry_after:
 * @value: (nullable): a Retry-After header: seconds or an HTTP date
 * @now: the server's idea of the time, seconds since 1970
 *
 * Returns: 1 to 86400 seconds, whatever nonsense was asked for; 0 when @value is neither a number nor a date
 */
guint dw_net_parse_retry_after (const char *value,
                                gint64      now);

G_END_DECLS
