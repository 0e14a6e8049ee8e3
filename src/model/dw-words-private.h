/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files of dw-words share. */

/** dw_words_read_date: Returns: whether @text (nullable) begins with a real `YYYY-MM-DD`, which is then in @date. */
gboolean dw_words_read_date (const char *text,
                             GDate      *date);

/** dw_words_weekday: Returns: "Monday" for G_DATE_MONDAY to "Sunday" for G_DATE_SUNDAY. */
const char *dw_words_weekday (GDateWeekday weekday);

/** dw_words_capitalise: Returns: (transfer full): @text with its first letter a capital. */
char *dw_words_capitalise (const char *text);

G_END_DECLS
