/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hint.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * dw_alarms_drop:
 *
 * Leaves out of @readings (element-type DwReading) those that speak of abuse in words that only sound like danger,
 * where no other words tell of any: "he beats me at chess".
 */
void dw_alarms_drop (const DwQueryWords *words,
                     GArray             *readings);

/** dw_alarms_is_for_abusers: Returns: whether @term, folded, finds who works with people that abuse. */
gboolean dw_alarms_is_for_abusers (const char *term);

/**
 * dw_alarms_believe:
 * @leaning: what words lean to of which no saying tells
 *
 * Words of force are said of everything ("this weather is killing me", "bath bombs"). Who is told by one of them that
 * the question is about abuse must be told of danger too, unless nothing else is asked. Who abuses and wants to stop
 * says so in a saying: of help for them words merely by the way never speak.
 *
 * Returns: whether it may be about what @leaning says
 */
gboolean dw_alarms_believe (const DwVocabulary *vocabulary,
                            const DwQueryWords *words,
                            const DwReading    *leaning);

/**
 * dw_alarms_silence: Marks in @is_silent (of each of all words) those that only tell who saw it, or when it was, where
 * @readings (element-type DwReading) speak of abuse: what the question is about as a whole is not asked of them.
 */
void dw_alarms_silence (const DwQueryWords *words,
                        const GArray       *readings,
                        gboolean           *is_silent);

/**
 * dw_alarms_add:
 *
 * Leaves out of @readings what is no help against somebody who is feared, and who saw what they did. Adds to @readings
 * (element-type DwReading) what services call the danger that the words tell of, where no reading speaks of that need: "he follows me home from work every day". Such a reading has no words of the question. A need
 * that @hints (element-type DwHint) refuse is not added.
 */
void dw_alarms_add (const DwVocabulary *vocabulary,
                    const DwQueryWords *words,
                    const GArray       *hints,
                    GArray             *readings);

G_END_DECLS
