/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "dw-queries.h"
#include "dw-reader-private.h"

static gboolean
count_rows (DwReader    *reader,
            const char  *sql,
            gint64       since,
            guint       *n_rows,
            GError     **error)
{
  g_autoptr (DwStatement) count = dw_statement_new (reader->db, sql, error);

  if (count == NULL)
    return FALSE;
  if (since >= 0)
    dw_statement_bind_int (count, 1, since);
  if (dw_statement_step (count, error) == DW_STEP_ERROR)
    return FALSE;

  *n_rows = (guint) dw_statement_get_int (count, 0);
  return TRUE;
}

static void
allocate (DwColumns *columns,
          guint      n_services,
          guint      n_places)
{
  columns->ids = g_malloc_n (n_services, sizeof *columns->ids);
  columns->feed_ids = g_malloc_n (n_services, sizeof *columns->feed_ids);
  for (guint i = 0; i < DW_N_FACETS; i++)
    columns->terms[i] = g_malloc_n (n_services, sizeof *columns->terms[i]);
  columns->minimum_age = g_malloc_n (n_services, sizeof *columns->minimum_age);
  columns->maximum_age = g_malloc_n (n_services, sizeof *columns->maximum_age);
  columns->assured_day = g_malloc_n (n_services, sizeof *columns->assured_day);
  columns->places = g_malloc_n (n_places, sizeof *columns->places);
  columns->times = g_malloc_n (n_services, sizeof *columns->times);
  columns->languages = g_malloc_n (n_services, sizeof *columns->languages);
  columns->prices = g_malloc_n (n_services, sizeof *columns->prices);
  columns->names = g_malloc_n (n_services, sizeof *columns->names);
  columns->texts = g_string_chunk_new (16 * 1024);
}

static const char *
keep_name (DwColumns  *columns,
           const char *name)
{
  return name != NULL && g_utf8_validate (name, -1, NULL) ? g_string_chunk_insert (columns->texts, name) : "";
}

static void
read_fact (DwColumns   *columns,
           DwStatement *row)
{
  guint index = columns->n_services++;

  columns->ids[index] = dw_statement_get_int (row, DW_FACT_ID);
  columns->feed_ids[index] = dw_statement_get_int (row, DW_FACT_FEED_ID);
  for (int i = 0; i < DW_N_FACETS; i++)
    columns->terms[i][index] = (DwMask) dw_statement_get_int (row, DW_FACT_TERMS + i);
  columns->minimum_age[index] = (float) dw_statement_get_double (row, DW_FACT_MINIMUM_AGE);
  columns->maximum_age[index] = (float) dw_statement_get_double (row, DW_FACT_MAXIMUM_AGE);
  columns->assured_day[index] = dw_statement_is_null (row, DW_FACT_ASSURED_DAY)
                                    ? G_MININT32
                                    : (gint32) dw_statement_get_int (row, DW_FACT_ASSURED_DAY);
  columns->times[index] = (DwMask) dw_statement_get_int (row, DW_FACT_TIMES);
  columns->languages[index] = (DwMask) dw_statement_get_int (row, DW_FACT_LANGUAGES);
  columns->prices[index] = dw_price_range_make (dw_statement_get_double (row, DW_FACT_PRICE_LOW),
                                                dw_statement_get_double (row, DW_FACT_PRICE_HIGH),
                                                dw_statement_get_int (row, DW_FACT_PRICE_MORE) != 0);
  columns->names[index] = keep_name (columns, dw_statement_get_text (row, DW_FACT_NAME));
}

/* @since: of which generation's successors; −1: every row. */
static DwStatement *
prepare (DwReader       *reader,
         const DwQuery  *all,
         const DwQuery  *changed,
         gint64          since,
         GError        **error)
{
  DwStatement *row = dw_query_prepare (since < 0 ? all : changed, reader->db, error);

  if (row != NULL && since >= 0)
    dw_statement_bind_int (row, 1, since);
  return row;
}

