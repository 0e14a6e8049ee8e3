/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking-private.h"

#include <stdlib.h>

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

enum { TIE_BITS = 29 };

/* Standings have three bits, and no directory has so many services that a tie needs more than the rest. */
G_STATIC_ASSERT (DW_N_STANDINGS <= 8);

static guint64
make_key (const DwHit *hit,
          guint        group,
          guint64      bits,
          guint32      tie)
{
  return (guint64) (hit->fits != DW_TRI_YES) << 63 | (guint64) group << (TIE_BITS + 31) | bits << TIE_BITS | tie;
}

void
dw_ranking_sort (const DwCatalogue *catalogue,
                 DwOrder            order,
                 DwMask             home,
                 DwHit             *hits,
                 guint              n_hits)
{
  g_autofree Place *places = g_new (Place, n_hits);
  g_autofree DwHit *unsorted = g_memdup2 (hits, n_hits * sizeof *hits);

  for (guint i = 0; i < n_hits; i++)
    {
      guint64 bits = order != DW_ORDER_NAME ? G_MAXINT32 - dw_ranking_order_bits (hits[i].score) : 0;
      guint group = dw_ranking_find_group (order, hits[i].standing);

      places[i] = (Place) { .key = make_key (&hits[i], group, bits, catalogue->name_rank[hits[i].index]), .hit = i };
    }
  sort_places (places, n_hits);

  /* Of several at one place, the best first. */
  if (order == DW_ORDER_NEAREST)
    {
      for (guint i = 0; i < n_hits; i++)
        {
          const DwHit *hit = &hits[places[i].hit];
          gboolean is_home = home != 0 && (dw_catalogue_get_mask (catalogue, DW_FACET_BOROUGH, hit->index) & home) != 0;
          float distance_m = dw_ranking_tell_distance (hit->distance_m, is_home);

          places[i].key
              = make_key (hit, dw_ranking_find_group (order, hit->standing), dw_ranking_order_bits (distance_m), i);
        }
      sort_places (places, n_hits);
    }

  for (guint i = 0; i < n_hits; i++)
    hits[i] = unsorted[places[i].hit];
}
