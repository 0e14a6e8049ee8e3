/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-inquiry.h"
#include "dw-result.h"

G_BEGIN_DECLS

#define DW_TYPE_RESULT_MODEL (dw_result_model_get_type ())
G_DECLARE_FINAL_TYPE (DwResultModel, dw_result_model, DW, RESULT_MODEL, GObject)

/**
 * DwResultModel:
 *
 * The answer of an inquiry as a list of [class@Result]. Lazy: a row is made when it is looked at, and summaries are
 * read by the page; so a million results cost no more than fifty. It keeps a bounded number of pages.
 *
 * A new answer shows its first rows at once, and the others when somebody goes to the list: a list view of GTK 4.8
 * builds and measures two hundred rows whatever is seen of them, and nobody who types waits for those. The first rows
 * are the same objects from answer to answer: `items-changed` tells only of rows that come and go, and a [class@Result]
 * of what it says. Of those, what is out of sight says what an earlier answer found until the person pauses, scrolls
 * there or asks for the item; there are never more of them than the answer has hits.
 */

/** dw_result_model_new: Returns: (transfer full): a model that follows the answers of @inquiry. */
DwResultModel *dw_result_model_new (DwInquiry *inquiry);

/**
 * dw_result_model_set_seen:
 *
 * The list has room for @n rows (at least one, at most twenty): the next answer shows so many with its first frame, and
 * so does this one.
 */
void dw_result_model_set_seen (DwResultModel *self,
                               guint          n);

/** dw_result_model_want_all: Somebody goes to the list: shows all the rows of this answer, some a frame. */
void dw_result_model_want_all (DwResultModel *self);

/**
 * dw_result_model_find:
 *
 * Returns: the position of the service numbered @id among the rows so far, or GTK_INVALID_LIST_POSITION.
 */
guint dw_result_model_find (DwResultModel *self,
                            gint64         id);

G_END_DECLS
