/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"
#include "dw-class.h"

G_BEGIN_DECLS

/*
 * The HSDS 3.x classes (a superset of Open Referral UK 3.x), member for member under their own names, so that the
 * specification documents them. Texts are clean UTF-8, NULL when not stated; numbers NAN; dates `YYYY-MM-DD`, times
 * `hh:mm`. Everything a service points to lives in the service's arena: hold the service, and read from any thread.
 */

typedef struct _DwPhone DwPhone;
typedef struct _DwLanguage DwLanguage;
typedef struct _DwContact DwContact;
typedef struct _DwSchedule DwSchedule;
typedef struct _DwServiceArea DwServiceArea;
typedef struct _DwCostOption DwCostOption;
typedef struct _DwAddress DwAddress;
typedef struct _DwAccessibility DwAccessibility;
typedef struct _DwTaxonomy DwTaxonomy;
typedef struct _DwTaxonomyTerm DwTaxonomyTerm;
typedef struct _DwAttribute DwAttribute;
typedef struct _DwRequiredDocument DwRequiredDocument;
typedef struct _DwFunding DwFunding;
typedef struct _DwMetadata DwMetadata;
typedef struct _DwUrl DwUrl;
typedef struct _DwUnit DwUnit;
typedef struct _DwServiceCapacity DwServiceCapacity;
typedef struct _DwProgram DwProgram;
typedef struct _DwOrganizationIdentifier DwOrganizationIdentifier;
typedef struct _DwLocation DwLocation;
typedef struct _DwOrganization DwOrganization;
typedef struct _DwServiceAtLocation DwServiceAtLocation;
typedef struct _DwService DwService;

/** DwPhone: One telephone number (HSDS phone). */
struct _DwPhone
{
  const char *id;
  const char *number;
  double extension;
  const char *type;
  const char *description;
  DwList languages; /* of DwLanguage */
  const char *contact_id;
  const char *service_id;
  const char *location_id;
  const char *organization_id;
  const char *service_at_location_id;
};

/** DwLanguage: A language the service is offered in (HSDS language). The UK profile keeps only its id. */
struct _DwLanguage
{
  const char *id;
  const char *name;
  const char *code;
  const char *note;
  const char *service_id;
  const char *location_id;
  const char *phone_id;
};

/** DwContact: A role or person to ask (HSDS contact). */
struct _DwContact
{
  const char *id;
  const char *name;
  const char *title;
  const char *department;
  const char *email;
  DwList phones; /* of DwPhone */
  const char *organization_id;
  const char *service_id;
  const char *service_at_location_id;
  const char *location_id;
};

/** DwSchedule: A rule for when something happens (HSDS schedule, after RFC 5545 3.3.10). Not expanded here. */
struct _DwSchedule
{
  const char *id;
  const char *valid_from;
  const char *valid_to;
  const char *dtstart;
  double timezone;
  const char *until;
  double count;
  const char *wkst;
  const char *freq;
  double interval;
  const char *byday;
  const char *byweekno;
  const char *bymonthday;
  const char *byyearday;
  const char *description;
  const char *opens_at;
  const char *closes_at;
  const char *schedule_link;
  const char *attending_type;
  const char *notes;
  const char *service_id;
  const char *location_id;
  const char *service_at_location_id;
};

/** DwServiceArea: Where people must live to use the service (HSDS service_area). */
struct _DwServiceArea
{
  const char *id;
  const char *name;
  const char *service_area;
  const char *description;
  const char *extent;
  const char *extent_type;
  const char *uri;
  const char *service_id;
  const char *service_at_location_id;
};

/** DwCostOption: One price (HSDS cost_option). @amount in @currency, pounds when none is given. */
struct _DwCostOption
{
  const char *id;
  const char *valid_from;
  const char *valid_to;
  const char *option;
  const char *currency;
  double amount;
  const char *amount_description;
  const char *service_id;
};

