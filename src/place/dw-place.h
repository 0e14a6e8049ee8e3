/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dw-arena.h"

G_BEGIN_DECLS

/** DW_PLACE_ERROR: the error domain of places. */
#define DW_PLACE_ERROR (dw_place_error_quark ())

/** dw_place_error_quark: Returns: the domain of DwPlaceError. */
GQuark dw_place_error_quark (void);

/**
 * DwPlaceError:
 * @DW_PLACE_ERROR_NOT_FOUND: looks like a postcode or a place name, but none that is known
 * @DW_PLACE_ERROR_NOT_A_PLACE: nothing that could be one (empty, only signs or digits)
 * @DW_PLACE_ERROR_BAD_TABLE: a table of data/places could not be read; the message gives file and line
 *
 * Messages say what was expected, in a sentence or two for a person.
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

/** DwPlace: a point and the borough it lies in. Immutable; keeps what it needs of the gazetteer alive. */
typedef struct
{
  DwPlaceKind kind;
  const char *name;           /* as shown: "SM6 7", "Mitcham", "Hackney" */
  double latitude;            /* WGS84 degrees */
  double longitude;
  const char *borough_code;   /* GSS code ("E09000024"), or NULL outside London */
  const char *borough_name;   /* "Merton", or NULL */
  guint population;           /* of a named place, 0 when not known */
  guint reach_km;             /* of a county, a nation and the like: how far it reaches from its main town; else 0 */
  DwArena *arena;             /*< private >*/
} DwPlace;

/** dw_place_ref: Returns: (transfer full): @place with one more reference. */
DwPlace *dw_place_ref (DwPlace *place);

/** dw_place_unref: Drops one reference. */
void dw_place_unref (DwPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwPlace, dw_place_unref)

G_END_DECLS
