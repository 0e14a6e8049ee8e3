/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dialect.h"

#include "dw-service.h"

#define SERVICE &DW_CLASS_SERVICE
#define LOCATION &DW_CLASS_LOCATION
#define CONTACT &DW_CLASS_CONTACT
#define TERM &DW_CLASS_TAXONOMY_TERM

/* Outpost keeps the address on the location itself. */
#define IN_ADDRESS .with = "address_type=physical"

/* From what Outpost's servers send (feeds.md section 1.4). Whose address is masked is the guard's to read
   (dw-guard.h). */
static const DwAlias aliases[] = {
  /* service */
  { SERVICE, "organisation", "organization" },
  { SERVICE, "organisation_id", "organization_id" },
  { SERVICE, "locations", "service_at_locations[].location" },
  { SERVICE, "updated_at", "last_modified" },
  { SERVICE, "min_age", "minimum_age" },
  { SERVICE, "max_age", "maximum_age" },
  { SERVICE, "taxonomies", "attributes[].taxonomy_term", .with = "link_type=taxonomy" },
  { SERVICE, "send_needs", "attributes[].taxonomy_term", .with = "link_type=send_needs" },
  { SERVICE, "suitabilities", "attributes[].taxonomy_term", .with = "link_type=suitability" },
  { SERVICE, "links", "additional_urls[]" },
  { SERVICE, "free", "fees", DW_ALIAS_SAYS, .says = "Free" },
  { SERVICE, "needs_referral", "application_process", DW_ALIAS_SAYS, .says = "A referral is needed." },
  { SERVICE, "temporarily_closed", "status", DW_ALIAS_SAYS, .says = "temporarily closed" },
  { SERVICE, "created_at", NULL },
  { SERVICE, "approved", NULL },
  { SERVICE, "visible", NULL },
  { SERVICE, "visible_from", NULL },
  { SERVICE, "visible_to", NULL },
  { SERVICE, "age_band_under_2", NULL },
  { SERVICE, "age_band_2", NULL },
  { SERVICE, "age_band_3_4", NULL },
  { SERVICE, "age_band_5_7", NULL },
  { SERVICE, "age_band_8_plus", NULL },
  { SERVICE, "age_band_all", NULL },
  { SERVICE, "directories", NULL },
  { SERVICE, "target_directories", NULL },
  { SERVICE, "local_offer", NULL },
  { SERVICE, "meta", NULL },
  { SERVICE, "distance_away", NULL },

  /* location */
  { LOCATION, "geometry", "longitude", DW_ALIAS_LONGITUDE },
  { LOCATION, "geometry", "latitude", DW_ALIAS_LATITUDE },
  { LOCATION, "address_1", "addresses[0].address_1", IN_ADDRESS },
  { LOCATION, "address_2", "addresses[0].address_2", IN_ADDRESS },
  { LOCATION, "city", "addresses[0].city", IN_ADDRESS },
  { LOCATION, "state_province", "addresses[0].state_province", IN_ADDRESS },
  { LOCATION, "postal_code", "addresses[0].postal_code", IN_ADDRESS },
  { LOCATION, "country", "addresses[0].country", IN_ADDRESS },
  { LOCATION, "accessibilities", "accessibility[]" },
  { LOCATION, "mask_exact_address", NULL },
  { LOCATION, "visible", NULL },
  { LOCATION, "preferred_for_post", NULL },
  { LOCATION, "google_place_id", NULL },
  { LOCATION, "distance_away", NULL },

  /* the rest */
  { CONTACT, "phone", "phones[].number" },
  { CONTACT, "visible", NULL },
  { &DW_CLASS_ACCESSIBILITY, "name", "description" },
  { &DW_CLASS_ACCESSIBILITY, "slug", NULL },
  { &DW_CLASS_COST_OPTION, "cost_type", "amount_description" },
  { TERM, "slug", "code" },
};

const DwDialectTable DW_DIALECT_TABLE_OUTPOST = { aliases, G_N_ELEMENTS (aliases), &DW_DIALECT_TABLE_ORUK_1 };
