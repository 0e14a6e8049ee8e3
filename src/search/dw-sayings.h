/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-facet.h"

G_BEGIN_DECLS

/** DW_SAYINGS_MAX_WORDS: the most words of one saying that count. */
#define DW_SAYINGS_MAX_WORDS 8

/** DwReading: what the vocabulary makes of some words of a question. */
typedef struct
{
  guint first;                /* word of the question where it begins */
  guint n;                    /* words from there to its last, those between included */
  guint16 places[DW_SAYINGS_MAX_WORDS]; /* the words of the question that say it, in their order */
  guint n_places;
  const char *const *finds;   /* NULL-terminated: what else to search; folded, each of one word or several */
  DwMask needs;               /* terms of DW_FACET_NEED that it speaks of; 0 for none */
  const char *const *leads;   /* (nullable): what to search where only some of its words are said; the same for all
                                 sayings of one need */
  gboolean is_own_thing;      /* a thing with a name of its own: nothing else is it, and half of its name is not it */
  gboolean is_named;          /* of such a thing: somebody or something that goes by that name, which nobody is
                                 without */
  int facet;                  /* of a hint: whose @terms these are; −1 for ages */
  DwMask terms;
  const char *label;          /* of a hint with terms: what people read */
  double minimum_age;         /* of a hint without: years */
  double maximum_age;
} DwReading;

/**
 * DwSayings:
 *
 * What to listen for among the words of a question, and what is made of it. A saying is words side by side ("kicking
 * off"), or parts that stand in any order, apart or not ("sleep + not"); a part may have other words for it ("rent +
 * behind/owe/late"). Words are compared by dw_word_key(). Filled once, then immutable.
 */
typedef struct _DwSayings DwSayings;

/**
 * dw_sayings_new: Returns: (transfer full): no saying yet; what they hold will be in @arena (transfer none), which must
 * outlive them.
 */
DwSayings *dw_sayings_new (DwArena *arena);

/** dw_sayings_free: Frees. */
void dw_sayings_free (DwSayings *self);

/**
 * dw_sayings_add:
 * @say: words, with `+` between parts and `/` between words for the same part
 * @reads: what is made of it, where it stands aside
 * @reason: (out) (transfer full): why it cannot be a saying
 *
 * Returns: whether it was taken
 */
gboolean dw_sayings_add (DwSayings        *self,
                         const char       *say,
                         const DwReading  *reads,
                         char            **reason);

/** dw_sayings_get_size: Returns: how many there are. */
guint dw_sayings_get_size (const DwSayings *self);

/**
 * dw_sayings_read:
 * @words: (array length=n_words): every word of a question, folded, those without meaning included
 *
 * Of sayings over the same words the one of most words is heard, words side by side before words apart, and no word is
 * heard twice; of one that was added several times, each. Two words without meaning may stand between two that
 * stand side by side: "kicking us all out".
 *
 * Returns: (transfer full) (element-type DwReading): in the order of the words
 */
GArray *dw_sayings_read (const DwSayings  *self,
                         char            **words,
                         guint             n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSayings, dw_sayings_free)

G_END_DECLS
