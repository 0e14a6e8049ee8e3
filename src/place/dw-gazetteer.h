/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dw-arena.h"

G_BEGIN_DECLS

/** DW_PLACE_ERROR: the error domain of places. */
#define DW_PLACE_ERROR (dw_place_error_quark ())

/** dw_place_error_quark: Returns: the domain of DwPlaceError. */
GQuark dw_place_error_quark (void);

/**
 * DwPlaceError:
 * @DW_PLACE_ERROR_NOT_FOUND: looks like a postcode or a place name, but none that is known
 * @DW_PLACE_ERROR_NOT_A_PLACE: nothing that could be one (empty, only signs)
 * @DW_PLACE_ERROR_BAD_TABLE: a table of data/places could not be read; the message gives file and line
 *
 * Messages say what was expected, in one sentence.
 */
typedef enum
{
  DW_PLACE_ERROR_NOT_FOUND,
  DW_PLACE_ERROR_NOT_A_PLACE,
  DW_PLACE_ERROR_BAD_TABLE,
} DwPlaceError;

/** DwPlaceKind: what a place is; tells how near "near" can be. */
typedef enum
{
  DW_PLACE_SECTOR,      /* a postcode sector; whole postcodes resolve to it */
  DW_PLACE_OUTCODE,     /* a postcode district: the middle of its sectors */
  DW_PLACE_NAME,        /* a named place */
  DW_PLACE_BOROUGH,     /* a London borough */
} DwPlaceKind;

/** DwPlace: a point and the borough it lies in. Immutable; owned by the gazetteer's lifetime through its arena. */
typedef struct
{
  DwPlaceKind kind;
  const char *name;           /* as shown: "SM6 7", "Mitcham", "Hackney" */
  double latitude;            /* WGS84 degrees */
  double longitude;
  const char *borough_code;   /* GSS code ("E09000024"), or NULL outside London */
  const char *borough_name;   /* "Merton", or NULL */
  guint population;           /* of a named place, 0 when not known */
  DwArena *arena;             /*< private >*/
} DwPlace;

/** dw_place_ref: Returns: (transfer full): @place with one more reference. */
DwPlace *dw_place_ref (DwPlace *place);

/** dw_place_unref: Drops one reference. */
void dw_place_unref (DwPlace *place);

/**
 * DwGazetteer:
 *
 * UK postcode sectors, places and London boroughs, in memory. Immutable after loading; any thread.
 */
typedef struct _DwGazetteer DwGazetteer;

/**
 * dw_gazetteer_load:
 * @folder: holds `uk-postcode-sectors.csv` and `uk-places.csv`
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
 *   "upon" and "-upon-" are the same
 *
 * Where several places share a name, the one in London comes first, then the most people. A borough's name gives the
 * borough. A sector on a boundary gets one borough: say "probably".
 *
 * Returns: (transfer full): the place, or NULL with DW_PLACE_ERROR
 */
DwPlace *dw_gazetteer_resolve (DwGazetteer  *self,
                               const char   *typed,
                               GError      **error);

/** dw_gazetteer_complete: Returns: (transfer full) (element-type DwPlace): at most @limit places whose name begins with @typed, London first. */
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

/** dw_gazetteer_nearest_borough: Returns: (nullable) (transfer none): GSS code of the sector nearest to the point, when it is in London and within 2 km. */
const char *dw_gazetteer_nearest_borough (DwGazetteer *self,
                                          double       latitude,
                                          double       longitude);

/** dw_distance_m: Returns: metres between two WGS84 points, great circle (haversine, mean radius 6371008.8 m). */
double dw_distance_m (double latitude_a,
                      double longitude_a,
                      double latitude_b,
                      double longitude_b);

/** dw_distance_dup_text: Returns: (transfer full): the distance as people say it, never finer than is known: "about 300 yards", "about 1.2 miles", "about 40 miles". */
char *dw_distance_dup_text (double metres);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPlace, dw_place_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwGazetteer, dw_gazetteer_unref)

G_END_DECLS
