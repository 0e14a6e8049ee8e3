/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-schema.h"
#include "dw-snapshot-private.h"
#include "dw-spare-feeds.h"
#include "dw-twins.h"

gboolean
dw_writer_refuse_feed (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("That feed is not in the directory any more."));
  return FALSE;
}

gboolean
dw_writer_has_feed (DwWriter  *writer,
                    gint64     feed_id,
                    GError   **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (writer->db, "SELECT 1 FROM feed WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  dw_statement_bind_int (statement, 1, feed_id);
  switch (dw_statement_step (statement, error))
    {
    case DW_STEP_ROW:
      return TRUE;
    case DW_STEP_DONE:
      return dw_writer_refuse_feed (error);
    case DW_STEP_ERROR:
    default:
      return FALSE;
    }
}

/* Whether @url is free: FALSE with DW_STORE_ERROR_EXISTS. */
static gboolean
check_is_new_url (DwDb        *db,
                  const char  *url,
                  GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, "SELECT 1 FROM feed WHERE url = ?", error);
  DwStep step;

  if (statement == NULL)
    return FALSE;

  dw_statement_bind_text (statement, 1, url);
  step = dw_statement_step (statement, error);
  if (step == DW_STEP_ROW)
    g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS, _("That feed is already in the directory."));

  return step == DW_STEP_DONE;
}

static gboolean
insert_feed (DwWriter      *writer,
             const DwFeed  *draft,
             GError       **error)
{
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (writer->db,
                             "INSERT INTO feed (url, name, licence, attribution, notice, trust, is_starter, added_at)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  dw_statement_bind_text (insert, 1, draft->url);
  dw_statement_bind_text (insert, 2, draft->name);
  dw_statement_bind_text (insert, 3, draft->licence);
  dw_statement_bind_text (insert, 4, draft->attribution);
  dw_statement_bind_text (insert, 5, draft->notice);
  dw_statement_bind_int (insert, 6, draft->trust);
  dw_statement_bind_int (insert, 7, draft->is_starter ? 1 : 0);
  dw_statement_bind_int (insert, 8, dw_clock_now (writer->clock));
  return dw_statement_run (insert, error);
}

gint64
dw_writer_insert_feed (DwWriter      *writer,
                       const DwFeed  *draft,
                       GError       **error)
{
  gint64 id;

  if (!check_is_new_url (writer->db, draft->url, error) || !insert_feed (writer, draft, error))
    return 0;

  id = dw_db_last_row_id (writer->db);
  if (!dw_schema_set_number (writer->db, "feeds_ever", id, error) || !dw_schema_raise_generation (writer->db, error))
    return 0;

  return id;
}

gint64
dw_writer_add_feed (DwWriter      *writer,
                    const DwFeed  *draft,
                    GError       **error)
{
  gint64 id = 0;

  g_return_val_if_fail (draft->url != NULL && draft->name != NULL && writer->snapshot == NULL, 0);

  if (dw_db_begin (writer->db, error) && (id = dw_writer_insert_feed (writer, draft, error)) != 0
      && dw_spare_feeds_commit (writer->db, writer->data_dir, error))
    return id;

  dw_db_rollback (writer->db);
  return 0;
}

static gboolean
delete_feed (DwDb     *db,
             gint64    feed_id,
             GError  **error)
{
  static const char *const deletions[] = {
    "DELETE FROM signed_record WHERE object_id IN (SELECT id FROM signed_object WHERE feed_id = ?)",
    "DELETE FROM signed_object WHERE feed_id = ?",
    "DELETE FROM signed_mirror WHERE feed_id = ?",
    "DELETE FROM signed_key WHERE feed_id = ?",
    "DELETE FROM signed_feed WHERE feed_id = ?",
    "DELETE FROM service_text WHERE rowid IN (SELECT id FROM raw_record WHERE feed_id = ?)",
    "DELETE FROM service_place WHERE service_id IN (SELECT id FROM raw_record WHERE feed_id = ?)",
    "DELETE FROM service WHERE id IN (SELECT id FROM raw_record WHERE feed_id = ?)",
    "DELETE FROM service_fact WHERE id IN (SELECT id FROM raw_record WHERE feed_id = ?)",
    "DELETE FROM record_crawl WHERE id IN (SELECT id FROM raw_record WHERE feed_id = ?)",
    "DELETE FROM held_example WHERE feed_id = ?",
    "DELETE FROM held_record WHERE feed_id = ?",
    "DELETE FROM feed_hold WHERE feed_id = ?",
    "DELETE FROM feed_crawl WHERE feed_id = ?",
    "DELETE FROM raw_record WHERE feed_id = ?",
    "DELETE FROM feed WHERE id = ?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (DwStatement) statement = dw_statement_new (db, deletions[i], error);

      if (statement == NULL)
        return FALSE;
      dw_statement_bind_int (statement, 1, feed_id);
      if (!dw_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_writer_remove_feed (DwWriter  *writer,
                       gint64     feed_id,
                       GError   **error)
{
  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  if (dw_db_begin (writer->db, error) && dw_writer_has_feed (writer, feed_id, error)
      && delete_feed (writer->db, feed_id, error) && dw_twins_work_out (writer->db, error)
      && dw_schema_raise_generation (writer->db, error)
      && dw_spare_feeds_commit (writer->db, writer->data_dir, error))
    {
      dw_db_settle (writer->db);
      return TRUE;
    }

  dw_db_rollback (writer->db);
  return FALSE;
}

gboolean
dw_writer_note_attempt (DwWriter    *writer,
                        gint64       feed_id,
                        const char  *problem,
                        GError     **error)
{
  g_autoptr (DwStatement) update = NULL;

  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  update = dw_statement_new (writer->db,
                             "UPDATE feed SET attempted_at = ?1, last_problem = ?2,"
                             " synced_at = iif (?2 IS NULL, ?1, synced_at) WHERE id = ?3",
                             error);
  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, dw_clock_now (writer->clock));
  dw_statement_bind_text (update, 2, problem);
  dw_statement_bind_int (update, 3, feed_id);
  if (!dw_statement_run (update, error) || (dw_db_changes (writer->db) == 0 && !dw_writer_refuse_feed (error)))
    return FALSE;

  /* What the publisher has now is what is in the directory: nothing else waits for an answer. */
  return problem != NULL || dw_snapshot_end_hold (writer->db, feed_id, error);
}

gboolean
dw_writer_note_unreached (DwWriter    *writer,
                          gint64       feed_id,
                          const char  *problem,
                          GError     **error)
{
  g_autoptr (DwStatement) update = NULL;

  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  update = dw_statement_new (writer->db, "UPDATE feed SET last_problem = ?1 WHERE id = ?2", error);
  if (update == NULL)
    return FALSE;

  dw_statement_bind_text (update, 1, problem);
  dw_statement_bind_int (update, 2, feed_id);
  return dw_statement_run (update, error) && (dw_db_changes (writer->db) > 0 || dw_writer_refuse_feed (error));
}
