/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking.h"

#include "dw-weights.h"

#include <math.h>
#include <stdlib.h>

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

static double
weigh_needs (DwMask stated,
             DwMask asked)
{
  return (stated & asked) != 0 ? 1 + DW_WEIGHTS.need : 1;
}

/* Whether the service states what @hint asks for. */
static DwTri
meets (const DwCatalogue *catalogue,
       const DwHint      *hint,
       guint              index)
{
  int facet = dw_hint_kind_get_facet (hint->kind);
  double minimum = (double) catalogue->columns->minimum_age[index];
  double maximum = (double) catalogue->columns->maximum_age[index];
  DwMask stated = 0;

  if (facet >= 0)
    {
      stated = dw_catalogue_get_mask (catalogue, (DwFacet) facet, index);
      return stated == 0 ? DW_TRI_NOT_STATED : (stated & hint->terms) != 0 ? DW_TRI_YES : DW_TRI_NO;
    }

  if (isnan (minimum) && isnan (maximum))
    return DW_TRI_NOT_STATED;

  return minimum > hint->maximum_age || maximum + 1 <= hint->minimum_age ? DW_TRI_NO : DW_TRI_YES;
}

/* Of several hints of one kind any will do, and each kind counts once: "Wimbledon or Mitcham". */
static double
weigh_hints (const DwCatalogue *catalogue,
             const GArray      *hints,
             guint              index)
{
  DwTri met[DW_N_HINT_KINDS] = { 0 };
  gboolean is_asked[DW_N_HINT_KINDS] = { FALSE };
  double weight = 1;

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);
      DwTri one = meets (catalogue, hint, index);

      if (!is_asked[hint->kind] || one == DW_TRI_YES)
        met[hint->kind] = one;
      is_asked[hint->kind] = TRUE;
    }

  for (guint i = 0; i < DW_N_HINT_KINDS; i++)
    if (is_asked[i])
      weight *= met[i] == DW_TRI_YES ? DW_WEIGHTS.hint_met[i] : met[i] == DW_TRI_NO ? DW_WEIGHTS.hint_missed[i] : 1;

  return weight;
}

float
dw_ranking_score (const DwCatalogue *catalogue,
                  const DwMatches   *matches,
                  guint              index)
{
  double status = weigh_status (dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, index));
  double needs = weigh_needs (dw_catalogue_get_mask (catalogue, DW_FACET_NEED, index), matches->expansions->needs);
  double covered = DW_WEIGHTS.coverage_floor + (1 - DW_WEIGHTS.coverage_floor) * (double) matches->coverage[index];

  if (matches->words->n_items == 0)
    return (float) status;

  return (float) (status * needs * weigh_hints (catalogue, matches->hints, index) * covered * (double) matches->scores[index]);
}

/* What a hit is sorted by: smaller comes first. */
typedef struct
{
  guint64 key;
  guint32 hit;              /* place in the array that is being sorted */
} Place;

enum
{
  DIGIT_BITS = 16,
  N_DIGITS = 64 / DIGIT_BITS,
  RADIX = 1 << DIGIT_BITS,
};

/* An even number of moves from one array to another ends where it began. */
G_STATIC_ASSERT (N_DIGITS % 2 == 0);

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint64 left = ((const Place *) a)->key;
  guint64 right = ((const Place *) b)->key;

  return (left > right) - (left < right);
}

/* Moves @from to @to, sorted by one digit and otherwise in the order they had. */
static void
sort_by_digit (const Place *from,
               Place       *to,
               guint        n,
               guint        shift)
{
  g_autofree guint *next = g_new0 (guint, RADIX + 1);

  for (guint i = 0; i < n; i++)
    next[(from[i].key >> shift) % RADIX + 1]++;
  for (guint i = 1; i <= RADIX; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < n; i++)
    to[next[(from[i].key >> shift) % RADIX]++] = from[i];
}

/* Digit by digit for the many, since a whole directory is sorted at every keystroke; comparing for the few. */
static void
sort_places (Place *places,
             guint  n)
{
  g_autofree Place *other = n > RADIX / 8 ? g_new (Place, n) : NULL;

  if (n < 2)
    return;

  if (other == NULL)
    {
      qsort (places, n, sizeof *places, compare_places);
      return;
    }

  for (guint digit = 0; digit < N_DIGITS; digit += 2)
    {
      sort_by_digit (places, other, n, digit * DIGIT_BITS);
      sort_by_digit (other, places, n, (digit + 1) * DIGIT_BITS);
    }
}

/* The bits of a number that is not negative are in the order of the numbers; the sign bit is left for others. */
static guint64
order_bits (float number)
{
  union { float number; guint32 bits; } both = { .number = number };

  return isnan (number) ? G_MAXINT32 : both.bits & G_MAXINT32;
}

static guint64
make_key (const DwHit *hit,
          guint64      bits,
          guint32      tie)
{
  return (guint64) (hit->fits != DW_TRI_YES) << 63 | bits << 32 | tie;
}

void
dw_ranking_sort (const DwCatalogue *catalogue,
                 DwOrder            order,
                 DwHit             *hits,
                 guint              n_hits)
{
  g_autofree Place *places = g_new (Place, n_hits);
  g_autofree DwHit *unsorted = g_memdup2 (hits, n_hits * sizeof *hits);

  for (guint i = 0; i < n_hits; i++)
    {
      guint64 bits = order != DW_ORDER_NAME ? G_MAXINT32 - order_bits (hits[i].score) : 0;

      places[i] = (Place) { .key = make_key (&hits[i], bits, catalogue->name_rank[hits[i].index]), .hit = i };
    }
  sort_places (places, n_hits);

  /* Of several at one place, the best first. */
  if (order == DW_ORDER_NEAREST)
    {
      for (guint i = 0; i < n_hits; i++)
        places[i].key = make_key (&hits[places[i].hit], order_bits (hits[places[i].hit].distance_m), i);
      sort_places (places, n_hits);
    }

  for (guint i = 0; i < n_hits; i++)
    hits[i] = unsorted[places[i].hit];
}

DwConfidence
dw_ranking_judge (const DwMatches *matches,
                  const DwHit     *hits,
                  guint            n_hits)
{
  double best = 0;

  if (n_hits == 0)
    return DW_CONFIDENCE_NONE;
  if (matches->words->n_items == 0)
    return DW_CONFIDENCE_MATCHES;

  for (guint i = 0; i < n_hits; i++)
    best = fmax (best, (double) matches->coverage[hits[i].index]);

  return best < DW_WEIGHTS.weak_coverage ? DW_CONFIDENCE_WEAK : DW_CONFIDENCE_MATCHES;
}
