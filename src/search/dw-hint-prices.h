/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * dw_hint_prices_read:
 * @first: the word where it must begin
 * @hints: (element-type DwHint): gets the price, if there is one
 *
 * Reads what it may cost at most, as people write it: "under £5" (whose sign dw_query_words_parse() has spelled),
 * "less than a tenner", "3 quid or less", "£2 a session", "costs nothing", "cheap". Sums that are told ("I owe £500")
 * are none.
 *
 * Returns: how many words say it; 0 where none begins there
 */
guint dw_hint_prices_read (const DwQueryWords *words,
                           guint               first,
                           GArray             *hints);

/**
 * dw_hint_prices_keep_said:
 *
 * Has the words of those @hints searched that @vocabulary hears together with others: "low cost counselling".
 */
void dw_hint_prices_keep_said (const DwQueryWords *words,
                               const DwVocabulary *vocabulary,
                               GArray             *hints);

G_END_DECLS
