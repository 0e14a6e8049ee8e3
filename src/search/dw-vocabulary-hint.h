/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-sayings.h"

G_BEGIN_DECLS

/**
 * dw_vocabulary_hint_read:
 * @cell: the value of a line of hints.csv: terms of the facet of @reads, or ages where that is −1
 * @reads: gets them
 *
 * Returns: whether @cell can be read
 */
gboolean dw_vocabulary_hint_read (DwArena    *arena,
                                  const char *cell,
                                  DwReading  *reads);

G_END_DECLS
