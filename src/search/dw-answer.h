/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-hints.h"
#include "dw-question.h"
#include "dw-reader.h"
#include "dw-urgent.h"

G_BEGIN_DECLS

/**
 * DwConfidence:
 * @DW_CONFIDENCE_MATCHES: services that fit the words
 * @DW_CONFIDENCE_WEAK: only services that share a little with the words; the screen says so
 * @DW_CONFIDENCE_NONE: nothing
 */
typedef enum
{
  DW_CONFIDENCE_MATCHES,
  DW_CONFIDENCE_WEAK,
  DW_CONFIDENCE_NONE,
} DwConfidence;

/**
 * DwStanding:
 * @DW_STANDING_THERE: for the place that the words name, and it holds something of what they ask; or they name none
 * @DW_STANDING_UNSTATED: holds something of it, and neither states nor implies by its address for which boroughs it is:
 *   no area, or a wider or other one
 * @DW_STANDING_ELSEWHERE: holds something of it, and is for other boroughs
 * @DW_STANDING_LITTLE: shares little with the words, perhaps the name of the place
 * @DW_STANDING_ABUSERS: for people who abuse, where somebody asks who fears abuse; wherever it is, and in every order,
 *   it is last
 *
 * How a service stands to the place that a question's words name. People who name a borough want what is for its
 * families: those come first, whatever else fits better. The others are not hidden, since many a record does not say
 * all that is true; they come after, under a heading that says what they are.
 */
typedef enum
{
  DW_STANDING_THERE,
  DW_STANDING_UNSTATED,
  DW_STANDING_ELSEWHERE,
  DW_STANDING_LITTLE,
  DW_STANDING_ABUSERS,
} DwStanding;

/** DW_N_STANDINGS: how many there are. */
#define DW_N_STANDINGS (DW_STANDING_ABUSERS + 1)

/**
 * DwHit: one service of the answer.
 *
 * @fits is DW_TRI_YES when every filter is met by a fact, stated or read from the description (the summary's bases tell
 * which, and every surface marks the latter), and DW_TRI_NOT_STATED when at least one filter asks for what is not
 * known: such hits come after all fitting ones, in a group of their own. What states all that the filters ask but
 * hardly what the words ask is among them too, where others may fit (dw_ranking_keep_answers()).
 */
typedef struct
{
  gint64 id;              /* service number */
  float score;            /* higher is better; comparable within one answer only */
  float distance_m;       /* from the question's place to the service's nearest point; NAN when not stated */
  guint8 fits;            /* DwTri: YES or NOT_STATED */
  guint8 unstated;        /* bit i set: facet i was asked for and is not stated; bit 7: age or distance */
  guint8 is_for_workers;  /* whether it says in its name that it is for people who work with families */
  guint8 standing;        /* DwStanding: to the place that the words name; the order by best fit goes by it before the
                             score */
  guint32 index;          /*< private > place of the service in the generation's columns */
} DwHit;

/** DwFacetCounts: of one facet, over all hits, disregarding this facet's own choice. Exact. */
typedef struct
{
  guint counts[64];       /* by term */
  guint not_stated;
} DwFacetCounts;

/**
 * DwWord: one word of the question that was searched, and what it found. Words without meaning of their own ("the") are
 * not among them when others are.
 */
typedef struct
{
  const char *word;       /* folded */
  guint n_services;       /* services with that word (as a prefix, when it is the last), before filters */
  gboolean is_read;       /* whether it was understood: by a hint, or by the vocabulary, alone or in a phrase, and what
                             that added was found */
  gboolean is_telling;    /* whether it tells what is asked: neither little ("son"), nor only where, of what age and the like */
  const char *name;       /* (nullable): the thing with a name of its own that it is of, where no service holds all of that name: "home start" */
} DwWord;

/** DwUnderstood: what the words of the question were understood to say. Bit @kind of DwQuestion.unread undoes it. */
typedef struct
{
  DwHintKind kind;
  const char *label;      /* "Mitcham, Merton", "Age 4", "Just turn up", "Not: Online" */
  const char *key;        /* what undoes it alone: an element of DwQuestion.undone */
  gboolean is_not;        /* whether it is denied: what it says was not searched, and who states it comes later */
  gboolean is_price;      /* whether it says how much at most: what is free fits … */
  gboolean is_sum;        /* … and it says a sum, with which stated sums are compared */
  gboolean is_wish;       /* whether dw_hint_kind_is_wish(), and it is asked for and not denied */
  gboolean lacks_place;   /* of a distance: whether nothing says from where, so that it hides nothing */
  guint n_stating;        /* of a wish: how many of the ranked hits state it */
} DwUnderstood;

/** DwCorrection: a word that nothing holds, taken for a mistake, and what was searched instead. */
typedef struct
{
  const char *typed;      /* folded */
  const char *shown;
  gboolean is_held;       /* whether any service has @shown; else what others call it is shown */
  const char *key;        /* what undoes it: an element of DwQuestion.undone */
} DwCorrection;

