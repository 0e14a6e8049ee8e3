/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-derived.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* "Its first 400 characters or so". */
#define DESCRIPTION_CHARACTERS 400
#define AREA_CHARACTERS 400

static void
read_assured_day (DwDerived  *derived,
                  const char *date)
{
  GDate day;
  guint year, month, number;

  if (date == NULL || sscanf (date, "%4u-%2u-%2u", &year, &month, &number) != 3
      || !g_date_valid_dmy (number, (GDateMonth) month, (GDateYear) year))
    return;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, number, (GDateMonth) month, (GDateYear) year);
  derived->assured_day = (gint64) g_date_get_julian (&day) - DW_JULIAN_OF_1970;
  derived->has_assured_day = TRUE;
}

/* Not stated is the same as not stated. */
static gboolean
is_same_number (double a,
                double b)
{
  return (isnan (a) && isnan (b)) || (a <= b && a >= b);
}

static gboolean
has_place (const DwDerivedPlace *places,
           guint                 n_places,
           const DwDerivedPlace *wanted)
{
  for (guint i = 0; i < n_places; i++)
    if (is_same_number (places[i].latitude, wanted->latitude) && is_same_number (places[i].longitude, wanted->longitude)
        && g_strcmp0 (places[i].postcode, wanted->postcode) == 0)
      return TRUE;

  return FALSE;
}

/* Nought and nought is how a form leaves a point empty: it is in the sea off Africa. */
static gboolean
is_point (const DwLocation *location)
{
  return fabs (location->latitude) <= 90 && fabs (location->longitude) <= 180
         && (fabs (location->latitude) > 0 || fabs (location->longitude) > 0);
}

static const char *
find_postcode (const DwLocation *location)
{
  DW_LIST_FOREACH (DwAddress, address, &location->addresses)
    if (address->postal_code != NULL && dw_service_words_is_visited (address->address_type))
      return address->postal_code;

  return NULL;
}

static GArray *
gather_places (const DwService *service)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (DwDerivedPlace));

  DW_LIST_FOREACH (DwServiceAtLocation, at, &service->service_at_locations)
    {
      const DwLocation *location = at->location;
      DwDerivedPlace place = { NAN, NAN, NULL };

      if (location == NULL || !dw_service_words_is_visited (location->location_type))
        continue;
      if (is_point (location))
        {
          place.latitude = location->latitude;
          place.longitude = location->longitude;
        }
      place.postcode = find_postcode (location);
      if ((place.postcode != NULL || !isnan (place.latitude))
          && !has_place ((const DwDerivedPlace *) places->data, places->len, &place))
        g_array_append_val (places, place);
    }

  return places;
}

static gconstpointer
keep (DwArena *arena,
      GArray  *array,
      gsize    size)
{
  return array->len > 0 ? memcpy (dw_arena_alloc (arena, array->len * size), array->data, array->len * size) : NULL;
}

static void
read_lists (DwDerived       *derived,
            const DwService *service,
            DwArena         *arena)
{
  g_autoptr (GArray) marks = dw_likeness_read_marks (service);
  g_autoptr (GArray) places = gather_places (service);

  derived->marks = keep (arena, marks, sizeof (DwMark));
  derived->n_marks = marks->len;
  derived->places = keep (arena, places, sizeof (DwDerivedPlace));
  derived->n_places = places->len;
}

static void
read_words (DwDerived       *derived,
            const DwService *service,
            DwArena         *arena)
{
  GString *columns[DW_N_WORD_COLUMNS];

  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    columns[i] = g_string_new (NULL);
  dw_service_words_gather (service, &derived->facts, columns);
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    {
      derived->words[i] = dw_arena_strndup (arena, columns[i]->str, columns[i]->len);
      derived->word_lengths[i] = columns[i]->len;
      g_string_free (columns[i], TRUE);
    }
}

const DwDerived *
dw_derived_work_out (const DwService *service,
                     gboolean         with_words,
                     DwArena         *arena)
{
  DwDerived *derived = dw_arena_alloc (arena, sizeof *derived);
  g_autofree char *description = dw_service_words_dup_head (service->description, DESCRIPTION_CHARACTERS);
  g_autofree char *areas = dw_service_words_dup_areas (service);
  g_autofree char *area = dw_service_words_dup_head (areas, AREA_CHARACTERS);

  derived->facts = dw_facts_read (service);
  derived->price = dw_price_read (service, arena);
  derived->description = dw_arena_strdup (arena, description);
  derived->area = dw_arena_strdup (arena, area);
  read_assured_day (derived, service->assured_date);
  read_lists (derived, service, arena);
  if (with_words)
    read_words (derived, service, arena);

  return derived;
}

/* Whether a word ends at byte @at of @line, or begins there. */
static gboolean
is_edge (const char *line,
         gsize       length,
         gsize       at)
{
  return at == 0 || at == length || line[at - 1] == ' ' || line[at] == ' ';
}

/* Whether @after has all words that stood in @before, but for what was set in at one point: within a word, it makes
 * another word of it. */
static gboolean
keeps_line (const char *before,
            gsize       before_length,
            const char *after,
            gsize       after_length)
{
  gsize head = 0, tail = 0;

  if (after_length < before_length)
    return FALSE;

  while (head < before_length && before[head] == after[head])
    head++;
  while (tail < before_length && before[before_length - 1 - tail] == after[after_length - 1 - tail])
    tail++;
  while (!is_edge (before, before_length, head) || !is_edge (after, after_length, head))
    head--;
  while (!is_edge (before, before_length, before_length - tail) || !is_edge (after, after_length, after_length - tail))
    tail--;
  return head + tail >= before_length;
}

gboolean
dw_derived_takes_back (const DwDerived *after,
                       const DwDerived *before)
{
  for (guint i = DW_WORD_COLUMN_NAME + 1; i < DW_N_WORD_COLUMNS; i++)
    if (!keeps_line (before->words[i], before->word_lengths[i], after->words[i], after->word_lengths[i]))
      return TRUE;

  for (guint i = 0; i < before->n_places; i++)
    if (!has_place (after->places, after->n_places, &before->places[i]))
      return TRUE;

  return FALSE;
}
