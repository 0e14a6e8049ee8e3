/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-draft-put.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dw-borough.h"
#include "dw-other-words.h"
#include "dw-public-id.h"

#define GSS "http://statistics.data.gov.uk/id/statistical-geography/"

const char *
dw_put_text (DwDraft        *draft,
             const DwColumn *column,
             const DwCell   *cell)
{
  dw_draft_set_text (&DW_CLASS_SERVICE, draft->service, column->member, cell->text);
  return NULL;
}

const char *
dw_put_joined (DwDraft        *draft,
               const DwColumn *column,
               const DwCell   *cell)
{
  const DwField *field = dw_class_find (&DW_CLASS_SERVICE, column->member, strlen (column->member));
  const char *before = dw_field_text (field, draft->service);
  g_autofree char *joined = before != NULL ? g_strjoin ("; ", before, cell->text, NULL) : g_strdup (cell->text);

  dw_draft_set_text (&DW_CLASS_SERVICE, draft->service, column->member, dw_arena_strdup (draft->arena, joined));
  return NULL;
}

const char *
dw_put_number (DwDraft        *draft,
               const DwColumn *column,
               const DwCell   *cell)
{
  const DwService *service = draft->service;

  if (cell->rest != NULL && strcmp (column->member, "maximum_age") == 0)
    return _("This says no oldest age. Write the age under “Youngest age”, without the +, and leave this cell empty.");
  dw_draft_set_number (&DW_CLASS_SERVICE, draft->service, column->member, cell->number);
  if (service->minimum_age > service->maximum_age)
    return _("The oldest age is below the youngest. Write both in years, such as 0 and 5, or in months, such as 18 months.");

  return NULL;
}

/* Whatever else its row says of it, its name is asked for once. */
static const char *
ask_organization (DwDraft *draft)
{
  if (draft->is_organization_missed)
    return NULL;

  draft->is_organization_missed = TRUE;
  return _("Write the name of the organisation as well, under “Organisation”.");
}

const char *
dw_put_organization (DwDraft        *draft,
                     const DwColumn *column,
                     const DwCell   *cell)
{
  g_autofree char *slug = NULL;

  if (draft->organization == NULL)
    {
      if (strcmp (column->member, "name") != 0)
        return ask_organization (draft);
      slug = dw_public_slug (cell->text);
      draft->organization = dw_class_new (&DW_CLASS_ORGANIZATION, draft->arena);
      draft->organization->id = dw_draft_shared_id (draft, "organisation/%s", *slug != '\0' ? slug : cell->text);
    }

  dw_draft_set_text (&DW_CLASS_ORGANIZATION, draft->organization, column->member, cell->text);
  return NULL;
}

const char *
dw_put_register (DwDraft        *draft,
                 const DwColumn *column,
                 const DwCell   *cell)
{
  gboolean is_charity = strcmp (column->member, "GB-CHC") == 0;
  DwOrganizationIdentifier *identifier = NULL;

  if (draft->organization == NULL)
    return ask_organization (draft);
  if (is_charity && !dw_cell_match ("[0-9]{5,7}(?:-[0-9]{1,2})?", cell->text, NULL))
    return _("Write the number as the Charity Commission has it, such as 1234567.");
  if (!is_charity && !dw_cell_match ("(?:[A-Z]{2}[0-9]{6}|[0-9]{8})", cell->text, NULL))
    return _("Write the number as Companies House has it: eight signs, with the 0 at its start, such as 01234567.");

  identifier = dw_class_new (&DW_CLASS_ORGANIZATION_IDENTIFIER, draft->arena);
  identifier->id = dw_draft_shared_id (draft, "identifier/%s/%s", column->member, cell->text);
  identifier->identifier_scheme = column->member;
  identifier->identifier_type = is_charity ? "Charity Commission for England and Wales" : "Companies House";
  identifier->identifier = cell->text;
  identifier->organization_id = draft->organization->id;
  dw_draft_append (draft, &draft->organization->organization_identifiers, identifier);
  return NULL;
}

/* Says @code of a taxonomy of Doorway. @kind stands in the ids. Words of no Latin letter have no code: the words are
   theirs. */
