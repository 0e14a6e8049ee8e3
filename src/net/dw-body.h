/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-net-words.h"

G_BEGIN_DECLS

/**
 * DwBody:
 *
 * Takes in one body as it arrives, unpacks it and counts both sides. libcurl is given no decoding to do: it accepts a
 * gzip stream that was cut, and a small one that unpacks without end. Not shared between threads. Private to the room.
 */
typedef struct _DwBody DwBody;

/**
 * dw_body_new:
 * @max_bytes: the most bytes, decoded and also as they arrive
 */
DwBody *dw_body_new (gsize max_bytes);

/** dw_body_free: Frees @body. */
void dw_body_free (DwBody *body);

/** dw_body_set_gzip: What follows is packed with gzip. To be called before the first byte. */
void dw_body_set_gzip (DwBody *body);

/** dw_body_take: Takes the next bytes off the wire. Returns: DW_NET_FAULT_NONE, or why not to go on. */
DwNetFault dw_body_take (DwBody        *body,
                         gconstpointer  bytes,
                         gsize          length);

/** dw_body_get_n_taken: Returns: bytes off the wire so far. */
guint64 dw_body_get_n_taken (const DwBody *body);

/**
 * dw_body_finish:
 * @declared: the Content-Length, or -1 when there was none
 * @fault: (out): set when the body is not whole
 *
 * Returns: (transfer full) (nullable): the whole decoded body, or NULL. @body is empty afterwards
 */
GBytes *dw_body_finish (DwBody     *body,
                        gint64      declared,
                        DwNetFault *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwBody, dw_body_free)

G_END_DECLS
