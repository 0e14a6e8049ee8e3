/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-tables.h"

#include <string.h>

#include "dw-service.h"

/* HSDS 3.x schema, and the Extended Data Package of 1.0. Publishers mix singular and plural (feeds.md section 4). */
const DwTableInfo DW_TABLES[DW_N_TABLES] = {
  [DW_TABLE_SERVICES] = { { "services", "service" }, &DW_CLASS_SERVICE },
  [DW_TABLE_ORGANIZATIONS] = { { "organizations", "organization", "organisations", "organisation" }, &DW_CLASS_ORGANIZATION },
  [DW_TABLE_PROGRAMS] = { { "programs", "program" }, &DW_CLASS_PROGRAM },
  [DW_TABLE_SERVICE_AT_LOCATION] = { { "service_at_location", "service_at_locations", "services_at_location" }, &DW_CLASS_SERVICE_AT_LOCATION },
  [DW_TABLE_LOCATIONS] = { { "locations", "location" }, &DW_CLASS_LOCATION },
  [DW_TABLE_ADDRESSES] = { { "addresses", "address" }, &DW_CLASS_ADDRESS },
  [DW_TABLE_PHONES] = { { "phones", "phone" }, &DW_CLASS_PHONE },
  [DW_TABLE_CONTACTS] = { { "contacts", "contact" }, &DW_CLASS_CONTACT },
  [DW_TABLE_SCHEDULES] = { { "schedules", "schedule" }, &DW_CLASS_SCHEDULE },
  [DW_TABLE_SERVICE_AREAS] = { { "service_areas", "service_area" }, &DW_CLASS_SERVICE_AREA },
  [DW_TABLE_LANGUAGES] = { { "languages", "language" }, &DW_CLASS_LANGUAGE },
  [DW_TABLE_FUNDING] = { { "funding", "fundings" }, &DW_CLASS_FUNDING },
  [DW_TABLE_COST_OPTIONS] = { { "cost_options", "cost_option" }, &DW_CLASS_COST_OPTION },
  [DW_TABLE_REQUIRED_DOCUMENTS] = { { "required_documents", "required_document" }, &DW_CLASS_REQUIRED_DOCUMENT },
  [DW_TABLE_ACCESSIBILITY] = { { "accessibility", "accessibilities" }, &DW_CLASS_ACCESSIBILITY },
  [DW_TABLE_ATTRIBUTES] = { { "attributes", "attribute" }, &DW_CLASS_ATTRIBUTE },
  [DW_TABLE_TAXONOMY_TERMS] = { { "taxonomy_terms", "taxonomy_term" }, &DW_CLASS_TAXONOMY_TERM },
  [DW_TABLE_TAXONOMIES] = { { "taxonomies" }, &DW_CLASS_TAXONOMY },
  [DW_TABLE_METADATA] = { { "metadata" }, &DW_CLASS_METADATA },
  [DW_TABLE_ORGANIZATION_IDENTIFIERS] = { { "organization_identifiers", "organization_identifier", "identifiers", "identifier" }, &DW_CLASS_ORGANIZATION_IDENTIFIER },
  [DW_TABLE_URLS] = { { "urls", "url" }, &DW_CLASS_URL },
  [DW_TABLE_CAPACITIES] = { { "service_capacities", "service_capacity", "capacities" }, &DW_CLASS_SERVICE_CAPACITY },
  [DW_TABLE_UNITS] = { { "units", "unit" }, &DW_CLASS_UNIT },
  [DW_TABLE_PHYSICAL_ADDRESSES] = { { "physical_addresses", "physical_address" }, &DW_CLASS_ADDRESS },
  [DW_TABLE_POSTAL_ADDRESSES] = { { "postal_addresses", "postal_address" }, &DW_CLASS_ADDRESS },
  [DW_TABLE_REGULAR_SCHEDULES] = { { "regular_schedules", "regular_schedule" }, &DW_CLASS_SCHEDULE },
  [DW_TABLE_HOLIDAY_SCHEDULES] = { { "holiday_schedules", "holiday_schedule" }, &DW_CLASS_SCHEDULE },
  [DW_TABLE_ELIGIBILITY] = { { "eligibility", "eligibilities", "eligibilitys" }, &DW_CLASS_SERVICE },
  [DW_TABLE_SERVICES_TAXONOMY] = { { "services_taxonomy", "service_taxonomy", "service_taxonomys" }, &DW_CLASS_ATTRIBUTE },
  [DW_TABLE_LINK_TAXONOMY] = { { "link_taxonomy", "link_taxonomies" }, &DW_CLASS_ATTRIBUTE },
  [DW_TABLE_TAXONOMY] = { { "taxonomy" }, &DW_CLASS_TAXONOMY_TERM },
  [DW_TABLE_ACCESSIBILITY_FOR_DISABILITIES] = { { "accessibility_for_disabilities" }, &DW_CLASS_ACCESSIBILITY },
};

