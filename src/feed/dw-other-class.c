/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-other-class.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-dialect.h"
#include "dw-json-text.h"
#include "dw-service.h"

/* What tells a class from a service: a member that no service has, or two that only together are without doubt. */
typedef struct
{
  const DwClass *class;
  const char *member;
  const char *with;          /* or NULL */
  const char *reason;
} Sign;

#define ORGANISATIONS N_("This holds organisations, not services.")
#define PLACES N_("This holds places, not services.")
#define TAXONOMY N_("This holds a taxonomy (lists of terms), not services.")
#define TERMS N_("This holds the terms of a taxonomy, not services.")

#define PARTS N_("This holds what belongs to services, such as their places, times or contacts, and not services.")

static const Sign signs[] = {
  { &DW_CLASS_ORGANIZATION, "legal_status", NULL, ORGANISATIONS },
  { &DW_CLASS_ORGANIZATION, "organization_identifiers", NULL, ORGANISATIONS },
  { &DW_CLASS_ORGANIZATION, "parent_organization_id", NULL, ORGANISATIONS },
  { &DW_CLASS_ORGANIZATION, "tax_status", NULL, ORGANISATIONS },
  { &DW_CLASS_ORGANIZATION, "year_incorporated", NULL, ORGANISATIONS },
  { &DW_CLASS_LOCATION, "location_type", NULL, PLACES },
  { &DW_CLASS_TAXONOMY, "taxonomy_terms", NULL, TAXONOMY },
  { &DW_CLASS_TAXONOMY, "uri", "version", TAXONOMY },
  { &DW_CLASS_TAXONOMY_TERM, "term_uri", NULL, TERMS },
  { &DW_CLASS_TAXONOMY_TERM, "parent_id", "taxonomy", TERMS },
  { &DW_CLASS_SERVICE_AT_LOCATION, "service", "location", PARTS },
  { &DW_CLASS_ORGANIZATION_IDENTIFIER, "identifier_type", "identifier", PARTS },
};

/* What tables of a feed hold beside services, and by which member such a record says what it belongs to: a service is
   nobody's. */
static const DwClass *const parts[] = {
  &DW_CLASS_SERVICE_AT_LOCATION,
  &DW_CLASS_SCHEDULE,
  &DW_CLASS_CONTACT,
  &DW_CLASS_PHONE,
  &DW_CLASS_ADDRESS,
  &DW_CLASS_SERVICE_AREA,
  &DW_CLASS_LANGUAGE,
  &DW_CLASS_COST_OPTION,
  &DW_CLASS_FUNDING,
  &DW_CLASS_ACCESSIBILITY,
  &DW_CLASS_ATTRIBUTE,
  &DW_CLASS_REQUIRED_DOCUMENT,
  &DW_CLASS_SERVICE_CAPACITY,
  &DW_CLASS_URL,
  &DW_CLASS_METADATA,
};
static const char *const owners[] = { "service_id", "location_id", "service_at_location_id", "contact_id", "link_id", "resource_id" };

static gboolean
has_value (const DwJsonValue *record,
           const char        *name)
{
  DwJsonCursor cursor = dw_json_enter (record);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, name) && member.value.type != DW_JSON_NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_known (const DwClass      *class,
          const DwJsonMember *member)
{
  return dw_class_find (class, member->key, member->key_length) != NULL
         || dw_dialect_is_known (class, member->key, member->key_length);
}

/* Whether @record has a member of a service, in any dialect, that what it may be else does not share. */
static gboolean
is_service_too (const DwJsonValue *record,
                const DwClass     *other)
{
  DwJsonCursor cursor = dw_json_enter (record);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (is_known (&DW_CLASS_SERVICE, &member) && !is_known (other, &member))
      return TRUE;

  return FALSE;
}

static gboolean
is_part (const DwJsonValue *record)
{
  gboolean has_owner = FALSE;

  for (gsize i = 0; !has_owner && i < G_N_ELEMENTS (owners); i++)
    has_owner = has_value (record, owners[i]);
  for (gsize i = 0; has_owner && i < G_N_ELEMENTS (parts); i++)
    if (!is_service_too (record, parts[i]))
      return TRUE;

  return FALSE;
}

/* Why @record is plainly no service, or NULL. */
static const char *
find_reason (const DwJsonValue *record)
{
  if (record->type != DW_JSON_OBJECT)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (has_value (record, signs[i].member) && (signs[i].with == NULL || has_value (record, signs[i].with))
        && !is_service_too (record, signs[i].class))
      return signs[i].reason;

  return is_part (record) ? PARTS : NULL;
}

const char *
dw_other_class_explain (const DwJsonValue *records)
{
  const char *found = NULL;
  DwJsonCursor cursor;
  DwJsonMember member;

  if (records->type != DW_JSON_ARRAY)
    {
      found = find_reason (records);
      return found != NULL ? _(found) : NULL;
    }

  /* The first record of a page of services ends it. */
  cursor = dw_json_enter (records);
  while (dw_json_next (&cursor, &member))
    {
      const char *reason = find_reason (&member.value);

      if (reason == NULL || (found != NULL && strcmp (found, reason) != 0))
        return NULL;
      found = reason;
    }

  return found != NULL ? _(found) : NULL;
}