static DwAttribute *
add_attribute (DwDraft    *draft,
               const char *kind,
               const char *taxonomy,
               const char *code,
               const char *name)
{
  DwAttribute *attribute = dw_class_new (&DW_CLASS_ATTRIBUTE, draft->arena);
  DwTaxonomyTerm *term = dw_class_new (&DW_CLASS_TAXONOMY_TERM, draft->arena);
  const char *key = *code != '\0' ? code : name;

  term->id = dw_draft_shared_id (draft, "%s/%s", kind, key);
  term->code = *code != '\0' ? dw_arena_strdup (draft->arena, code) : NULL;
  term->name = dw_arena_strdup (draft->arena, name);
  term->description = term->name;
  term->taxonomy = taxonomy;
  attribute->id = dw_draft_id (draft, "%s/%s", kind, key);
  attribute->link_id = draft->service->id;
  attribute->link_entity = "service";
  attribute->taxonomy_term_id = term->id;
  attribute->taxonomy_term = term;
  dw_draft_append (draft, &draft->service->attributes, attribute);
  return attribute;
}

static void
add_term (DwDraft      *draft,
          DwFacet       facet,
          const DwTerm *term)
{
  add_attribute (draft, dw_facet_get_slug (facet), dw_facet_get_taxonomy (facet), term->slug, term->label);
}

/* "Write one of: …" with the words of @facet. */
static const char *
say_words (DwDraft *draft,
           DwFacet  facet)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", terms[i].label);
  sentence = g_strdup_printf (_("Write one or more of these, with semicolons between: %s."), words->str);
  return dw_arena_strdup (draft->arena, sentence);
}

