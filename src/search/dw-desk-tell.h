/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-ranking.h"

G_BEGIN_DECLS

/**
 * dw_desk_tell_words:
 * @corrections: (nullable) (element-type DwCorrected): what was put right in the words of @matches
 *
 * Fills in what @answer says of its words: what each found, what they were understood to say, and what was searched
 * besides.
 */
void dw_desk_tell_words (const DwMatches *matches,
                         const GArray    *corrections,
                         DwAnswer        *answer);

/** dw_desk_tell_stating: Counts for each wish among what @answer understood how many of its hits state it. */
void dw_desk_tell_stating (const DwRanking *ranking,
                           DwAnswer        *answer);

G_END_DECLS
