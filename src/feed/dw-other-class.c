/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-other-class.h"

#include <glib/gi18n-lib.h>

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
};

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
  return dw_class_find (class, member->key, member->key_length) != NULL || dw_dialect_is_known (class, member->key, member->key_length);
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

static const Sign *
find_sign (const DwJsonValue *record)
{
  for (gsize i = 0; record->type == DW_JSON_OBJECT && i < G_N_ELEMENTS (signs); i++)
    if (has_value (record, signs[i].member) && (signs[i].with == NULL || has_value (record, signs[i].with))
        && !is_service_too (record, signs[i].class))
      return &signs[i];

  return NULL;
}

const char *
dw_other_class_explain (const DwJsonValue *records)
{
  const Sign *found = NULL;
  DwJsonCursor cursor;
  DwJsonMember member;

  if (records->type != DW_JSON_ARRAY)
    {
      found = find_sign (records);
      return found != NULL ? _(found->reason) : NULL;
    }

  /* The first record of a page of services ends it. */
  cursor = dw_json_enter (records);
  while (dw_json_next (&cursor, &member))
    {
      const Sign *sign = find_sign (&member.value);

      if (sign == NULL || (found != NULL && found->class != sign->class))
        return NULL;
      found = sign;
    }

  return found != NULL ? _(found->reason) : NULL;
}
