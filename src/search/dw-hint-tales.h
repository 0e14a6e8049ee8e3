/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_hint_tales_settle:
 * @hints: (element-type DwHint): as they were read of @words
 *
 * Hushes (dw_hint_hush()) what tells what happened, and asks for nothing: the day that the bailiffs come, the age of a
 * child that died.
 */
void dw_hint_tales_settle (const DwQueryWords *words,
                           GArray             *hints);

G_END_DECLS
