/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a text, as phrases read them. */

/** DW_PHRASE_MOST_BYTES: how much of a text is read. */
#define DW_PHRASE_MOST_BYTES (32 * 1024)

/** DW_PHRASE_LONGEST_WORD: how long a word can be that is in a phrase, in bytes. */
#define DW_PHRASE_LONGEST_WORD 64

/** DW_PHRASE_POUND: what a price begins with. */
#define DW_PHRASE_POUND "£"

/** DwPhraseWord: one word as it is read: lower case, cut where no phrase has so long a word. */
typedef struct
{
  char text[DW_PHRASE_LONGEST_WORD + 8];
  guint length;
} DwPhraseWord;

/** DwPhraseScan: where reading stands. */
typedef struct
{
  const char *p;
  const char *end;    /* what begins here or later is not read */
} DwPhraseScan;

/** dw_phrase_word_scan: Returns: a scan of @text from its first byte, as far as it is read. */
DwPhraseScan dw_phrase_word_scan (const char *text);

/**
 * dw_phrase_word_find:
 * @has_ended: (out): whether a clause ended before
 *
 * To the first character of the next word. White space, a slash and quotation marks part words; any other sign ends a
 * clause.
 *
 * Returns: whether there is one
 */
gboolean dw_phrase_word_find (DwPhraseScan *scan,
                              gboolean     *has_ended);

/**
 * dw_phrase_word_is_begun:
 * @start: where a word may begin, of UTF-8
 * @p: a letter or digit behind it
 *
 * Returns: whether the word that @p is in begins at @p, and not before: "on" in "drop on", not in "drop-on"
 */
gboolean dw_phrase_word_is_begun (const char *start,
                                  const char *p);

/**
 * dw_phrase_word_read:
 * @word: (out) (nullable): the word; NULL only passes it
 *
 * From the first character of a word to behind its last. An apostrophe is left out, a hyphen is part of its word.
 */
void dw_phrase_word_read (DwPhraseScan *scan,
                          DwPhraseWord *word);

G_END_DECLS
