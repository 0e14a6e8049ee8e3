/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/** DW_WIDER_MOST: how many wider questions one answer proposes at most. */
#define DW_WIDER_MOST 5

/**
 * dw_wider_propose:
 * @distances: (nullable): metres to every service, of the question's place
 * @answer: counted and judged; its `wider` is filled
 *
 * No dead ends: where little or nothing fits, proposes questions that find more, each counted exactly: further away,
 * without one filter, without any, without words. The smallest step first.
 */
void dw_wider_propose (const DwCatalogue *catalogue,
                       const DwMatches   *matches,
                       const float       *distances,
                       DwAnswer          *answer);

G_END_DECLS
