/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dw-distance.h"
#include "dw-place.h"

G_BEGIN_DECLS

/**
 * DwGazetteer:
 *
 * UK postcode sectors, places and London boroughs, in memory. Immutable after loading; any thread.
 */
typedef struct _DwGazetteer DwGazetteer;

/**
 * dw_gazetteer_load:
 * @folder: holds `london-boroughs.csv`, `uk-postcode-sectors.csv`, `uk-places.csv` and `uk-regions.csv`
 *
 * Returns: (transfer full): the gazetteer, or NULL with DW_PLACE_ERROR_BAD_TABLE
 */
DwGazetteer *dw_gazetteer_load (const char  *folder,
                                GError     **error);

/** dw_gazetteer_ref: Returns: (transfer full): @self with one more reference. */
DwGazetteer *dw_gazetteer_ref (DwGazetteer *self);

/** dw_gazetteer_unref: Drops one reference. */
void dw_gazetteer_unref (DwGazetteer *self);

/**
 * dw_gazetteer_resolve:
 * @typed: a postcode ("e8 1ea", "SM67", "E8"), a place name or a borough, in any case and spacing; "St" and "Saint",
 *   "upon" and "-upon-", "and" and "&" are the same. After a comma may stand the borough or London: "Hayes, Bromley"
 *
 * Where several places share a name, the one in London comes first, then the most people. A borough's name gives the
 * borough. A sector on a boundary gets one borough: say "probably". An outcode gets the borough that more than half of
 * its sectors lie in.
 *
 * Returns: (transfer full): the place, or NULL with DW_PLACE_ERROR
 */
DwPlace *dw_gazetteer_resolve (DwGazetteer  *self,
                               const char   *typed,
                               GError      **error);

/**
 * dw_gazetteer_find:
 *
 * Returns: (transfer full) (nullable): what dw_gazetteer_resolve() finds, without making an error: for words that may
 *   be no place.
 */
DwPlace *dw_gazetteer_find (DwGazetteer *self,
                            const char  *typed);

/**
 * dw_gazetteer_find_meant:
 * @typed: a name that dw_gazetteer_find() does not find
 *
 * Of the boroughs, of the cities of a million people, and of the places in London and towns of 20,000 people elsewhere
 * whose names have seven letters, the first that one slip of the fingers makes @typed of: a letter too many, too few,
 * wrong, or two that changed places, but neither the first nor a space.
 *
 * Returns: (transfer full) (nullable): what @typed may mean
 */
DwPlace *dw_gazetteer_find_meant (DwGazetteer *self,
                                  const char  *typed);

/**
 * dw_gazetteer_find_region:
 * @words: (array zero-terminated=1): folded words
 * @n: (out): how many of them are its name
 *
 * A county, a nation or the short name of a town that @words begin with: too wide to be near to, so none of the
 * places above.
 *
 * Returns: (transfer full) (nullable): it, with the point of its main town and how far it reaches
 */
DwPlace *dw_gazetteer_find_region (DwGazetteer       *self,
                                   const char *const *words,
                                   guint             *n);

/**
 * dw_gazetteer_complete:
 * @typed: the beginning of a name or a postcode
 * @limit: at most so many
 *
 * What a person may be typing: boroughs, places in London, places elsewhere by their people; outcodes, then sectors.
 * The name of each, given to dw_gazetteer_resolve(), gives that place.
 *
 * Returns: (transfer full) (element-type DwPlace): the places, maybe none
 */
GPtrArray *dw_gazetteer_complete (DwGazetteer *self,
                                  const char  *typed,
                                  guint        limit);

/**
 * dw_gazetteer_locate_postcode:
 * @latitude: (out): WGS84 degrees
 * @longitude: (out): WGS84 degrees
 * @borough_code: (out) (optional) (nullable) (transfer none): GSS code
 *
 * The quick form for whole tables: nothing is allocated, no error is made.
 *
 * Returns: whether @postcode (any case and spacing) has a known sector
 */
gboolean dw_gazetteer_locate_postcode (DwGazetteer  *self,
                                       const char   *postcode,
                                       double       *latitude,
                                       double       *longitude,
                                       const char  **borough_code);

/**
 * dw_gazetteer_nearest_borough:
 *
 * Returns: (nullable) (transfer none): GSS code of the sector nearest to the point, when it is in London and within 2
 *   km.
 */
const char *dw_gazetteer_nearest_borough (DwGazetteer *self,
                                          double       latitude,
                                          double       longitude);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwGazetteer, dw_gazetteer_unref)

G_END_DECLS
