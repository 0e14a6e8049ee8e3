/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-derive.h"

#include <string.h>

typedef enum
{
  INSERT_FACT,
  INSERT_SERVICE,
  INSERT_PLACE,
  INSERT_TEXT,
  FIND_SERVICE,
  FIND_PLACE,
  COUNT_PLACES,
  READ_TEXT,
  DELETE_FACT,
  DELETE_SERVICE,
  DELETE_PLACES,
  DELETE_TEXT,
  N_STATEMENTS,
} DeriverStatement;

static const char *const sql[N_STATEMENTS] = {
  [INSERT_FACT] = "INSERT INTO service_fact (id, feed_id, need, borough, route, cost, delivery, level, status, bases,"
                  " minimum_age, maximum_age, assured_day, name, times, languages, price_low, price_high, price_more, generation)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                  " (SELECT value + 1 FROM store_meta WHERE name = 'generation'))",
  [INSERT_SERVICE] = "INSERT INTO service (id, organisation, description, area, assured_date, marks, price_words, price_from,"
                     " price_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [INSERT_PLACE] = "INSERT INTO service_place (service_id, place, latitude, longitude, postcode) VALUES (?, ?, ?, ?, ?)",
  [INSERT_TEXT] = "INSERT INTO service_text (rowid, name, alternate_name, organisation, terms, description, place)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?)",
  /* The same values in the same order: whether that is what is there. */
  [FIND_SERVICE] = "SELECT 1 FROM service WHERE id = ? AND organisation IS ? AND description IS ? AND area IS ? AND assured_date IS ?"
                   " AND marks IS ? AND price_words IS ? AND price_from IS ? AND price_until IS ?",
  [FIND_PLACE] = "SELECT 1 FROM service_place WHERE service_id = ? AND place = ? AND latitude IS ? AND longitude IS ? AND postcode IS ?",
  [COUNT_PLACES] = "SELECT count(*) FROM service_place WHERE service_id = ?",
  [READ_TEXT] = "SELECT name, alternate_name, organisation, terms, description, place FROM service_text WHERE rowid = ?",
  [DELETE_FACT] = "DELETE FROM service_fact WHERE id = ?",
  [DELETE_SERVICE] = "DELETE FROM service WHERE id = ?",
  [DELETE_PLACES] = "DELETE FROM service_place WHERE service_id = ?",
  [DELETE_TEXT] = "DELETE FROM service_text WHERE rowid = ?",
};

#define DAY_SECONDS (24 * 60 * 60)

struct _DwDeriver
{
  DwStatement *statements[N_STATEMENTS];
  gint64 last_day;              /* days since 1970-01-01: no day of checking after it is believed */
  gboolean leaves_words_out;    /* only where a benchmark asks for it: the index costs more than all tables */
};

DwDeriver *
dw_deriver_new (DwDb    *db,
                GError **error)
{
  g_autoptr (DwDeriver) deriver = g_new0 (DwDeriver, 1);

  deriver->last_day = G_MAXINT64;
  deriver->leaves_words_out = DW_TESTING && g_getenv ("DOORWAY_TEST_NO_TEXT_INDEX") != NULL;
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      deriver->statements[i] = dw_statement_new (db, sql[i], error);
      if (deriver->statements[i] == NULL)
        return NULL;
    }

  return g_steal_pointer (&deriver);
}

/* As dw_feed_believe_date(): a day more is for clocks and zones. */
void
dw_deriver_set_fetched_at (DwDeriver *deriver,
                           gint64     time)
{
  deriver->last_day = time > 0 ? time / DAY_SECONDS + 1 : G_MAXINT64;
}

void
dw_deriver_free (DwDeriver *deriver)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&deriver->statements[i], dw_statement_free);
  g_free (deriver);
}

gboolean
dw_deriver_takes_words (DwDeriver *deriver)
{
  return !deriver->leaves_words_out;
}

static void
bind_text (DwStatement *statement,
           int          place,
           const char  *text)
{
  if (text != NULL)
    dw_statement_bind_static_text (statement, place, text, strlen (text));
}

