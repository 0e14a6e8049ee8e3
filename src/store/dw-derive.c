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

static gboolean
put_summary (DwDeriver        *deriver,
             gint64            id,
             const DwService  *service,
             const DwDerived  *derived,
             GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_SERVICE];

  dw_statement_bind_int (insert, 1, id);
  bind_text (insert, 2, service->organization != NULL ? service->organization->name : NULL);
  bind_text (insert, 3, derived->description);
  bind_text (insert, 4, derived->area);
  bind_text (insert, 5, service->assured_date);
  dw_statement_bind_blob (insert, 6, derived->marks, derived->n_marks * sizeof (DwMark));
  bind_text (insert, 7, derived->price.words);
  bind_text (insert, 8, derived->price.from);
  bind_text (insert, 9, derived->price.until);
  return dw_statement_run (insert, error);
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

static gboolean
put_places (DwDeriver        *deriver,
            gint64            id,
            const DwDerived  *derived,
            GError          **error)
{
  DwStatement *insert = deriver->statements[INSERT_PLACE];

  for (guint i = 0; i < derived->n_places; i++)
    {
      const DwDerivedPlace *place = &derived->places[i];

      dw_statement_bind_int (insert, 1, id);
      dw_statement_bind_int (insert, 2, i);
      dw_statement_bind_double (insert, 3, place->latitude);
      dw_statement_bind_double (insert, 4, place->longitude);
      bind_text (insert, 5, place->postcode);
      if (!dw_statement_run (insert, error))
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
    {
      dw_statement_bind_int (deriver->statements[i], 1, id);
      if (!dw_statement_run (deriver->statements[i], error))
        return FALSE;
    }

  return TRUE;
}
