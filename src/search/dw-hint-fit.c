/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hint-fit.h"

#include "dw-bits.h"
#include "dw-text-holders.h"
#include "dw-times.h"
#include "dw-weights.h"

#include <math.h>

/* From the youngest to the oldest. */
static const double FEW_YEARS = 10;

/* Of the masks that a hint is asked of: 0 is not stated. */
static DwMask
get_stated (const DwCatalogue *catalogue,
            const DwHint      *hint,
            guint              index)
{
  int facet = dw_hint_kind_get_facet (hint->kind);

  if (facet >= 0)
    return dw_catalogue_get_mask (catalogue, (DwFacet) facet, index);

  switch (hint->kind)
    {
    case DW_HINT_DAY:
      return catalogue->columns->times[index] & DW_TIMES_DAYS;
    case DW_HINT_TIME:
      return catalogue->columns->times[index] & DW_TIMES_PARTS;
    case DW_HINT_LANGUAGE:
      return catalogue->columns->languages[index];
    case DW_HINT_PLACE:
    case DW_HINT_AGE:
    case DW_HINT_COST:
    case DW_HINT_DELIVERY:
    case DW_HINT_ROUTE:
    case DW_HINT_LEVEL:
    case DW_HINT_ASKER:
    case DW_HINT_DISTANCE:
    case DW_HINT_DENIED:
    default:
      return 0;
    }
}

static DwTri
meets_age (const DwCatalogue *catalogue,
           const DwHint      *hint,
           guint              index)
{
  double minimum = (double) catalogue->columns->minimum_age[index];
  double maximum = (double) catalogue->columns->maximum_age[index];
  gboolean is_apart = minimum > hint->maximum_age || maximum + 1 <= hint->minimum_age;

  if (isnan (minimum) && isnan (maximum))
    return DW_TRI_NOT_STATED;

  return is_apart == hint->is_not ? DW_TRI_YES : DW_TRI_NO;
}

/* Whether a service that is for the age asked for is for few others. */
static gboolean
is_of_own_age (const DwCatalogue *catalogue,
               const DwHint      *hint,
               guint              index)
{
  return hint->kind == DW_HINT_AGE && !hint->is_not
         && (double) (catalogue->columns->maximum_age[index] - catalogue->columns->minimum_age[index]) <= FEW_YEARS;
}

/* What states no sum, or costs something else besides, may be within it all the same. */
static DwTri
meets_price (const DwCatalogue *catalogue,
             const DwHint      *hint,
             guint              index)
{
  if ((get_stated (catalogue, hint, index) & hint->terms) != 0)
    return DW_TRI_YES;

  return hint->at_most > 0 ? dw_price_range_is_within (catalogue->columns->prices[index], hint->at_most)
                           : DW_TRI_NOT_STATED;
}

/* What does not call itself so, and is not for nothing but the need that is refused, may be it all the same. */
static DwTri
meets_refusal (const DwCatalogue *catalogue,
               const DwHint      *hint,
               guint              index)
{
  DwMask needs = hint->terms != 0 ? dw_catalogue_get_mask (catalogue, DW_FACET_NEED, index) : 0;
  gboolean is_called_so = hint->holders != NULL && dw_bits_has (hint->holders, index);

  return is_called_so || (needs != 0 && (needs & ~hint->terms) == 0) ? DW_TRI_NO : DW_TRI_NOT_STATED;
}

DwTri
dw_hint_fit_meets (const DwCatalogue *catalogue,
                   const DwHint      *hint,
                   guint              index)
{
  DwMask stated;

  if (hint->kind == DW_HINT_AGE)
    return meets_age (catalogue, hint, index);
  if (hint->kind == DW_HINT_DENIED)
    return meets_refusal (catalogue, hint, index);

  if (hint->is_price)
    return meets_price (catalogue, hint, index);

  stated = get_stated (catalogue, hint, index);
  if (stated == 0)
    return DW_TRI_NOT_STATED;

  /* "Not online" is met by what can be had in another way too. */
  return ((hint->is_not ? ~hint->terms : hint->terms) & stated) != 0 ? DW_TRI_YES : DW_TRI_NO;
}

gboolean
dw_hint_fit_look_up (GArray             *hints,
                     DwReader           *reader,
                     const DwCatalogue  *catalogue,
                     GError            **error)
{
  for (guint i = 0; i < hints->len; i++)
    {
      DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->things == NULL)
        continue;
      hint->holders = dw_text_holders_find (reader, catalogue, DW_TEXT_NAMES_AND_TERMS, hint->things, error);
      if (hint->holders == NULL)
        return FALSE;
    }

  return TRUE;
}

double
dw_hint_fit_weigh (const DwCatalogue *catalogue,
                   const GArray      *hints,
                   guint              index)
{
  DwTri met[DW_N_HINT_KINDS] = { 0 };
  gboolean is_asked[DW_N_HINT_KINDS] = { FALSE };
  gboolean is_ruled_out = FALSE;
  gboolean is_own_age = FALSE;
  double weight = 1;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);
      DwTri one = dw_hint_fit_meets (catalogue, hint, index);

      /* Of several that are refused each counts; of places, ages and the like, one that is met is enough. */
      if (!is_asked[hint->kind] || one == (hint->kind == DW_HINT_DENIED ? DW_TRI_NO : DW_TRI_YES))
        met[hint->kind] = one;
      is_asked[hint->kind] = TRUE;
      is_own_age |= one == DW_TRI_YES && is_of_own_age (catalogue, hint, index);
      is_ruled_out |= hint->is_not && hint->kind == DW_HINT_PLACE && one == DW_TRI_NO;
    }

  for (guint i = 0; i < DW_N_HINT_KINDS; i++)
    if (is_asked[i])
      weight *= met[i] == DW_TRI_YES ? DW_WEIGHTS.hint_met[i] : met[i] == DW_TRI_NO ? DW_WEIGHTS.hint_missed[i] : 1;

  return weight * (is_ruled_out ? DW_WEIGHTS.hint_missed[DW_HINT_DENIED] : 1) * (is_own_age ? DW_WEIGHTS.own_age : 1);
}