static gboolean
read_facts (DwReader   *reader,
            DwColumns  *columns,
            guint       n_rows,
            gint64      since,
            GError    **error)
{
  g_autoptr (DwStatement) row = prepare (reader, &DW_QUERY_FACTS, &DW_QUERY_FACTS_SINCE, since, error);
  DwStep step = DW_STEP_DONE;

  if (row == NULL)
    return FALSE;

  while (columns->n_services < n_rows && (step = dw_statement_step (row, error)) == DW_STEP_ROW)
    read_fact (columns, row);

  return step != DW_STEP_ERROR;
}

static void
read_place (DwColumns   *columns,
            DwStatement *row,
            guint32      service)
{
  DwServicePlace *place = &columns->places[columns->n_places++];
  const char *postcode = dw_statement_get_text (row, DW_PLACE_POSTCODE);

  place->service = service;
  place->latitude = (float) dw_statement_get_double (row, DW_PLACE_LATITUDE);
  place->longitude = (float) dw_statement_get_double (row, DW_PLACE_LONGITUDE);
  place->postcode = NULL;
  if (postcode != NULL && g_utf8_validate (postcode, -1, NULL))
    place->postcode = g_string_chunk_insert_const (columns->texts, postcode);
}

/* Both tables come in the order of the services' numbers: one walk along both. */
static gboolean
read_places (DwReader   *reader,
             DwColumns  *columns,
             guint       n_rows,
             gint64      since,
             GError    **error)
{
  g_autoptr (DwStatement) row = prepare (reader, &DW_QUERY_PLACES, &DW_QUERY_PLACES_SINCE, since, error);
  DwStep step = DW_STEP_DONE;
  guint32 service = 0;

  if (row == NULL)
    return FALSE;

  while (columns->n_places < n_rows && (step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 id = dw_statement_get_int (row, DW_PLACE_SERVICE_ID);

      while (service < columns->n_services && columns->ids[service] < id)
        service++;
      if (service < columns->n_services && columns->ids[service] == id)
        read_place (columns, row, service);
    }

  return step != DW_STEP_ERROR;
}

static gboolean
count_all (DwReader  *reader,
           gint64     since,
           guint     *n_services,
           guint     *n_places,
           GError   **error)
{
  if (since < 0)
    return count_rows (reader, "SELECT count(*) FROM service_fact", since, n_services, error)
           && count_rows (reader, "SELECT count(*) FROM service_place", since, n_places, error);

  return count_rows (reader, "SELECT count(*) FROM service_fact WHERE generation > ?1", since, n_services, error)
         && count_rows (reader,
                        "SELECT count(*) FROM service_fact AS t CROSS JOIN service_place AS p ON p.service_id = t.id"
                        " WHERE t.generation > ?1",
                        since, n_places, error);
}

static DwColumns *
load (DwReader  *reader,
      gint64     since,
      GError   **error)
{
  g_autoptr (DwColumns) columns = g_new0 (DwColumns, 1);
  guint n_services, n_places;

  if (!dw_reader_read_generation (reader, &columns->generation, error)
      || !count_all (reader, since, &n_services, &n_places, error))
    return NULL;

  allocate (columns, n_services, n_places);
  if (!read_facts (reader, columns, n_services, since, error) || !read_places (reader, columns, n_places, since, error))
    return NULL;

  return g_steal_pointer (&columns);
}

DwColumns *
dw_reader_load_columns (DwReader  *reader,
                        GError   **error)
{
  return dw_reader_load_columns_since (reader, -1, error);
}

DwColumns *
dw_reader_load_columns_since (DwReader  *reader,
                              gint64     since,
                              GError   **error)
{
  DwColumns *columns;

  if (!dw_db_begin_read (reader->db, error))
    return NULL;

  columns = load (reader, since, error);
  dw_db_rollback (reader->db);
  return columns;
}

void
dw_columns_free (DwColumns *columns)
{
  g_free (columns->ids);
  g_free (columns->feed_ids);
  for (guint i = 0; i < DW_N_FACETS; i++)
    g_free (columns->terms[i]);
  g_free (columns->minimum_age);
  g_free (columns->maximum_age);
  g_free (columns->assured_day);
  g_free (columns->places);
  g_free (columns->times);
  g_free (columns->languages);
  g_free (columns->prices);
  g_free (columns->names);
  g_clear_pointer (&columns->texts, g_string_chunk_free);
  g_free (columns);
}
