/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * DwDictionary:
 *
 * Words as services and the vocabulary spell them, for the one who mistypes one. Belongs to one thread.
 */
typedef struct _DwDictionary DwDictionary;

/**
 * DW_DICTIONARY_MOST_RECORDS: of how many services the words are gathered; the words that many use are among theirs.
 */
#define DW_DICTIONARY_MOST_RECORDS 2000

/** DW_DICTIONARY_LEAST_RECORDS: of how many at least, where time runs out. */
#define DW_DICTIONARY_LEAST_RECORDS 200

/**
 * dw_dictionary_new_from_index:
 * @reader: of the index's directory, on this thread; is there for as long as the dictionary
 *
 * Returns: (transfer full): the words of all services, in @index as they are, and of @vocabulary (nullable)
 */
DwDictionary *dw_dictionary_new_from_index (DwIndex             *index,
                                            DwReader            *reader,
                                            const DwVocabulary  *vocabulary);

/**
 * dw_dictionary_load: For where there is no index. Returns: (transfer full): the words of the present generation's
 * services and of @vocabulary (nullable), or NULL with DW_DB_ERROR.
 */
DwDictionary *dw_dictionary_load (DwReader            *reader,
                                  const DwVocabulary  *vocabulary,
                                  GError             **error);

/**
 * dw_dictionary_new: Returns: (transfer full): a dictionary of @words (array length=n_words), each used by as many
 * services as it stands there; for tests and measuring.
 */
DwDictionary *dw_dictionary_new (const char *const *words,
                                 guint              n_words);

/** dw_dictionary_free: Frees. */
void dw_dictionary_free (DwDictionary *self);

/**
 * dw_dictionary_correct:
 * @word: one folded word
 *
 * The nearest word by dw_mistyped_judge(). Of several as near, the one that more services use, then the longer one,
 * since letters are left out more often than put in. A word with a digit, or of less than four letters, is what it is.
 *
 * Returns: (transfer full) (nullable): the word; NULL for none, and for a word that the dictionary has
 */
char *dw_dictionary_correct (const DwDictionary *self,
                             const char         *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwDictionary, dw_dictionary_free)

G_END_DECLS
