/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_QUESTION_BAR (dw_question_bar_get_type ())
G_DECLARE_FINAL_TYPE (DwQuestionBar, dw_question_bar, DW, QUESTION_BAR, GtkBox)

/**
 * DwQuestionBar:
 *
 * What is asked, in entries: words, where, how far, what age; and as chips what else narrows the answer, each to be
 * taken away again. Every keystroke asks. Nothing typed is remembered.
 */

/** dw_question_bar_set_inquiry: Asks @inquiry, with places of @gazetteer; to be called once. */
void dw_question_bar_set_inquiry (DwQuestionBar *self,
                                  DwInquiry     *inquiry,
                                  DwGazetteer   *gazetteer);

/** dw_question_bar_set_narrow: Whether results stand below it, not beside: it then takes less of the height. */
void dw_question_bar_set_narrow (DwQuestionBar *self,
                                 gboolean       is_narrow);

/** dw_question_bar_capture_keys: Typing anywhere in @widget, where nothing else takes it, goes to the words. */
void dw_question_bar_capture_keys (DwQuestionBar *self,
                                   GtkWidget     *widget);

/** dw_question_bar_focus_words: Gives the words the focus, selected. */
void dw_question_bar_focus_words (DwQuestionBar *self);

/** dw_question_bar_focus_place: Gives the place the focus. */
void dw_question_bar_focus_place (DwQuestionBar *self);

/**
 * dw_question_bar_step_back:
 *
 * Undoes one thing: closes suggestions, else clears the entry that has the focus. Returns: whether it did.
 */
gboolean dw_question_bar_step_back (DwQuestionBar *self);

/** dw_question_bar_is_on_words: Returns: whether the words have the focus. */
gboolean dw_question_bar_is_on_words (DwQuestionBar *self);

G_END_DECLS
