/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-ranking.h"

G_BEGIN_DECLS

/**
 * dw_beyond_tell:
 * @found: what the filters leave
 * @answer: its hits are ranked; gets `beyond_id` and `beyond_m`
 *
 * Somebody who asks for a service by its name, within a distance, and finds it not, would take it that there is none:
 * so where the only service of that name is further away, the answer says which it is.
 */
void dw_beyond_tell (const DwRanking *ranking,
                     const DwFound   *found,
                     DwAnswer        *answer);

G_END_DECLS
