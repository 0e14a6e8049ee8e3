/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plain-directory.h"

#include "dw-distance.h"
#include "dw-query-words.h"

#include <math.h>
#include <sqlite3.h>

enum
{
  AGE = 1 << DW_N_FACETS,
  DISTANCE = AGE << 1,
};

struct _PlainDirectory
{
  sqlite3 *db;
  DwGazetteer *gazetteer;
};

static const char *const facet_columns[DW_N_FACETS] = { "need", "borough", "route", "cost", "delivery", "level", "status" };

static const char schema[] =
  "CREATE VIRTUAL TABLE plain USING fts5 (name, alternate_name, organisation, terms, description, place,"
  " tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2 3');"
  "INSERT INTO plain (rowid, name, alternate_name, organisation, terms, description, place)"
  " SELECT rowid, name, alternate_name, organisation, terms, description, place FROM store.service_text;"
  "CREATE TABLE fact (id INTEGER PRIMARY KEY, need, borough, route, cost, delivery, level, status, areas, minimum_age, maximum_age);"
  "INSERT INTO fact SELECT id, need, borough, route, cost, delivery, level, status, borough,"
  " minimum_age, maximum_age FROM store.service_fact;"
  "CREATE TABLE point (id INTEGER, latitude REAL, longitude REAL);"
  "CREATE TABLE found (id INTEGER PRIMARY KEY);"
  "CREATE TABLE judged (id INTEGER PRIMARY KEY, against INTEGER, unstated INTEGER);";

static void
run (PlainDirectory *self,
     const char     *sql)
{
  g_autofree char *message = NULL;

  if (sqlite3_exec (self->db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (PlainDirectory *self,
         const char     *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (self->db));

  return statement;
}

static gboolean
step (PlainDirectory *self,
      sqlite3_stmt   *statement)
{
  int rc = sqlite3_step (statement);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->db));

  return rc == SQLITE_ROW;
}

/* Steps a statement that has no rows, and finalises it. */
static void
finish (PlainDirectory *self,
        sqlite3_stmt   *statement)
{
  g_assert_false (step (self, statement));
  sqlite3_finalize (statement);
}

static void
measure (sqlite3_context  *context,
         int               n_values,
         sqlite3_value   **values)
{
  sqlite3_result_double (context, dw_distance_m (sqlite3_value_double (values[0]), sqlite3_value_double (values[1]),
                                                 sqlite3_value_double (values[2]), sqlite3_value_double (values[3])));
}

static DwMask
find_borough (const char *code)
{
  return code != NULL ? dw_facet_find (DW_FACET_BOROUGH, code) : 0;
}

/* A place's own point, else that of its postcode; and its borough for a service that states no area. */
static void
put_place (PlainDirectory *self,
           sqlite3_stmt   *place)
{
  gint64 id = sqlite3_column_int64 (place, 0);
  gboolean has_point = sqlite3_column_type (place, 1) != SQLITE_NULL;
  const char *postcode = (const char *) sqlite3_column_text (place, 3);
  double latitude = NAN;
  double longitude = NAN;
  const char *code = NULL;
  gboolean has_sector = postcode != NULL && dw_gazetteer_locate_postcode (self->gazetteer, postcode, &latitude, &longitude, &code);
  g_autofree char *sql = NULL;

  if (has_point)
    {
      latitude = sqlite3_column_double (place, 1);
      longitude = sqlite3_column_double (place, 2);
      if (!has_sector)
        code = dw_gazetteer_nearest_borough (self->gazetteer, (float) latitude, (float) longitude);
    }
  if (isnan (latitude))
    return;

  sql = g_strdup_printf ("INSERT INTO point VALUES (%" G_GINT64_FORMAT ", %.10f, %.10f);"
                         "UPDATE fact SET borough = borough | %" G_GINT64_FORMAT " WHERE areas = 0 AND id = %" G_GINT64_FORMAT,
                         id, latitude, longitude, (gint64) find_borough (code), id);
  run (self, sql);
}

static void
put_places (PlainDirectory *self)
{
  sqlite3_stmt *place = prepare (self, "SELECT service_id, latitude, longitude, postcode FROM store.service_place");

  while (step (self, place))
    put_place (self, place);
  sqlite3_finalize (place);
  run (self, "CREATE INDEX point_id ON point (id)");
}

