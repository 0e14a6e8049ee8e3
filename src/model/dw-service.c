/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-service.h"

#include <math.h>

/* Closed lists: ORUK 3.0 schema `enum`s, in canonical spelling. */
static const char *const statuses[] = { "active", "inactive", "defunct", "temporarily closed", NULL };
static const char *const place_types[] = { "physical", "postal", "virtual", NULL };
static const char *const phone_types[] = { "text", "voice", "fax", "cell", "video", "pager", "textphone", NULL };
static const char *const extent_types[] = { "geojson", "topojson", "kml", "text", NULL };
static const char *const frequencies[] = { "WEEKLY", "MONTHLY", "DAILY", "YEARLY", NULL };
static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };

#define FIELD(Type, member, kind) { #member, NULL, offsetof (Type, member), DW_FIELD_##kind, DW_FIELD_OPTIONAL, NULL, NULL }
#define REQUIRED(Type, member, kind) { #member, NULL, offsetof (Type, member), DW_FIELD_##kind, DW_FIELD_REQUIRED, NULL, NULL }
#define ALIASED(Type, member, kind, alias) { #member, alias, offsetof (Type, member), DW_FIELD_##kind, DW_FIELD_OPTIONAL, NULL, NULL }
#define WORD(Type, member, words) { #member, NULL, offsetof (Type, member), DW_FIELD_WORD, DW_FIELD_OPTIONAL, words, NULL }
#define REQUIRED_WORD(Type, member, words) { #member, NULL, offsetof (Type, member), DW_FIELD_WORD, DW_FIELD_REQUIRED, words, NULL }
#define OBJECT(Type, member, class) { #member, NULL, offsetof (Type, member), DW_FIELD_OBJECT, DW_FIELD_OPTIONAL, NULL, &class }
#define LIST(Type, member, class) { #member, NULL, offsetof (Type, member), DW_FIELD_LIST, DW_FIELD_OPTIONAL, NULL, &class }

static const DwField phone_fields[] = {
  REQUIRED (DwPhone, id, ID),
  REQUIRED (DwPhone, number, LINE),
  FIELD (DwPhone, extension, NUMBER),
  WORD (DwPhone, type, phone_types),
  FIELD (DwPhone, description, PROSE),
  LIST (DwPhone, languages, DW_CLASS_LANGUAGE),
  FIELD (DwPhone, contact_id, ID),
  FIELD (DwPhone, service_id, ID),
  FIELD (DwPhone, location_id, ID),
  FIELD (DwPhone, organization_id, ID),
  FIELD (DwPhone, service_at_location_id, ID),
};

static const DwField language_fields[] = {
  REQUIRED (DwLanguage, id, ID),
  FIELD (DwLanguage, name, LINE),
  FIELD (DwLanguage, code, LINE),
  FIELD (DwLanguage, note, PROSE),
  FIELD (DwLanguage, service_id, ID),
  FIELD (DwLanguage, location_id, ID),
  FIELD (DwLanguage, phone_id, ID),
};

static const DwField contact_fields[] = {
  REQUIRED (DwContact, id, ID),
  FIELD (DwContact, name, LINE),
  FIELD (DwContact, title, LINE),
  FIELD (DwContact, department, LINE),
  FIELD (DwContact, email, EMAIL),
  LIST (DwContact, phones, DW_CLASS_PHONE),
  FIELD (DwContact, organization_id, ID),
  FIELD (DwContact, service_id, ID),
  FIELD (DwContact, service_at_location_id, ID),
  FIELD (DwContact, location_id, ID),
};

static const DwField schedule_fields[] = {
  REQUIRED (DwSchedule, id, ID),
  FIELD (DwSchedule, valid_from, DATE),
  FIELD (DwSchedule, valid_to, DATE),
  FIELD (DwSchedule, dtstart, DATE),
  FIELD (DwSchedule, timezone, NUMBER),
  FIELD (DwSchedule, until, DATE),
  FIELD (DwSchedule, count, NUMBER),
  WORD (DwSchedule, wkst, weekdays),
  WORD (DwSchedule, freq, frequencies),
  FIELD (DwSchedule, interval, NUMBER),
  FIELD (DwSchedule, byday, LINE),
  FIELD (DwSchedule, byweekno, LINE),
  FIELD (DwSchedule, bymonthday, LINE),
  FIELD (DwSchedule, byyearday, LINE),
  FIELD (DwSchedule, description, PROSE),
  FIELD (DwSchedule, opens_at, TIME),
  FIELD (DwSchedule, closes_at, TIME),
  FIELD (DwSchedule, schedule_link, URI),
  FIELD (DwSchedule, attending_type, LINE),
  FIELD (DwSchedule, notes, PROSE),
  FIELD (DwSchedule, service_id, ID),
  FIELD (DwSchedule, location_id, ID),
  FIELD (DwSchedule, service_at_location_id, ID),
};

