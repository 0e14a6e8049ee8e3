/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-guard.h"

#include <string.h>

#include "dw-phrase.h"

enum { UNSAFE = 1 };

#define FLEEING "fleeing|escaping|flee|escape|fled|escaped from? domestic|sexual|gender-based|honour-based|abuse|violence|abusive"
#define HARM "domestic|sexual|gender-based|honour-based|abuse|violence"
#define HOME "emergency|safe|temporary accommodation|housing|house|houses"
#define WHOM "for? women|men|people|families|survivors|victims|anyone|those|adults|girls|mothers? and|or? their? children|girls|families? " \
  "who|which? have|are? been? at|of|affected|experiencing|experienced|experience|suffering|suffered|facing|escaping|fleeing? by|from|risk|of?"

/* Of names and terms, which say what a service is. */
static const DwPhrase name_phrases[] = {
  { UNSAFE, "refuge|refuges", "wildlife|bird|animal|donkey|cat|climate", "temple|church|ministries|recovery|collection" },
  { UNSAFE, "domestic|sexual|gender-based|honour-based abuse|violence|assault|exploitation", NULL, NULL },
  { UNSAFE, "honour based abuse|violence", NULL, NULL },
  { UNSAFE, "violence against women", NULL, NULL },
  { UNSAFE, "forced marriage|marriages", NULL, NULL },
  { UNSAFE, "rape crisis|support|centre", NULL, NULL },
  { UNSAFE, "safe house|houses", NULL, NULL },
  { UNSAFE, "womens aid", NULL, NULL },
  { UNSAFE, FLEEING, NULL, NULL },
  { UNSAFE, "vawg|dva|idva|idvas|isva|isvas", NULL, NULL },
};

/* Of a description, which says much else. */
static const DwPhrase prose_phrases[] = {
  { UNSAFE, "refuge accommodation|space|spaces", NULL, NULL },
  { UNSAFE, "refuge for women|families|survivors|people|victims", NULL, NULL },
  { UNSAFE, "womens|our refuge", NULL, "temple|church|ministries|collection" },
  { UNSAFE, "safe house|houses", NULL, NULL },
  { UNSAFE, FLEEING, NULL, NULL },
  { UNSAFE, HOME " " WHOM " of? " HARM, NULL, NULL },
  { UNSAFE, "domestic abuse|violence emergency|safe|temporary accommodation|housing|house|houses", NULL, NULL },
  { UNSAFE, "confidential|secret|undisclosed address|addresses|location|locations", NULL, NULL },
};

static DwPhraseBook name_book = DW_PHRASE_BOOK (name_phrases);
static DwPhraseBook prose_book = DW_PHRASE_BOOK (prose_phrases);

static gboolean
is_unsafe_name (const char *name)
{
  return name != NULL && dw_phrase_read (name, &name_book) != 0;
}

static gboolean
is_unsafe_prose (const char *prose)
{
  return dw_phrase_read (prose, &prose_book) != 0;
}

static gboolean
is_public (const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if ((attribute->value != NULL && g_ascii_strcasecmp (attribute->value, "public address") == 0)
          || (attribute->label != NULL && g_ascii_strcasecmp (attribute->label, "public address") == 0)
          || (term != NULL && term->name != NULL && g_ascii_strcasecmp (term->name, "public address") == 0))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_public_place (const DwService *service)
{
  if (is_public (&service->attributes))
    return TRUE;

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (is_public (&there->attributes) || (there->location != NULL && is_public (&there->location->attributes)))
      return TRUE;

  return FALSE;
}

static const char *
get_taxonomy (const DwTaxonomyTerm *term)
{
  return term->taxonomy != NULL ? term->taxonomy : term->taxonomy_id != NULL ? term->taxonomy_id : "";
}

/* Whether the service has no term of the taxonomy of @one but such as this. */
static gboolean
is_only_kind (const DwList         *attributes,
              const DwTaxonomyTerm *one)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if (term != NULL && strcmp (get_taxonomy (term), get_taxonomy (one)) == 0 && !is_unsafe_name (term->name))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_unsafe_terms (const DwList *attributes)
{
  DW_LIST_FOREACH (DwAttribute, attribute, attributes)
    {
      const DwTaxonomyTerm *term = attribute->taxonomy_term;

      if (term != NULL && is_unsafe_name (term->name) && is_only_kind (attributes, term))
        return TRUE;
    }

  return FALSE;
}

DwGuard
dw_guard_read (const DwService *service)
{
  const DwOrganization *organization = service->organization;
  gboolean is_unsafe = is_unsafe_name (service->name) || is_unsafe_name (service->alternate_name)
                       || (organization != NULL && is_unsafe_name (organization->name)) || has_unsafe_terms (&service->attributes)
                       || is_unsafe_prose (service->description);

  return is_unsafe && !has_public_place (service) ? DW_GUARD_SAFETY : DW_GUARD_NONE;
}