static const DwTableLink links[] = {
  { DW_TABLE_SERVICES, "organization", DW_TABLE_ORGANIZATIONS, NULL, "organization_id" },
  { DW_TABLE_SERVICES, "program", DW_TABLE_PROGRAMS, NULL, "program_id" },
  { DW_TABLE_SERVICES, "phones", DW_TABLE_PHONES, "service_id" },
  { DW_TABLE_SERVICES, "schedules", DW_TABLE_SCHEDULES, "service_id" },
  { DW_TABLE_SERVICES, "service_areas", DW_TABLE_SERVICE_AREAS, "service_id" },
  { DW_TABLE_SERVICES, "service_at_locations", DW_TABLE_SERVICE_AT_LOCATION, "service_id" },
  { DW_TABLE_SERVICES, "languages", DW_TABLE_LANGUAGES, "service_id" },
  { DW_TABLE_SERVICES, "funding", DW_TABLE_FUNDING, "service_id" },
  { DW_TABLE_SERVICES, "cost_options", DW_TABLE_COST_OPTIONS, "service_id" },
  { DW_TABLE_SERVICES, "required_documents", DW_TABLE_REQUIRED_DOCUMENTS, "service_id" },
  { DW_TABLE_SERVICES, "contacts", DW_TABLE_CONTACTS, "service_id" },
  { DW_TABLE_SERVICES, "attributes", DW_TABLE_ATTRIBUTES, "link_id" },
  { DW_TABLE_SERVICES, "metadata", DW_TABLE_METADATA, "resource_id" },
  { DW_TABLE_SERVICES, "additional_urls", DW_TABLE_URLS, "service_id" },
  { DW_TABLE_SERVICES, "capacities", DW_TABLE_CAPACITIES, "service_id" },
  { DW_TABLE_SERVICES, "regular_schedules", DW_TABLE_REGULAR_SCHEDULES, "service_id" },
  { DW_TABLE_SERVICES, "holiday_schedules", DW_TABLE_HOLIDAY_SCHEDULES, "service_id" },
  { DW_TABLE_SERVICES, "eligibilitys", DW_TABLE_ELIGIBILITY, "service_id" },
  { DW_TABLE_SERVICES, "service_taxonomys", DW_TABLE_SERVICES_TAXONOMY, "service_id" },
  { DW_TABLE_SERVICES, "link_taxonomies", DW_TABLE_LINK_TAXONOMY, "link_id" },

  { DW_TABLE_ORGANIZATIONS, "phones", DW_TABLE_PHONES, "organization_id" },
  { DW_TABLE_ORGANIZATIONS, "contacts", DW_TABLE_CONTACTS, "organization_id" },
  { DW_TABLE_ORGANIZATIONS, "funding", DW_TABLE_FUNDING, "organization_id" },
  { DW_TABLE_ORGANIZATIONS, "organization_identifiers", DW_TABLE_ORGANIZATION_IDENTIFIERS, "organization_id" },
  { DW_TABLE_ORGANIZATIONS, "additional_websites", DW_TABLE_URLS, "organization_id" },
  { DW_TABLE_ORGANIZATIONS, "attributes", DW_TABLE_ATTRIBUTES, "link_id" },
  { DW_TABLE_ORGANIZATIONS, "metadata", DW_TABLE_METADATA, "resource_id" },

  { DW_TABLE_SERVICE_AT_LOCATION, "location", DW_TABLE_LOCATIONS, NULL, "location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "phones", DW_TABLE_PHONES, "service_at_location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "contacts", DW_TABLE_CONTACTS, "service_at_location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "schedules", DW_TABLE_SCHEDULES, "service_at_location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "service_areas", DW_TABLE_SERVICE_AREAS, "service_at_location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "attributes", DW_TABLE_ATTRIBUTES, "link_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "metadata", DW_TABLE_METADATA, "resource_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "regular_schedules", DW_TABLE_REGULAR_SCHEDULES, "service_at_location_id" },
  { DW_TABLE_SERVICE_AT_LOCATION, "holiday_schedules", DW_TABLE_HOLIDAY_SCHEDULES, "service_at_location_id" },

  { DW_TABLE_LOCATIONS, "addresses", DW_TABLE_ADDRESSES, "location_id" },
  { DW_TABLE_LOCATIONS, "phones", DW_TABLE_PHONES, "location_id" },
  { DW_TABLE_LOCATIONS, "contacts", DW_TABLE_CONTACTS, "location_id" },
  { DW_TABLE_LOCATIONS, "languages", DW_TABLE_LANGUAGES, "location_id" },
  { DW_TABLE_LOCATIONS, "accessibility", DW_TABLE_ACCESSIBILITY, "location_id" },
  { DW_TABLE_LOCATIONS, "schedules", DW_TABLE_SCHEDULES, "location_id" },
  { DW_TABLE_LOCATIONS, "attributes", DW_TABLE_ATTRIBUTES, "link_id" },
  { DW_TABLE_LOCATIONS, "metadata", DW_TABLE_METADATA, "resource_id" },
  { DW_TABLE_LOCATIONS, "physical_addresses", DW_TABLE_PHYSICAL_ADDRESSES, "location_id" },
  { DW_TABLE_LOCATIONS, "postal_addresses", DW_TABLE_POSTAL_ADDRESSES, "location_id" },
  { DW_TABLE_LOCATIONS, "accessibility_for_disabilities", DW_TABLE_ACCESSIBILITY_FOR_DISABILITIES, "location_id" },
  { DW_TABLE_LOCATIONS, "regular_schedules", DW_TABLE_REGULAR_SCHEDULES, "location_id" },
  { DW_TABLE_LOCATIONS, "holiday_schedules", DW_TABLE_HOLIDAY_SCHEDULES, "location_id" },

  { DW_TABLE_CONTACTS, "phones", DW_TABLE_PHONES, "contact_id" },
  { DW_TABLE_PHONES, "languages", DW_TABLE_LANGUAGES, "phone_id" },
  { DW_TABLE_ATTRIBUTES, "taxonomy_term", DW_TABLE_TAXONOMY_TERMS, NULL, "taxonomy_term_id" },
  { DW_TABLE_TAXONOMY_TERMS, "taxonomy_detail", DW_TABLE_TAXONOMIES, NULL, "taxonomy_id" },
  { DW_TABLE_CAPACITIES, "unit", DW_TABLE_UNITS, NULL, "unit_id" },
  { DW_TABLE_SERVICES_TAXONOMY, "taxonomy", DW_TABLE_TAXONOMY, NULL, "taxonomy_id" },
  { DW_TABLE_LINK_TAXONOMY, "taxonomy", DW_TABLE_TAXONOMY, NULL, "taxonomy_id" },
};

const DwTableLink *
dw_tables_get_links (guint *n_links)
{
  *n_links = G_N_ELEMENTS (links);
  return links;
}

gboolean
dw_tables_find (const char  *name,
                gsize        length,
                DwTableKind *kind)
{
  for (guint i = 0; i < DW_N_TABLES; i++)
    for (guint j = 0; DW_TABLES[i].names[j] != NULL; j++)
      if (strlen (DW_TABLES[i].names[j]) == length && g_ascii_strncasecmp (DW_TABLES[i].names[j], name, length) == 0)
        {
          *kind = i;
          return TRUE;
        }

  return FALSE;
}
