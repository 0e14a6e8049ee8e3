/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-audience.h"
#include "dw-closer-look.h"
#include "dw-filter.h"
#include "dw-matches.h"
#include "dw-named.h"
#include "dw-need-ages.h"

G_BEGIN_DECLS

/**
 * dw_ranking_sort:
 *
 * Sorts @hits: fitting ones first, in DW_ORDER_BEST then by their standing to a place that the words name, in every
 * order DW_STANDING_ABUSERS last, then by @order, then by name, then by number: the same question always gets the same
 * order. Services at no stated distance come last in DW_ORDER_NEAREST, before others those for the boroughs of @home.
 */
void dw_ranking_sort (const DwCatalogue *catalogue,
                      DwOrder            order,
                      DwMask             home,
                      DwHit             *hits,
                      guint              n_hits);

/** DwOpen: which terms say that whoever comes is let in. */
typedef struct
{
  DwMask ways_in;           /* of DW_FACET_NEED: what leads to all else */
  DwMask for_all;           /* of DW_FACET_LEVEL: for every family */
} DwOpen;

/** dw_ranking_find_open: Returns: these terms. */
DwOpen dw_ranking_find_open (void);

/** DwRanking: all that an order depends on. Borrowed. */
typedef struct
{
  const DwCatalogue *catalogue;
  const DwMatches *matches;
  const DwAudience *audience;
  DwAsker asker;
  DwOpen open;
  DwNeedAges need_ages;     /* of the ages that are asked for */
  const DwNamed *named;     /* the place that the words name */
  const DwCloserLook *look; /* (nullable): there was no time for one */
  const DwQuestion *question;
  DwOrder order;            /* the question's; by distance where there is nothing else to tell the best by */
  DwVicinity vicinity;      /* of the question */
  DwMask home;              /* the borough of the question's place, however far is asked for */
  const float *distances;   /* (nullable): metres to every service */
} DwRanking;

/**
 * dw_ranking_set_apart:
 *
 * Where somebody fears abuse and a filter is on, what is for people who abuse fits nothing that is asked, so that it
 * does not come before a service for survivors that may fit.
 */
void dw_ranking_set_apart (const DwRanking *ranking,
                           DwFound         *found);

/**
 * dw_ranking_keep_answers:
 *
 * Where a filter leaves some that may fit, what states all that the filters ask fits only if its words answer the
 * question too, beside those of the best that may. Few records state an age: those few would else come first for every
 * word that they happen to hold. Where a service is nearly all state: what is near stays before what may be anywhere,
 * unless all that it holds of the question is little of what the vocabulary added. And where nothing but a price is
 * asked for, only what states that it is free fits.
 */
void dw_ranking_keep_answers (const DwRanking *ranking,
                              DwFound         *found);

/** dw_ranking_count: Counts how many of @slots, of which there are @n, stand how to what is asked. */
void dw_ranking_count (const DwRanking *ranking,
                       const guint64   *slots,
                       guint            n,
                       guint            counts[DW_N_STANDINGS]);

/**
 * dw_ranking_pick:
 * @n_wanted: how many of the best
 * @n_picked: (out): how many there are, at most @n_wanted
 *
 * Scores and sorts what was found, as far as it takes to know the best: of a million services very few. In the order by
 * best fit, the first DW_CLOSER_LOOK_MOST are then sorted anew by what only a closer look tells; who is not among them
 * by words alone stays behind them.
 *
 * Returns: (transfer full) (array length=n_picked): the first hits in the order of dw_ranking_sort()
 */
DwHit *dw_ranking_pick (const DwRanking *ranking,
                        const DwFound   *found,
                        guint            n_wanted,
                        guint           *n_picked);

/** dw_ranking_make_hit: Returns: what is known of slot @index, that the question found. */
DwHit dw_ranking_make_hit (const DwRanking *ranking,
                           guint            index);

/** dw_ranking_see: Returns: what a closer look tells of slot @index; nothing where there are no words. */
DwSeen dw_ranking_see (const DwRanking *ranking,
                       guint            index);

G_END_DECLS
