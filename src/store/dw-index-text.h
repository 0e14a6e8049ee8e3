/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_index_text_append:
 * @index: gathers the words
 * @text: (nullable): UTF-8
 *
 * Adds the words of @text to what a column of the text index holds: folded as dw_text_words() folds the words of a
 * question, so that both sides of a comparison went the same way ("can’t" is "cant"). Plain ASCII, nearly all of it, is
 * folded in place.
 */
void dw_index_text_append (GString    *index,
                           const char *text);

G_END_DECLS
