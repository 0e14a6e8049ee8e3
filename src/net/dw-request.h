/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
  gboolean is_multiplexed;    /* it came over a connection that takes several requests at once: HTTP/2 */
} DwResponse;

/** dw_response_free: Frees @response. */
void dw_response_free (DwResponse *response);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwResponse, dw_response_free)

G_END_DECLS
