/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dw_peer_is_allowed:
 * @peer: the numeric address that the name led to
 * @host: the host of the address that was asked for
 * @is_testing: whether loopback is allowed
 *
 * A public name must not lead into this computer or its own network; a numeric address that a person typed may be a
 * private one.
 *
 * Returns: whether a request may be sent to @peer
 */
gboolean dw_peer_is_allowed (const char *peer,
                             const char *host,
                             gboolean    is_testing);

G_END_DECLS
