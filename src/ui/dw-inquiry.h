/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-search.h"

G_BEGIN_DECLS

#define DW_TYPE_INQUIRY (dw_inquiry_get_type ())
G_DECLARE_FINAL_TYPE (DwInquiry, dw_inquiry, DW, INQUIRY, GObject)

/**
 * DwInquiry:
 *
 * What a person asks now, and the latest answer. Entries, filters and chips change the question here; every change asks
 * at once, and a newer question cancels the older. Lists and counts follow the answer from here. So no widget knows
 * another. Nothing of it outlives the program. Main thread only.
 *
 * Signals: `question-changed`; `answered` (a new answer or error); `feeds-changed`.
 */

/**
 * dw_inquiry_new:
 *
 * Returns: (transfer full): an empty question put to @search; nothing is asked before dw_inquiry_refresh().
 */
DwInquiry *dw_inquiry_new (DwSearch *search);

/** dw_inquiry_get_search: Returns: (transfer none): who answers. */
DwSearch *dw_inquiry_get_search (DwInquiry *self);

/** dw_inquiry_get_question: Returns: (transfer none): the question as it stands. */
const DwQuestion *dw_inquiry_get_question (DwInquiry *self);

/**
 * dw_inquiry_get_answer:
 *
 * Returns: (nullable) (transfer none): the latest answer, which may be to an earlier question.
 */
DwAnswer *dw_inquiry_get_answer (DwInquiry *self);

/** dw_inquiry_get_error: Returns: (nullable) (transfer none): why the latest question was not answered. */
const GError *dw_inquiry_get_error (DwInquiry *self);

/**
 * dw_inquiry_get_feeds:
 *
 * Returns: (nullable) (transfer none) (element-type DwFeed): the feeds, once they have been read.
 */
GPtrArray *dw_inquiry_get_feeds (DwInquiry *self);

/** dw_inquiry_find_feed: Returns: (nullable) (transfer none): the feed of that number. */
DwFeed *dw_inquiry_find_feed (DwInquiry *self,
                              gint64     feed_id);

/** dw_inquiry_refresh: Reads the feeds and asks again: the directory has changed. */
void dw_inquiry_refresh (DwInquiry *self);

/** dw_inquiry_set_text: Asks for @text, as typed. */
void dw_inquiry_set_text (DwInquiry  *self,
                          const char *text);

/** dw_inquiry_set_plain: Asks for these very words only (@plain), or also for what services call them. */
void dw_inquiry_set_plain (DwInquiry *self,
                           gboolean   plain);

/**
 * dw_inquiry_undo:
 *
 * Asks without what was understood or corrected under @key (DwUnderstood.key, DwCorrection.key), as long as these words
 * stand.
 */
void dw_inquiry_undo (DwInquiry  *self,
                      const char *key);

/** dw_inquiry_set_place: Asks near @place (nullable). */
void dw_inquiry_set_place (DwInquiry *self,
                           DwPlace   *place);

/** dw_inquiry_set_within: Asks within @metres of the place; INFINITY for any distance. */
void dw_inquiry_set_within (DwInquiry *self,
                            double     metres);

/** dw_inquiry_set_age: Asks for @years of age; NAN for any. */
void dw_inquiry_set_age (DwInquiry *self,
                         double     years);

/** dw_inquiry_set_order: Orders the results. */
void dw_inquiry_set_order (DwInquiry *self,
                           DwOrder    order);

/** dw_inquiry_choose: Adds (@chosen) or drops the terms @mask of @facet. */
void dw_inquiry_choose (DwInquiry *self,
                        DwFacet    facet,
                        DwMask     mask,
                        gboolean   chosen);

/** dw_inquiry_clear_filters: Drops place, age and every chosen term; keeps the words. */
void dw_inquiry_clear_filters (DwInquiry *self);

/**
 * dw_inquiry_has_feed:
 *
 * Returns: whether the directory has the starter directory, or any feed besides. TRUE for the starter until the feeds
 * are known.
 */
gboolean dw_inquiry_has_feed (DwInquiry *self,
                              gboolean   is_starter);

/** dw_inquiry_clear: Asks for everything. */
void dw_inquiry_clear (DwInquiry *self);

/** dw_inquiry_set_question: Asks @question instead; copied. */
void dw_inquiry_set_question (DwInquiry        *self,
                              const DwQuestion *question);

G_END_DECLS
