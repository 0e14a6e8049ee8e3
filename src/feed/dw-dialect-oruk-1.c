/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dialect.h"

#include "dw-service.h"

/* Objects of ORUK 1.0 that ORUK 3.0 has no class for: their members belong to what holds them. */
static const DwClass eligibility = { "eligibility", 0, NULL, 0 };
static const DwClass parent = { "parent", 0, NULL, 0 };

#define SERVICE &DW_CLASS_SERVICE
#define ORGANIZATION &DW_CLASS_ORGANIZATION
#define AT_LOCATION &DW_CLASS_SERVICE_AT_LOCATION
#define LOCATION &DW_CLASS_LOCATION
#define SCHEDULE &DW_CLASS_SCHEDULE
#define ATTRIBUTE &DW_CLASS_ATTRIBUTE
#define TERM &DW_CLASS_TAXONOMY_TERM
#define ADDRESS &DW_CLASS_ADDRESS

/* From the 1.0 OpenAPI file, the Extended Data Package of 1.0, and servers seen (feeds.md section 1.4). */
static const DwAlias aliases[] = {
  /* service */
  { SERVICE, "regular_schedules", "schedules[]" },
  { SERVICE, "regular_schedule", "schedules[]" },
  { SERVICE, "holiday_schedules", "schedules[]" },
  { SERVICE, "holiday_schedule", "schedules[]" },
  { SERVICE, "holidayScheduleCollection", "schedules[]" },
  { SERVICE, "fundings", "funding[]" },
  { SERVICE, "eligibilitys", ".", .as = &eligibility },
  { SERVICE, "eligibilities", ".", .as = &eligibility },
  { SERVICE, "eligibility", ".", .as = &eligibility },
  { SERVICE, "service_taxonomys", "attributes[]" },
  { SERVICE, "service_taxonomies", "attributes[]" },
  { SERVICE, "services_taxonomy", "attributes[]" },
  { SERVICE, "link_taxonomies", "attributes[]" },
  { SERVICE, "link_taxonomy", "attributes[]" },
  { SERVICE, "attending_type", "schedules[0].attending_type" },
  { SERVICE, "deliverable_type", "attributes[].taxonomy_term.name", .with = "link_type=deliverable_type" },
  { SERVICE, "attending_access", "application_process" },
  { SERVICE, "reviews", NULL },
  { SERVICE, "taxonomy_ids", NULL },
  { SERVICE, "payments_accepted", NULL },

  { &eligibility, "eligibility", "eligibility_description", DW_ALIAS_JOINED },
  { &eligibility, "minimum_age", "minimum_age", DW_ALIAS_LOWEST },
  { &eligibility, "maximum_age", "maximum_age", DW_ALIAS_HIGHEST },
  { &eligibility, "taxonomys", "attributes[].taxonomy_term", .with = "link_type=eligibility" },
  { &eligibility, "taxonomies", "attributes[].taxonomy_term", .with = "link_type=eligibility" },
  { &eligibility, "link_taxonomies", "attributes[]", .with = "link_type=eligibility" },
  { &eligibility, "id", NULL },
  { &eligibility, "service_id", NULL },
  { &eligibility, "gender", NULL },

  /* organization */
  { ORGANIZATION, "url", "website" },
  { ORGANIZATION, "fundings", "funding[]" },
  { ORGANIZATION, "reviews", NULL },

  /* service_at_location and location */
  { AT_LOCATION, "regular_schedule", "schedules[]" },
  { AT_LOCATION, "regular_schedules", "schedules[]" },
  { AT_LOCATION, "holiday_schedule", "schedules[]" },
  { AT_LOCATION, "holiday_schedules", "schedules[]" },
  { AT_LOCATION, "holidayScheduleCollection", "schedules[]" },
  { LOCATION, "physical_addresses", "addresses[]", .with = "address_type=physical" },
  { LOCATION, "postal_addresses", "addresses[]", .with = "address_type=postal" },
  { LOCATION, "accessibility_for_disabilities", "accessibility[]" },
  { LOCATION, "regular_schedules", "schedules[]" },
  { LOCATION, "holiday_schedules", "schedules[]" },
  { ADDRESS, "address_3", "address_2", DW_ALIAS_JOINED },
  { ADDRESS, "address_4", "address_2", DW_ALIAS_JOINED },

  /* schedule: regular and holiday ones are of one class in ORUK 3.0 */
  { SCHEDULE, "weekday", "byday", DW_ALIAS_WEEKDAY, .with = "freq=WEEKLY" },
  { SCHEDULE, "start_date", "valid_from" },
  { SCHEDULE, "end_date", "valid_to" },
  { SCHEDULE, "closed", "description", DW_ALIAS_SAYS, .says = "Closed" },

  /* taxonomies */
  { ATTRIBUTE, "taxonomy", "taxonomy_term" },
  { ATTRIBUTE, "taxonomy_id", "taxonomy_term_id" },
  { ATTRIBUTE, "taxonomy_detail", "value" },
  { TERM, "vocabulary", "taxonomy" },
  { TERM, "parent", ".", .as = &parent },
  { &parent, "id", "parent_id" },
  { &parent, "name", NULL },
  { &parent, "vocabulary", NULL },
  { &parent, "parent", NULL },

  /* the rest */
  { &DW_CLASS_LANGUAGE, "language", "name" },
  { &DW_CLASS_PHONE, "language", "languages[].name" },
  { &DW_CLASS_SERVICE_AREA, "identifier", NULL },
  { &DW_CLASS_ORGANIZATION_IDENTIFIER, "register", "identifier_type" },
  { &DW_CLASS_ORGANIZATION_IDENTIFIER, "identification_body", "identifier_scheme" },
};

const DwDialectTable DW_DIALECT_TABLE_ORUK_1 = { aliases, G_N_ELEMENTS (aliases), NULL };
