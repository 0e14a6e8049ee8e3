/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-net-words.h"
#include "dw-request.h"

G_BEGIN_DECLS

/**
 * DwTransfer:
 *
 * One request with its redirects: the libcurl handle, its settings, and the judgement of what comes back. Made on any
 * thread, then touched by one only. Private to the room.
 */
typedef struct _DwTransfer DwTransfer;

/**
 * dw_transfer_new:
 * @request: what to get; copied
 *
 * Returns: (transfer full): a transfer, or NULL with DW_NET_ERROR_BAD_ADDRESS, and DW_NET_ERROR_FAILED without libcurl
 */
DwTransfer *dw_transfer_new (const DwRequest  *request,
                             GError          **error);

/** dw_transfer_free: Frees @transfer. Its handle must not be in a multi handle. */
void dw_transfer_free (DwTransfer *transfer);

/** dw_transfer_set_proxy: Goes through @proxy, an address as GProxyResolver gives it; "direct://" for none. */
void dw_transfer_set_proxy (DwTransfer *transfer,
                            const char *proxy);

/** dw_transfer_get_handle: Returns: (transfer none): the handle, to be driven. */
CURL *dw_transfer_get_handle (DwTransfer *transfer);

/** dw_transfer_get_host: Returns: the server asked. */
const char *dw_transfer_get_host (const DwTransfer *transfer);

/** dw_transfer_start: The clock of the deadline starts. */
void dw_transfer_start (DwTransfer *transfer);

/**
 * dw_transfer_get_deadline:
 *
 * Returns: when it ends in any case, on the clock of g_get_monotonic_time(); moves as bytes arrive.
 */
gint64 dw_transfer_get_deadline (const DwTransfer *transfer);

/**
 * dw_transfer_end:
 * @code: how the handle ended
 * @response: (out) (transfer full) (nullable): the answer
 * @error: set when there is neither an answer nor a next hop
 *
 * Judges what arrived.
 *
 * Returns: TRUE when the handle was set to the next hop of a redirect and is to be driven once more
 */
gboolean dw_transfer_end (DwTransfer  *transfer,
                          CURLcode     code,
                          DwResponse **response,
                          GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTransfer, dw_transfer_free)

G_END_DECLS
