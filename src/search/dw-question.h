/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-gazetteer.h"

G_BEGIN_DECLS

/**
 * DwOrder:
 * @DW_ORDER_BEST: by fit to the words; without words by name, what is planned, paused or historic last
 * @DW_ORDER_NEAREST: by distance from the question's place, those at no stated distance last
 * @DW_ORDER_NAME: by name
 *
 * How results are ordered, within those that fit and within those that may.
 */
typedef enum
{
  DW_ORDER_BEST,
  DW_ORDER_NEAREST,
  DW_ORDER_NAME,
} DwOrder;

/**
 * DwQuestion:
 *
 * What a person asks, whole. Fill one with dw_question_init() and change members before it is asked; it is copied then
 * and never changes again. Nothing of it is ever stored or logged.
 */
typedef struct
{
  char *text;                     /* as typed; NULL or "" for none */
  gboolean plain;                 /* search these very words; the vocabulary adds nothing */
  guint unread;                   /* bits (1 << DwHintKind) of what the words are not to be understood to say */
  char **undone;                  /* (nullable) keys, dw_hint_dup_key(), of what in particular they are not to be
                                     understood to say */
  guint today;                    /* the day of the week, 1 Monday to 7 Sunday, for "today"; 0: not known */
  gint32 date;                    /* today, in days since 1970-01-01, for how lately records were checked; 0: not
                                     known */
  DwPlace *near;                  /* or NULL */
  double within_m;                /* with @near: only this near; INFINITY for any distance */
  double age;                     /* years; NAN for any */
  DwMask chosen[DW_N_FACETS];     /* any of these terms of the facet; 0: all services */
  DwOrder order;
  guint offset;                   /* of the first summary wanted */
  guint limit;                    /* of summaries wanted, at most DW_QUESTION_MAX_LIMIT */
  gboolean without_source;        /* the summaries need no source_id and fetched_at, which cost as much as all the
                                     rest */
} DwQuestion;

/** dw_question_init: An empty question: every service, best first, the first 50. */
void dw_question_init (DwQuestion *question);

/** dw_question_date_of: Returns: what DwQuestion.date is on the day of @now. */
gint32 dw_question_date_of (GDateTime *now);

/** dw_question_copy: Returns: (transfer full): a deep copy. */
DwQuestion *dw_question_copy (const DwQuestion *question);

/** dw_question_clear: Frees what the members own and makes the question empty. */
void dw_question_clear (DwQuestion *question);

/** dw_question_free: Clears and frees. */
void dw_question_free (DwQuestion *question);

/**
 * dw_question_reads_alike: Returns: whether the words of both are to be read in the same way; the words themselves are
 * not compared.
 */
gboolean dw_question_reads_alike (const DwQuestion *a,
                                  const DwQuestion *b);

/** dw_question_has_filters: Returns: whether anything but text, order and the window of summaries is set. */
gboolean dw_question_has_filters (const DwQuestion *question);

/** dw_question_has_distance: Returns: whether only what is within some distance of a place is wanted. */
gboolean dw_question_has_distance (const DwQuestion *question);

/** DW_QUESTION_MAX_LIMIT: the most summaries that one answer brings. */
#define DW_QUESTION_MAX_LIMIT 200

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwQuestion, dw_question_free)

G_END_DECLS