static gboolean
put_facts (DwDeriver        *deriver,
           gint64            id,
           gint64            feed_id,
           const DwService  *service,
           const DwDerived  *derived,
           GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_FACT];
  const DwFacts *facts = &derived->facts;
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
  if (derived->has_assured_day && derived->assured_day <= deriver->last_day)
    dw_statement_bind_int (insert, place, derived->assured_day);
  place++;
  bind_text (insert, place++, service->name != NULL ? service->name : "");
  dw_statement_bind_int (insert, place++, (gint64) facts->times);
  dw_statement_bind_int (insert, place++, (gint64) facts->languages);
  dw_statement_bind_double (insert, place++, derived->price.lowest);
  dw_statement_bind_double (insert, place++, derived->price.highest);
  dw_statement_bind_int (insert, place, derived->price.is_more);
  return dw_statement_run (insert, error);
}

static void
bind_summary (DwStatement      *statement,
              gint64            id,
              const DwService  *service,
              const DwDerived  *derived)
{
  dw_statement_bind_int (statement, 1, id);
  bind_text (statement, 2, service->organization != NULL ? service->organization->name : NULL);
  bind_text (statement, 3, derived->description);
  bind_text (statement, 4, derived->area);
  bind_text (statement, 5, service->assured_date);
  dw_statement_bind_blob (statement, 6, derived->marks, derived->n_marks * sizeof (DwMark));
  bind_text (statement, 7, derived->price.words);
  bind_text (statement, 8, derived->price.from);
  bind_text (statement, 9, derived->price.until);
}

static gboolean
put_summary (DwDeriver        *deriver,
             gint64            id,
             const DwService  *service,
             const DwDerived  *derived,
             GError          **error)
{
  bind_summary (deriver->statements[INSERT_SERVICE], id, service, derived);
  return dw_statement_run (deriver->statements[INSERT_SERVICE], error);
}

static gboolean
put_words (DwDeriver        *deriver,
           gint64            id,
           const DwDerived  *derived,
           GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_TEXT];

  if (deriver->leaves_words_out)
    return TRUE;

  dw_statement_bind_int (insert, 1, id);
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    dw_statement_bind_static_text (insert, (int) i + 2, derived->words[i], derived->word_lengths[i]);

  return dw_statement_run (insert, error);
}

static void
bind_place (DwStatement      *statement,
            gint64            id,
            const DwDerived  *derived,
            guint             i)
{
  const DwDerivedPlace *place = &derived->places[i];

  dw_statement_bind_int (statement, 1, id);
  dw_statement_bind_int (statement, 2, i);
  dw_statement_bind_double (statement, 3, place->latitude);
  dw_statement_bind_double (statement, 4, place->longitude);
  bind_text (statement, 5, place->postcode);
}

