/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwQueryWords:
 *
 * The words of a question that are searched: folded, each once, in the order typed. Words that carry no meaning of
 * their own ("the", "my", "is") are left aside when any other word stands beside them. Immutable.
 */
typedef struct
{
  char **items;               /* NULL-terminated */
  guint n_items;              /* at most DW_LIMIT_QUERY_WORDS */
  guint n_left_out;           /* words with meaning beyond that limit */
  int prefix;                 /* index of the word still being typed, which is a beginning; −1 for none */
  char **all;                 /* NULL-terminated: the words as typed, those left aside included, for phrases */
  guint n_all;
  int *item_of;               /* array of n_all: index into @items of each, −1 for those left aside */
  char *text;                 /* what they were read from, valid UTF-8: what stood between them */
  guint told;                 /* bits of DwUrgent: the danger they tell of, and what was typed where a mistake was put
                                 right */
} DwQueryWords;

/** dw_query_words_parse: Returns: (transfer full): the words of @text (nullable), maybe none. */
DwQueryWords *dw_query_words_parse (const char *text);

/**
 * dw_query_words_keep:
 * @is_kept: (array): of each of @words->all, whether it is searched
 *
 * Makes those the words that are searched, before anybody was given @words. Those that lie beyond the limit are not
 * taken in for them.
 */
void dw_query_words_keep (DwQueryWords   *words,
                          const gboolean *is_kept);

/** dw_query_words_dup_run: Returns: (transfer full): @n of the words as typed, from @first, with a space between. */
char *dw_query_words_dup_run (const DwQueryWords *words,
                              guint               first,
                              guint               n);

/**
 * dw_query_words_say: Returns: whether @pattern (see dw_word_pattern_match()) stands at word @at, as typed; FALSE
 * behind the last.
 */
gboolean dw_query_words_say (const DwQueryWords *words,
                             guint               at,
                             const char         *pattern);

/** dw_query_words_free: Frees the words. */
void dw_query_words_free (DwQueryWords *words);

/**
 * dw_query_words_dup_expression:
 *
 * Returns: (transfer full): word @index as an FTS5 expression that can only mean that word: in quotation marks,
 *   quotation marks doubled, with `*` when it is the beginning of a word
 */
char *dw_query_words_dup_expression (const DwQueryWords *words,
                                     guint               index);

/**
 * dw_query_words_dup_stems: Returns: (transfer full): the beginnings of dw_query_words_dup_stem_expression(), shortest
 * first, maybe none.
 */
char **dw_query_words_dup_stems (const DwQueryWords *words);

/**
 * dw_query_words_dup_stem_expression:
 *
 * The index holds stems ("parent" for "parenting"), so a word half typed can be longer than the stem it is going to
 * have: "parenti" is the beginning of no stem. To be tried when the word in dw_query_words_dup_expression() finds nothing.
 *
 * Returns: (transfer full) (nullable): the beginnings left when what may be half a suffix is taken off the word being
 *   typed, any of which will do; NULL when there are none
 */
char *dw_query_words_dup_stem_expression (const DwQueryWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwQueryWords, dw_query_words_free)

G_END_DECLS
