/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_tongues_are_other: Returns: whether @words are a sentence of another language than English, told by its small
 * words: nothing in it is English with a mistake.
 */
gboolean dw_tongues_are_other (const DwQueryWords *words);

G_END_DECLS