static gboolean
put_places (DwDeriver        *deriver,
            gint64            id,
            const DwDerived  *derived,
            GError          **error)
{
  for (guint i = 0; i < derived->n_places; i++)
    {
      bind_place (deriver->statements[INSERT_PLACE], id, derived, i);
      if (!dw_statement_run (deriver->statements[INSERT_PLACE], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_deriver_put_derived (DwDeriver        *deriver,
                        gint64            id,
                        gint64            feed_id,
                        const DwService  *service,
                        const DwDerived  *derived,
                        GError          **error)
{
  return put_facts (deriver, id, feed_id, service, derived, error) && put_summary (deriver, id, service, derived, error)
         && put_words (deriver, id, derived, error) && put_places (deriver, id, derived, error);
}

static gboolean
run_with (DwDeriver        *deriver,
          DeriverStatement  which,
          gint64            id,
          GError          **error)
{
  dw_statement_bind_int (deriver->statements[which], 1, id);
  return dw_statement_run (deriver->statements[which], error);
}

/* Nothing may follow a step that failed: SQLite may have ended the transaction. */
static gboolean
finds (DwStatement  *find,
       gboolean     *is_found,
       GError      **error)
{
  DwStep step = dw_statement_step (find, error);

  *is_found = step == DW_STEP_ROW;
  dw_statement_reset (find);
  return step != DW_STEP_ERROR;
}

static gboolean
change_summary (DwDeriver        *deriver,
                gint64            id,
                const DwService  *service,
                const DwDerived  *derived,
                GError          **error)
{
  gboolean is_same;

  bind_summary (deriver->statements[FIND_SERVICE], id, service, derived);
  if (!finds (deriver->statements[FIND_SERVICE], &is_same, error))
    return FALSE;

  return is_same
         || (run_with (deriver, DELETE_SERVICE, id, error) && put_summary (deriver, id, service, derived, error));
}

/* Whether the row that @read stands at has the words of @derived. */
static gboolean
has_words (DwStatement     *read,
           const DwDerived *derived)
{
  for (guint i = 0; i < DW_N_WORD_COLUMNS; i++)
    {
      gsize length;
      gconstpointer words = dw_statement_get_blob (read, (int) i, &length);

      if (length != derived->word_lengths[i] || (length > 0 && memcmp (words, derived->words[i], length) != 0))
        return FALSE;
    }

  return TRUE;
}

static gboolean
change_words (DwDeriver        *deriver,
              gint64            id,
              const DwDerived  *derived,
              GError          **error)
{
  DwStatement *read = deriver->statements[READ_TEXT];
  gboolean is_same;
  DwStep step;

  if (deriver->leaves_words_out)
    return TRUE;

  dw_statement_bind_int (read, 1, id);
  step = dw_statement_step (read, error);
  is_same = step == DW_STEP_ROW && has_words (read, derived);
  dw_statement_reset (read);
  if (step == DW_STEP_ERROR)
    return FALSE;

  return is_same || (run_with (deriver, DELETE_TEXT, id, error) && put_words (deriver, id, derived, error));
}

static gboolean
has_places (DwDeriver        *deriver,
            gint64            id,
            const DwDerived  *derived,
            gboolean         *is_same,
            GError          **error)
{
  DwStatement *count = deriver->statements[COUNT_PLACES];
  DwStep step;

  dw_statement_bind_int (count, 1, id);
  step = dw_statement_step (count, error);
  *is_same = step == DW_STEP_ROW && dw_statement_get_int (count, 0) == derived->n_places;
  dw_statement_reset (count);
  if (step == DW_STEP_ERROR)
    return FALSE;

  for (guint i = 0; *is_same && i < derived->n_places; i++)
    {
      bind_place (deriver->statements[FIND_PLACE], id, derived, i);
      if (!finds (deriver->statements[FIND_PLACE], is_same, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
change_places (DwDeriver        *deriver,
               gint64            id,
               const DwDerived  *derived,
               GError          **error)
{
  gboolean is_same;

  if (!has_places (deriver, id, derived, &is_same, error))
    return FALSE;

  return is_same || (run_with (deriver, DELETE_PLACES, id, error) && put_places (deriver, id, derived, error));
}

/* Looked for first, and not left to ON CONFLICT: what SQLite could have to take back makes FTS5 write out its words
   each time. */
gboolean
dw_deriver_change (DwDeriver        *deriver,
                   gint64            id,
                   gint64            feed_id,
                   const DwService  *service,
                   const DwDerived  *derived,
                   GError          **error)
{
  g_autoptr (DwArena) arena = derived == NULL ? dw_arena_new () : NULL;

  if (derived == NULL)
    derived = dw_derived_work_out (service, !deriver->leaves_words_out, arena);

  return run_with (deriver, DELETE_FACT, id, error) && put_facts (deriver, id, feed_id, service, derived, error)
         && change_summary (deriver, id, service, derived, error) && change_words (deriver, id, derived, error)
         && change_places (deriver, id, derived, error);
}

gboolean
dw_deriver_put (DwDeriver        *deriver,
                gint64            id,
                gint64            feed_id,
                const DwService  *service,
                GError          **error)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  const DwDerived *derived = dw_derived_work_out (service, !deriver->leaves_words_out, arena);

  return dw_deriver_put_derived (deriver, id, feed_id, service, derived, error);
}

gboolean
dw_deriver_remove (DwDeriver  *deriver,
                   gint64      id,
                   GError    **error)
{
  for (guint i = DELETE_FACT; i < N_STATEMENTS; i++)
    if (!run_with (deriver, i, id, error))
      return FALSE;

  return TRUE;
}
