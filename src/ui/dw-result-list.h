/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_RESULT_LIST (dw_result_list_get_type ())
G_DECLARE_FINAL_TYPE (DwResultList, dw_result_list, DW, RESULT_LIST, GtkBox)

/**
 * DwResultList:
 *
 * The answer: how many fit and may fit, in what order, the rows, and what to do where there are few or none. It never
 * ends in nothing: wider questions with their counts, and a way on.
 *
 * Property: `selected-id` (int64: the selected service, 0 for none). Signal: `open` (gint64, gboolean): a row was
 * pressed; TRUE when by key, so that the focus goes along.
 */

/** dw_result_list_set_inquiry: Shows the answers of @inquiry; to be called once. */
void dw_result_list_set_inquiry (DwResultList *self,
                                 DwInquiry    *inquiry);

/** dw_result_list_set_folded: Whether the filters are out of sight: then it offers them. */
void dw_result_list_set_folded (DwResultList *self,
                                gboolean      folded);

/** dw_result_list_get_selected_id: Returns: the selected service, 0 for none. */
gint64 dw_result_list_get_selected_id (DwResultList *self);

/** dw_result_list_select: Selects the service numbered @id where it is in the answer; 0 selects none. */
void dw_result_list_select (DwResultList *self,
                            gint64        id);

/**
 * dw_result_list_focus:
 *
 * Gives the selected row, else the first, the focus and selects it; where there is none, the first way on.
 */
void dw_result_list_focus (DwResultList *self);

/** dw_result_list_focus_ways: Gives the first way on above the rows the focus. Returns: FALSE when there is none. */
gboolean dw_result_list_focus_ways (DwResultList *self);

/** dw_result_list_is_on_ways: Returns: whether the focus is on a way on above the rows. */
gboolean dw_result_list_is_on_ways (DwResultList *self);

G_END_DECLS
