/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-service-words.h"

#include <string.h>

#include "dw-index-text.h"

typedef enum
{
  COLUMN_NAME = DW_WORD_COLUMN_NAME,
  COLUMN_ALTERNATE_NAME,
  COLUMN_ORGANISATION,
  COLUMN_TERMS,
  COLUMN_DESCRIPTION,
  COLUMN_PLACE,
} Column;

/* The names of boroughs come with the areas, where they were stated; "running" is what a club does. */
static const DwFacet labelled_facets[] = {
  DW_FACET_NEED, DW_FACET_ROUTE, DW_FACET_COST, DW_FACET_DELIVERY, DW_FACET_LEVEL,
};

gboolean
dw_service_words_is_visited (const char *type)
{
  return g_strcmp0 (type, "postal") != 0 && g_strcmp0 (type, "virtual") != 0;
}

static void
gather_terms (const DwService *service,
              const DwFacts   *facts,
              GString         *column)
{
  g_autofree char *stated = dw_facts_dup_terms_text (service);

  dw_index_text_append (column, stated);
  for (guint i = 0; i < G_N_ELEMENTS (labelled_facets); i++)
    {
      DwFacet facet = labelled_facets[i];
      guint n_terms;
      const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

      if (facts->basis[facet] != DW_BASIS_STATED)
        continue;
      for (guint bit = 0; bit < n_terms; bit++)
        if ((facts->terms[facet] & ((DwMask) 1 << bit)) != 0)
          dw_index_text_append (column, terms[bit].label);
    }

  DW_LIST_FOREACH (DwLanguage, language, &service->languages)
    dw_index_text_append (column, language->name);
}

static void
gather_description (const DwService *service,
                    const DwFacts   *facts,
                    GString         *column)
{
  const char *const texts[] = {
    service->description,       service->eligibility_description, service->fees,
    service->fees_description,  service->application_process,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dw_index_text_append (column, texts[i]);

  if (g_strcmp0 (facts->who_for, service->eligibility_description) != 0)
    dw_index_text_append (column, facts->who_for);

  DW_LIST_FOREACH (DwSchedule, schedule, &service->schedules)
    dw_index_text_append (column, schedule->description);
  DW_LIST_FOREACH (DwServiceAtLocation, at, &service->service_at_locations)
    DW_LIST_FOREACH (DwSchedule, schedule, &at->schedules)
      dw_index_text_append (column, schedule->description);
}

static void
gather_location (const DwLocation *location,
                 GString          *column)
{
  dw_index_text_append (column, location->name);
  dw_index_text_append (column, location->alternate_name);
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    {
      dw_index_text_append (column, address->address_1);
      dw_index_text_append (column, address->address_2);
      dw_index_text_append (column, address->city);
      dw_index_text_append (column, address->region);
      dw_index_text_append (column, address->postal_code);
    }
}

/* Where a place must not be known, the record does not have it: see feed/dw-redact.h. */
static void
gather_places (const DwService *service,
               GString         *column)
{
  DW_LIST_FOREACH (DwServiceArea, area, &service->service_areas)
    dw_index_text_append (column, area->name != NULL ? area->name : area->service_area);

  DW_LIST_FOREACH (DwServiceAtLocation, at, &service->service_at_locations)
    if (at->location != NULL)
      gather_location (at->location, column);
}

void
dw_service_words_gather (const DwService  *service,
                         const DwFacts    *facts,
                         GString         **columns)
{
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    g_string_truncate (columns[i], 0);

  dw_index_text_append (columns[COLUMN_NAME], service->name);
  dw_index_text_append (columns[COLUMN_ALTERNATE_NAME], service->alternate_name);
  if (service->organization != NULL)
    {
      dw_index_text_append (columns[COLUMN_ORGANISATION], service->organization->name);
      dw_index_text_append (columns[COLUMN_ORGANISATION], service->organization->alternate_name);
    }
  gather_terms (service, facts, columns[COLUMN_TERMS]);
  gather_description (service, facts, columns[COLUMN_DESCRIPTION]);
  gather_places (service, columns[COLUMN_PLACE]);
}

char *
dw_service_words_dup_areas (const DwService *service)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  DW_LIST_FOREACH (DwServiceArea, area, &service->service_areas)
    {
      const char *name = area->name != NULL ? area->name : area->service_area;

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Where to cut so that no word is: the last space, unless that would leave less than half. */
static void
cut_between_words (GString *head)
{
  const char *space = strrchr (head->str, ' ');

  if (space != NULL && (gsize) (space - head->str) > head->len / 2)
    g_string_truncate (head, space - head->str);
  g_string_append (head, "…");
}

/* Letters and the plain space are nearly all there is. */
static gboolean
is_space (gunichar character)
{
  if (character > ' ' && character < 0x80)
    return FALSE;

  return character == ' ' || g_unichar_isspace (character);
}

/* How many bytes of @text, at most @most, are words of ASCII with one space between. */
static guint
count_plain (const char *text,
             guint       most)
{
  guint n = 0;

  while (n < most && text[n] >= ' ' && text[n] <= '~' && (text[n] != ' ' || (n > 0 && text[n - 1] != ' ')))
    n++;
  while (n > 0 && text[n - 1] == ' ')
    n--;

  return n;
}

char *
dw_service_words_dup_head (const char *text,
                           guint       max_characters)
{
  GString *head;
  guint n_characters = 0;
  gboolean want_space = FALSE;

  if (text == NULL)
    return NULL;

  n_characters = count_plain (text, max_characters);
  head = g_string_new_len (text, n_characters);
  for (const char *p = text + n_characters; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (is_space (character))
        {
          want_space = head->len > 0;
          continue;
        }
      if (n_characters >= max_characters)
        {
          cut_between_words (head);
          break;
        }
      if (want_space)
        g_string_append_c (head, ' ');
      n_characters += want_space ? 2 : 1;
      want_space = FALSE;
      if (character < 0x80)
        g_string_append_c (head, (char) character);
      else
        g_string_append_unichar (head, character);
    }

  return g_string_free (head, FALSE);
}