/** DwAddress: A postal or physical address (HSDS address). */
struct _DwAddress
{
  const char *id;
  const char *attention;
  const char *address_1;
  const char *address_2;
  const char *city;
  const char *region;
  const char *state_province;
  const char *postal_code;
  const char *country;
  const char *address_type;
  const char *location_id;
};

/** DwAccessibility: Access for disabled people at a location (HSDS accessibility). */
struct _DwAccessibility
{
  const char *id;
  const char *description;
  const char *accessibility;
  const char *details;
  const char *url;
  const char *location_id;
};

/** DwTaxonomy: A named set of terms (HSDS taxonomy). */
struct _DwTaxonomy
{
  const char *id;
  const char *name;
  const char *description;
  const char *uri;
  const char *version;
  DwList taxonomy_terms; /* of DwTaxonomyTerm */
};

/** DwTaxonomyTerm: One term of a taxonomy (HSDS taxonomy_term). @term is the UK duplicate of @name. */
struct _DwTaxonomyTerm
{
  const char *id;
  const char *code;
  const char *name;
  const char *term;
  const char *description;
  const char *parent_id;
  const char *taxonomy;
  const char *taxonomy_id;
  const DwTaxonomy *taxonomy_detail;
  const char *language;
  const char *term_uri;
};

/** DwAttribute: A taxonomy term hung on a record (HSDS attribute). */
struct _DwAttribute
{
  const char *id;
  const char *link_id;
  const char *link_type;
  const char *link_entity;
  const char *value;
  const char *label;
  const char *taxonomy_term_id;
  const DwTaxonomyTerm *taxonomy_term;
};

/** DwRequiredDocument: A paper to bring (HSDS required_document). */
struct _DwRequiredDocument
{
  const char *id;
  const char *document;
  const char *uri;
  const char *service_id;
};

/** DwFunding: Who pays (HSDS funding). */
struct _DwFunding
{
  const char *id;
  const char *source;
  const char *organization_id;
  const char *service_id;
};

/** DwMetadata: A note of one change to a record (HSDS metadata). */
struct _DwMetadata
{
  const char *id;
  const char *resource_id;
  const char *resource_type;
  const char *last_action_date;
  const char *last_action_type;
  const char *field_name;
  const char *previous_value;
  const char *replacement_value;
  const char *updated_by;
};

/** DwUrl: A further web address (HSDS 3.1 url, in additional_urls and additional_websites). */
struct _DwUrl
{
  const char *id;
  const char *label;
  const char *url;
  const char *organization_id;
  const char *service_id;
};

/** DwUnit: What a capacity counts (HSDS 3.1 unit). */
struct _DwUnit
{
  const char *id;
  const char *name;
  const char *scheme;
  const char *identifier;
  const char *uri;
};

/** DwServiceCapacity: How many places there are (HSDS 3.1 service_capacity). */
struct _DwServiceCapacity
{
  const char *id;
  const char *service_id;
  const DwUnit *unit;
  double available;
  double maximum;
  const char *description;
  const char *updated;
};

/** DwProgram: A programme that services belong to (HSDS program). */
struct _DwProgram
{
  const char *id;
  const char *name;
  const char *alternate_name;
  const char *description;
  const char *organization_id;
};

/**
 * DwOrganizationIdentifier: A number in a register (HSDS organization_identifier; scheme by org-id.guide, `GB-COH`,
 * `GB-CHC`).
 */
struct _DwOrganizationIdentifier
{
  const char *id;
  const char *identifier_scheme;
  const char *identifier_type;
  const char *identifier;
  const char *organization_id;
};

/** DwLocation: A place, physical, postal or virtual (HSDS location). WGS84 degrees. @doorway_withheld is Doorway's own:
 * why the place is not told (dw-guard.h), NULL of any other. */
