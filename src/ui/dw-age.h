/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_age_parse:
 * @typed: "10", "10 years", "2½", "6 months", "18m", "" for any age
 * @years: (out): the age in years, 0 to 120; NAN for none or not understood
 *
 * Returns: whether @typed is an age or empty
 */
gboolean dw_age_parse (const char *typed,
                       double     *years);

/** dw_age_dup_text: Returns: (transfer full): @years as it is typed: "10", "6 months"; "" for NAN. */
char *dw_age_dup_text (double years);

G_END_DECLS
