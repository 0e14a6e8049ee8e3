/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-ranking.h"

G_BEGIN_DECLS

/** DW_WIDER_MOST: how many wider questions one answer proposes at most. */
#define DW_WIDER_MOST 5

/**
 * dw_wider_propose:
 * @among: what the question's words find
 * @answer: counted and judged; its `wider` is filled
 *
 * No dead ends: where little or nothing fits, proposes questions that find more, each counted exactly: further away,
 * without one filter, without any, without words. The smallest step first.
 */
void dw_wider_propose (const DwRanking *ranking,
                       const guint64   *among,
                       DwAnswer        *answer);

G_END_DECLS
