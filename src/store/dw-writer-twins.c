/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-schema.h"
#include "dw-spare-feeds.h"
#include "dw-twins.h"
#include "dw-writer-private.h"

/* The columns of a decision, the record of the lower address first, so that a pair has one row however it is told. */
#define PAIR_SQL                                                                                                      \
  " FROM raw_record AS a JOIN feed AS f ON f.id = a.feed_id, raw_record AS b JOIN feed AS g ON g.id = b.feed_id"      \
  " WHERE a.id IN (?1, ?2) AND b.id IN (?1, ?2) AND f.url < g.url"

static gboolean
check_pair (DwDb    *db,
            gint64   one,
            gint64   other,
            GError **error)
{
  g_autoptr (DwStatement) row = NULL;

  row = dw_statement_new (db, "SELECT count(*), count(DISTINCT feed_id) FROM raw_record WHERE id IN (?, ?)", error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, one);
  dw_statement_bind_int (row, 2, other);
  if (dw_statement_step (row, error) != DW_STEP_ROW)
    return FALSE;

  if (one != other && dw_statement_get_int (row, 0) < 2)
    g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("That service is not in the directory any more."));
  else if (dw_statement_get_int (row, 1) < 2)
    g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_SAME_FEED,
                         _("Both records come from one feed, whose publisher says that they are two services."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_decision (DwWriter    *writer,
                gint64       one,
                gint64       other,
                DwSameness   sameness,
                GError     **error)
{
  g_autoptr (DwStatement) statement = NULL;

  if (sameness == DW_SAMENESS_MAYBE)
    statement = dw_statement_new (writer->db,
                                  "DELETE FROM sameness_decision WHERE (one_url, one_id, other_url, other_id) IN"
                                  " (SELECT f.url, a.source_id, g.url, b.source_id" PAIR_SQL ")",
                                  error);
  else
    statement = dw_statement_new (writer->db,
                                  "INSERT OR REPLACE INTO sameness_decision"
                                  " (one_url, one_id, other_url, other_id, is_same, decided_at)"
                                  " SELECT f.url, a.source_id, g.url, b.source_id, ?3, ?4" PAIR_SQL,
                                  error);
  if (statement == NULL)
    return FALSE;

  dw_statement_bind_int (statement, 1, one);
  dw_statement_bind_int (statement, 2, other);
  if (sameness != DW_SAMENESS_MAYBE)
    {
      dw_statement_bind_int (statement, 3, sameness == DW_SAMENESS_SAME);
      dw_statement_bind_int (statement, 4, dw_clock_now (writer->clock));
    }
  return dw_statement_run (statement, error);
}

gboolean
dw_writer_decide_sameness (DwWriter    *writer,
                           gint64       one,
                           gint64       other,
                           DwSameness   sameness,
                           GError     **error)
{
  DwDb *db = writer->db;

  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  if (dw_db_begin (db, error) && check_pair (db, one, other, error)
      && write_decision (writer, one, other, sameness, error) && dw_twins_work_out (db, error)
      && dw_schema_raise_generation (db, error) && dw_spare_feeds_commit (db, writer->data_dir, error))
    return TRUE;

  dw_db_rollback (db);
  return FALSE;
}
