/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class.h"

G_BEGIN_DECLS

/*
 * The tables of HSDS Tabular Data Packages, as data: what each is called, what its rows are, and how rows of one belong
 * to rows of another.
 */

/** DwTableKind: the tables, by their names in HSDS 3.x; the last ones are of 1.x only. */
typedef enum
{
  DW_TABLE_SERVICES,
  DW_TABLE_ORGANIZATIONS,
  DW_TABLE_PROGRAMS,
  DW_TABLE_SERVICE_AT_LOCATION,
  DW_TABLE_LOCATIONS,
  DW_TABLE_ADDRESSES,
  DW_TABLE_PHONES,
  DW_TABLE_CONTACTS,
  DW_TABLE_SCHEDULES,
  DW_TABLE_SERVICE_AREAS,
  DW_TABLE_LANGUAGES,
  DW_TABLE_FUNDING,
  DW_TABLE_COST_OPTIONS,
  DW_TABLE_REQUIRED_DOCUMENTS,
  DW_TABLE_ACCESSIBILITY,
  DW_TABLE_ATTRIBUTES,
  DW_TABLE_TAXONOMY_TERMS,
  DW_TABLE_TAXONOMIES,
  DW_TABLE_METADATA,
  DW_TABLE_ORGANIZATION_IDENTIFIERS,
  DW_TABLE_URLS,
  DW_TABLE_CAPACITIES,
  DW_TABLE_UNITS,
  DW_TABLE_PHYSICAL_ADDRESSES,
  DW_TABLE_POSTAL_ADDRESSES,
  DW_TABLE_REGULAR_SCHEDULES,
  DW_TABLE_HOLIDAY_SCHEDULES,
  DW_TABLE_ELIGIBILITY,
  DW_TABLE_SERVICES_TAXONOMY,
  DW_TABLE_LINK_TAXONOMY,
  DW_TABLE_TAXONOMY,
  DW_TABLE_ACCESSIBILITY_FOR_DISABILITIES,
} DwTableKind;

/** DW_N_TABLES: how many there are. */
#define DW_N_TABLES (DW_TABLE_ACCESSIBILITY_FOR_DISABILITIES + 1)

/** DwTableInfo: one table. */
typedef struct
{
  const char *names[5];   /* of its resource and its file, without ".csv"; NULL-terminated, the best first */
  const DwClass *class;   /* of its rows */
} DwTableInfo;

/**
 * DwTableLink: rows that belong to a row.
 *
 * As a list, under @member: the rows of @table whose @column is the row's id, unless a nearer thing of theirs is named
 * too (a telephone of a contact has the service's id as well). As one object, when @column is NULL: the row of @table
 * whose id is the row's @key.
 */
typedef struct
{
  DwTableKind of;
  const char *member;
  DwTableKind table;
  const char *column;
  const char *key;
} DwTableLink;

/** DW_TABLES: every table, by its kind. */
extern const DwTableInfo DW_TABLES[DW_N_TABLES];

/**
 * dw_tables_get_links: Returns: (transfer none) (array length=n_links): how rows belong to rows. No chain of them comes
 * back to where it began.
 */
const DwTableLink *dw_tables_get_links (guint *n_links);

/**
 * dw_tables_find: Returns: whether there is a table called @name, of @length bytes, in any case; then it is in @kind.
 */
gboolean dw_tables_find (const char  *name,
                         gsize        length,
                         DwTableKind *kind);

G_END_DECLS