static const DwField service_area_fields[] = {
  REQUIRED (DwServiceArea, id, ID),
  FIELD (DwServiceArea, name, LINE),
  FIELD (DwServiceArea, service_area, LINE),
  FIELD (DwServiceArea, description, PROSE),
  FIELD (DwServiceArea, extent, PROSE),
  WORD (DwServiceArea, extent_type, extent_types),
  FIELD (DwServiceArea, uri, URI),
  FIELD (DwServiceArea, service_id, ID),
  FIELD (DwServiceArea, service_at_location_id, ID),
};

static const DwField cost_option_fields[] = {
  REQUIRED (DwCostOption, id, ID),
  FIELD (DwCostOption, valid_from, DATE),
  FIELD (DwCostOption, valid_to, DATE),
  FIELD (DwCostOption, option, LINE),
  FIELD (DwCostOption, currency, LINE),
  FIELD (DwCostOption, amount, NUMBER),
  FIELD (DwCostOption, amount_description, PROSE),
  FIELD (DwCostOption, service_id, ID),
};

static const DwField address_fields[] = {
  REQUIRED (DwAddress, id, ID),
  FIELD (DwAddress, attention, LINE),
  FIELD (DwAddress, address_1, LINE),
  FIELD (DwAddress, address_2, LINE),
  FIELD (DwAddress, city, LINE),
  FIELD (DwAddress, region, LINE),
  FIELD (DwAddress, state_province, LINE),
  FIELD (DwAddress, postal_code, LINE),
  FIELD (DwAddress, country, LINE),
  WORD (DwAddress, address_type, place_types),
  FIELD (DwAddress, location_id, ID),
};

static const DwField accessibility_fields[] = {
  REQUIRED (DwAccessibility, id, ID),
  FIELD (DwAccessibility, description, PROSE),
  FIELD (DwAccessibility, accessibility, PROSE),
  FIELD (DwAccessibility, details, PROSE),
  FIELD (DwAccessibility, url, URI),
  FIELD (DwAccessibility, location_id, ID),
};

static const DwField taxonomy_fields[] = {
  REQUIRED (DwTaxonomy, id, ID),
  REQUIRED (DwTaxonomy, name, LINE),
  REQUIRED (DwTaxonomy, description, PROSE),
  FIELD (DwTaxonomy, uri, URI),
  FIELD (DwTaxonomy, version, LINE),
  LIST (DwTaxonomy, taxonomy_terms, DW_CLASS_TAXONOMY_TERM),
};

static const DwField taxonomy_term_fields[] = {
  REQUIRED (DwTaxonomyTerm, id, ID),
  FIELD (DwTaxonomyTerm, code, LINE),
  REQUIRED (DwTaxonomyTerm, name, LINE),
  FIELD (DwTaxonomyTerm, term, LINE),
  REQUIRED (DwTaxonomyTerm, description, PROSE),
  FIELD (DwTaxonomyTerm, parent_id, ID),
  FIELD (DwTaxonomyTerm, taxonomy, LINE),
  FIELD (DwTaxonomyTerm, taxonomy_id, ID),
  OBJECT (DwTaxonomyTerm, taxonomy_detail, DW_CLASS_TAXONOMY),
  FIELD (DwTaxonomyTerm, language, LINE),
  FIELD (DwTaxonomyTerm, term_uri, URI),
};

static const DwField attribute_fields[] = {
  REQUIRED (DwAttribute, id, ID),
  FIELD (DwAttribute, link_id, ID),
  FIELD (DwAttribute, link_type, LINE),
  FIELD (DwAttribute, link_entity, LINE),
  FIELD (DwAttribute, value, PROSE),
  FIELD (DwAttribute, label, LINE),
  FIELD (DwAttribute, taxonomy_term_id, ID),
  OBJECT (DwAttribute, taxonomy_term, DW_CLASS_TAXONOMY_TERM),
};

