/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_witnesses_find:
 *
 * Whoever tells of violence tells too who saw it and when it was: "the health visitor noticed the bruises", "he pushed me
 * when I was pregnant". Neither is what is looked for.
 *
 * Returns: (transfer full) (array): of each of all words, whether it only tells who saw it, or when it was
 */
gboolean *dw_witnesses_find (const DwQueryWords *words);

G_END_DECLS
