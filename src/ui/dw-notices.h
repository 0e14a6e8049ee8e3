/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"

G_BEGIN_DECLS

/*
 * What is said above the results, in plain sentences.
 */

/**
 * dw_notices_dup_count: Returns: (transfer full): "14 fit · 6 may fit", or "23 share a little" where nothing matches
 * closely, "160 services" where nothing was asked.
 */
char *dw_notices_dup_count (const DwAnswer *answer);

/**
 * dw_notices_list:
 *
 * Returns: (transfer full): what to know of the answer, the most important first: whom to ring, where it looked, a
 *   weak match, words that nothing holds, wishes that few state, words left out
 */
char **dw_notices_list (const DwAnswer *answer);

/** DW_NOTICES_MOST: how many notices stand above the results, the card of danger among them; the rest are folded. */
#define DW_NOTICES_MOST 2

/**
 * dw_notices_dup_run:
 *
 * Returns: (transfer full) (nullable): @n of @notices, or as many as there are, from @first on, a line each; NULL for
 *   none
 */
char *dw_notices_dup_run (char **notices,
                          guint  first,
                          guint  n);

/** dw_notices_dup_notice: Returns: (transfer full) (nullable): all of dw_notices_list(), a line each. */
char *dw_notices_dup_notice (const DwAnswer *answer);

/**
 * dw_notices_dup_also: Returns: (transfer full) (nullable): what was added to the words: "Also searched: behaviour,
 * parenting", or that nothing was because that was undone.
 */
char *dw_notices_dup_also (const DwAnswer *answer);

/**
 * dw_notices_dup_nothing: Returns: (transfer full): the headline of an empty answer: "Nothing within 2 miles of
 * Mitcham".
 */
char *dw_notices_dup_nothing (const DwAnswer *answer);

/**
 * dw_notices_dup_explanation:
 *
 * Returns: (transfer full) (nullable): what to know besides the headline of an empty answer, whom to ring first.
 */
char *dw_notices_dup_explanation (const DwAnswer *answer);

/**
 * dw_notices_dup_advice: Returns: (transfer full) (nullable): whom to ask what else there is: "Ask what else there is:
 * Family Information Service"; NULL where none is known.
 */
char *dw_notices_dup_advice (const DwAnswer *answer);

/**
 * dw_notices_dup_heading:
 * @hit: one of the hits of @answer
 * @before: (nullable): the hit before it; NULL for the first
 *
 * Returns: (transfer full) (nullable): what stands over @hit, where a group begins with it and there is more than one
 *   or one that only may fit, or where nothing was asked: "Within 5 miles of Mitcham, or for families in Merton", "May be near: where exactly is not stated"
 */
char *dw_notices_dup_heading (const DwAnswer *answer,
                              const DwHit    *hit,
                              const DwHit    *before);

G_END_DECLS