static const DwField required_document_fields[] = {
  REQUIRED (DwRequiredDocument, id, ID),
  FIELD (DwRequiredDocument, document, LINE),
  FIELD (DwRequiredDocument, uri, URI),
  FIELD (DwRequiredDocument, service_id, ID),
};

static const DwField funding_fields[] = {
  REQUIRED (DwFunding, id, ID),
  FIELD (DwFunding, source, PROSE),
  FIELD (DwFunding, organization_id, ID),
  FIELD (DwFunding, service_id, ID),
};

static const DwField metadata_fields[] = {
  REQUIRED (DwMetadata, id, ID),
  FIELD (DwMetadata, resource_id, ID),
  FIELD (DwMetadata, resource_type, LINE),
  FIELD (DwMetadata, last_action_date, DATE),
  FIELD (DwMetadata, last_action_type, LINE),
  FIELD (DwMetadata, field_name, LINE),
  FIELD (DwMetadata, previous_value, PROSE),
  FIELD (DwMetadata, replacement_value, PROSE),
  FIELD (DwMetadata, updated_by, LINE),
};

static const DwField url_fields[] = {
  REQUIRED (DwUrl, id, ID),
  FIELD (DwUrl, label, LINE),
  FIELD (DwUrl, url, URI),
  FIELD (DwUrl, organization_id, ID),
  FIELD (DwUrl, service_id, ID),
};

static const DwField unit_fields[] = {
  REQUIRED (DwUnit, id, ID),
  FIELD (DwUnit, name, LINE),
  FIELD (DwUnit, scheme, LINE),
  FIELD (DwUnit, identifier, LINE),
  FIELD (DwUnit, uri, URI),
};

static const DwField service_capacity_fields[] = {
  REQUIRED (DwServiceCapacity, id, ID),
  FIELD (DwServiceCapacity, service_id, ID),
  OBJECT (DwServiceCapacity, unit, DW_CLASS_UNIT),
  FIELD (DwServiceCapacity, available, NUMBER),
  FIELD (DwServiceCapacity, maximum, NUMBER),
  FIELD (DwServiceCapacity, description, PROSE),
  FIELD (DwServiceCapacity, updated, DATE_TIME),
};

static const DwField program_fields[] = {
  REQUIRED (DwProgram, id, ID),
  FIELD (DwProgram, name, LINE),
  FIELD (DwProgram, alternate_name, LINE),
  FIELD (DwProgram, description, PROSE),
  FIELD (DwProgram, organization_id, ID),
};

static const DwField organization_identifier_fields[] = {
  REQUIRED (DwOrganizationIdentifier, id, ID),
  FIELD (DwOrganizationIdentifier, identifier_scheme, LINE),
  REQUIRED (DwOrganizationIdentifier, identifier_type, LINE),
  REQUIRED (DwOrganizationIdentifier, identifier, LINE),
  FIELD (DwOrganizationIdentifier, organization_id, ID),
};

static const DwField location_fields[] = {
  REQUIRED (DwLocation, id, ID),
  REQUIRED_WORD (DwLocation, location_type, place_types),
  FIELD (DwLocation, url, URI),
  FIELD (DwLocation, organization_id, ID),
  FIELD (DwLocation, name, LINE),
  FIELD (DwLocation, alternate_name, LINE),
  FIELD (DwLocation, description, PROSE),
  FIELD (DwLocation, transportation, PROSE),
  FIELD (DwLocation, latitude, NUMBER),
  FIELD (DwLocation, longitude, NUMBER),
  FIELD (DwLocation, external_identifier, LINE),
  FIELD (DwLocation, external_identifier_type, LINE),
  FIELD (DwLocation, doorway_withheld, LINE),
  LIST (DwLocation, languages, DW_CLASS_LANGUAGE),
  LIST (DwLocation, addresses, DW_CLASS_ADDRESS),
  LIST (DwLocation, contacts, DW_CLASS_CONTACT),
  LIST (DwLocation, accessibility, DW_CLASS_ACCESSIBILITY),
  LIST (DwLocation, phones, DW_CLASS_PHONE),
  LIST (DwLocation, schedules, DW_CLASS_SCHEDULE),
  LIST (DwLocation, attributes, DW_CLASS_ATTRIBUTE),
  LIST (DwLocation, metadata, DW_CLASS_METADATA),
};

