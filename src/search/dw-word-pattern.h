/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_word_pattern_match:
 * @words: NULL-terminated, folded
 * @at: the word where the pattern is to begin
 * @pattern: words with one space between. One may name alternatives (`hit|hits`), be the beginning of a word
 *   (`suicid*`), a part of one (`*打我*`, for what is written without spaces), any word (`*`) or optional (`a?`). A last
 *   `$` says that no word may follow
 *
 * Returns: the word behind those that @pattern spans, or 0 where it does not stand there
 */
guint dw_word_pattern_match (char       **words,
                             guint        at,
                             const char  *pattern);

/**
 * dw_word_pattern_mark:
 *
 * Returns: one bit, told by how @word begins: for many patterns, most of which can be seen to stand nowhere without a
 *   closer look
 */
guint64 dw_word_pattern_mark (const char *word);

/**
 * dw_word_pattern_get_marks: Returns: the bits of all words that @pattern may begin with: it stands nowhere where no
 * word has one of them.
 */
guint64 dw_word_pattern_get_marks (const char *pattern);

G_END_DECLS
