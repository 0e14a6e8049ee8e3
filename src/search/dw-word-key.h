/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_word_key:
 * @word: one folded word
 *
 * What phrases of the vocabulary are compared by. Endings go, more or less as in the index ("kicked", "kicking", "kick"),
 * what says no is one word ("wont", "isnt", "never"), and words that phrases are told with or without ("the", "my",
 * "is", "always") are nothing.
 *
 * Returns: (transfer full) (nullable): the key, or NULL for a word that a phrase does not need
 */
char *dw_word_key (const char *word);

/** dw_word_key_joined: Returns: (transfer full) (nullable): the key of the words of @text written as one: "food banks" is "foodbank". */
char *dw_word_key_joined (const char *text);

/** dw_word_is_empty: Returns: whether @word, folded, says nothing of a service: "the", "my", "somebody". */
gboolean dw_word_is_empty (const char *word);

G_END_DECLS
