/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * DwMatches:
 *
 * What the words of a question find in one generation of the directory, before any filter: which services hold which
 * word, and how well the words fit each. Each word is looked up on its own: bm25 of several words joined by OR
 * is the sum of each word's own, so nothing is lost, and it is known which word a service holds. Immutable once scored.
 */
typedef struct
{
  DwQueryWords *words;
  guint n_services;
  guint64 **held;         /* one for each word: bit i set: service i holds it */
  guint *n_held;          /* services that hold each word */
  char **expressions;     /* what found each word */
  double *idf;            /* of each word: how rare it is; never negative */
  float *scores;          /* of each service: sum of the weighted bm25 of the words it holds */
  float *coverage;        /* of each service: share of the words' idf that it holds, 0 to 1 */
} DwMatches;

/**
 * dw_matches_find:
 * @words: (transfer full): the words
 *
 * Finds who holds which word: exact, and quick. Scores stay 0.
 *
 * Returns: (transfer full): what @words find, or NULL with DW_DB_ERROR
 */
DwMatches *dw_matches_find (DwReader           *reader,
                            const DwCatalogue  *catalogue,
                            DwQueryWords       *words,
                            GError            **error);

/**
 * dw_matches_score:
 *
 * Scores who holds what. Slow beside finding, and the reader's limit may cut it short; then dw_matches_score_alike() does.
 *
 * Returns: whether all is scored; FALSE with DW_DB_ERROR
 */
gboolean dw_matches_score (DwMatches          *self,
                           DwReader           *reader,
                           const DwCatalogue  *catalogue,
                           GError            **error);

/** dw_matches_score_alike: Scores anew without the database: each word counts by its rarity, wherever it stands. */
void dw_matches_score_alike (DwMatches *self);

/** dw_matches_free: Frees the matches. */
void dw_matches_free (DwMatches *self);

/** dw_matches_holds: Returns: whether service @index holds word @word. */
gboolean dw_matches_holds (const DwMatches *self,
                           guint            word,
                           guint            index);

/** dw_matches_get_any: Returns: (transfer full): bit i set: service i holds any of the words; without words, every service. */
guint64 *dw_matches_get_any (const DwMatches *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwMatches, dw_matches_free)

G_END_DECLS
