/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-danger.h"
#include "dw-sayings.h"
#include "dw-themes.h"

G_BEGIN_DECLS

/**
 * DwVocabulary:
 *
 * What families say and what services call it: the tables of data/vocabulary. Phrases are compared by dw_word_key(), so
 * that one line serves "kicked off", "kicks off" and "kicking off". Immutable once loaded; any thread; reference counted.
 */
typedef struct _DwVocabulary DwVocabulary;

/**
 * dw_vocabulary_load:
 * @folder: holds the tables; its README.md says which, and how they are written
 * @faults: (nullable) (element-type utf8): gets a sentence with file, line and reason for everything that cannot be
 *   used
 *
 * A line that cannot be read, and a file that is not there, are left out; the rest is used.
 *
 * Returns: (transfer full): the vocabulary, maybe empty
 */
DwVocabulary *dw_vocabulary_load (const char *folder,
                                  GPtrArray  *faults);

/**
 * dw_vocabulary_load_with_own:
 * @own_folder: more of the same, which people of the place wrote; the folder or any table may be missing
 *
 * Returns: (transfer full): the vocabulary of both folders
 */
DwVocabulary *dw_vocabulary_load_with_own (const char *folder,
                                           const char *own_folder,
                                           GPtrArray  *faults);

/** dw_vocabulary_ref: Returns: (transfer full): @self with one more reference. */
DwVocabulary *dw_vocabulary_ref (DwVocabulary *self);

/** dw_vocabulary_unref: Drops one reference. */
void dw_vocabulary_unref (DwVocabulary *self);

/** dw_vocabulary_get_size: Returns: how many phrases it knows. */
guint dw_vocabulary_get_size (const DwVocabulary *self);

/**
 * dw_vocabulary_dup_phrases: Returns: (transfer full): what it adds to questions of several words, folded, with a space
 * between, in the order of their bytes.
 */
char **dw_vocabulary_dup_phrases (const DwVocabulary *self);

/** DwVocabularyWordFunc: Called with one folded word. */
typedef void (*DwVocabularyWordFunc) (const char *word,
                                      gpointer    data);

/** dw_vocabulary_foreach_word: Walks the words that people say, in no order, as the tables spell them. */
void dw_vocabulary_foreach_word (const DwVocabulary   *self,
                                 DwVocabularyWordFunc  func,
                                 gpointer              data);

/**
 * dw_vocabulary_read:
 * @words: (array length=n_words): every word of a question, folded, those without meaning included
 *
 * Hears what the tables say of the words, as dw_sayings_read() does.
 *
 * Returns: (transfer full) (element-type DwReading): readings that live as long as @self, in the order of the words
 */
GArray *dw_vocabulary_read (const DwVocabulary *self,
                            char              **words,
                            guint               n_words);

/**
 * dw_vocabulary_lean:
 *
 * For words of which dw_vocabulary_read() makes nothing: the need whose sayings they stand in the most, if there is
 * one; see dw_leanings_read().
 *
 * Returns: whether there is; then @reading lives as long as @self
 */
gboolean dw_vocabulary_lean (const DwVocabulary  *self,
                             char               **words,
                             const float         *loudness,
                             guint                n_words,
                             DwReading           *reading);

/** dw_vocabulary_prepare_themes: Has what dw_vocabulary_read_theme() needs made now; see dw_themes_prepare(). */
void dw_vocabulary_prepare_themes (const DwVocabulary *self);

/** dw_vocabulary_read_theme: What a question is about as a whole; see dw_themes_read(). */
gboolean dw_vocabulary_read_theme (const DwVocabulary  *self,
                                   char               **words,
                                   const gboolean      *is_silent,
                                   guint                n_words,
                                   DwReading           *reading,
                                   double              *share);

/**
 * dw_vocabulary_is_quiet: Returns: whether @word, folded, says little of what is asked for beside other words: "told",
 * "son", "number".
 */
gboolean dw_vocabulary_is_quiet (const DwVocabulary *self,
                                 const char         *word);

/**
 * dw_vocabulary_read_hints: Returns: (transfer full) (element-type DwReading): the same of `hints.csv`: what the words
 * say of place, age, cost, delivery and route.
 */
GArray *dw_vocabulary_read_hints (const DwVocabulary *self,
                                  char              **words,
                                  guint               n_words);

/**
 * dw_vocabulary_find_offer: Returns: how many of @words from @at on name together what services say that they are or
 * do; 0 for none.
 */
guint dw_vocabulary_find_offer (const DwVocabulary  *self,
                                char               **words,
                                guint                at);

/** dw_vocabulary_get_danger: Returns: (transfer none): what words weigh that tell of danger together. */
const DwDanger *dw_vocabulary_get_danger (const DwVocabulary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVocabulary, dw_vocabulary_unref)

G_END_DECLS
