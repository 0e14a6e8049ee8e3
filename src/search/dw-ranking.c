/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking-private.h"

#include "dw-bits.h"
#include "dw-hint-fit.h"
#include "dw-weights.h"

#include <math.h>

/* What runs, or does not say, keeps its score. */
static double
weigh_status (DwMask status)
{
  if (status == 0 || (status & DW_STATUS_RUNNING) != 0)
    return 1;
  if ((status & DW_STATUS_PLANNED) != 0)
    return DW_WEIGHTS.planned;
  if ((status & DW_STATUS_PAUSED) != 0)
    return DW_WEIGHTS.paused;

  return DW_WEIGHTS.historic;
}

/* What a service is for, beside what is asked for: who does one thing only does it sooner than who does many. */
static double
weigh_needs (DwMask  stated,
             DwMask  asked,
             DwAsker asker)
{
  double weight = (stated & asked) != 0 ? 1 + DW_WEIGHTS.need : 1;

  if (asked == 0 || stated == 0)
    return weight;
  if ((stated & asker.others_needs) != 0)
    weight *= DW_WEIGHTS.others_need;

  return weight * (1 - DW_WEIGHTS.beside * __builtin_popcountll (stated & ~asked) / __builtin_popcountll (stated));
}

/* Whoever can use it, or is sent on from there, is helped a little, whatever is asked. */
static double
weigh_openness (const DwRanking *self,
                guint            index)
{
  gboolean is_way_in = (dw_catalogue_get_mask (self->catalogue, DW_FACET_NEED, index) & self->open.ways_in) != 0;
  gboolean is_for_all = (dw_catalogue_get_mask (self->catalogue, DW_FACET_LEVEL, index) & self->open.for_all) != 0;

  return (is_way_in ? DW_WEIGHTS.way_in : 1) * (is_for_all ? DW_WEIGHTS.for_all : 1);
}

DwOpen
dw_ranking_find_open (void)
{
  return (DwOpen) { .ways_in = dw_facet_find (DW_FACET_NEED, "family-hub"), .for_all = dw_facet_find (DW_FACET_LEVEL, "universal") };
}

static double
weigh_ages (const DwRanking *self,
            DwMask           stated,
            guint            index)
{
  const DwColumns *columns = self->catalogue->columns;

  if (!dw_need_ages_is_apart (self->need_ages, stated) || !isnan ((double) columns->minimum_age[index])
      || !isnan ((double) columns->maximum_age[index]))
    return 1;

  return DW_WEIGHTS.other_age;
}

double
dw_ranking_weigh_coverage (const DwRanking *self,
                           guint            index)
{
  double covered = (double) dw_matches_get_coverage (self->matches, index);

  return DW_WEIGHTS.coverage_floor + (1 - DW_WEIGHTS.coverage_floor) * covered;
}

static gboolean
is_set_apart (const DwRanking *self,
              guint            index)
{
  return self->asker.fears_abuse && dw_bits_has (self->audience->for_abusers, index);
}

DwStanding
dw_ranking_find_standing (const DwRanking *self,
                          guint            index)
{
  return is_set_apart (self, index) ? DW_STANDING_ABUSERS : dw_named_judge (self->named, index);
}

/* Who is asked for in a place alone is there, whether or not its text says the name; then age and day tell. */
static const float THERE = 3;

float
dw_ranking_raise (const DwRanking *self,
                  float            score)
{
  return self->named->is_all ? score + THERE : score;
}

float
dw_ranking_score_words (const DwRanking *self,
                        guint            index,
                        float            score)
{
  DwMask stated = dw_catalogue_get_mask (self->catalogue, DW_FACET_NEED, index);
  double needs = weigh_needs (stated, self->matches->expansions->needs, self->asker) * weigh_ages (self, stated, index);

  return (float) (needs * dw_ranking_weigh_coverage (self, index)
                  * (double) dw_ranking_raise (self, score));
}

float
dw_ranking_score_whole (const DwRanking *self,
                        guint            index,
                        float            score)
{
  const DwMatches *matches = self->matches;
  double fit = weigh_status (dw_catalogue_get_mask (self->catalogue, DW_FACET_STATUS, index));

  if (matches->words->n_items > 0)
    fit *= (double) dw_ranking_score_words (self, index, score) * weigh_openness (self, index);
  if (matches->hints->len > 0)
    fit *= dw_hint_fit_weigh (self->catalogue, matches->hints, index);

  return (float) (fit * dw_audience_weigh (self->audience, self->asker, index));
}

DwHit
dw_ranking_make_hit (const DwRanking *self,
                     guint            index)
{
  return dw_ranking_make_scored_hit (self, index,
                                     dw_ranking_score_whole (self, index, dw_matches_get_score (self->matches, index)));
}

DwHit
dw_ranking_make_scored_hit (const DwRanking *self,
                            guint            index,
                            float            score)
{
  DwHit hit = dw_filter_make_hit (self->catalogue, self->question, &self->vicinity, self->distances, index);

  hit.score = score;
  hit.standing = (guint8) dw_ranking_find_standing (self, index);
  hit.is_for_workers = dw_bits_has (self->audience->for_workers, index);
  return hit;
}

DwSeen
dw_ranking_see (const DwRanking *self,
                guint            index)
{
  DwSeen nothing = { 0 };

  if (self->look == NULL || self->matches->words->n_items == 0)
    return nothing;

  return dw_closer_look_see (self->look, self->catalogue, self->question, self->distances, index);
}

void
dw_ranking_look_closer (const DwRanking *self,
                        DwHit           *hits,
                        guint            n_hits)
{
  guint n = MIN (n_hits, DW_CLOSER_LOOK_MOST);

  if (self->look == NULL || self->order != DW_ORDER_BEST || self->matches->words->n_items == 0)
    return;

  for (guint i = 0; i < n; i++)
    hits[i].score *= (float) dw_closer_look_weigh (dw_ranking_see (self, hits[i].index));
  dw_ranking_sort (self->catalogue, DW_ORDER_BEST, 0, hits, n);
}

/* Of @slots, those that are set apart. */
static guint64 *
find_apart (const DwRanking *self,
            const guint64   *slots)
{
  guint64 *apart = dw_bits_new (self->catalogue->columns->n_services);

  for (gsize word = 0; self->asker.fears_abuse && word < dw_bits_n_words (self->catalogue->columns->n_services); word++)
    apart[word] = slots[word] & self->audience->for_abusers[word];

  return apart;
}

void
dw_ranking_set_apart (const DwRanking *self,
                      DwFound         *found)
{
  guint n_slots = self->catalogue->columns->n_services;
  g_autofree guint64 *apart = NULL;

  if (!self->asker.fears_abuse || found->n_fits == found->n_may)
    return;

  apart = find_apart (self, found->fits);
  for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
    found->fits[word] &= ~apart[word];
  found->n_fits = dw_bits_count (found->fits, n_slots);
}

void
dw_ranking_count (const DwRanking *self,
                  const guint64   *slots,
                  guint            n,
                  guint            counts[DW_N_STANDINGS])
{
  guint n_slots = self->catalogue->columns->n_services;
  g_autofree guint64 *others = NULL;
  guint n_apart = 0;

  if (self->asker.fears_abuse)
    {
      others = find_apart (self, slots);
      n_apart = dw_bits_count (others, n_slots);
      for (gsize word = 0; word < dw_bits_n_words (n_slots); word++)
        others[word] ^= slots[word];
    }

  dw_named_count (self->named, others != NULL ? others : slots, n - n_apart, counts);
  counts[DW_STANDING_ABUSERS] = n_apart;
}
