/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-ranking.h"

G_BEGIN_DECLS

/**
 * dw_judge_find:
 * @found: what the question of @ranking finds
 * @answer: with the counts and the first hits of it
 *
 * Looks at what people see, the first few of what fits and of what may, and asks whether any of them holds enough of
 * what the words ask for. What was only wished for beside it ("free", "evenings") is no part of that: what is not
 * stated does not speak against a service. Where the words name a place, what is for other places answers nobody's
 * question there.
 *
 * Returns: how sure the answer is
 */
DwConfidence dw_judge_find (const DwRanking *ranking,
                            const DwFound   *found,
                            const DwAnswer  *answer);

G_END_DECLS
