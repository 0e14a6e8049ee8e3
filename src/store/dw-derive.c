/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-derive.h"

#include <math.h>
#include <stdio.h>

#include "dw-likeness.h"
#include "dw-service-words.h"

/* "Its first 400 characters or so". */
#define DESCRIPTION_CHARACTERS 400
#define AREA_CHARACTERS 400

typedef enum
{
  INSERT_FACT,
  INSERT_SERVICE,
  INSERT_PLACE,
  INSERT_TEXT,
  DELETE_FACT,
  DELETE_SERVICE,
  DELETE_PLACES,
  DELETE_TEXT,
  N_STATEMENTS,
} DeriverStatement;

static const char *const sql[N_STATEMENTS] = {
  [INSERT_FACT] = "INSERT INTO service_fact (id, feed_id, need, borough, route, cost, delivery, level, status, bases,"
                  " minimum_age, maximum_age, assured_day, name, times, languages, generation)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                  " (SELECT value + 1 FROM store_meta WHERE name = 'generation'))",
  [INSERT_SERVICE] = "INSERT INTO service (id, organisation, description, area, assured_date, marks) VALUES (?, ?, ?, ?, ?, ?)",
  [INSERT_PLACE] = "INSERT INTO service_place (service_id, place, latitude, longitude, postcode) VALUES (?, ?, ?, ?, ?)",
  [INSERT_TEXT] = "INSERT INTO service_text (rowid, name, alternate_name, organisation, terms, description, place)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?)",
  [DELETE_FACT] = "DELETE FROM service_fact WHERE id = ?",
  [DELETE_SERVICE] = "DELETE FROM service WHERE id = ?",
  [DELETE_PLACES] = "DELETE FROM service_place WHERE service_id = ?",
  [DELETE_TEXT] = "DELETE FROM service_text WHERE rowid = ?",
};

struct _DwDeriver
{
  DwStatement *statements[N_STATEMENTS];
  GString *columns[DW_N_WORD_COLUMNS]; /* kept from record to record: their memory is used again */
  gboolean leaves_words_out;           /* only where a benchmark asks for it: the index costs more than all tables */
};

DwDeriver *
dw_deriver_new (DwDb    *db,
                GError **error)
{
  g_autoptr (DwDeriver) deriver = g_new0 (DwDeriver, 1);

  deriver->leaves_words_out = DW_TESTING && g_getenv ("DOORWAY_TEST_NO_TEXT_INDEX") != NULL;
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    deriver->columns[i] = g_string_new (NULL);

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      deriver->statements[i] = dw_statement_new (db, sql[i], error);
      if (deriver->statements[i] == NULL)
        return NULL;
    }

  return g_steal_pointer (&deriver);
}

void
dw_deriver_free (DwDeriver *deriver)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&deriver->statements[i], dw_statement_free);
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    g_string_free (deriver->columns[i], TRUE);
  g_free (deriver);
}

static void
bind_assured_day (DwStatement *statement,
                  int          place,
                  const char  *date)
{
  GDate day;
  guint year, month, number;

  if (date == NULL || sscanf (date, "%4u-%2u-%2u", &year, &month, &number) != 3
      || !g_date_valid_dmy (number, (GDateMonth) month, (GDateYear) year))
    return;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, number, (GDateMonth) month, (GDateYear) year);
  dw_statement_bind_int (statement, place, (gint64) g_date_get_julian (&day) - DW_JULIAN_OF_1970);
}

static gboolean
put_facts (DwDeriver        *deriver,
           gint64            id,
           gint64            feed_id,
           const DwService  *service,
           const DwFacts    *facts,
           GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_FACT];
  guint bases = 0;
  int place = 1;

  dw_statement_bind_int (insert, place++, id);
  dw_statement_bind_int (insert, place++, feed_id);
  for (guint i = 0; i < DW_N_FACETS; i++)
    {
      dw_statement_bind_int (insert, place++, (gint64) facts->terms[i]);
      bases |= (guint) facts->basis[i] << (2 * i);
    }
  bases |= (guint) facts->times_basis << (2 * DW_N_FACETS);
  dw_statement_bind_int (insert, place++, bases);
  dw_statement_bind_double (insert, place++, facts->minimum_age);
  dw_statement_bind_double (insert, place++, facts->maximum_age);
  bind_assured_day (insert, place++, service->assured_date);
  dw_statement_bind_text (insert, place++, service->name != NULL ? service->name : "");
  dw_statement_bind_int (insert, place++, (gint64) facts->times);
  dw_statement_bind_int (insert, place, (gint64) facts->languages);
  return dw_statement_run (insert, error);
}

