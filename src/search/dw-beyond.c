/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-beyond.h"

#include "dw-bits.h"
#include "dw-sieve.h"

#include <math.h>

enum
{
  FIRST_HITS = 10,      /* that are looked at for the name: it would be among them */
  MOST_HOLDERS = 64,    /* further away, of all words: more than share a name */
};

/* What DwSeen.name is of a name that is the whole question, where the place is left aside. */
static const double ITS_NAME = 0.99;

static gboolean
is_called_so (const DwRanking *ranking,
              guint            slot)
{
  return dw_ranking_see (ranking, slot).name > ITS_NAME;
}

/* Who holds all words and is left out by the filters; NULL where they are too many to share a name. */
static guint64 *
find_holders (const DwRanking *ranking,
              const DwFound   *found)
{
  const DwMatches *matches = ranking->matches;
  g_autofree guint64 *holders = dw_matches_get_all (matches);

  for (guint i = 0; i < matches->words->n_items; i++)
    dw_bits_keep (holders, matches->held[i], matches->n_slots);
  for (gsize word = 0; word < dw_bits_n_words (matches->n_slots); word++)
    holders[word] &= ~found->may[word];

  return dw_bits_count (holders, matches->n_slots) <= MOST_HOLDERS ? g_steal_pointer (&holders) : NULL;
}

/* Whether the miles are what leaves it out: a cost or an age may do so too. */
static gboolean
is_further (const DwRanking *ranking,
            guint            slot)
{
  DwMask areas = dw_catalogue_get_mask (ranking->catalogue, DW_FACET_BOROUGH, slot);

  return dw_sieve_fits_distance (ranking->distances[slot], ranking->question->within_m, areas, &ranking->vicinity)
         == DW_TRI_NO;
}

/* The nearest of those that bear the name; one that states no point comes last. */
static int
find_nearest (const DwRanking *ranking,
              const guint64   *holders)
{
  int nearest = -1;

  DW_BITS_FOREACH (slot, holders, ranking->matches->n_slots)
    {
      float distance_m = ranking->distances[slot];

      if ((nearest < 0 || isnan (ranking->distances[nearest]) || distance_m < ranking->distances[nearest])
          && is_further (ranking, slot) && is_called_so (ranking, slot))
        nearest = (int) slot;
    }

  return nearest;
}

void
dw_beyond_tell (const DwRanking *ranking,
                const DwFound   *found,
                DwAnswer        *answer)
{
  g_autofree guint64 *holders = NULL;
  int slot;

  if (!dw_question_has_distance (answer->question) || ranking->distances == NULL
      || ranking->matches->words->n_items == 0)
    return;
  for (guint i = 0; i < MIN (answer->n_ranked, FIRST_HITS); i++)
    if (is_called_so (ranking, answer->hits[i].index))
      return;

  holders = find_holders (ranking, found);
  slot = holders != NULL ? find_nearest (ranking, holders) : -1;
  if (slot < 0)
    return;

  answer->beyond_id = ranking->catalogue->columns->ids[slot];
  answer->beyond_m = (double) ranking->distances[slot];
}
