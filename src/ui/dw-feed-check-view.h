/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-feed-findings.h"

G_BEGIN_DECLS

/**
 * dw_feed_check_view_fill:
 * @box: (transfer none): an empty box, vertical
 *
 * Lays @findings out in @box as headings, cards and lines of text. Of long lists the first are shown and the others
 * counted: the saved report has them all.
 */
void dw_feed_check_view_fill (GtkBox               *box,
                              const DwFeedFindings *findings);

G_END_DECLS