static gboolean
put_summary (DwDeriver        *deriver,
             gint64            id,
             const DwService  *service,
             const DwFacts    *facts,
             GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_SERVICE];
  g_autoptr (GArray) marks = dw_likeness_read_marks (service, TRUE);
  g_autofree char *description = dw_service_words_dup_head (service->description, DESCRIPTION_CHARACTERS);
  g_autofree char *areas = dw_service_words_dup_areas (service);
  g_autofree char *area = dw_service_words_dup_head (areas, AREA_CHARACTERS);

  dw_statement_bind_int (insert, 1, id);
  dw_statement_bind_text (insert, 2, service->organization != NULL ? service->organization->name : NULL);
  dw_statement_bind_text (insert, 3, description);
  dw_statement_bind_text (insert, 4, area);
  dw_statement_bind_text (insert, 5, service->assured_date);
  dw_statement_bind_blob (insert, 6, marks->data, marks->len * sizeof (DwMark));
  return dw_statement_run (insert, error);
}

static gboolean
put_words (DwDeriver        *deriver,
           gint64            id,
           const DwService  *service,
           const DwFacts    *facts,
           GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_TEXT];

  if (deriver->leaves_words_out)
    return TRUE;

  dw_service_words_gather (service, facts, deriver->columns);
  dw_statement_bind_int (insert, 1, id);
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    dw_statement_bind_static_text (insert, (int) i + 2, deriver->columns[i]->str, deriver->columns[i]->len);

  return dw_statement_run (insert, error);
}

typedef struct
{
  double latitude;
  double longitude;
  const char *postcode;
} Place;

/* Not stated is the same as not stated. */
static gboolean
is_same_number (double a,
                double b)
{
  return (isnan (a) && isnan (b)) || (a <= b && a >= b);
}

static gboolean
has_place (GArray      *places,
           const Place *wanted)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (is_same_number (place->latitude, wanted->latitude) && is_same_number (place->longitude, wanted->longitude)
          && g_strcmp0 (place->postcode, wanted->postcode) == 0)
        return TRUE;
    }

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
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));

  DW_LIST_FOREACH (DwServiceAtLocation, at, &service->service_at_locations)
    {
      const DwLocation *location = at->location;
      Place place = { NAN, NAN, NULL };

      if (location == NULL || !dw_service_words_is_visited (location->location_type))
        continue;
      if (is_point (location))
        {
          place.latitude = location->latitude;
          place.longitude = location->longitude;
        }
      place.postcode = find_postcode (location);
      if ((place.postcode != NULL || !isnan (place.latitude)) && !has_place (places, &place))
        g_array_append_val (places, place);
    }

  return places;
}

static gboolean
put_places (DwDeriver        *deriver,
            gint64            id,
            const DwService  *service,
            GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_PLACE];
  g_autoptr (GArray) places = gather_places (service);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      dw_statement_bind_int (insert, 1, id);
      dw_statement_bind_int (insert, 2, i);
      dw_statement_bind_double (insert, 3, place->latitude);
      dw_statement_bind_double (insert, 4, place->longitude);
      dw_statement_bind_text (insert, 5, place->postcode);
      if (!dw_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_deriver_put (DwDeriver        *deriver,
                gint64            id,
                gint64            feed_id,
                const DwService  *service,
                GError          **error)
{
  DwFacts facts = dw_facts_read (service);

  return put_facts (deriver, id, feed_id, service, &facts, error)
         && put_summary (deriver, id, service, &facts, error)
         && put_words (deriver, id, service, &facts, error)
         && put_places (deriver, id, service, error);
}

gboolean
dw_deriver_remove (DwDeriver  *deriver,
                   gint64      id,
                   GError    **error)
{
  for (guint i = DELETE_FACT; i < N_STATEMENTS; i++)
    {
      dw_statement_bind_int (deriver->statements[i], 1, id);
      if (!dw_statement_run (deriver->statements[i], error))
        return FALSE;
    }

  return TRUE;
}
