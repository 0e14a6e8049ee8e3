/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_FILTER_GROUP (dw_filter_group_get_type ())
G_DECLARE_FINAL_TYPE (DwFilterGroup, dw_filter_group, DW, FILTER_GROUP, GtkBox)

/**
 * DwFilterGroup:
 *
 * One facet in the filters: a check button a value with the number of services that would be left, and a line that says
 * how many services do not state it. Folds; its values are built when it is first unfolded. What is chosen it follows
 * by itself; when it shows the counts is for its panel to say.
 */

/**
 * dw_filter_group_new:
 *
 * Returns: (transfer floating): the values of @facet, chosen in @inquiry; open when @is_expanded.
 */
GtkWidget *dw_filter_group_new (DwInquiry *inquiry,
                                DwFacet    facet,
                                gboolean   is_expanded);

/** dw_filter_group_follow_answer: Shows the counts of the inquiry's answer, if it has one and the group is unfolded. */
void dw_filter_group_follow_answer (DwFilterGroup *self);

G_END_DECLS
