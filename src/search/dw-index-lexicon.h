/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-words.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * DwIndexLexicon:
 *
 * The words of a segment while it is made, and the terms that they stem to. Words come again and again: each is stemmed
 * once. Terms are numbered as they are met.
 */
typedef struct _DwIndexLexicon DwIndexLexicon;

/** dw_index_lexicon_new: Returns: (transfer full): an empty lexicon. */
DwIndexLexicon *dw_index_lexicon_new (void);

/** dw_index_lexicon_free: Frees. */
void dw_index_lexicon_free (DwIndexLexicon *self);

/**
 * dw_index_lexicon_read:
 * @columns: (array fixed-size=6): folded words of each column, between spaces
 * @reader: tells the stems of a word that was not met before
 * @terms: (element-type guint32): set to the terms of all words, in their order
 * @ends: (out) (array fixed-size=6): how many of the terms there are up to the end of each column
 *
 * Returns: FALSE with @error
 */
gboolean dw_index_lexicon_read (DwIndexLexicon      *self,
                                const char *const   *columns,
                                DwReader            *reader,
                                GArray              *terms,
                                guint32             *ends,
                                GError             **error);

/** dw_index_lexicon_number_term: Returns: the number of the term @text, which is known from now on. */
guint32 dw_index_lexicon_number_term (DwIndexLexicon *self,
                                      const char     *text,
                                      gsize           length);

/**
 * dw_index_lexicon_get_n_terms: Returns: how many terms were met; those of a service whose reading failed among them.
 */
guint dw_index_lexicon_get_n_terms (const DwIndexLexicon *self);

/** dw_index_lexicon_get_term: Returns: (array length=length): the text of term @number, NUL-terminated. */
const char *dw_index_lexicon_get_term (const DwIndexLexicon *self,
                                       guint                 number,
                                       gsize                *length);

/**
 * dw_index_lexicon_dup_order: Returns: (transfer full) (array): the numbers of all terms, in the order of their texts'
 * bytes.
 */
guint32 *dw_index_lexicon_dup_order (const DwIndexLexicon *self);

/** dw_index_lexicon_list_words: Returns: (transfer full): the words as they were spelt, in order. */
DwIndexWords *dw_index_lexicon_list_words (const DwIndexLexicon *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexLexicon, dw_index_lexicon_free)

G_END_DECLS