PlainDirectory *
plain_directory_open (const char  *folder,
                      DwGazetteer *gazetteer)
{
  PlainDirectory *self = g_new0 (PlainDirectory, 1);
  g_autofree char *path = g_build_filename (folder, "directory.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS store; PRAGMA store.query_only = 1", path);

  self->gazetteer = dw_gazetteer_ref (gazetteer);
  g_assert_cmpint (sqlite3_open (":memory:", &self->db), ==, SQLITE_OK);
  sqlite3_create_function (self->db, "metres", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, measure, NULL, NULL);
  run (self, attach);
  run (self, "PRAGMA query_only = 0");
  run (self, schema);
  put_places (self);
  run (self, "DETACH store");
  return self;
}

void
plain_directory_close (PlainDirectory *self)
{
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  dw_gazetteer_unref (self->gazetteer);
  g_free (self);
}

/* --- Words --- */

static guint
count (PlainDirectory *self,
       const char     *expression)
{
  sqlite3_stmt *select = prepare (self, "SELECT count(*) FROM plain WHERE plain MATCH ?");
  guint n = 0;

  sqlite3_bind_text (select, 1, expression, -1, SQLITE_TRANSIENT);
  g_assert_true (step (self, select));
  n = (guint) sqlite3_column_int (select, 0);
  sqlite3_finalize (select);
  return n;
}

char *
plain_directory_dup_expression (PlainDirectory   *self,
                                const DwQuestion *question)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (question->text);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < words->n_items; i++)
    {
      g_autofree char *one = dw_query_words_dup_expression (words, i);
      g_autofree char *stems = NULL;

      if ((int) i == words->prefix && count (self, one) == 0)
        stems = dw_query_words_dup_stem_expression (words);
      g_string_append_printf (all, "%s(%s)", i > 0 ? " OR " : "", stems != NULL ? stems : one);
    }

  return g_string_free (all, all->len == 0);
}

static void
find (PlainDirectory *self,
      const char     *expression)
{
  sqlite3_stmt *insert = prepare (self, expression != NULL ? "INSERT INTO found SELECT rowid FROM plain WHERE plain MATCH ?"
                                                           : "INSERT INTO found SELECT id FROM fact");

  run (self, "DELETE FROM found");
  if (expression != NULL)
    sqlite3_bind_text (insert, 1, expression, -1, SQLITE_TRANSIENT);
  finish (self, insert);
}

/* --- Filters --- */

/* Boroughs whose middle is no farther than the distance asked for and 6 km. */
static DwMask
find_around (PlainDirectory   *self,
             const DwQuestion *question)
{
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  DwMask mask = 0;

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (DwPlace) middle = dw_gazetteer_resolve (self->gazetteer, terms[i].label, NULL);

      if (middle != NULL && dw_distance_m (question->near->latitude, question->near->longitude, (float) middle->latitude,
                                           (float) middle->longitude) <= question->within_m + 6000)
        mask |= G_GUINT64_CONSTANT (1) << i;
    }

  return mask;
}

static char *
write_judgement (void)
{
  g_autoptr (GString) against = g_string_new ("0");
  g_autoptr (GString) unstated = g_string_new ("0");

  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      const char *column = facet_columns[facet];

      g_string_append_printf (against, " | (?%u <> 0 AND %s <> 0 AND (%s & ?%u) = 0) * %u", facet + 1, column, column, facet + 1, 1u << facet);
      g_string_append_printf (unstated, " | (?%u <> 0 AND %s = 0) * %u", facet + 1, column, 1u << facet);
    }
  g_string_append_printf (against, " | (?8 IS NOT NULL AND (coalesce (?8 < minimum_age, 0) OR coalesce (?8 >= maximum_age + 1, 0))) * %d", AGE);
  g_string_append_printf (unstated, " | (?8 IS NOT NULL AND minimum_age IS NULL AND maximum_age IS NULL) * %d", AGE);
  g_string_append_printf (against,
                          " | (?9 IS NOT NULL AND (coalesce (away > ?9, 0) OR (away IS NULL AND (areas & ?12) = 0 AND areas <> 0"
                          " AND (areas & ?13) = 0))) * %d",
                          DISTANCE);
  g_string_append_printf (unstated,
                          " | (?9 IS NOT NULL AND away IS NULL AND (areas & ?12) = 0 AND (areas = 0 OR (areas & ?13) <> 0)) * %d",
                          DISTANCE);

  return g_strdup_printf ("INSERT INTO judged SELECT id, %s, %s FROM (SELECT fact.*, CASE WHEN ?9 IS NOT NULL THEN (SELECT min (metres ("
                          "latitude, longitude, ?10, ?11)) FROM point WHERE point.id = fact.id) END AS away FROM found JOIN fact USING (id))",
                          against->str, unstated->str);
}

