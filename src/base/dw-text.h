/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_text_fold:
 * @text: UTF-8
 *
 * The one way two words are compared: compatibility-decomposed, case folded, without accents, Hebrew points
 * and Arabic vowels (Indic vowel signs stay), Turkish dotless i as i, white space runs as one space, both ends trimmed.
 *
 * Returns: (transfer full): the folded text
 */
char *dw_text_fold (const char *text);

/**
 * dw_text_words:
 * @text: UTF-8 as a person typed it
 * @max_words: at most this many
 * @max_characters: a longer word is cut at this many characters
 *
 * Splits at everything that is not a letter, a mark or a digit (an apostrophe inside a word is dropped: "can't" is
 * "cant", as in the index) and folds each word.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words in order, maybe none
 */
char **dw_text_words (const char *text,
                      guint       max_words,
                      guint       max_characters);

/**
 * dw_text_clean:
 * @text: any bytes
 * @length: their number, or -1 when NUL-terminated
 * @keep_lines: whether line feeds stay (CR LF and CR become LF)
 * @changed: (out) (optional): whether anything beyond outer white space was replaced or removed
 *
 * Makes publisher's text fit to show: invalid UTF-8 and NUL become U+FFFD, C0, C1, bidi controls, zero-width and tag
 * characters go, at most four combining marks stay on a letter, ends are trimmed.
 *
 * Returns: (transfer full): clean UTF-8
 */
char *dw_text_clean (const char *text,
                     gssize      length,
                     gboolean    keep_lines,
                     gboolean   *changed);

/**
 * dw_text_escape_for_terminal:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text with every control character but line feed and tab, and every bidi control, written
 *   as `\x1b` or `\u202e`, so that a terminal obeys none of them
 */
char *dw_text_escape_for_terminal (const char *text);

G_END_DECLS