struct _DwLocation
{
  const char *id;
  const char *location_type;
  const char *url;
  const char *organization_id;
  const char *name;
  const char *alternate_name;
  const char *description;
  const char *transportation;
  double latitude;
  double longitude;
  const char *external_identifier;
  const char *external_identifier_type;
  const char *doorway_withheld;
  DwList languages; /* of DwLanguage */
  DwList addresses; /* of DwAddress */
  DwList contacts; /* of DwContact */
  DwList accessibility; /* of DwAccessibility */
  DwList phones; /* of DwPhone */
  DwList schedules; /* of DwSchedule */
  DwList attributes; /* of DwAttribute */
  DwList metadata; /* of DwMetadata */
};

/** DwOrganization: Who runs it (HSDS organization). */
struct _DwOrganization
{
  const char *id;
  const char *name;
  const char *alternate_name;
  const char *description;
  const char *email;
  const char *website;
  const char *tax_status;
  const char *tax_id;
  double year_incorporated;
  const char *legal_status;
  const char *logo;
  const char *uri;
  const char *parent_organization_id;
  DwList funding; /* of DwFunding */
  DwList contacts; /* of DwContact */
  DwList phones; /* of DwPhone */
  DwList locations; /* of DwLocation */
  DwList programs; /* of DwProgram */
  DwList organization_identifiers; /* of DwOrganizationIdentifier */
  DwList attributes; /* of DwAttribute */
  DwList metadata; /* of DwMetadata */
  DwList additional_websites; /* of DwUrl */
  DwList services; /* of DwService */
};

/** DwServiceAtLocation: A service at one location (HSDS service_at_location). */
struct _DwServiceAtLocation
{
  const char *id;
  const char *service_id;
  const char *location_id;
  const char *description;
  const DwLocation *location;
  const DwService *service;
  DwList contacts; /* of DwContact */
  DwList phones; /* of DwPhone */
  DwList schedules; /* of DwSchedule */
  DwList service_areas; /* of DwServiceArea */
  DwList attributes; /* of DwAttribute */
  DwList metadata; /* of DwMetadata */
};

/** DwService: One service for families (HSDS service), with all that hangs on it. */
struct _DwService
{
  const char *id;
  const char *organization_id;
  const char *program_id;
  const char *name;
  const char *alternate_name;
  const char *description;
  const char *url;
  const char *email;
  const char *status;
  const char *interpretation_services;
  const char *application_process;
  const char *fees;
  const char *fees_description;
  const char *wait_time;
  const char *accreditations;
  const char *eligibility_description;
  double minimum_age;
  double maximum_age;
  const char *assured_date;
  const char *assurer_email;
  const char *licenses;
  const char *alert;
  const char *last_modified;
  DwList phones; /* of DwPhone */
  DwList schedules; /* of DwSchedule */
  DwList service_areas; /* of DwServiceArea */
  DwList service_at_locations; /* of DwServiceAtLocation */
  DwList languages; /* of DwLanguage */
  const DwOrganization *organization;
  DwList funding; /* of DwFunding */
  DwList cost_options; /* of DwCostOption */
  const DwProgram *program;
  DwList required_documents; /* of DwRequiredDocument */
  DwList contacts; /* of DwContact */
  DwList attributes; /* of DwAttribute */
  DwList metadata; /* of DwMetadata */
  DwList additional_urls; /* of DwUrl */
  DwList capacities; /* of DwServiceCapacity */
  DwArena *arena; /*< private >*/
};

/** dw_service_ref: Returns: (transfer full): @service with one more reference. Any thread. */
DwService *dw_service_ref (DwService *service);

/** dw_service_unref: Drops one reference; the last frees the service and all that hangs on it. Any thread. */
void dw_service_unref (DwService *service);

/**
 * dw_service_new_in:
 * @arena: (transfer full): will own the service; the caller's reference becomes the service's
 *
 * Returns: (transfer full): an empty service (nothing stated), to be filled before anybody else sees it
 */
DwService *dw_service_new_in (DwArena *arena);

/**
 * dw_class_new:
 *
 * Returns: (transfer none): an empty struct of @class in @arena: texts NULL, numbers NAN, lists empty
 */