const char *
dw_put_facet (DwDraft        *draft,
              const DwColumn *column,
              const DwCell   *cell)
{
  DwMask found = dw_other_words_find (column->facet, cell->text);
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (column->facet, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (found == (DwMask) 1 << i)
      {
        add_term (draft, column->facet, &terms[i]);
        return NULL;
      }

  return say_words (draft, column->facet);
}

/* The standard has no words for a plan, nor for not knowing: a service that may not be there is not active. */
static const struct { const char *pattern; const char *status; const char *code; const char *name; } statuses[] = {
  { "running|yes|active|open", "active", "running", "Running" },
  { "planned|not yet|starting soon", "inactive", "planned", "Planned" },
  { "paused|temporarily closed", "temporarily closed", "paused", "Paused" },
  { "no longer running|ended|historic|no|inactive|defunct", "inactive", "historic", "No longer running" },
  { "not known|unknown|not stated", "inactive", "unknown", "Not stated" },
};

const char *
dw_put_status (DwDraft        *draft,
               const DwColumn *column,
               const DwCell   *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (dw_cell_match (statuses[i].pattern, cell->text, NULL))
      {
        draft->service->status = statuses[i].status;
        add_attribute (draft, dw_facet_get_slug (DW_FACET_STATUS), dw_facet_get_taxonomy (DW_FACET_STATUS),
                       statuses[i].code, statuses[i].name);
        return NULL;
      }

  return _("Write Running, Paused, Planned, No longer running or Not known. An empty cell means that it is running.");
}

const char *
dw_put_language (DwDraft        *draft,
                 const DwColumn *column,
                 const DwCell   *cell)
{
  DwLanguage *language = dw_class_new (&DW_CLASS_LANGUAGE, draft->arena);
  g_autofree char *slug = dw_public_slug (cell->text);

  language->id = dw_draft_id (draft, "language/%s", *slug != '\0' ? slug : cell->text);
  language->name = cell->text;
  language->service_id = draft->service->id;
  dw_draft_append (draft, &draft->service->languages, language);
  return NULL;
}

const char *
dw_put_document (DwDraft        *draft,
                 const DwColumn *column,
                 const DwCell   *cell)
{
  DwList *list = &draft->service->required_documents;
  DwRequiredDocument *document = dw_class_new (&DW_CLASS_REQUIRED_DOCUMENT, draft->arena);

  document->id = dw_draft_id (draft, "document/%u", dw_draft_count (draft, list) + 1);
  document->document = cell->text;
  document->service_id = draft->service->id;
  dw_draft_append (draft, list, document);
  return NULL;
}

/* "cost", "cost/2", … as ids of parts of which most records have one. */
static const char *
count_id (DwDraft    *draft,
          const char *part,
          DwList     *list)
{
  guint n = dw_draft_count (draft, list);

  return n == 0 ? dw_draft_id (draft, "%s", part) : dw_draft_id (draft, "%s/%u", part, n + 1);
}

const char *
dw_put_cost (DwDraft        *draft,
             const DwColumn *column,
             const DwCell   *cell)
{
  DwList *list = &draft->service->cost_options;
  DwCostOption *option = dw_class_new (&DW_CLASS_COST_OPTION, draft->arena);

  option->id = count_id (draft, "cost", list);
  option->service_id = draft->service->id;
  option->amount = cell->number;
  option->amount_description = cell->rest;
  if (cell->number > 0)
    option->currency = "GBP";
  dw_draft_append (draft, list, option);
  return NULL;
}

static DwContact *
demand_contact (DwDraft *draft)
{
  if (draft->contact == NULL)
    {
      draft->contact = dw_class_new (&DW_CLASS_CONTACT, draft->arena);
      draft->contact->id = dw_draft_id (draft, "contact");
      draft->contact->service_id = draft->service->id;
      dw_draft_append (draft, &draft->service->contacts, draft->contact);
    }

  return draft->contact;
}

const char *
dw_put_contact (DwDraft        *draft,
                const DwColumn *column,
                const DwCell   *cell)
{
  dw_draft_set_text (&DW_CLASS_CONTACT, demand_contact (draft), column->member, cell->text);
  return NULL;
}

const char *
dw_put_phone (DwDraft        *draft,
              const DwColumn *column,
              const DwCell   *cell)
{
  DwList *list = &demand_contact (draft)->phones;
  DwPhone *phone = dw_class_new (&DW_CLASS_PHONE, draft->arena);

  phone->id = count_id (draft, "phone", list);
  phone->number = cell->text;
  phone->description = cell->rest;
  dw_draft_append (draft, list, phone);
  return NULL;
}

/* The one borough that @text names, or NULL. */
static const DwTerm *
find_borough (const char *text,
              gboolean    is_part)
{
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  DwMask found = dw_facet_find (DW_FACET_BOROUGH, text);

  if (found == 0 && is_part)
    found = dw_borough_read_names (text);
  for (guint i = 0; i < n_terms; i++)
    if (found == (DwMask) 1 << i)
      return &terms[i];

  return NULL;
}

/* What is named twice is one area. @key is what its id is made of. */
static void
add_area (DwDraft      *draft,
          const char   *key,
          const char   *name,
          const DwTerm *term)
{
  DwList *list = &draft->service->service_areas;
  const GPtrArray *areas = g_hash_table_lookup (draft->lists, list);
  DwServiceArea *area = dw_class_new (&DW_CLASS_SERVICE_AREA, draft->arena);
  g_autofree char *slug = dw_public_slug (key);
  g_autofree char *uri = term != NULL ? g_strconcat (GSS, term->code, NULL) : NULL;

  area->id = dw_draft_id (draft, "area/%s", *slug != '\0' ? slug : key);
  area->name = term != NULL ? term->label : name;
  area->uri = uri != NULL ? dw_arena_strdup (draft->arena, uri) : NULL;
  area->service_id = draft->service->id;
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      const DwServiceArea *before = g_ptr_array_index (areas, i);

      if (g_str_equal (before->id, area->id) || (area->uri != NULL && g_strcmp0 (before->uri, area->uri) == 0))
        return;
    }
  dw_draft_append (draft, list, area);
}

/* The boroughs of "Merton & Sutton", or of "Merton/Hammersmith and Fulham", if all of it is boroughs; else none. */
static GPtrArray *
split_boroughs (const char *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*(?:[/&,+]|\\band\\b)\\s*", text, G_REGEX_CASELESS, 0);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *joined = parts[i + 1] != NULL ? g_strjoin (" and ", parts[i], parts[i + 1], NULL) : NULL;
      const DwTerm *both = joined != NULL ? find_borough (joined, FALSE) : NULL;
      const DwTerm *one = both == NULL ? find_borough (parts[i], TRUE) : NULL;

      i += both != NULL;
      if (both != NULL || one != NULL)
        g_ptr_array_add (found, (gpointer) (guintptr) (both != NULL ? both : one));
      else if (*parts[i] != '\0')
        return g_ptr_array_new ();
    }

  return g_steal_pointer (&found);
}

