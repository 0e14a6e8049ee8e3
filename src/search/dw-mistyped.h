/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_MISTYPED_LEAST_LETTERS: a shorter word is what it is: one mistake makes any of them into many others. */
#define DW_MISTYPED_LEAST_LETTERS 4

/** DW_MISTYPED_MOST_MISTAKES: of a word with more, nobody can say what was meant. */
#define DW_MISTYPED_MOST_MISTAKES 2

/** DW_MISTYPED_LONGEST_SOUND: consonants of a word that are compared. */
#define DW_MISTYPED_LONGEST_SOUND 8

/**
 * DwMistyped:
 * @text: the word, not owned
 * @letters: dw_index_words_find_letters() of it
 * @at: of each byte: bit i set: the word has it in place i
 * @sound: what it sounds like, about: after Soundex and Metaphone
 *
 * A plain word (dw_index_words_is_plain()) made ready to be compared with many that may have been meant.
 */
typedef struct
{
  const char *text;
  guint n_letters;
  guint32 letters;
  guint64 at[G_MAXUINT8 + 1];
  char sound[DW_MISTYPED_LONGEST_SOUND + 1];
} DwMistyped;

/** dw_mistyped_prepare: @word: plain, and there for as long as @self is used. */
void dw_mistyped_prepare (DwMistyped *self,
                          const char *word);

/**
 * dw_mistyped_may_be:
 * @letters: of another word, dw_index_words_find_letters()
 * @first: its first letter
 *
 * Returns: FALSE where it is so far away that measuring it is of no use: most words are
 */
gboolean dw_mistyped_may_be (const DwMistyped *self,
                             guint32           letters,
                             char              first);

/**
 * dw_mistyped_measure:
 *
 * Returns: the optimal string alignment distance of @text (array length=length, any bytes): a letter more, less, other,
 * or two swapped, is one mistake; bit-parallel, Hyyrö 2003
 */
guint dw_mistyped_measure (const DwMistyped *self,
                           const char       *text,
                           guint             length);

/**
 * dw_mistyped_judge:
 * @text: (array length=length): plain
 * @n_uses: how many services use it
 * @distance: dw_mistyped_measure() of it, 1 or 2
 * @rank: (out): how far it is from what was typed; a word that sounds alike is nearer than one that looks alike
 *
 * One mistake is forgiven always. Two are in words of six letters or more, where @text sounds alike, or the word is
 * long and the first letter right; and in shorter ones where nothing but vowels differs.
 *
 * Returns: whether it may have been meant
 */
gboolean dw_mistyped_judge (const DwMistyped *self,
                            const char       *text,
                            guint             length,
                            guint             n_uses,
                            guint             distance,
                            guint            *rank);

G_END_DECLS
