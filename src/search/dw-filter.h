/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/*
 * The filters of a question. Any of the chosen terms within a facet, all of the facets. An age fits from the stated
 * minimum to the end of the stated maximum year; one of them alone is a whole statement ("from 11", "under 5"), so the
 * silent side does not make it doubtful; with neither, the age is not stated. A distance is measured where a point or
 * postcode is stated. Where only areas are, a service for residents of the borough that the place lies in fits, one for
 * a borough that may be within the distance may fit, and one for boroughs farther off does not. One service from
 * several publishers is found and counted once, by whichever of its records fits.
 */

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

/** DwFound: what a question finds, as sets of slots. */
typedef struct
{
  guint64 *may;             /* nothing stated speaks against it */
  guint64 *fits;            /* of them, those of which all that is asked for is known */
  guint n_may;
  guint n_fits;
} DwFound;

/** dw_found_clear: Frees the sets. */
void dw_found_clear (DwFound *found);

/**
 * dw_filter_apply:
 * @among: the services that are asked about
 * @distances: (nullable): of every service, metres
 * @matches: (nullable): of one service from several publishers, the record that fits stays, then the one that these
 *   score higher
 * @facets: (out caller-allocates) (array fixed-size=7): counts of each facet, disregarding its own choice
 * @found: (out caller-allocates): those of @among that fit or may
 */
void dw_filter_apply (const DwCatalogue *catalogue,
                      const DwQuestion  *question,
                      const guint64     *among,
                      const float       *distances,
                      const DwMatches   *matches,
                      DwFacetCounts     *facets,
                      DwFound           *found);

/** dw_filter_find_vicinity: Returns: the boroughs that @question is about; none where it asks for no distance. */
DwVicinity dw_filter_find_vicinity (const DwCatalogue *catalogue,
                                    const DwQuestion  *question);

/**
 * dw_filter_make_hit:
 * @vicinity: from dw_filter_find_vicinity()
 *
 * Returns: what is known of slot @index, that @question found, as a hit with score 0
 */
DwHit dw_filter_make_hit (const DwCatalogue *catalogue,
                          const DwQuestion  *question,
                          const DwVicinity  *vicinity,
                          const float       *distances,
                          guint              index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwFound, dw_found_clear)

G_END_DECLS
