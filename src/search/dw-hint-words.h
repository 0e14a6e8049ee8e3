/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_hint_words_read:
 * @today: the day of the week, 1 Monday to 7 Sunday; 0 where it is not known, and "today" is then not understood
 * @hints: (element-type DwHint): gets what is found
 *
 * What words say of who asks, when it should be and in which language: the hints that no table of places, numbers or
 * `hints.csv` holds.
 */
void dw_hint_words_read (const DwQueryWords *words,
                         guint               today,
                         GArray             *hints);

/**
 * dw_hint_words_deny: Turns those of @hints around that the words before them deny: "not online", "can't do evenings".
 */
void dw_hint_words_deny (const DwQueryWords *words,
                         GArray             *hints);

G_END_DECLS
