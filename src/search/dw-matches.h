/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-concept.h"
#include "dw-expansions.h"
#include "dw-telephone.h"

G_BEGIN_DECLS

/**
 * DwMatches:
 *
 * What the words of a question, and the terms that the vocabulary adds, find in one generation of the directory, before
 * any filter: which services hold which term, and how well they fit. Each term is looked up on its own: bm25 of several
 * terms joined by OR is the sum of each term's own, so nothing is lost, and it is known which term a service holds.
 * Terms are numbered: first the words, then the expansions. Immutable once scored.
 */
typedef struct
{
  DwQueryWords *words;
  DwExpansions *expansions;
  GArray *hints;          /* of DwHint */
  DwTelephone *telephone; /* (nullable): a number that is asked for, looked up */
  guint n_services;       /* in the directory */
  guint n_slots;          /* places in the arrays and sets below; see DwCatalogue */
  const guint64 *alive;   /* borrowed: slots that hold a service */
  guint n_terms;
  guint64 **held;         /* one for each term: bit i set: the service in slot i holds it */
  DwIndexHold *holds;     /* one for each term: what the index found of it; zeros where FTS5 looked */
  guint *n_held;          /* services that hold each term */
  char **expressions;     /* what found each term; NULL for an expansion that there was no time for */
  double *idf;            /* of each term: how rare it is; never negative */
  DwConcept *concepts;    /* what is asked for, thing by thing */
  float *weights;         /*< private > of each term: what dw_index_score_word() takes */
  float *alike; /*< private > of each term: what it counts wherever it stands; 0 where it is scored by the index */
  float *scores;          /*< private > (nullable): of each slot, where no index scores them */
  DwIndex *index;         /*< private > (transfer none) (nullable) */
} DwMatches;

/**
 * dw_matches_find:
 * @words: (transfer full): the words
 * @expansions: (transfer full): their concepts
 * @hints: (transfer full) (element-type DwHint): what they say of place, age and the like
 *
 * Finds who holds which word: exact, and quick; in the catalogue's index, and in the text index of the tables where
 * there is none. Coverage and scores are there after dw_matches_expand() and dw_matches_score().
 *
 * Returns: (transfer full): what @words find, or NULL with DW_DB_ERROR, or DW_INDEX_ERROR_DAMAGED
 */
DwMatches *dw_matches_find (DwReader           *reader,
                            const DwCatalogue  *catalogue,
                            DwQueryWords       *words,
                            DwExpansions       *expansions,
                            GArray             *hints,
                            GError            **error);

/**
 * dw_matches_expand:
 *
 * Finds who holds what the vocabulary adds, and weighs the concepts. The reader's limit may cut it short: what was not
 * found then is not searched, and the rest counts.
 *
 * Returns: whether every expansion was searched; FALSE with DW_DB_ERROR
 */
gboolean dw_matches_expand (DwMatches          *self,
                            DwReader           *reader,
                            const DwCatalogue  *catalogue,
                            GError            **error);

/**
 * dw_matches_score:
 *
 * Scores who holds what. Slow beside finding, and the reader's limit may cut it short; then dw_matches_score_alike()
 * does.
 *
 * Returns: whether all is scored; FALSE with DW_DB_ERROR
 */
gboolean dw_matches_score (DwMatches          *self,
                           DwReader           *reader,
                           const DwCatalogue  *catalogue,
                           GError            **error);

/** dw_matches_get_all: Returns: (transfer full): every service. */
guint64 *dw_matches_get_all (const DwMatches *self);

/** dw_matches_score_alike: Scores anew without the database: each term counts by its rarity, wherever it stands. */
void dw_matches_score_alike (DwMatches *self);

/**
 * dw_matches_score_word:
 * @word: of sets of slots: the slots from 64 × @word
 * @wanted: which of them are asked about; nothing is promised of the others
 * @scores: (out) (array fixed-size=64): sums of the weighted bm25 of the terms that they hold
 *
 * Scores 64 slots at once: those that filters leave are most often few, and only they are ever looked at.
 */
void dw_matches_score_word (const DwMatches *self,
                            gsize            word,
                            guint64          wanted,
                            float           *scores);

/** dw_matches_fetch_word: Has memory bring near what dw_matches_score_word() of the same will read. */
void dw_matches_fetch_word (const DwMatches *self,
                            gsize            word,
                            guint64          wanted);

/** dw_matches_get_score: Returns: the same of one slot. */
float dw_matches_get_score (const DwMatches *self,
                            guint            slot);

/**
 * dw_matches_get_most: Returns: what dw_matches_get_score() of slot @slot cannot be above, told by the terms that it
 * holds alone; quick beside it.
 */
float dw_matches_get_most (const DwMatches *self,
                           guint            slot);

/** dw_matches_get_coverage: Returns: the share of the concepts' rarity that slot @slot holds, 0 to 1. */
float dw_matches_get_coverage (const DwMatches *self,
                               guint            slot);

/**
 * dw_matches_find_part_added:
 *
 * "Gambling" is looked for as substance misuse, alcohol, drugs and mental health: a service for mental health alone
 * is hardly an answer to it.
 *
 * Returns: the share that slot @slot holds of what the vocabulary added for concept @concept, the rare counting more:
 *   0 to 1
 */
double dw_matches_find_part_added (const DwMatches *self,
                                   guint            concept,
                                   guint            slot);

/** dw_matches_free: Frees the matches, before the catalogue goes that they were found in. */
void dw_matches_free (DwMatches *self);

/** dw_matches_get_term: Returns: (transfer none): term @term as it was searched. */
const char *dw_matches_get_term (const DwMatches *self,
                                 guint            term);

/** dw_matches_is_read: Returns: whether anything that the vocabulary added beside word @word was found. */
gboolean dw_matches_is_read (const DwMatches *self,
                             guint            word);

/** dw_matches_holds: Returns: whether service @index holds term @term. */
gboolean dw_matches_holds (const DwMatches *self,
                           guint            term,
                           guint            index);

/**
 * dw_matches_get_any: Returns: (transfer full): bit i set: service i holds any of the terms; without words, every
 * service.
 */
guint64 *dw_matches_get_any (const DwMatches *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwMatches, dw_matches_free)

G_END_DECLS