static const DwField organization_fields[] = {
  REQUIRED (DwOrganization, id, ID),
  REQUIRED (DwOrganization, name, LINE),
  FIELD (DwOrganization, alternate_name, LINE),
  REQUIRED (DwOrganization, description, PROSE),
  FIELD (DwOrganization, email, EMAIL),
  FIELD (DwOrganization, website, URI),
  FIELD (DwOrganization, tax_status, LINE),
  FIELD (DwOrganization, tax_id, LINE),
  FIELD (DwOrganization, year_incorporated, NUMBER),
  FIELD (DwOrganization, legal_status, LINE),
  FIELD (DwOrganization, logo, URI),
  FIELD (DwOrganization, uri, URI),
  FIELD (DwOrganization, parent_organization_id, ID),
  LIST (DwOrganization, funding, DW_CLASS_FUNDING),
  LIST (DwOrganization, contacts, DW_CLASS_CONTACT),
  LIST (DwOrganization, phones, DW_CLASS_PHONE),
  LIST (DwOrganization, locations, DW_CLASS_LOCATION),
  LIST (DwOrganization, programs, DW_CLASS_PROGRAM),
  LIST (DwOrganization, organization_identifiers, DW_CLASS_ORGANIZATION_IDENTIFIER),
  LIST (DwOrganization, attributes, DW_CLASS_ATTRIBUTE),
  LIST (DwOrganization, metadata, DW_CLASS_METADATA),
  LIST (DwOrganization, additional_websites, DW_CLASS_URL),
  LIST (DwOrganization, services, DW_CLASS_SERVICE),
};

static const DwField service_at_location_fields[] = {
  REQUIRED (DwServiceAtLocation, id, ID),
  FIELD (DwServiceAtLocation, service_id, ID),
  FIELD (DwServiceAtLocation, location_id, ID),
  FIELD (DwServiceAtLocation, description, PROSE),
  OBJECT (DwServiceAtLocation, location, DW_CLASS_LOCATION),
  OBJECT (DwServiceAtLocation, service, DW_CLASS_SERVICE),
  LIST (DwServiceAtLocation, contacts, DW_CLASS_CONTACT),
  LIST (DwServiceAtLocation, phones, DW_CLASS_PHONE),
  LIST (DwServiceAtLocation, schedules, DW_CLASS_SCHEDULE),
  LIST (DwServiceAtLocation, service_areas, DW_CLASS_SERVICE_AREA),
  LIST (DwServiceAtLocation, attributes, DW_CLASS_ATTRIBUTE),
  LIST (DwServiceAtLocation, metadata, DW_CLASS_METADATA),
};

static const DwField service_fields[] = {
  REQUIRED (DwService, id, ID),
  FIELD (DwService, organization_id, ID),
  FIELD (DwService, program_id, ID),
  REQUIRED (DwService, name, LINE),
  FIELD (DwService, alternate_name, LINE),
  FIELD (DwService, description, PROSE),
  FIELD (DwService, url, URI),
  FIELD (DwService, email, EMAIL),
  REQUIRED_WORD (DwService, status, statuses),
  FIELD (DwService, interpretation_services, PROSE),
  FIELD (DwService, application_process, PROSE),
  FIELD (DwService, fees, PROSE),
  FIELD (DwService, fees_description, PROSE),
  FIELD (DwService, wait_time, PROSE),
  FIELD (DwService, accreditations, PROSE),
  FIELD (DwService, eligibility_description, PROSE),
  FIELD (DwService, minimum_age, NUMBER),
  FIELD (DwService, maximum_age, NUMBER),
  FIELD (DwService, assured_date, DATE),
  FIELD (DwService, assurer_email, EMAIL),
  FIELD (DwService, licenses, PROSE),
  FIELD (DwService, alert, PROSE),
  ALIASED (DwService, last_modified, DATE_TIME, "modified_date"),
  LIST (DwService, phones, DW_CLASS_PHONE),
  LIST (DwService, schedules, DW_CLASS_SCHEDULE),
  LIST (DwService, service_areas, DW_CLASS_SERVICE_AREA),
  LIST (DwService, service_at_locations, DW_CLASS_SERVICE_AT_LOCATION),
  LIST (DwService, languages, DW_CLASS_LANGUAGE),
  OBJECT (DwService, organization, DW_CLASS_ORGANIZATION),
  LIST (DwService, funding, DW_CLASS_FUNDING),
  LIST (DwService, cost_options, DW_CLASS_COST_OPTION),
  OBJECT (DwService, program, DW_CLASS_PROGRAM),
  LIST (DwService, required_documents, DW_CLASS_REQUIRED_DOCUMENT),
  LIST (DwService, contacts, DW_CLASS_CONTACT),
  LIST (DwService, attributes, DW_CLASS_ATTRIBUTE),
  LIST (DwService, metadata, DW_CLASS_METADATA),
  LIST (DwService, additional_urls, DW_CLASS_URL),
  LIST (DwService, capacities, DW_CLASS_SERVICE_CAPACITY),
};

