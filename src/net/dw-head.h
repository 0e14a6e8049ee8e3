/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-net-words.h"

G_BEGIN_DECLS

/**
 * DwHead:
 *
 * What the status line and headers of one answer say, as far as it matters here. Private to the room.
 */
typedef struct
{
  guint status;
  gint64 declared_length;     /* of the body on the wire; -1 when not said, or when the body comes in chunks */
  gboolean is_gzip;
  char *etag;                 /* or NULL */
  char *location;             /* or NULL */
  gint64 date;                /* seconds since 1970, or 0 */
  guint retry_after;          /* seconds, or 0 */
} DwHead;

/**
 * dw_head_read:
 * @easy: a transfer whose headers have all arrived
 * @asked_with_etag: whether a 304 was asked for
 * @max_bytes: a longer body is refused before it comes
 *
 * Returns: DW_NET_FAULT_NONE for a 200 with a body that can be taken in, for a redirect, and for a 304 that was asked
 *   for
 */
DwNetFault dw_head_read (DwHead   *head,
                         CURL     *easy,
                         gboolean  asked_with_etag,
                         gsize     max_bytes);

/** dw_head_is_redirect: Returns: whether the answer points elsewhere. */
gboolean dw_head_is_redirect (const DwHead *head);

/** dw_head_clear: Frees what @head holds. */
void dw_head_clear (DwHead *head);

G_END_DECLS