gpointer dw_class_new (const DwClass *class,
                       DwArena       *arena);

/** dw_class_clear: Makes @object, a struct of @class, empty again; what it pointed to stays with its arena. */
void dw_class_clear (const DwClass *class,
                     gpointer       object);

/** DW_CLASS_PHONE: the members of [struct@DwPhone]. */
extern const DwClass DW_CLASS_PHONE;
/** DW_CLASS_LANGUAGE: the members of [struct@DwLanguage]. */
extern const DwClass DW_CLASS_LANGUAGE;
/** DW_CLASS_CONTACT: the members of [struct@DwContact]. */
extern const DwClass DW_CLASS_CONTACT;
/** DW_CLASS_SCHEDULE: the members of [struct@DwSchedule]. */
extern const DwClass DW_CLASS_SCHEDULE;
/** DW_CLASS_SERVICE_AREA: the members of [struct@DwServiceArea]. */
extern const DwClass DW_CLASS_SERVICE_AREA;
/** DW_CLASS_COST_OPTION: the members of [struct@DwCostOption]. */
extern const DwClass DW_CLASS_COST_OPTION;
/** DW_CLASS_ADDRESS: the members of [struct@DwAddress]. */
extern const DwClass DW_CLASS_ADDRESS;
/** DW_CLASS_ACCESSIBILITY: the members of [struct@DwAccessibility]. */
extern const DwClass DW_CLASS_ACCESSIBILITY;
/** DW_CLASS_TAXONOMY: the members of [struct@DwTaxonomy]. */
extern const DwClass DW_CLASS_TAXONOMY;
/** DW_CLASS_TAXONOMY_TERM: the members of [struct@DwTaxonomyTerm]. */
extern const DwClass DW_CLASS_TAXONOMY_TERM;
/** DW_CLASS_ATTRIBUTE: the members of [struct@DwAttribute]. */
extern const DwClass DW_CLASS_ATTRIBUTE;
/** DW_CLASS_REQUIRED_DOCUMENT: the members of [struct@DwRequiredDocument]. */
extern const DwClass DW_CLASS_REQUIRED_DOCUMENT;
/** DW_CLASS_FUNDING: the members of [struct@DwFunding]. */
extern const DwClass DW_CLASS_FUNDING;
/** DW_CLASS_METADATA: the members of [struct@DwMetadata]. */
extern const DwClass DW_CLASS_METADATA;
/** DW_CLASS_URL: the members of [struct@DwUrl]. */
extern const DwClass DW_CLASS_URL;
/** DW_CLASS_UNIT: the members of [struct@DwUnit]. */
extern const DwClass DW_CLASS_UNIT;
/** DW_CLASS_SERVICE_CAPACITY: the members of [struct@DwServiceCapacity]. */
extern const DwClass DW_CLASS_SERVICE_CAPACITY;
/** DW_CLASS_PROGRAM: the members of [struct@DwProgram]. */
extern const DwClass DW_CLASS_PROGRAM;
/** DW_CLASS_ORGANIZATION_IDENTIFIER: the members of [struct@DwOrganizationIdentifier]. */
extern const DwClass DW_CLASS_ORGANIZATION_IDENTIFIER;
/** DW_CLASS_LOCATION: the members of [struct@DwLocation]. */
extern const DwClass DW_CLASS_LOCATION;
/** DW_CLASS_ORGANIZATION: the members of [struct@DwOrganization]. */
extern const DwClass DW_CLASS_ORGANIZATION;
/** DW_CLASS_SERVICE_AT_LOCATION: the members of [struct@DwServiceAtLocation]. */
extern const DwClass DW_CLASS_SERVICE_AT_LOCATION;
/** DW_CLASS_SERVICE: the members of [struct@DwService]. */
extern const DwClass DW_CLASS_SERVICE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwService, dw_service_unref)

G_END_DECLS
