/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bits.h"
#include "dw-gazetteer.h"
#include "dw-helper.h"
#include "dw-index.h"
#include "dw-reader.h"
#include "dw-twin-sets.h"

G_BEGIN_DECLS

/** DwMemo: what one filter makes of every service, kept while the filter stays: people change words more often. */
typedef struct
{
  double key[4];            /* of the filter that it is of */
  guint64 *fits;            /* NULL until it was worked out */
  guint64 *unstated;
} DwMemo;

/**
 * DwCatalogue:
 *
 * What filters and orders need of every service of one generation of the directory: the store's columns, and what the
 * gazetteer makes of them. Arrays are in the order of @columns. Immutable once loaded.
 *
 * Where it comes from an index, the arrays are the index's own, which are mapped and not read, and some slots of
 * them may hold no service: what is asked of all services is asked of those in @alive. From the tables, each holds one.
 */
typedef struct
{
  DwColumns *columns;       /* its n_services counts slots; its feeds, places and names are NULL where an index is */
  DwIndex *index;           /* (nullable): finds words in the same slots */
  guint n_services;
  const guint64 *alive;     /* slots that hold a service */
  const DwMask *boroughs;   /* of its stated service areas; of its places where no borough is stated */
  const float *latitudes;   /* WGS84 degrees of every known point, sorted by service */
  const float *longitudes;
  const guint32 *first_point; /* array of slots + 1: a service's points are [first_point[i], first_point[i + 1]); 0
                                 where the index was torn since */
  guint n_points;           /* of all services */
  float borough_latitudes[64];  /* WGS84 degrees of the middle of each borough, by bit; NAN where not known */
  float borough_longitudes[64];
  const guint32 *name_rank; /* place of the service when all are sorted by folded name, then id */
  const guint32 *name_ends; /* where each folded name ends in @folded_names; NULL where segments were joined */
  const char *folded_names; /* one after another */
  const guint64 *planes[DW_N_FACETS]; /* of each facet: a set for each term, then one of those that state none; see
                                         dw_catalogue_get_plane() */
  guint first_slots[DW_INDEX_MOST_PARTS];   /*< private > runs of slots with ascending ids */
  guint n_run_slots[DW_INDEX_MOST_PARTS];   /*< private >*/
  DwTwinSets *twins;        /* (nullable): see dw_catalogue_load_twins() */
  DwMemo *memos;            /*< private > of ages, of distances: for the filters alone, on the thread that asks */
  DwHelper *helper;         /* (nullable) (transfer none): shares what is done for all services; set by who asks */
  GPtrArray *owned;         /*< private > arrays that are not the index's */
} DwCatalogue;

/** DW_CATALOGUE_PARTS: so many that one which the machine puts aside holds up little. */
#define DW_CATALOGUE_PARTS 16

/** dw_catalogue_load: Returns: (transfer full): the catalogue of the present generation, or NULL with DW_DB_ERROR. */
DwCatalogue *dw_catalogue_load (DwReader     *reader,
                                DwGazetteer  *gazetteer,
                                GError      **error);

/**
 * dw_catalogue_load_since: Returns: (transfer full): the same of the services alone that were written after generation
 * @since; see dw_reader_load_columns_since().
 */
DwCatalogue *dw_catalogue_load_since (DwReader     *reader,
                                      DwGazetteer  *gazetteer,
                                      gint64        since,
                                      GError      **error);

/**
 * dw_catalogue_new_from_index: Returns: (transfer full): the catalogue in @index (transfer none), or NULL with
 * DW_INDEX_ERROR_DAMAGED.
 */
DwCatalogue *dw_catalogue_new_from_index (DwIndex      *index,
                                          DwGazetteer  *gazetteer,
                                          GError      **error);

/**
 * dw_catalogue_load_twins:
 * @reader: in the generation of the catalogue
 *
 * Learns which services of several publishers are one, before the catalogue is asked anything: they are then found and
 * counted once.
 *
 * Returns: FALSE with DW_DB_ERROR
 */
gboolean dw_catalogue_load_twins (DwCatalogue  *self,
                                  DwReader     *reader,
                                  GError      **error);

/**
 * dw_catalogue_get_plane: Returns: (array): the set of slots whose service has term @bit of @facet; @bit one beyond the
 * last term: that states none.
 */
const guint64 *dw_catalogue_get_plane (const DwCatalogue *self,
                                       DwFacet            facet,
                                       guint              bit);

/** dw_catalogue_free: Frees the catalogue. */
void dw_catalogue_free (DwCatalogue *self);

/** dw_catalogue_find: Returns: the slot of the service numbered @id, or −1. */
int dw_catalogue_find (const DwCatalogue *self,
                       gint64             id);

/** dw_catalogue_get_masks: Returns: (transfer none) (array): of each service what dw_catalogue_get_mask() does. */
static inline const DwMask *
dw_catalogue_get_masks (const DwCatalogue *self,
                        DwFacet            facet)
{
  return facet == DW_FACET_BOROUGH ? self->boroughs : self->columns->terms[facet];
}

/** dw_catalogue_get_mask: Returns: the terms of @facet that service @index has; 0 is not stated. */
static inline DwMask
dw_catalogue_get_mask (const DwCatalogue *self,
                       DwFacet            facet,
                       guint              index)
{
  return dw_catalogue_get_masks (self, facet)[index];
}

/**
 * dw_catalogue_measure:
 * @near: a place
 *
 * Returns: (transfer full) (array): metres from @near to each service's nearest point, NAN where no point is stated
 */
float *dw_catalogue_measure (const DwCatalogue *self,
                             const DwPlace     *near);

/**
 * dw_catalogue_count_parts: Returns: into how many parts what is done for all services is cut: one without a helper.
 */
static inline guint
dw_catalogue_count_parts (const DwCatalogue *self)
{
  return self->helper != NULL ? DW_CATALOGUE_PARTS : 1;
}

/**
 * dw_catalogue_get_part: Returns: the word of a set over all slots where part @part begins, and the one before ends.
 */
static inline gsize
dw_catalogue_get_part (const DwCatalogue *self,
                       guint              part)
{
  return dw_bits_n_words (self->columns->n_services) * part / dw_catalogue_count_parts (self);
}

/**
 * dw_catalogue_measure_slot: Returns: metres from a point, in WGS84 degrees, to the nearest point of slot @slot; NAN
 * where none is stated.
 */
double dw_catalogue_measure_slot (const DwCatalogue *self,
                                  double             latitude,
                                  double             longitude,
                                  guint              slot);

/** dw_catalogue_get_name: Returns: (array length=length): the folded name of slot @slot, not NUL-terminated. */
const char *dw_catalogue_get_name (const DwCatalogue *self,
                                   guint              slot,
                                   gsize             *length);

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
