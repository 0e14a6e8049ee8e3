/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking-private.h"

#include "dw-weights.h"

#include <math.h>

/* What the hints can raise a score to at most. */
static double
find_highest_fit (const DwRanking *self)
{
  const GArray *hints = self->matches->hints;
  gboolean is_asked[DW_N_HINT_KINDS] = { FALSE };
  double factor = 1.0001;

  for (guint i = 0; i < hints->len; i++)
    is_asked[g_array_index (hints, DwHint, i).kind] = TRUE;
  is_asked[DW_HINT_ASKER] |= self->asker.are != 0;

  for (guint kind = 0; kind < DW_N_HINT_KINDS; kind++)
    if (is_asked[kind])
      factor *= fmax (1, fmax (DW_WEIGHTS.hint_met[kind], DW_WEIGHTS.hint_missed[kind]));

  return is_asked[DW_HINT_AGE] ? factor * fmax (1, DW_WEIGHTS.own_age) : factor;
}

double
dw_ranking_find_highest_raised (const DwRanking *self,
                                guint            raised)
{
  return find_highest_fit (self) * ((raised & DW_RAISED_BY_NEED) != 0 ? 1 + DW_WEIGHTS.need : 1)
         * ((raised & DW_RAISED_AS_WAY_IN) != 0 ? fmax (1, DW_WEIGHTS.way_in) : 1)
         * ((raised & DW_RAISED_FOR_ALL) != 0 ? fmax (1, DW_WEIGHTS.for_all) : 1);
}

double
dw_ranking_find_highest_factor (const DwRanking *self)
{
  guint most = (DW_N_RAISED - 1) & ~(self->matches->expansions->needs != 0 ? 0 : DW_RAISED_BY_NEED);

  return dw_ranking_find_highest_raised (self, most);
}

/* Of the 64 services of one word of a set, those that have any of @terms. */
static guint64
find_having (const DwCatalogue *catalogue,
             DwFacet            facet,
             DwMask             terms,
             gsize              word)
{
  guint64 having = 0;

  for (; terms != 0; terms &= terms - 1)
    having |= dw_catalogue_get_plane (catalogue, facet, (guint) __builtin_ctzll (terms))[word];

  return having;
}

DwRaising
dw_ranking_find_raising (const DwRanking *self,
                         gsize            word)
{
  return (DwRaising) {
    .by_need = find_having (self->catalogue, DW_FACET_NEED, self->matches->expansions->needs, word),
    .ways_in = find_having (self->catalogue, DW_FACET_NEED, self->open.ways_in, word),
    .for_all = find_having (self->catalogue, DW_FACET_LEVEL, self->open.for_all, word),
  };
}
