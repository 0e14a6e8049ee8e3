/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_common_words_have:
 * @word: folded, one word
 *
 * Everyday English that services seldom hold and families often write: "swallowed", "eaten", "havent". It is no mistake because no
 * record has it.
 *
 * Returns: whether @word is such a word, as it is or with a usual ending
 */
gboolean dw_common_words_have (const char *word);

/**
 * dw_common_words_find_meant: Returns: (transfer none) (nullable): the word that people often write as @word ("nite":
 * "night"), or NULL.
 */
const char *dw_common_words_find_meant (const char *word);

/**
 * dw_common_words_is_misspelt: Returns: whether @word is a mistake whatever it finds: "referal", whose beginning many
 * services hold.
 */
gboolean dw_common_words_is_misspelt (const char *word);

G_END_DECLS
