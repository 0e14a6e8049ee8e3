/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-ranking.h"

#include <float.h>
#include <math.h>

G_BEGIN_DECLS

/*
 * What the files of the ranking share: how a service is scored (dw-ranking.c), how far that can raise its words' score
 * (dw-ranking-raised.c), how the best are picked out of many (dw-ranking-pick.c), how hits are sorted
 * (dw-ranking-sort.c) and which of them answer what the words ask (dw-ranking-answers.c). Nobody else includes it.
 */

/** dw_ranking_weigh_coverage: Returns: the factor for what of the question slot @index covers, at most 1. */
double dw_ranking_weigh_coverage (const DwRanking *ranking,
                                  guint            index);

/**
 * dw_ranking_raise: Returns: @score, to which the words of a service come, with what it has beside them where nothing
 * is asked for but a place.
 */
float dw_ranking_raise (const DwRanking *self,
                        float            score);

/**
 * dw_ranking_score_words: Returns: the same by its words and needs alone: how well it answers, whoever it is for and
 * whether it runs.
 */
float dw_ranking_score_words (const DwRanking *ranking,
                              guint            index,
                              float            score);

/**
 * dw_ranking_score_whole: Returns: the score of slot @index, whose words come to @score, by all that is known of it.
 */
float dw_ranking_score_whole (const DwRanking *ranking,
                              guint            index,
                              float            score);

/**
 * dw_ranking_make_scored_hit: Returns: as dw_ranking_make_hit(), of slot @index, whose whole score is known to be
 * @score.
 */
DwHit dw_ranking_make_scored_hit (const DwRanking *ranking,
                                  guint            index,
                                  float            score);

/**
 * DW_RAISED_BY_NEED: what raises the score of some services and not of others, and is told of 64 at once: a bit each.
 */
#define DW_RAISED_BY_NEED (1u << 0)
#define DW_RAISED_AS_WAY_IN (1u << 1)
#define DW_RAISED_FOR_ALL (1u << 2)
#define DW_N_RAISED (1u << 3)

/** DwRaising: of 64 services a set for each of these bits. */
typedef struct
{
  guint64 by_need;
  guint64 ways_in;
  guint64 for_all;
} DwRaising;

/** dw_ranking_find_raising: Returns: of the 64 services from 64 × @word, what raises which. */
DwRaising dw_ranking_find_raising (const DwRanking *ranking,
                                   gsize            word);

/** dw_raising_tell: Returns: the bits of service @bit. */
static inline guint
dw_raising_tell (const DwRaising *self,
                 guint            bit)
{
  return (guint) ((self->by_need >> bit) & 1) * DW_RAISED_BY_NEED
         | (guint) ((self->ways_in >> bit) & 1) * DW_RAISED_AS_WAY_IN
         | (guint) ((self->for_all >> bit) & 1) * DW_RAISED_FOR_ALL;
}

/** dw_ranking_find_highest_raised: Returns: dw_ranking_find_highest_factor() of a service that has the bits @raised. */
double dw_ranking_find_highest_raised (const DwRanking *ranking,
                                       guint            raised);

/**
 * dw_ranking_find_highest_factor: Returns: the most that what is known of a service can make of the score of its words,
 * and a little more, for what rounding does.
 */
double dw_ranking_find_highest_factor (const DwRanking *ranking);

/**
 * dw_ranking_look_closer: Sorts the first DW_CLOSER_LOOK_MOST of @hits, which are sorted, anew by what a closer look
 * tells of them, in the order by best fit.
 */
void dw_ranking_look_closer (const DwRanking *ranking,
                             DwHit           *hits,
                             guint            n_hits);

/** dw_ranking_find_standing: Returns: how slot @index stands to what is asked. */
DwStanding dw_ranking_find_standing (const DwRanking *ranking,
                                     guint            index);

/**
 * dw_ranking_find_group: Only the order by best fit goes by the place named; but in no order does whoever was hurt meet
 * those first who work with who hurts.
 */
static inline guint
dw_ranking_find_group (DwOrder    order,
                       DwStanding standing)
{
  return order == DW_ORDER_BEST || standing == DW_STANDING_ABUSERS ? standing : 0;
}

/**
 * dw_ranking_tell_distance: Returns: @distance_m, or where it is not stated a distance that comes behind all others,
 * before NAN if @is_home.
 */
static inline float
dw_ranking_tell_distance (float    distance_m,
                          gboolean is_home)
{
  return isnan (distance_m) && is_home ? FLT_MAX : distance_m;
}

/**
 * dw_ranking_order_bits: The bits of a number that is not negative are in the order of the numbers; the sign bit is
 * left for others.
 */
static inline guint64
dw_ranking_order_bits (float number)
{
  union { float number; guint32 bits; } both = { .number = number };

  return isnan (number) ? G_MAXINT32 : both.bits & G_MAXINT32;
}

G_END_DECLS