#define CLASS(Type, class_name) { #class_name, sizeof (Type), class_name##_fields, G_N_ELEMENTS (class_name##_fields) }

const DwClass DW_CLASS_PHONE = CLASS (DwPhone, phone);
const DwClass DW_CLASS_LANGUAGE = CLASS (DwLanguage, language);
const DwClass DW_CLASS_CONTACT = CLASS (DwContact, contact);
const DwClass DW_CLASS_SCHEDULE = CLASS (DwSchedule, schedule);
const DwClass DW_CLASS_SERVICE_AREA = CLASS (DwServiceArea, service_area);
const DwClass DW_CLASS_COST_OPTION = CLASS (DwCostOption, cost_option);
const DwClass DW_CLASS_ADDRESS = CLASS (DwAddress, address);
const DwClass DW_CLASS_ACCESSIBILITY = CLASS (DwAccessibility, accessibility);
const DwClass DW_CLASS_TAXONOMY = CLASS (DwTaxonomy, taxonomy);
const DwClass DW_CLASS_TAXONOMY_TERM = CLASS (DwTaxonomyTerm, taxonomy_term);
const DwClass DW_CLASS_ATTRIBUTE = CLASS (DwAttribute, attribute);
const DwClass DW_CLASS_REQUIRED_DOCUMENT = CLASS (DwRequiredDocument, required_document);
const DwClass DW_CLASS_FUNDING = CLASS (DwFunding, funding);
const DwClass DW_CLASS_METADATA = CLASS (DwMetadata, metadata);
const DwClass DW_CLASS_URL = CLASS (DwUrl, url);
const DwClass DW_CLASS_UNIT = CLASS (DwUnit, unit);
const DwClass DW_CLASS_SERVICE_CAPACITY = CLASS (DwServiceCapacity, service_capacity);
const DwClass DW_CLASS_PROGRAM = CLASS (DwProgram, program);
const DwClass DW_CLASS_ORGANIZATION_IDENTIFIER = CLASS (DwOrganizationIdentifier, organization_identifier);
const DwClass DW_CLASS_LOCATION = CLASS (DwLocation, location);
const DwClass DW_CLASS_ORGANIZATION = CLASS (DwOrganization, organization);
const DwClass DW_CLASS_SERVICE_AT_LOCATION = CLASS (DwServiceAtLocation, service_at_location);
const DwClass DW_CLASS_SERVICE = CLASS (DwService, service);

gpointer
dw_class_new (const DwClass *class,
              DwArena       *arena)
{
  gpointer object = dw_arena_alloc (arena, class->size);

  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].kind == DW_FIELD_NUMBER)
      G_STRUCT_MEMBER (double, object, class->fields[i].offset) = NAN;

  return object;
}

void
dw_class_clear (const DwClass *class,
                gpointer       object)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const DwField *field = &class->fields[i];

      if (field->kind == DW_FIELD_NUMBER)
        G_STRUCT_MEMBER (double, object, field->offset) = NAN;
      else if (field->kind == DW_FIELD_LIST)
        G_STRUCT_MEMBER (DwList, object, field->offset) = (DwList) { NULL, 0 };
      else
        G_STRUCT_MEMBER (gpointer, object, field->offset) = NULL;
    }
}

DwService *
dw_service_new_in (DwArena *arena)
{
  DwService *service = dw_class_new (&DW_CLASS_SERVICE, arena);

  service->arena = arena;
  return service;
}

DwService *
dw_service_ref (DwService *service)
{
  dw_arena_ref (service->arena);
  return service;
}

void
dw_service_unref (DwService *service)
{
  dw_arena_unref (service->arena);
}
