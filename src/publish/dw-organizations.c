/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-organizations.h"

#include <string.h>

/* What is known of one; it and its texts are in the arena. */
typedef struct
{
  const char *description;
  const char *website;
  DwOrganizationIdentifier *identifiers;
  guint n_identifiers;
} Facts;

struct _DwOrganizations
{
  DwArena *arena;
  GHashTable *facts;    /* of char*, an organisation's id, to Facts* */
};

DwOrganizations *
dw_organizations_new (void)
{
  DwOrganizations *self = g_new0 (DwOrganizations, 1);

  self->arena = dw_arena_new ();
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dw_organizations_free (DwOrganizations *self)
{
  g_hash_table_unref (self->facts);
  dw_arena_unref (self->arena);
  g_free (self);
}

static void
note_text (DwOrganizations *self,
           const char     **known,
           const char      *said)
{
  if (*known == NULL)
    *known = dw_arena_strdup (self->arena, said);
}

static void
note_identifiers (DwOrganizations *self,
                  Facts           *facts,
                  const GPtrArray *said)
{
  if (said == NULL || facts->n_identifiers > 0)
    return;

  facts->n_identifiers = said->len;
  facts->identifiers = dw_arena_alloc (self->arena, said->len * sizeof *facts->identifiers);
  for (guint i = 0; i < said->len; i++)
    {
      facts->identifiers[i] = *(const DwOrganizationIdentifier *) g_ptr_array_index (said, i);
      facts->identifiers[i].id = dw_arena_strdup (self->arena, facts->identifiers[i].id);
      facts->identifiers[i].identifier = dw_arena_strdup (self->arena, facts->identifiers[i].identifier);
      facts->identifiers[i].organization_id = NULL;
    }
}

void
dw_organizations_note (DwOrganizations *self,
                       DwDraft         *draft)
{
  const DwOrganization *organization = draft->organization;
  Facts *facts = organization != NULL ? g_hash_table_lookup (self->facts, organization->id) : NULL;

  if (organization == NULL)
    return;
  if (facts == NULL)
    {
      facts = dw_arena_alloc (self->arena, sizeof *facts);
      g_hash_table_insert (self->facts, g_strdup (organization->id), facts);
    }

  note_text (self, &facts->description, organization->description);
  note_text (self, &facts->website, organization->website);
  note_identifiers (self, facts, g_hash_table_lookup (draft->lists, &organization->organization_identifiers));
}

/* Returns: FALSE when both say something and not the same. */
static gboolean
tell_text (DwDraft     *draft,
           const char **said,
           const char  *known)
{
  if (*said == NULL)
    *said = dw_arena_strdup (draft->arena, known);

  return known == NULL || strcmp (*said, known) == 0;
}

static void
tell_identifiers (DwDraft     *draft,
                  const Facts *facts)
{
  DwOrganization *organization = draft->organization;

  if (dw_draft_count (draft, &organization->organization_identifiers) > 0)
    return;
  for (guint i = 0; i < facts->n_identifiers; i++)
    {
      DwOrganizationIdentifier *identifier = dw_class_new (&DW_CLASS_ORGANIZATION_IDENTIFIER, draft->arena);

      *identifier = facts->identifiers[i];
      identifier->id = dw_arena_strdup (draft->arena, identifier->id);
      identifier->identifier = dw_arena_strdup (draft->arena, identifier->identifier);
      identifier->organization_id = organization->id;
      dw_draft_append (draft, &organization->organization_identifiers, identifier);
    }
}

gboolean
dw_organizations_tell (DwOrganizations *self,
                       DwDraft         *draft)
{
  DwOrganization *organization = draft->organization;
  const Facts *facts = organization != NULL ? g_hash_table_lookup (self->facts, organization->id) : NULL;
  gboolean is_fine = TRUE;

  if (facts == NULL)
    return TRUE;

  is_fine = tell_text (draft, &organization->description, facts->description);
  is_fine = tell_text (draft, &organization->website, facts->website) && is_fine;
  tell_identifiers (draft, facts);
  return is_fine;
}
