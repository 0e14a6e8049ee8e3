/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter.h"

#include "dw-bits.h"

#include <math.h>

/* What the filters of a question say of one service. A facet's bit is 1 << facet. Neither: it fits. */
typedef struct
{
  guint against;        /* filters that something stated contradicts */
  guint unstated;       /* filters that ask for what is not stated */
} Verdict;

enum
{
  FILTER_AGE = 1 << 7,
  FILTER_DISTANCE = 1 << 8,
};

/* A facet is a bit of DwHit.unstated, and bit 7 is left for age and distance. */
G_STATIC_ASSERT (DW_N_FACETS == 7);

static DwTri
fits_age (float  minimum,
          float  maximum,
          double age)
{
  if (isnan (minimum) && isnan (maximum))
    return DW_TRI_NOT_STATED;
  if (!isnan (minimum) && age < (double) minimum)
    return DW_TRI_NO;

  /* "Up to 5" holds until the sixth birthday. */
  return !isnan (maximum) && floor (age) > (double) maximum ? DW_TRI_NO : DW_TRI_YES;
}

/* @areas: the boroughs whose residents it is for, where they are stated. */
static DwTri
fits_distance (float             distance_m,
               double            within_m,
               DwMask            areas,
               const DwVicinity *vicinity)
{
  if (!isnan (distance_m))
    return (double) distance_m <= within_m ? DW_TRI_YES : DW_TRI_NO;
  if ((areas & vicinity->home) != 0)
    return DW_TRI_YES;

  return areas == 0 || (areas & vicinity->around) != 0 ? DW_TRI_NOT_STATED : DW_TRI_NO;
}

static void
note (Verdict *verdict,
      DwTri      fits,
      guint      filter)
{
  if (fits == DW_TRI_NO)
    verdict->against |= filter;
  else if (fits == DW_TRI_NOT_STATED)
    verdict->unstated |= filter;
}

static Verdict
judge (const DwCatalogue *catalogue,
       const DwQuestion  *question,
       const DwVicinity     *vicinity,
       guint              index,
       float              distance_m)
{
  const DwColumns *columns = catalogue->columns;
  Verdict verdict = { 0, 0 };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      DwMask chosen = question->chosen[facet];
      DwMask has = chosen != 0 ? dw_catalogue_get_mask (catalogue, facet, index) : 0;

      if (chosen != 0 && (has & chosen) == 0)
        note (&verdict, has == 0 ? DW_TRI_NOT_STATED : DW_TRI_NO, 1u << facet);
    }

  if (!isnan (question->age))
    note (&verdict, fits_age (columns->minimum_age[index], columns->maximum_age[index], question->age), FILTER_AGE);
  if (dw_question_has_distance (question))
    note (&verdict, fits_distance (distance_m, question->within_m, columns->terms[DW_FACET_BOROUGH][index], vicinity),
          FILTER_DISTANCE);

  return verdict;
}

static float
distance_of (const float *distances,
             guint        index)
{
  return distances != NULL ? distances[index] : NAN;
}

static DwVicinity
get_vicinity (const DwCatalogue *catalogue,
           const DwQuestion  *question)
{
  if (!dw_question_has_distance (question))
    return (DwVicinity) { 0, 0 };

  return dw_catalogue_find_vicinity (catalogue, question->near, question->within_m);
}

DwTally
dw_filter_count (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances)
{
  const DwVicinity vicinity = get_vicinity (catalogue, question);
  DwTally tally = { 0, 0 };

  DW_BITS_FOREACH (index, among, catalogue->columns->n_services)
    {
      Verdict verdict = judge (catalogue, question, &vicinity, index, distance_of (distances, index));

      tally.n_fits += verdict.against == 0 && verdict.unstated == 0;
      tally.n_not_stated += verdict.against == 0 && verdict.unstated != 0;
    }

  return tally;
}

static void
count_mask (DwFacetCounts *counts,
            DwMask         mask)
{
  if (mask == 0)
    counts->not_stated++;
  for (; mask != 0; mask &= mask - 1)
    counts->counts[__builtin_ctzll (mask)]++;
}

/* A service counts in a facet when nothing but this facet's own choice speaks against it. */
static void
count_facets (const DwCatalogue *catalogue,
              guint              index,
              guint              against,
              DwFacetCounts     *facets)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if ((against & ~(1u << facet)) == 0)
      count_mask (&facets[facet], dw_catalogue_get_mask (catalogue, facet, index));
}

static DwHit
make_hit (const DwCatalogue *catalogue,
          guint              index,
          guint              unstated,
          float              distance_m)
{
  const guint FACETS = (1u << DW_N_FACETS) - 1;
  guint others = (unstated & ~FACETS) != 0 ? 1u << 7 : 0;

  return (DwHit) {
    .id = catalogue->columns->ids[index],
    .distance_m = distance_m,
    .fits = unstated == 0 ? DW_TRI_YES : DW_TRI_NOT_STATED,
    .unstated = (guint8) ((unstated & FACETS) | others),
    .index = index,
  };
}

DwHit *
dw_filter_apply (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances,
                 DwFacetCounts     *facets,
                 guint             *n_hits)
{
  const DwVicinity vicinity = get_vicinity (catalogue, question);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DwHit));

  DW_BITS_FOREACH (index, among, catalogue->columns->n_services)
    {
      float distance_m = distance_of (distances, index);
      Verdict verdict = judge (catalogue, question, &vicinity, index, distance_m);

      count_facets (catalogue, index, verdict.against, facets);
      if (verdict.against == 0)
        {
          DwHit hit = make_hit (catalogue, index, verdict.unstated, distance_m);

          g_array_append_val (hits, hit);
        }
    }

  *n_hits = hits->len;
  return (DwHit *) g_array_steal (hits, NULL);
}