/** DwWider: a wider question that finds something, for an answer with little or nothing. */
typedef struct
{
  const char *label;      /* "Look within 5 miles", "Look without the cost “Free”", "Look in every borough" */
  DwQuestion *question;
  guint n_fits;
  guint n_not_stated;
} DwWider;

/** DwMatched: why one of the summarised services is here; see dw_why_list_lines(). All NULL-terminated. */
typedef struct
{
  const char *const *words;     /* what it holds: words of the question in its order, then terms of DwAnswer.also;
                                   folded */
  guint n_own;                  /* how many are the question's own */
  const char *const *fits;      /* what was asked, by filters and by words, and it states: "Merton", "Age 4"; translated */
  const char *const *misfits;   /* what the words asked for and it states otherwise */
  const char *const *other_times; /* of those, days and hours: somebody would find the door closed */
  const char *const *unstated;  /* what was asked for and it does not state: "cost" */
} DwMatched;

/** DW_ANSWER_RANKED: how many hits are ranked with every answer, where there are as many: what a list holds ready. */
#define DW_ANSWER_RANKED 200

/**
 * DwAnswer:
 *
 * One answer to one question. Immutable; any thread; reference counted.
 */
typedef struct
{
  DwQuestion *question;         /* with the place and the distance that its words say */
  DwOrder order;                /* of the hits: the question's, or by distance where nothing but a place is asked for */
  gint64 generation;
  DwConfidence confidence;
  guint n_services;             /* in the directory */
  guint n_fits;
  guint n_not_stated;
  DwHit *hits;                  /* the first n_ranked, ranked: n_fits, then n_not_stated */
  guint n_hits;
  guint n_ranked;               /* at least what the question asked for and DW_ANSWER_RANKED; dw_search_rank_async()
                                   ranks the rest */
  GPtrArray *summaries;         /* of DwSummary, of hits[offset … offset + limit); elements NULL when just gone */
  DwMatched *matched;           /* as many as summaries */
  DwFacetCounts facets[DW_N_FACETS];
  DwWord *words;
  guint n_words;
  guint n_words_left_out;       /* beyond DW_LIMIT_QUERY_WORDS */
  const char *const *also;      /* NULL-terminated: what the vocabulary added and was found; DwQuestion.plain undoes
                                   it */
  DwUnderstood *understood;     /* moves services up or down; hides none */
  guint n_understood;
  gboolean names_place;         /* whether the words name a place that services stand to differently */
  const char *named;            /* (nullable): its boroughs, "Hackney", "Merton and Sutton"; NULL where they are too many to list */
  const char *outside;          /* (nullable): that too, of a place outside the boroughs where no service is */
  const char *covered;          /* (nullable): with @outside, where services are: "Barnet, Bexley, Brent and 14 more" */
  guint n_standing[DW_N_STANDINGS]; /* of n_fits, how many stand so to it; where none is named DW_STANDING_THERE or
                                       _ABUSERS */
  DwCorrection *corrections;    /* `words` are those that were searched */
  guint n_corrections;
  DwWider *wider;
  guint n_wider;
  DwSummary *advice;            /* (nullable): where little or nothing fits: who can tell what else there is; see
                                   dw_advice_find() */
  DwSummary *beyond;            /* (nullable): the service of the very name that is asked for, further away than is
                                   asked */
  double beyond_m;              /* with @beyond: how far; NAN where it states no point */
  gint64 beyond_id;             /*< private >*/
  guint helplines;              /* a bit of each helpline (dw_helplines_get()) for what is asked; 0 for none */
  const char *ask_in;           /* (nullable): where little or nothing fits: the one borough that the question is
                                   about */
  const char *telephone;        /* (nullable): the telephone number that is asked for, as typed */
  guint n_telephone;            /* how many services state it, or have a part of it in their texts, before filters */
  gboolean telephone_is_part;   /* it is too short for a whole number, and was looked up in texts at most */
  guint urgent;                 /* bits of DwUrgent that the words call for; who can help then comes before any
                                   service */
  gboolean without_index;       /* the search index was missing, damaged or behind: found in the tables, and slower */
  gboolean says_little;         /* nothing is asked but words that are in many records ("help", "support"), and no filter is set */
  gboolean only_denies;         /* the words only say what is not wanted, and no filter is set: everything is found */
  gboolean is_hurried;          /* there was no time for other words or for mistakes: somebody who asks again may find
                                   more */
  DwArena *arena;               /*< private >*/
} DwAnswer;

/**
 * dw_answer_new: Returns: (transfer full): an answer to @question (copied) with nothing in it yet, for the search room
 * to fill.
 */
DwAnswer *dw_answer_new (const DwQuestion *question);

/** dw_answer_ref: Returns: (transfer full): @answer with one more reference. */
DwAnswer *dw_answer_ref (DwAnswer *answer);

/** dw_answer_unref: Drops one reference. */
void dw_answer_unref (DwAnswer *answer);

/**
 * dw_answer_sets_stated_back: Returns: whether some that state all that was chosen are among what may fit, since their
 * words hardly answer.
 */
gboolean dw_answer_sets_stated_back (const DwAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwAnswer, dw_answer_unref)

G_END_DECLS
