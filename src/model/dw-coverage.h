/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwCoverageItem:
 * @DW_COVERAGE_ROUTE: how to get in
 * @DW_COVERAGE_PHONE: a telephone number, of the service or of anybody named in its record
 * @DW_COVERAGE_COST: what it costs
 * @DW_COVERAGE_AGES: the youngest or the oldest age
 * @DW_COVERAGE_TIMES: any schedule
 * @DW_COVERAGE_COORDINATES: the point of any of its places
 * @DW_COVERAGE_ASSURED: when the information was last checked
 * @DW_COVERAGE_NEED: what the help is for
 *
 * What a family asks of every record, and a publisher can see to.
 */
typedef enum
{
  DW_COVERAGE_ROUTE,
  DW_COVERAGE_PHONE,
  DW_COVERAGE_COST,
  DW_COVERAGE_AGES,
  DW_COVERAGE_TIMES,
  DW_COVERAGE_COORDINATES,
  DW_COVERAGE_ASSURED,
  DW_COVERAGE_NEED,
} DwCoverageItem;

/** DW_N_COVERAGE_ITEMS: how many items there are. */
#define DW_N_COVERAGE_ITEMS (DW_COVERAGE_NEED + 1)

/** dw_coverage_item_get_slug: Returns: the item's name in reports for programs: "route", "phone", … */
const char *dw_coverage_item_get_slug (DwCoverageItem item);

/** dw_coverage_item_get_label: Returns: what people read, translated: "How to get in". */
const char *dw_coverage_item_get_label (DwCoverageItem item);

/**
 * dw_coverage_item_get_advice:
 *
 * Returns: where a publisher states it, one translated sentence that names the members of Open Referral UK.
 */
const char *dw_coverage_item_get_advice (DwCoverageItem item);

/** DwUnmappedTerm: a term of a publisher's own list that Doorway reads nothing from. */
typedef struct
{
  const char *taxonomy;     /* or NULL: not stated */
  const char *name;
  guint n_services;         /* records that carry it */
} DwUnmappedTerm;

/**
 * DwCoverage:
 *
 * How much of what families ask the records of one feed say: a count for each item, as data or in words. One thread.
 */
typedef struct _DwCoverage DwCoverage;

/** dw_coverage_new: Returns: (transfer full): the coverage of no records. */
DwCoverage *dw_coverage_new (void);

/** dw_coverage_free: Frees @self. */
void dw_coverage_free (DwCoverage *self);

/** dw_coverage_add: Counts one whole record. */
void dw_coverage_add (DwCoverage      *self,
                      const DwService *service);

/** dw_coverage_get_n_services: Returns: how many records were counted. */
guint dw_coverage_get_n_services (const DwCoverage *self);

/** dw_coverage_get_n_stated: Returns: how many of them state @item as data. */
guint dw_coverage_get_n_stated (const DwCoverage *self,
                                DwCoverageItem    item);

/** dw_coverage_get_n_read: Returns: of how many others @item was read from their description. */
guint dw_coverage_get_n_read (const DwCoverage *self,
                              DwCoverageItem    item);

/**
 * dw_coverage_get_n_assured:
 * @from: `YYYY-MM-DD`
 * @to: (nullable): `YYYY-MM-DD`
 *
 * Returns: how many of them say that they were checked on @from or later, and on @to or earlier
 */
guint dw_coverage_get_n_assured (const DwCoverage *self,
                                 const char       *from,
                                 const char       *to);

/**
 * dw_coverage_list_unmapped:
 *
 * Terms of lists that are not Doorway's own and name no need, the commonest first. At most DW_LIMIT_UNMAPPED_TERMS are
 * kept.
 *
 * Returns: (transfer full) (element-type DwUnmappedTerm): owned by @self but for the array
 */
GPtrArray *dw_coverage_list_unmapped (const DwCoverage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCoverage, dw_coverage_free)

G_END_DECLS
