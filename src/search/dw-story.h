/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-query-words.h"
#include "dw-sayings.h"

G_BEGIN_DECLS

/**
 * dw_story_is: Returns: whether @words tell a story, as people do on the telephone: most of what they say is no part of
 * what they ask for.
 */
gboolean dw_story_is (const DwQueryWords *words);

/**
 * dw_story_keep_theme:
 * @readings: (element-type DwReading): what the vocabulary makes of a story
 *
 * What a story is about is said in it again and again, in this way and that; what it passes on the way ("at nursery", "the lady at
 * the bank") once, in a word. Takes out of @readings those whose needs are spoken of much less than those of the others.
 */
void dw_story_keep_theme (GArray *readings);

G_END_DECLS
