/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/* What the files of dw-words share. */

/** dw_words_read_date: Returns: whether @text (nullable) begins with a real `YYYY-MM-DD`, which is then in @date. */
gboolean dw_words_read_date (const char *text,
                             GDate      *date);

/** dw_words_weekday: Returns: "Monday" for G_DATE_MONDAY to "Sunday" for G_DATE_SUNDAY. */
const char *dw_words_weekday (GDateWeekday weekday);

/**
 * dw_words_mark_basis:
 * @only_words: what is said where only the publisher's words say it
 *
 * What Doorway read out of prose is not what the publisher stated (product rule 2); and what only words say is not
 * unsaid.
 *
 * Returns: (transfer full): @text with where it comes from
 */
char *dw_words_mark_basis (const char *text,
                           DwBasis     basis,
                           const char *only_words);

/** dw_words_capitalise: Returns: (transfer full): @text with its first letter a capital. */
char *dw_words_capitalise (const char *text);

G_END_DECLS