const char *
dw_put_area (DwDraft        *draft,
             const DwColumn *column,
             const DwCell   *cell)
{
  const DwTerm *whole = find_borough (cell->text, FALSE);
  g_autoptr (GPtrArray) boroughs = whole == NULL ? split_boroughs (cell->text) : NULL;

  if (boroughs == NULL || boroughs->len < 2)
    add_area (draft, cell->text, cell->text, whole);
  else
    for (guint i = 0; i < boroughs->len; i++)
      {
        const DwTerm *term = g_ptr_array_index (boroughs, i);

        add_area (draft, term->label, term->label, term);
      }

  return NULL;
}

/* Communities that directories name, with short codes. Others get their words as a code. */
static const struct { const char *code; const char *name; } communities[] = {
  { "somali", "Somali" },
  { "afghan", "Afghan" },
  { "asylum-refugee", "People seeking asylum and refugees" },
  { "global-majority", "Black and global majority" },
  { "no-recourse", "No recourse to public funds" },
  { "learning-english", "Learning English" },
  { "new-arrivals", "New to the area" },
};

const char *
dw_put_community (DwDraft        *draft,
                  const DwColumn *column,
                  const DwCell   *cell)
{
  const char *colon = strchr (cell->text, ':');
  g_autofree char *name
      = g_strstrip (colon != NULL ? g_strndup (cell->text, (gsize) (colon - cell->text)) : g_strdup (cell->text));
  g_autofree char *slug = dw_public_slug (name);
  const char *code = slug;
  DwAttribute *attribute = NULL;

  if (*slug == '\0')
    return _("Write a community such as Somali, or leave the cell empty.");
  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    if (g_ascii_strcasecmp (communities[i].name, name) == 0)
      code = communities[i].code;

  attribute = add_attribute (draft, "community", "Doorway community", code, name);
  attribute->link_type = "audience";
  if (colon != NULL)
    attribute->value = dw_arena_strdup (draft->arena, colon + 1 + strspn (colon + 1, " "));
  return NULL;
}

const char *
dw_put_public_address (DwDraft        *draft,
                       const DwColumn *column,
                       const DwCell   *cell)
{
  if (cell->number > 0)
    add_attribute (draft, "address", "Doorway address", "public", "Public address");
  return NULL;
}

const char *
dw_put_names_right (DwDraft        *draft,
                    const DwColumn *column,
                    const DwCell   *cell)
{
  draft->are_names_right = cell->number > 0;
  return NULL;
}

const char *
dw_put_programme (DwDraft        *draft,
                  const DwColumn *column,
                  const DwCell   *cell)
{
  draft->programme = cell->text;
  draft->part = dw_class_new (&DW_CLASS_ATTRIBUTE, draft->arena);
  draft->part->link_id = draft->service->id;
  draft->part->link_entity = "service";
  dw_draft_append (draft, &draft->service->attributes, draft->part);
  return NULL;
}

const char *
dw_put_source (DwDraft        *draft,
               const DwColumn *column,
               const DwCell   *cell)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;

  if (dw_cell_match ("([a-z0-9-]+): +(.+)", cell->text, &match))
    {
      code = g_match_info_fetch (match, 1);
      name = g_match_info_fetch (match, 2);
    }
  else
    {
      code = dw_public_slug (cell->text);
      name = g_strdup (cell->text);
    }

  draft->source = add_attribute (draft, "source", "Doorway source document", code, name);
  draft->source->link_type = "source";
  return NULL;
}

const char *
dw_put_source_words (DwDraft        *draft,
                     const DwColumn *column,
                     const DwCell   *cell)
{
  if (draft->source == NULL)
    return _("Write the document as well, under “Source document”.");

  draft->source->value = cell->text;
  return NULL;
}
