/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-reader.h"

G_BEGIN_DECLS

/**
 * DwCatalogue:
 *
 * What filters and orders need of every service of one generation of the directory: the store's columns, and what the
 * gazetteer makes of them. Arrays are in the order of @columns. Immutable once loaded.
 */
typedef struct
{
  DwColumns *columns;
  DwMask *boroughs;         /* of its stated service areas; of its places where no borough is stated */
  float *latitudes;         /* WGS84 degrees of every known point, sorted by service */
  float *longitudes;
  guint *first_point;       /* array of n_services + 1: a service's points are [first_point[i], first_point[i + 1]) */
  float borough_latitudes[64];  /* WGS84 degrees of the middle of each borough, by bit; NAN where not known */
  float borough_longitudes[64];
  guint32 *name_rank;       /* place of the service when all are sorted by folded name, then id */
} DwCatalogue;

/** dw_catalogue_load: Returns: (transfer full): the catalogue of the present generation, or NULL with DW_DB_ERROR. */
DwCatalogue *dw_catalogue_load (DwReader     *reader,
                                DwGazetteer  *gazetteer,
                                GError      **error);

/** dw_catalogue_free: Frees the catalogue. */
void dw_catalogue_free (DwCatalogue *self);

/** dw_catalogue_find: Returns: the index of the service numbered @id, or −1. */
int dw_catalogue_find (const DwCatalogue *self,
                       gint64             id);

/** dw_catalogue_get_mask: Returns: the terms of @facet that service @index has; 0 is not stated. */
DwMask dw_catalogue_get_mask (const DwCatalogue *self,
                              DwFacet            facet,
                              guint              index);

/**
 * dw_catalogue_measure:
 * @near: a place
 *
 * Returns: (transfer full) (array): metres from @near to each service's nearest point, NAN where no point is stated
 */
float *dw_catalogue_measure (const DwCatalogue *self,
                             const DwPlace     *near);

/** DW_BOROUGH_RADIUS_M: metres from the middle of a London borough to its farther edges, about. */
#define DW_BOROUGH_RADIUS_M 6000.0

/** DwVicinity: the boroughs that a question about a place is about. */
typedef struct
{
  DwMask home;          /* the one that the place lies in */
  DwMask around;        /* those whose middle is near enough that something of them may be within the distance */
} DwVicinity;

/**
 * dw_catalogue_find_vicinity:
 * @within_m: metres
 *
 * Returns: what is known to serve, and what may be near, people who look within @within_m of @near
 */
DwVicinity dw_catalogue_find_vicinity (const DwCatalogue *self,
                            const DwPlace     *near,
                            double             within_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCatalogue, dw_catalogue_free)

G_END_DECLS
