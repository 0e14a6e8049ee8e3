/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-answer.h"

G_BEGIN_DECLS

#define DW_TYPE_NOTHING_PAGE (dw_nothing_page_get_type ())
G_DECLARE_FINAL_TYPE (DwNothingPage, dw_nothing_page, DW, NOTHING_PAGE, GtkBox)

/**
 * DwNothingPage:
 *
 * Stands where there are no results. It says so, offers wider questions with their counts, and a way on outside the
 * directory (product rule 4: no dead ends).
 *
 * Signals: `widen` (uint: index into the answer's wider questions); `show-all`; `ask` (int64: number of
 * the advice service of the place, to show its record).
 */

/** dw_nothing_page_show_answer: Offers what @answer, which has no hits, knows to be wider. */
void dw_nothing_page_show_answer (DwNothingPage  *self,
                                  const DwAnswer *answer);

/** dw_nothing_page_show_error: Says that the question could not be answered, and why. */
void dw_nothing_page_show_error (DwNothingPage *self,
                                 const char    *sentence);

G_END_DECLS
