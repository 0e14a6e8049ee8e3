/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-filter.h"

#include "dw-bits.h"

#include <math.h>

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

static DwTri
fits_distance (float  distance_m,
               double within_m)
{
  if (isnan (distance_m))
    return DW_TRI_NOT_STATED;

  return (double) distance_m <= within_m ? DW_TRI_YES : DW_TRI_NO;
}

static void
note (DwVerdict *verdict,
      DwTri      fits,
      guint      filter)
{
  if (fits == DW_TRI_NO)
    verdict->against |= filter;
  else if (fits == DW_TRI_NOT_STATED)
    verdict->unstated |= filter;
}

DwVerdict
dw_filter_judge (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 guint              index,
                 float              distance_m)
{
  const DwColumns *columns = catalogue->columns;
  DwVerdict verdict = { 0, 0 };

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      DwMask chosen = question->chosen[facet];
      DwMask has = chosen != 0 ? dw_catalogue_get_mask (catalogue, facet, index) : 0;

      if (chosen != 0 && (has & chosen) == 0)
        note (&verdict, has == 0 ? DW_TRI_NOT_STATED : DW_TRI_NO, 1u << facet);
    }

  if (!isnan (question->age))
    note (&verdict, fits_age (columns->minimum_age[index], columns->maximum_age[index], question->age), DW_FILTER_AGE);
  if (dw_question_has_distance (question))
    note (&verdict, fits_distance (distance_m, question->within_m), DW_FILTER_DISTANCE);

  return verdict;
}

static float
distance_of (const float *distances,
             guint        index)
{
  return distances != NULL ? distances[index] : NAN;
}

DwTally
dw_filter_count (const DwCatalogue *catalogue,
                 const DwQuestion  *question,
                 const guint64     *among,
                 const float       *distances)
{
  DwTally tally = { 0, 0 };

  DW_BITS_FOREACH (index, among, catalogue->columns->n_services)
    {
      DwVerdict verdict = dw_filter_judge (catalogue, question, index, distance_of (distances, index));

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
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DwHit));

  DW_BITS_FOREACH (index, among, catalogue->columns->n_services)
    {
      float distance_m = distance_of (distances, index);
      DwVerdict verdict = dw_filter_judge (catalogue, question, index, distance_m);

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
