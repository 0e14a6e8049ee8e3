/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-format.h"

G_BEGIN_DECLS

/**
 * DwIndexWords:
 *
 * Words as they are spelt, laid out to be compared with a mistyped one: by length, then by their bytes. Only words of
 * plain letters are taken: one in another script, or with a digit, is never thought to be a mistake, or what was meant
 * by one.
 */
typedef struct
{
  GArray *words;            /* of DwIndexWord */
  GString *texts;
} DwIndexWords;

/** dw_index_words_new: Returns: (transfer full): no words. */
DwIndexWords *dw_index_words_new (void);

/** dw_index_words_free: Frees. */
void dw_index_words_free (DwIndexWords *self);

/**
 * dw_index_words_is_plain: Returns: whether @text is DW_INDEX_LEAST_LETTERS to DW_INDEX_MOST_LETTERS of the letters a
 * to z.
 */
gboolean dw_index_words_is_plain (const char *text,
                                  gsize       length);

/** dw_index_words_find_letters: Returns: of plain @text, bit i: it has the letter a + i. */
guint32 dw_index_words_find_letters (const char *text,
                                     gsize       length);

/** dw_index_words_add: Adds @text, which is used @n_uses times, where it is plain. Each word is added once. */
void dw_index_words_add (DwIndexWords *self,
                         const char   *text,
                         gsize         length,
                         guint32       n_uses);

/** dw_index_words_order: Brings the words in their order, once all are added. */
void dw_index_words_order (DwIndexWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexWords, dw_index_words_free)

G_END_DECLS
