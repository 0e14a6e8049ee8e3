/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-matches.h"

G_BEGIN_DECLS

/** DwNameWords: the words of a question, to be held against names. Immutable. */
typedef struct _DwNameWords DwNameWords;

/** dw_name_words_new: Returns: (transfer full): the words of @matches, which outlives them, weighed. */
DwNameWords *dw_name_words_new (const DwMatches *matches);

/** dw_name_words_free: Frees the words. */
void dw_name_words_free (DwNameWords *self);

/**
 * dw_name_words_compare:
 * @slot: of the service
 * @name: (array length=length): folded, not NUL-terminated
 *
 * A word of a name is a word of the question when it is spelt so, differs by an ending alone, or begins as the word
 * that is still being typed. What stands in brackets, names of boroughs and words without meaning ("and", "the") are no
 * part of what a name has to say, but a question may name them. Places and ages of the question need not be in the
 * name.
 *
 * Returns: 1 where name and question are the same; at least a half where all words of the question are in the name, or
 *   the whole name of several words in the question; else 0
 */
double dw_name_words_compare (const DwNameWords *self,
                              guint              slot,
                              const char        *name,
                              gsize              length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwNameWords, dw_name_words_free)

G_END_DECLS
