/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-inquiry.h"

G_BEGIN_DECLS

#define DW_TYPE_ANSWER_NOTES (dw_answer_notes_get_type ())
G_DECLARE_FINAL_TYPE (DwAnswerNotes, dw_answer_notes, DW, ANSWER_NOTES, GtkBox)

/**
 * DwAnswerNotes:
 *
 * What is said of an answer, above its rows: the most important notices, the ways on from a weak answer, and what was
 * searched besides. Whoever reads three notices reads none: two stand there, the card of danger among them, and the
 * rest is one press away.
 *
 * Signals: `widen` and `ask`, of DwWaysOn.
 */

/** dw_answer_notes_set_inquiry: Says of @inquiry's answers; once. */
void dw_answer_notes_set_inquiry (DwAnswerNotes *self,
                                  DwInquiry     *inquiry);

/**
 * dw_answer_notes_show:
 * @is_urgent: whether the card of danger is shown
 *
 * Says what there is to say of the latest answer; nothing of an error.
 */
void dw_answer_notes_show (DwAnswerNotes *self,
                           gboolean       is_urgent);

/** dw_answer_notes_get_ways: Returns: (transfer none): the ways on, which the keyboard reaches by themselves. */
GtkWidget *dw_answer_notes_get_ways (DwAnswerNotes *self);

G_END_DECLS
