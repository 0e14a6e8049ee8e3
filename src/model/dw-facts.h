/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-service.h"
#include "dw-times.h"
#include "dw-tri.h"

G_BEGIN_DECLS

/**
 * DwFacts:
 *
 * What a family asks of a service, worked out once from its record by dw_facts_read(): plain values, no pointers but
 * into the service. Every fact can be *not stated*: an empty mask, NAN, NULL or DW_TRI_NOT_STATED, with DW_BASIS_NONE;
 * or, of the way in and the cost, with DW_BASIS_WORDS, where only the publisher's own words say it.
 */
typedef struct
{
  DwMask terms[DW_N_FACETS];        /* by DwFacet. DW_FACET_BOROUGH: from service_area names and codes only */
  DwBasis basis[DW_N_FACETS];       /* where each mask comes from */
  double minimum_age;               /* years, NAN when not stated; negative, > 120 and 0 to 0 count as not stated */
  double maximum_age;               /* years, inclusive; NAN when not stated */
  DwBasis age_basis;
  DwMask times;                     /* bits of DwTimes; 0: not stated */
  DwBasis times_basis;
  DwMask languages;                 /* bits of dw_language_find(), as stated; 0: not stated */
  DwTri needs_referral;             /* YES: only a professional, school or panel can ask; NO: a family can itself */
  const char *route_text;           /* the publisher's own words on getting in, or NULL */
  const char *who_for;              /* eligibility_description or audience terms' text, or NULL */
} DwFacts;

/**
 * DW_FACTS_VERSION: raised whenever dw_facts_read(), what reads a kept record, or a facet table would answer otherwise
 * for the same record; the store then works its derived tables out again.
 */
#define DW_FACTS_VERSION 18

/**
 * dw_facts_read:
 * @service: any service
 *
 * Reads terms of Doorway's own taxonomies (dw_facet_get_taxonomy(), by `code`, else by name) as stated. Such a term
 * wins over every other field of its facet, also when it is one that Doorway does not know ("unknown"): the fact is
 * then not stated. Maps HSDS fields to terms (status → running, paused, historic; cost_options → cost; attending_type,
 * location_type → delivery; service areas → boroughs, all of them for London or the whole country); and, only where
 * nothing was stated, a few plain phrases of fees, application_process and description ("can self-refer", "drop in",
 * "free of charge") as read from prose. Needs come from the terms of other vocabularies (stated), else from the
 * service's names, the first sentence of its description and who it is for (read from prose); see dw-need-words.h.
 * Silence stays silence.
 *
 * A physical location tells a venue only when it has an address or a point. A price counts unless another begins after
 * its valid_to; nobody asks what day it is. Ages 0 to 0 are how forms leave them empty: not stated, as is a range that
 * is upside down.
 *
 * Returns: the facts
 */
DwFacts dw_facts_read (const DwService *service);

/**
 * dw_facts_dup_terms_text:
 *
 * Returns: (transfer full): names of every taxonomy term of the service and its places (any taxonomy but those that
 *   tell of the record: status and source document), one space between, for the text index
 */
char *dw_facts_dup_terms_text (const DwService *service);

G_END_DECLS
