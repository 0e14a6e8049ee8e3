/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hints.h"

G_BEGIN_DECLS

/** DW_EXPANSIONS_MOST: how many terms the vocabulary adds to one question at most; each is another search. */
#define DW_EXPANSIONS_MOST 20

/** DwExpansion: one term that the vocabulary adds to a question. */
typedef struct
{
  char *text;               /* folded, of one word or several */
  guint concept;            /* whose words it stands beside */
} DwExpansion;

/**
 * DwExpansions:
 *
 * The concepts of a question: words that the vocabulary reads together are one concept with the terms that it adds;
 * every other word is a concept by itself. A concept is one thing asked for, and counts once, whether by the person's
 * own words or by what services call it. Immutable.
 */
typedef struct
{
  guint n_concepts;
  guint *concept_of;        /* of each word */
  gboolean *is_hint;        /* of each word: whether it says where or of what age, which is no part of what is asked
                               for */
  gboolean *is_quiet;       /* of each word: whether it says little beside the others: "told", "son" */
  gboolean *is_hushed;      /* of each word: whether what it tells is in what the vocabulary adds, and who holds it is
                               no better for it */
  DwMask *needs_of;         /* of each word: the needs that what was heard in it speaks of */
  gboolean *is_own_thing;   /* of each concept: whether only a service that holds all of its words has any of it: "parking permit" */
  DwExpansion *items;
  guint n_items;            /* at most DW_EXPANSIONS_MOST */
  DwMask needs;             /* terms of DW_FACET_NEED that the question speaks of */
  gboolean says_little;     /* whether no word says more than "help" or "need", and no saying tells of anything, or of
                               nothing but not to know what to do */
  gboolean only_leans;      /* whether no saying tells of them, and the words merely lean to them */
} DwExpansions;

/**
 * dw_expansions_find:
 * @vocabulary: (nullable): without one, every word is a concept and nothing is added
 * @hints: (element-type DwHint): what is understood of place, age, route, … in them
 *
 * How to get in, what it may cost and when ("drop in", "free") is not what is asked for where the words say that too.
 * Where no saying tells of a need, the need that the words lean to is taken.
 *
 * Returns: (transfer full): the concepts of @words
 */
DwExpansions *dw_expansions_find (const DwVocabulary *vocabulary,
                                  const DwQueryWords *words,
                                  const GArray       *hints);

/**
 * dw_expansions_take_hints: Marks the words of @hints (element-type DwHint) that say nothing else, unless no other word
 * would be left.
 */
void dw_expansions_take_hints (DwExpansions       *self,
                               const DwQueryWords *words,
                               const GArray       *hints);

/** dw_expansions_free: Frees the concepts. */
void dw_expansions_free (DwExpansions *self);

/**
 * dw_expansions_dup_expression: Returns: (transfer full): term @item as an FTS5 expression: its words, side by side.
 */
char *dw_expansions_dup_expression (const DwExpansions *self,
                                    guint               item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwExpansions, dw_expansions_free)

G_END_DECLS
