/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-ranking.h"

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

float
dw_ranking_score (const DwCatalogue *catalogue,
                  const DwMatches   *matches,
                  guint              index)
{
  double status = weigh_status (dw_catalogue_get_mask (catalogue, DW_FACET_STATUS, index));
  double covered = DW_WEIGHTS.coverage_floor + (1 - DW_WEIGHTS.coverage_floor) * (double) matches->coverage[index];

  if (matches->words->n_items == 0)
    return (float) status;

  return (float) (status * covered * (double) matches->scores[index]);
}

typedef struct
{
  const DwCatalogue *catalogue;
  DwOrder order;
} Sorting;

static int
compare_floats (float a,
                float b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return (a > b) - (a < b);
}

static int
compare_ranks (const DwCatalogue *catalogue,
               const DwHit       *a,
               const DwHit       *b)
{
  guint32 left = catalogue->name_rank[a->index];
  guint32 right = catalogue->name_rank[b->index];

  return (left > right) - (left < right);
}

static int
compare_hits (gconstpointer left,
              gconstpointer right,
              gpointer      data)
{
  const DwHit *a = left;
  const DwHit *b = right;
  const Sorting *sorting = data;
  int order = (a->fits != DW_TRI_YES) - (b->fits != DW_TRI_YES);

  if (order == 0 && sorting->order == DW_ORDER_NEAREST)
    order = compare_floats (a->distance_m, b->distance_m);
  if (order == 0 && sorting->order != DW_ORDER_NAME)
    order = compare_floats (b->score, a->score);

  return order != 0 ? order : compare_ranks (sorting->catalogue, a, b);
}

void
dw_ranking_sort (const DwCatalogue *catalogue,
                 DwOrder            order,
                 DwHit             *hits,
                 guint              n_hits)
{
  Sorting sorting = { .catalogue = catalogue, .order = order };

  g_qsort_with_data (hits, (int) n_hits, sizeof *hits, compare_hits, &sorting);
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
