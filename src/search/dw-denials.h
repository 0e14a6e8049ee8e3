/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * dw_denials_read:
 * @vocabulary: (nullable): what it hears in the word that denies is told and not refused: "not talking", "no food"
 * @hints: (element-type DwHint): with what is denied of them; gets a DW_HINT_DENIED for every other kind of help that
 *   is refused
 *
 * Tells what people refuse ("no foodbank", "not through school", "don't want a group") from what they lack or tell of ("no food",
 * "not in school", "no groups here"). Only what can be offered can be refused, and only where nobody is said to be without it: in
 * doubt a word is searched. Of what is refused, hints that are heard in its words go.
 */
void dw_denials_read (const DwQueryWords *words,
                      const DwVocabulary *vocabulary,
                      GArray             *hints);

/**
 * dw_denials_leave_out: Takes what @hints (element-type DwHint) say that is looked for in no text
 * (dw_hint_is_left_out()) out of the words that are searched; all of @words->all stay, for phrases.
 */
void dw_denials_leave_out (DwQueryWords       *words,
                           const DwVocabulary *vocabulary,
                           const GArray       *hints);

/**
 * dw_denials_refuse:
 * @vocabulary: tells what else says what is denied: "virtual", where it is "not online"
 * @hints: (element-type DwHint)
 *
 * Returns: whether @text is what @hints refuse, in one word or several, of one or of many
 */
gboolean dw_denials_refuse (const DwVocabulary *vocabulary,
                            const GArray       *hints,
                            const char         *text);

G_END_DECLS
