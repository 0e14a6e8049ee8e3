/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"

G_BEGIN_DECLS

/*
 * How publishers say what ORUK 3.0 says, as tables: one row a member, no code a dialect. A record's dialect is told by
 * its own members, never by where it came from, so that a kept record reads as it read in its page.
 */

/**
 * DwDialect:
 * @DW_DIALECT_ORUK_3: Open Referral UK 3.x and HSDS 3.x: the names of the model itself
 * @DW_DIALECT_ORUK_1: Open Referral UK 1.0 and the HSDS 1.x that it extends
 * @DW_DIALECT_OUTPOST: Outpost: ORUK 1.0 in British spelling, locations on the service, points as GeoJSON
 */
typedef enum
{
  DW_DIALECT_ORUK_3,
  DW_DIALECT_ORUK_1,
  DW_DIALECT_OUTPOST,
} DwDialect;

/** DW_N_DIALECTS: how many there are. */
#define DW_N_DIALECTS (DW_DIALECT_OUTPOST + 1)

/**
 * DwAliasHow:
 * @DW_ALIAS_AS_IS: the value is read as the member it stands for
 * @DW_ALIAS_LOWEST: of several numbers the lowest is taken
 * @DW_ALIAS_HIGHEST: of several numbers the highest is taken
 * @DW_ALIAS_JOINED: several texts are put together
 * @DW_ALIAS_SAYS: `true` says @DwAlias.says; anything else says nothing
 * @DW_ALIAS_WEEKDAY: a weekday, by its name or as a number from 1, Monday
 * @DW_ALIAS_LONGITUDE: the first coordinate of a GeoJSON point
 * @DW_ALIAS_LATITUDE: the second one
 *
 * How a value becomes the member it stands for.
 */
typedef enum
{
  DW_ALIAS_AS_IS,
  DW_ALIAS_LOWEST,
  DW_ALIAS_HIGHEST,
  DW_ALIAS_JOINED,
  DW_ALIAS_SAYS,
  DW_ALIAS_WEEKDAY,
  DW_ALIAS_LONGITUDE,
  DW_ALIAS_LATITUDE,
} DwAliasHow;

/**
 * DwAlias: one member of a dialect, and where it belongs.
 *
 * @path leads from the object to the member it stands for, by the names of ORUK 3.0: "website"; "phones[].number" in a new
 * phone; "addresses[0].city" in the first address; "service_at_locations[].location" in a new one for each element of the
 * value; "." for an object whose members, by the names of @as, belong to the object itself. NULL: the member is
 * known, and ORUK 3.0 has no place for it. Several rows may name one member.
 */
typedef struct
{
  const DwClass *class;   /* where it stands */
  const char *member;
  const char *path;
  DwAliasHow how;
  const DwClass *as;      /* the class by whose names the value's own members go; NULL: of the member it stands for */
  const char *with;       /* "freq=WEEKLY": what it says besides, of the new item or of the object, unless stated; or NULL */
  const char *says;       /* of DW_ALIAS_SAYS */
} DwAlias;

/** DwDialectTable: the rows of one dialect. Those of @base hold too, where it has none of its own. */
typedef struct _DwDialectTable DwDialectTable;
struct _DwDialectTable
{
  const DwAlias *aliases;
  guint n_aliases;
  const DwDialectTable *base;
};

/** DW_DIALECT_TABLE_ORUK_1: what ORUK 1.0 calls what ORUK 3.0 has. */
extern const DwDialectTable DW_DIALECT_TABLE_ORUK_1;

/** DW_DIALECT_TABLE_OUTPOST: what Outpost calls what ORUK 3.0 has. */
extern const DwDialectTable DW_DIALECT_TABLE_OUTPOST;

/** dw_dialect_get_label: Returns: the dialect as a person may read it: "Open Referral UK 1.0"; translated. */
const char *dw_dialect_get_label (DwDialect dialect);

/**
 * dw_dialect_find:
 * @class: where the member stands
 * @name: its name, of @length bytes
 * @after: (nullable): a row that was found before
 *
 * Returns: (nullable): the first row of the member, or the next one after @after
 */
const DwAlias *dw_dialect_find (DwDialect      dialect,
                                const DwClass *class,
                                const char    *name,
                                gsize          length,
                                const DwAlias *after);

/** dw_dialect_is_known: Returns: whether any dialect has the member @name, of @length bytes, in @class. */
gboolean dw_dialect_is_known (const DwClass *class,
                              const char    *name,
                              gsize          length);

G_END_DECLS
