/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-hold-store.h"

#include <glib/gi18n-lib.h>

#include "dw-page.h"
#include "dw-snapshot-private.h"
#include "dw-spare-feeds.h"

enum
{
  HELD_AT,
  N_BEFORE,
  N_ADDED,
  N_CHANGED,
  N_GONE,
  N_PHONES_BEFORE,
  N_PHONES_CHANGED,
  N_FAULTS,
  N_QUARANTINED,
};

#define HOLD_SQL                                                                                             \
  "SELECT held_at, n_before, n_added, n_changed, n_gone, n_phones_before, n_phones_changed, n_faults,"       \
  " n_quarantined FROM feed_hold WHERE feed_id = ?"

gboolean
dw_snapshot_end_hold (DwDb    *db,
                      gint64   feed_id,
                      GError **error)
{
  static const char *const deletions[] = {
    "DELETE FROM held_example WHERE feed_id = ?",
    "DELETE FROM held_record WHERE feed_id = ?",
    "DELETE FROM feed_hold WHERE feed_id = ?",
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

static DwStatement *
find_hold (DwDb    *db,
           gint64   feed_id,
           DwStep  *step,
           GError **error)
{
  DwStatement *select = dw_statement_new (db, HOLD_SQL, error);

  *step = DW_STEP_ERROR;
  if (select == NULL)
    return NULL;

  dw_statement_bind_int (select, 1, feed_id);
  *step = dw_statement_step (select, error);
  return select;
}

static gboolean
read_examples (DwDb     *db,
               gint64    feed_id,
               DwArena  *arena,
               DwHold   *hold,
               GError  **error)
{
  g_autoptr (DwStatement) select = NULL;
  DwHoldExample *examples = dw_arena_alloc (arena, 2 * DW_HOLD_EXAMPLES * sizeof *examples);
  DwStep step;

  select = dw_statement_new (db,
                             "SELECT name, was, now FROM held_example WHERE feed_id = ?"
                             " ORDER BY was IS NOT NULL, number LIMIT ?",
                             error);
  if (select == NULL)
    return FALSE;

  dw_statement_bind_int (select, 1, feed_id);
  dw_statement_bind_int (select, 2, 2 * DW_HOLD_EXAMPLES);
  while ((step = dw_statement_step (select, error)) == DW_STEP_ROW)
    examples[hold->n_examples++] = (DwHoldExample) {
      .name = dw_arena_strdup (arena, dw_statement_get_text (select, 0)),
      .was = dw_arena_strdup (arena, dw_statement_get_text (select, 1)),
      .now = dw_arena_strdup (arena, dw_statement_get_text (select, 2)),
    };
  hold->examples = examples;
  return step == DW_STEP_DONE;
}

gboolean
dw_hold_read (DwDb     *db,
              gint64    feed_id,
              DwArena  *arena,
              DwHold   *hold,
              gboolean *is_held,
              GError  **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  *is_held = FALSE;
  row = find_hold (db, feed_id, &step, error);
  if (step != DW_STEP_ROW)
    return step == DW_STEP_DONE;

  *is_held = TRUE;
  *hold = (DwHold) {
    .held_at = dw_statement_get_int (row, HELD_AT),
    .n_before = (guint) dw_statement_get_int (row, N_BEFORE),
    .n_added = (guint) dw_statement_get_int (row, N_ADDED),
    .n_changed = (guint) dw_statement_get_int (row, N_CHANGED),
    .n_gone = (guint) dw_statement_get_int (row, N_GONE),
    .n_phones_before = (guint) dw_statement_get_int (row, N_PHONES_BEFORE),
    .n_phones_changed = (guint) dw_statement_get_int (row, N_PHONES_CHANGED),
  };
  return read_examples (db, feed_id, arena, hold, error);
}

gboolean
dw_hold_is_lost (DwDb   *db,
                 gint64  feed_id)
{
  g_autoptr (DwStatement) row = dw_statement_new (db,
                                                  "SELECT 1 FROM feed_hold WHERE feed_id = ?1"
                                                  " AND NOT EXISTS (SELECT 1 FROM held_record WHERE feed_id = ?1)", NULL);

  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, feed_id);
  return dw_statement_step (row, NULL) == DW_STEP_ROW;
}

static gboolean
refuse_lost (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                       _("The list that this is about was lost with the damaged directory. Update the feed, and you are asked again about the list that comes."));
  return FALSE;
}

