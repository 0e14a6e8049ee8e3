/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-format.h"

G_BEGIN_DECLS

/**
 * dw_index_spread:
 * @bytes: a list that is not dense, of which nothing is believed: what follows the first thing in it that cannot be is
 *   left
 * @frequencies: (inout): a byte for each service of a segment, in which those of the list get theirs
 *
 * What a question spends most of its time on. It writes over what a service had.
 */
void dw_index_spread (const guint8 *bytes,
                      gsize         length,
                      guint         n_services,
                      guint8       *frequencies);

/** dw_index_spread_more: The same, added to what a service had from other lists; at most 255. */
void dw_index_spread_more (const guint8 *bytes,
                           gsize         length,
                           guint         n_services,
                           guint8       *frequencies);

G_END_DECLS