static void
judge (PlainDirectory   *self,
       const DwQuestion *question)
{
  g_autofree char *sql = write_judgement ();
  sqlite3_stmt *insert = prepare (self, sql);

  run (self, "DELETE FROM judged");
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    sqlite3_bind_int64 (insert, (int) facet + 1, (gint64) question->chosen[facet]);
  if (!isnan (question->age))
    sqlite3_bind_double (insert, 8, question->age);
  if (question->near != NULL && isfinite (question->within_m))
    {
      sqlite3_bind_double (insert, 9, question->within_m);
      sqlite3_bind_double (insert, 10, question->near->latitude);
      sqlite3_bind_double (insert, 11, question->near->longitude);
      sqlite3_bind_int64 (insert, 12, (gint64) find_borough (question->near->borough_code));
      sqlite3_bind_int64 (insert, 13, (gint64) find_around (self, question));
    }
  finish (self, insert);
}

static void
take_hits (PlainDirectory *self,
           PlainAnswer    *answer)
{
  sqlite3_stmt *select = prepare (self, "SELECT id, unstated FROM judged WHERE against = 0 ORDER BY id");

  while (step (self, select))
    {
      guint unstated = (guint) sqlite3_column_int (select, 1);
      guint facets = unstated & (AGE - 1);
      PlainHit hit = { .id = sqlite3_column_int64 (select, 0),
                       .fits = unstated == 0 ? DW_TRI_YES : DW_TRI_NOT_STATED,
                       .unstated = facets | (unstated != facets ? 1u << 7 : 0) };

      g_array_append_val (answer->hits, hit);
      answer->n_fits += hit.fits == DW_TRI_YES;
      answer->n_not_stated += hit.fits == DW_TRI_NOT_STATED;
    }
  sqlite3_finalize (select);
}

static void
count_mask (DwFacetCounts *counts,
            DwMask         mask)
{
  counts->not_stated += mask == 0;
  for (; mask != 0; mask &= mask - 1)
    counts->counts[__builtin_ctzll (mask)]++;
}

/* A service counts in a facet when nothing but that facet's own choice speaks against it. */
static void
take_counts (PlainDirectory *self,
             PlainAnswer    *answer)
{
  sqlite3_stmt *select = prepare (self, "SELECT against, need, borough, route, cost, delivery, level, status"
                                        " FROM judged JOIN fact USING (id)");

  while (step (self, select))
    for (guint facet = 0; facet < DW_N_FACETS; facet++)
      if (((guint) sqlite3_column_int (select, 0) & ~(1u << facet)) == 0)
        count_mask (&answer->facets[facet], (DwMask) sqlite3_column_int64 (select, (int) facet + 1));
  sqlite3_finalize (select);
}

PlainAnswer *
plain_directory_ask (PlainDirectory   *self,
                     const DwQuestion *question,
                     const char       *expression)
{
  PlainAnswer *answer = g_new0 (PlainAnswer, 1);

  answer->hits = g_array_new (FALSE, FALSE, sizeof (PlainHit));
  find (self, expression);
  judge (self, question);
  take_hits (self, answer);
  take_counts (self, answer);
  return answer;
}

void
plain_answer_free (PlainAnswer *answer)
{
  g_array_unref (answer->hits);
  g_free (answer);
}

GArray *
plain_directory_rank (PlainDirectory *self,
                      const char     *expression,
                      const double   *weights,
                      guint           limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *select = prepare (self, "SELECT rowid FROM plain WHERE plain MATCH ?"
                                        " ORDER BY bm25 (plain, ?, ?, ?, ?, ?, ?) LIMIT ?");

  sqlite3_bind_text (select, 1, expression, -1, SQLITE_TRANSIENT);
  for (int i = 0; i < DW_N_TEXT_COLUMNS; i++)
    sqlite3_bind_double (select, i + 2, weights[i]);
  sqlite3_bind_int (select, DW_N_TEXT_COLUMNS + 2, (int) limit);
  while (step (self, select))
    {
      gint64 id = sqlite3_column_int64 (select, 0);

      g_array_append_val (ids, id);
    }

  sqlite3_finalize (select);
  return ids;
}

gboolean
plain_directory_is_on_edge (PlainDirectory *self,
                            const DwPlace  *place,
                            double          metres)
{
  sqlite3_stmt *select = prepare (self, "SELECT 1 FROM point WHERE abs (metres (latitude, longitude, ?, ?) - ?) < 20");
  gboolean is_on_edge = FALSE;

  sqlite3_bind_double (select, 1, place->latitude);
  sqlite3_bind_double (select, 2, place->longitude);
  sqlite3_bind_double (select, 3, metres);
  is_on_edge = step (self, select);
  sqlite3_finalize (select);
  return is_on_edge;
}
