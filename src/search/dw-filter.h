/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-catalogue.h"

G_BEGIN_DECLS

/** DW_FILTER_AGE: bit of the age filter in a DwVerdict; a facet's bit is 1 << facet. */
#define DW_FILTER_AGE (1u << 7)

/** DW_FILTER_DISTANCE: bit of the distance filter in a DwVerdict. */
#define DW_FILTER_DISTANCE (1u << 8)

/** DwVerdict: what the filters of a question say of one service. Neither: it fits. */
typedef struct
{
  guint against;        /* filters that something stated contradicts */
  guint unstated;       /* filters that ask for what is not stated */
} DwVerdict;

/**
 * dw_filter_judge:
 * @distance_m: from the question's place to the service, NAN when not stated
 *
 * Any of the chosen terms within a facet, all of the facets. An age fits from the stated minimum to the end of the stated
 * maximum year; one of them alone is a whole statement ("from 11", "under 5"), so the silent side does not make it
 * doubtful; with neither, the age is not stated.
 *
 * Returns: the verdict on service @index
 */
DwVerdict dw_filter_judge (const DwCatalogue *catalogue,
                           const DwQuestion  *question,
                           guint              index,
                           float              distance_m);

/** DwTally: how many services fit a question, and how many may. */
typedef struct
{
  guint n_fits;
  guint n_not_stated;
} DwTally;

/**
 * dw_filter_count:
 * @among: the services that are asked about, as bits
 * @distances: (nullable): of every service, metres
 *
 * Returns: how many of @among fit @question's filters and how many may
 */
DwTally dw_filter_count (const DwCatalogue *catalogue,
                         const DwQuestion  *question,
                         const guint64     *among,
                         const float       *distances);

/**
 * dw_filter_apply:
 * @facets: (out caller-allocates) (array fixed-size=7): counts of each facet, disregarding its own choice
 * @n_hits: (out): how many were found
 *
 * Returns: (transfer full) (array length=n_hits): those of @among that fit or may, unsorted, scores 0
 */
DwHit *dw_filter_apply (const DwCatalogue *catalogue,
                        const DwQuestion  *question,
                        const guint64     *among,
                        const float       *distances,
                        DwFacetCounts     *facets,
                        guint             *n_hits);

G_END_DECLS
