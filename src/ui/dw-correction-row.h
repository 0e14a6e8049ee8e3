/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-correction.h"

G_BEGIN_DECLS

/* How a correction looks on their page. What its buttons do are actions of the page, with its number: corrections.mail,
   .copy, .remove and .put-back. */

/** dw_correction_row_build_label: Returns: @text on lines of its own. @css_class: (nullable) */
GtkWidget *dw_correction_row_build_label (const char *text,
                                          const char *css_class);

/** dw_correction_row_new: Returns: (transfer floating): @correction as it waits at @now. */
GtkWidget *dw_correction_row_new (const DwCorrection *correction,
                                  gint64              now);

/** dw_correction_row_new_removed: Returns: (transfer floating): that @correction is removed, and the way back. */
GtkWidget *dw_correction_row_new_removed (const DwCorrection *correction);

G_END_DECLS
