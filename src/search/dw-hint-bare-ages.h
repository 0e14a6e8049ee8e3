/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * dw_hint_bare_ages_read:
 * @hints: (element-type DwHint): all that is understood already; gets the ages
 *
 * Reads numbers that no word says to be years: "5 to 11", "youth club 16-25", "autistic, 10", "boy 9 hits". Those that count,
 * name or date something ("level 3", "open 9 to 12") are none, and a number alone is nothing yet.
 */
void dw_hint_bare_ages_read (const DwQueryWords *words,
                             GArray             *hints);

/**
 * dw_hint_bare_ages_settle: Has no text searched for ages that are mere numbers, nor for any where the words say
 * nothing but for whom and where.
 */
void dw_hint_bare_ages_settle (const DwQueryWords *words,
                               const DwVocabulary *vocabulary,
                               GArray             *hints);

G_END_DECLS
