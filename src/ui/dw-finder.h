/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-directory.h"
#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_FINDER (dw_finder_get_type ())
G_DECLARE_FINAL_TYPE (DwFinder, dw_finder, DW, FINDER, GtkBox)

/**
 * DwFinder:
 *
 * The navigator's page: the question above, and below it filters, results and the record, beside each other or one
 * after the other as the window has room.
 *
 * Properties, read only: `is-deep` (boolean): something stands in front of the results, and there is a way back to
 * them; `is-narrow` (boolean): one pane at a time.
 */

/** dw_finder_set_inquiry: Works on @inquiry, with the places of @directory; to be called once. */
void dw_finder_set_inquiry (DwFinder    *self,
                            DwInquiry   *inquiry,
                            DwDirectory *directory);

/** dw_finder_capture_keys: Typing anywhere in @widget goes to the words of the question; NULL ends it. */
void dw_finder_capture_keys (DwFinder  *self,
                             GtkWidget *widget);

/** dw_finder_reload_record: Reads the record that is shown again: the directory has changed. */
void dw_finder_reload_record (DwFinder *self);

/** dw_finder_get_is_deep: Returns: whether something stands in front of the results. */
gboolean dw_finder_get_is_deep (DwFinder *self);

/** dw_finder_focus_words: Goes to the words of the question. */
void dw_finder_focus_words (DwFinder *self);

/** dw_finder_focus_place: Goes to the place. */
void dw_finder_focus_place (DwFinder *self);

/** dw_finder_focus_results: Goes to the results. */
void dw_finder_focus_results (DwFinder *self);

/** dw_finder_focus_next_pane: Goes from the question to the filters, the results, the record, and round. */
void dw_finder_focus_next_pane (DwFinder *self,
                                gboolean  backward);

/** dw_finder_show_filters: Brings the filters to the front. */
void dw_finder_show_filters (DwFinder *self);

/** dw_finder_show_results: Brings the results to the front. */
void dw_finder_show_results (DwFinder *self);

/** dw_finder_toggle_need: Chooses or drops the need numbered @i, from 0. */
void dw_finder_toggle_need (DwFinder *self,
                            guint     i);

/** dw_finder_step_back: Undoes one thing, as Escape does. Returns: whether there was anything to undo. */
gboolean dw_finder_step_back (DwFinder *self);

/** dw_finder_go_back: Shows the record that was shown before, or the results in a narrow window. */
void dw_finder_go_back (DwFinder *self);

/** dw_finder_go_forward: Undoes dw_finder_go_back(). */
void dw_finder_go_forward (DwFinder *self);

G_END_DECLS
