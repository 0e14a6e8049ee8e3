/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-expansions.h"

/*
 * For those who make DwExpansions: dw-expansions.c hears the phrases, dw-expansions-lean.c what the words are about
 * where no phrase says so.
 */

/** dw_expansions_is_quiet: Returns: whether @word says little of what is asked for beside others; so does a number. */
gboolean dw_expansions_is_quiet (const DwVocabulary *vocabulary,
                                 const char         *word);

/** dw_expansions_is_loud: Returns: whether @reading is of more than one quiet word. */
gboolean dw_expansions_is_loud (const DwVocabulary *vocabulary,
                                const DwQueryWords *words,
                                const DwReading    *reading);

/**
 * dw_expansions_is_how: Returns: whether words that speak of @hint say how, and not what: "drop in", "free",
 * "evenings".
 */
gboolean dw_expansions_is_how (const DwHint *hint);

/**
 * dw_expansions_is_any_asker: Returns: whether @hint only says who asks, for whom there is hardly help of their own:
 * "a job for a lone parent".
 */
gboolean dw_expansions_is_any_asker (const DwHint *hint);

/**
 * dw_expansions_add_theme:
 * @hints: (element-type DwHint): what else the words say
 * @readings: (element-type DwReading): what phrases say of them
 *
 * What the words are about together may be something else than any phrase of them says: that comes to @readings.
 *
 * Returns: whether nothing else tells of a need
 */
gboolean dw_expansions_add_theme (const DwVocabulary *vocabulary,
                                  const DwQueryWords *words,
                                  const GArray       *hints,
                                  GArray             *readings);

/**
 * dw_expansions_add_leaning: Where nothing in @readings tells of a need, the words by themselves may.
 *
 * Returns: whether they do
 */
gboolean dw_expansions_add_leaning (const DwVocabulary *vocabulary,
                                    const DwQueryWords *words,
                                    const GArray       *hints,
                                    GArray             *readings);
