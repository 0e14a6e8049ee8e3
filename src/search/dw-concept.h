/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bits.h"
#include "dw-limits.h"

G_BEGIN_DECLS

/** DwConcept: what of one thing that a question asks for a service can hold: terms by number. Zeros: nothing. */
typedef struct
{
  guint own[DW_LIMIT_QUERY_WORDS];
  float parts[DW_LIMIT_QUERY_WORDS]; /* of each own word: its share of the words' idf */
  guint n_own;
  guint64 *added;           /* who holds a term that the vocabulary added; NULL when it added none */
  guint64 *any;             /* who holds anything of it */
  guint n_holding;
  double weight;            /* how rare it is to hold anything of it */
  float share;              /* of the weights of all concepts of the question */
} DwConcept;

/** dw_concept_add_word: Adds word @term, which @held (array) hold and which is as rare as @idf. */
void dw_concept_add_word (DwConcept     *self,
                          guint          term,
                          const guint64 *held,
                          double         idf,
                          guint          n_slots);

/** dw_concept_add_other: Adds a term of the vocabulary that @held (array) hold. */
void dw_concept_add_other (DwConcept     *self,
                           const guint64 *held,
                           guint          n_slots);

/**
 * dw_concept_settle:
 * @held: (array): of each term: who holds it
 * @is_whole: whether nothing is held of it by who does not hold all of its words
 * @n_services: in the directory
 */
void dw_concept_settle (DwConcept      *self,
                        guint64 *const *held,
                        gboolean        is_whole,
                        guint           n_services,
                        guint           n_slots);

/**
 * dw_concept_cover:
 *
 * Of the words said together, the share that a service holds; or, when that is less, the lower part that goes with
 * holding a term added for them.
 *
 * Returns: what slot @slot, which holds something of it, covers of the question by it
 */
float dw_concept_cover (const DwConcept *self,
                        guint64 *const  *held,
                        guint            slot);

/** dw_concept_weigh_rarity: Returns: how rare it is to hold what @n_holding of @n_services hold; never negative. */
double dw_concept_weigh_rarity (guint n_services,
                                guint n_holding);

/** dw_concept_clear: Frees the sets. */
void dw_concept_clear (DwConcept *self);

G_END_DECLS