static gboolean
refuse_nothing_held (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                       _("Nothing of that feed waits for an answer. The copy you have is the one in use."));
  return FALSE;
}

static gboolean
put_held (DwSnapshot   *snapshot,
          DwStatement  *row,
          GError      **error)
{
  const char *source_id = dw_statement_get_text (row, 0);
  gsize length;
  gconstpointer json = dw_statement_get_blob (row, 1, &length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwService) service = NULL;

  if (dw_statement_is_null (row, 1))
    return dw_snapshot_remove (snapshot, source_id, error);

  bytes = g_bytes_new_static (json, length);
  service = dw_page_parse_service (bytes, error);
  return service != NULL && dw_snapshot_put (snapshot, source_id, json, length, service, error);
}

static gboolean
put_all_held (DwSnapshot  *snapshot,
              GError     **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (snapshot->writer->db, "SELECT source_id, json FROM held_record WHERE feed_id = ? ORDER BY rowid",
                          error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, snapshot->feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    if (!put_held (snapshot, row, error))
      return FALSE;
  return step == DW_STEP_DONE;
}

gboolean
dw_writer_accept_hold (DwWriter           *writer,
                       gint64              feed_id,
                       DwSnapshotSummary  *summary,
                       GError            **error)
{
  g_autoptr (DwSnapshot) snapshot = dw_snapshot_begin_as (writer, feed_id, DW_SNAPSHOT_DELTA, DW_GATE_OPEN, error);
  g_autoptr (DwStatement) hold = NULL;
  guint n_faults, n_quarantined;
  DwStep step;

  if (snapshot == NULL)
    return FALSE;

  hold = find_hold (writer->db, feed_id, &step, error);
  if (step != DW_STEP_ROW)
    return step == DW_STEP_DONE && refuse_nothing_held (error);
  if (dw_hold_is_lost (writer->db, feed_id))
    return refuse_lost (error);

  /* It is as old as when it came, not as when somebody said yes. */
  snapshot->now = dw_statement_get_int (hold, HELD_AT);
  n_faults = (guint) dw_statement_get_int (hold, N_FAULTS);
  n_quarantined = (guint) dw_statement_get_int (hold, N_QUARANTINED);
  g_clear_pointer (&hold, dw_statement_free);

  return put_all_held (snapshot, error)
         && dw_snapshot_commit (g_steal_pointer (&snapshot), NULL, n_faults, n_quarantined, summary, error);
}

static gboolean
remember_rejected (DwDb    *db,
                   gint64   feed_id,
                   GError **error)
{
  static const char *const sql[] = {
    "INSERT INTO feed_crawl (feed_id, rejected) SELECT feed_id, digest FROM feed_hold WHERE feed_id = ?1"
    " ON CONFLICT (feed_id) DO UPDATE SET rejected = excluded.rejected",
    "UPDATE feed SET last_problem = NULL WHERE id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (DwStatement) statement = dw_statement_new (db, sql[i], error);

      if (statement == NULL)
        return FALSE;
      dw_statement_bind_int (statement, 1, feed_id);
      if (!dw_statement_run (statement, error))
        return FALSE;
      if (i == 0 && dw_db_changes (db) == 0)
        return refuse_nothing_held (error);
    }

  return TRUE;
}

gboolean
dw_writer_reject_hold (DwWriter  *writer,
                       gint64     feed_id,
                       GError   **error)
{
  DwDb *db = writer->db;

  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  if (dw_hold_is_lost (db, feed_id))
    return refuse_lost (error);
  if (dw_db_begin (db, error) && remember_rejected (db, feed_id, error) && dw_snapshot_end_hold (db, feed_id, error)
      && dw_spare_feeds_commit (db, writer->data_dir, error))
    {
      dw_db_settle (db);
      return TRUE;
    }

  dw_db_rollback (db);
  return FALSE;
}
