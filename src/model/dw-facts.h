/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-service.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * DwFacts:
 *
 * What a family asks of a service, worked out once from its record by dw_facts_read(): plain values, no pointers but
 * into the service. Every fact can be *not stated*: an empty mask, NAN, NULL or DW_TRI_NOT_STATED, with DW_BASIS_NONE.
 */
typedef struct
{
  DwMask terms[DW_N_FACETS];        /* by DwFacet. DW_FACET_BOROUGH: from service_area names and codes only */
  DwBasis basis[DW_N_FACETS];       /* where each mask comes from */
  double minimum_age;               /* years, NAN when not stated; negative and > 120 count as not stated */
  double maximum_age;               /* years, inclusive; NAN when not stated */
  DwBasis age_basis;
  DwTri needs_referral;             /* YES: only a professional, school or panel can ask; NO: a family can come itself */
  const char *route_text;           /* the publisher's own words on getting in, or NULL */
  const char *who_for;              /* eligibility_description or audience terms' text, or NULL */
} DwFacts;

/**
 * DW_FACTS_VERSION: raised whenever dw_facts_read() or a facet table would answer otherwise for the same record;
 * the store then works its derived tables out again.
 */
#define DW_FACTS_VERSION 1

/**
 * dw_facts_read:
 * @service: any service
 *
 * Reads terms of Doorway's own taxonomies (dw_facet_get_taxonomy(), by `code`, else by name) as stated; maps HSDS
 * fields to terms (status → running, paused, historic; cost_options and fees → cost; attending_type, location_type →
 * delivery; schedules do not); and, only where nothing was stated, a few plain phrases of description,
 * application_process and fees ("can self-refer", "drop in", "free of charge") as read from prose. Silence stays silence.
 *
 * Returns: the facts
 */
DwFacts dw_facts_read (const DwService *service);

/**
 * dw_facts_dup_terms_text:
 *
 * Returns: (transfer full): names of every taxonomy term of the service (any taxonomy), one space between, for the text index
 */
char *dw_facts_dup_terms_text (const DwService *service);

G_END_DECLS
