/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-place.h"
#include "dw-postcode.h"

G_BEGIN_DECLS

/** DwPostcodes: sectors or outcodes in the order of their keys. */
typedef struct
{
  DwPostcodeKey *keys;
  DwPlace *places;
  guint n;
} DwPostcodes;

/** DwNamed: one name under which a place is found; @key is made by dw_place_key_new(). */
typedef struct
{
  const char *key;
  DwPlace *place;
} DwNamed;

/**
 * DwPlaces: the tables of data/places in memory. All in one arena; never changes once loaded.
 */
typedef struct
{
  DwArena *arena;
  DwPostcodes sectors;
  DwPostcodes outcodes;
  DwPlace *boroughs;          /* in the order of their codes */
  guint n_boroughs;
  DwNamed *names;             /* by key; of one key boroughs first, then places in London, then by people */
  guint n_names;
  DwNamed *regions;           /* counties, nations and short names of towns, which are no places to be near to */
  guint n_regions;
  guint *by_latitude;         /* sectors' places in the table, from south to north */
} DwPlaces;

/**
 * dw_places_load:
 * @places: (out caller-allocates): to be cleared with dw_places_clear() whatever is returned
 * @folder: holds the tables
 *
 * Returns: whether all tables were read; else @error is DW_PLACE_ERROR_BAD_TABLE
 */
gboolean dw_places_load (DwPlaces    *places,
                         const char  *folder,
                         GError     **error);

/** dw_places_clear: Lets go of the arena; places that somebody holds live on. */
void dw_places_clear (DwPlaces *places);

/**
 * dw_places_compare:
 *
 * Returns: <0 when @a is to be offered before @b: boroughs, then places in London, then by people.
 */
int dw_places_compare (const DwPlace *a,
                       const DwPlace *b);

/**
 * dw_places_find_meant:
 *
 * Returns: (nullable) (transfer none): the first place whose key is one slip from @key, see dw_gazetteer_find_meant().
 */
DwPlace *dw_places_find_meant (const DwPlaces *places,
                               const char     *key);

/** dw_postcodes_find: Returns: (nullable) (transfer none): the place of @key. */
DwPlace *dw_postcodes_find (const DwPostcodes *postcodes,
                            DwPostcodeKey      key);

G_END_DECLS
