/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-answer.h"

G_BEGIN_DECLS

#define DW_TYPE_WAYS_ON (dw_ways_on_get_type ())
G_DECLARE_FINAL_TYPE (DwWaysOn, dw_ways_on, DW, WAYS_ON, GtkWidget)

/**
 * DwWaysOn:
 *
 * Stands above results that share little with the question: who can tell what else there is where the family lives, and
 * the nearest wider question with its count, as buttons (product rule 4: no dead ends). Invisible where there is
 * neither.
 *
 * Signals: `widen` (uint: index into the answer's wider questions); `ask` (int64: number of the advice service, to show
 * its record).
 */

/** dw_ways_on_show: Offers what @answer (nullable) knows; nothing where it fits well. */
void dw_ways_on_show (DwWaysOn       *self,
                      const DwAnswer *answer);

G_END_DECLS
