/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwFacet:
 * @DW_FACET_NEED: what the help is for
 * @DW_FACET_BOROUGH: whose residents it is for, or where it is: the 33 London boroughs
 * @DW_FACET_ROUTE: the route in: how a family gets in
 * @DW_FACET_COST: what a family pays
 * @DW_FACET_DELIVERY: where and how help is given
 * @DW_FACET_LEVEL: level of need
 * @DW_FACET_STATUS: whether it runs
 *
 * The closed lists that people filter by. A service holds any number of terms of a facet, as a bit mask (bit i = term
 * i of dw_facet_get_terms()); an empty mask means *not stated*.
 */
typedef enum
{
  DW_FACET_NEED,
  DW_FACET_BOROUGH,
  DW_FACET_ROUTE,
  DW_FACET_COST,
  DW_FACET_DELIVERY,
  DW_FACET_LEVEL,
  DW_FACET_STATUS,
} DwFacet;

/** DW_N_FACETS: how many facets there are. */
#define DW_N_FACETS (DW_FACET_STATUS + 1)

/** DwMask: a set of terms of one facet; bit i is term i; 0 is *not stated* (in a service) or *any* (in a question). */
typedef guint64 DwMask;

/**
 * DwTerm: one value of a facet.
 *
 * @slug is its name in files, on the command line and as `taxonomy_term.code`; @label what people read (marked for
 * translation); @code an official code when there is one (GSS for boroughs), else NULL.
 */
typedef struct
{
  const char *slug;
  const char *label;
  const char *code;
} DwTerm;

/** dw_facet_get_slug: Returns: the facet's name in files and on the command line: "need", "borough", "route", … */
const char *dw_facet_get_slug (DwFacet facet);

/** dw_facet_get_label: Returns: what people read above the facet's values, untranslated: "How to get in". */
const char *dw_facet_get_label (DwFacet facet);

/**
 * dw_facet_get_thing: Returns: what a record does not state, untranslated, as the end of "Not stated: how to get in".
 */
const char *dw_facet_get_thing (DwFacet facet);

/** dw_facet_get_taxonomy: Returns: the taxonomy name of the facet's terms in a feed: "Doorway need". */
const char *dw_facet_get_taxonomy (DwFacet facet);

/**
 * dw_facet_get_terms:
 *
 * Returns: (transfer none) (array length=n_terms): the facet's terms, in the order of their bits (at most 64).
 */
const DwTerm *dw_facet_get_terms (DwFacet  facet,
                                  guint   *n_terms);

/**
 * dw_facet_find:
 * @name: a slug, a label or a code, in any case; "and" and "&" are the same
 *
 * Returns: the bit of that term, or 0 when the facet has no such term
 */
DwMask dw_facet_find (DwFacet     facet,
                      const char *name);

/** dw_facet_by_slug: Returns: the facet named @slug, or -1. */
int dw_facet_by_slug (const char *slug);

/*
 * Terms that code asks about by name. Bits of their facets' tables.
 */

/** DwRouteTerm: bits of DW_FACET_ROUTE, from the widest open door to the narrowest (the route-in ladder). */
typedef enum
{
  DW_ROUTE_DROP_IN = 1 << 0,
  DW_ROUTE_SELF = 1 << 1,
  DW_ROUTE_PHONE = 1 << 2,
  DW_ROUTE_SCHOOL = 1 << 3,
  DW_ROUTE_PROFESSIONAL = 1 << 4,
  DW_ROUTE_PANEL = 1 << 5,
} DwRouteTerm;

/** DW_ROUTE_OPEN: those that a family takes without anybody else. */
#define DW_ROUTE_OPEN (DW_ROUTE_DROP_IN | DW_ROUTE_SELF | DW_ROUTE_PHONE)

/** DwCostTerm: bits of DW_FACET_COST. DW_COST_SOME: free for some, or part of it is free. */
typedef enum
{
  DW_COST_FREE = 1 << 0,
  DW_COST_SOME = 1 << 1,
  DW_COST_PAID = 1 << 2,
} DwCostTerm;

/** DwStatusTerm: bits of DW_FACET_STATUS. */
typedef enum
{
  DW_STATUS_RUNNING = 1 << 0,
  DW_STATUS_PLANNED = 1 << 1,
  DW_STATUS_PAUSED = 1 << 2,
  DW_STATUS_HISTORIC = 1 << 3,
} DwStatusTerm;

/** DwDeliveryTerm: bits of DW_FACET_DELIVERY. */
typedef enum
{
  DW_DELIVERY_VENUE = 1 << 0,
  DW_DELIVERY_HOME = 1 << 1,
  DW_DELIVERY_ONLINE = 1 << 2,
  DW_DELIVERY_PHONE = 1 << 3,
  DW_DELIVERY_OUTREACH = 1 << 4,
  DW_DELIVERY_MIXED = 1 << 5,
  DW_DELIVERY_SCHOOL = 1 << 6,
} DwDeliveryTerm;

/** DwLevelTerm: bits of DW_FACET_LEVEL, from everybody's help to a legal duty. */
typedef enum
{
  DW_LEVEL_UNIVERSAL = 1 << 0,
  DW_LEVEL_TARGETED = 1 << 1,
  DW_LEVEL_SPECIALIST = 1 << 2,
  DW_LEVEL_STATUTORY = 1 << 3,
} DwLevelTerm;

G_END_DECLS
