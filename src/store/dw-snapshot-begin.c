/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-snapshot-private.h"
#include "dw-store-lock.h"

static const char *const sql[DW_SNAPSHOT_N_STATEMENTS] = {
  [DW_SNAPSHOT_FIND] = "SELECT id, hash, json FROM raw_record WHERE feed_id = ? AND source_id = ?",
  [DW_SNAPSHOT_INSERT] = "INSERT INTO raw_record (feed_id, source_id, hash, first_seen, fetched_at, json)"
                         " VALUES (?, ?, ?, ?, ?, ?)",
  [DW_SNAPSHOT_UPDATE] = "UPDATE raw_record SET hash = ?, fetched_at = ?, json = ? WHERE id = ?",
  [DW_SNAPSHOT_DELETE] = "DELETE FROM raw_record WHERE id = ?",
  [DW_SNAPSHOT_FORGET] = "DELETE FROM record_crawl WHERE id = ?",
  [DW_SNAPSHOT_NOTE_ITEM] = "INSERT INTO record_crawl (id, item) VALUES (?1, ?2)"
                            " ON CONFLICT (id) DO UPDATE SET item = ?2 WHERE item IS NOT ?2",
  [DW_SNAPSHOT_NOTE_ABSENT] = "INSERT INTO record_crawl (id, n_absent) VALUES (?1, ?2)"
                              " ON CONFLICT (id) DO UPDATE SET n_absent = ?2",
  [DW_SNAPSHOT_SET_ASIDE] = "INSERT OR REPLACE INTO held_record (feed_id, source_id, json) VALUES (?, ?, ?)",
  [DW_SNAPSHOT_TAKE_BACK] = "DELETE FROM held_record WHERE feed_id = ? AND source_id = ?",
  [DW_SNAPSHOT_LIKENESS] = "SELECT s.marks, f.borough, f.minimum_age, f.maximum_age FROM service AS s JOIN service_fact AS f ON f.id = s.id"
                           " WHERE s.id = ?",
};

static void
free_example (gpointer example)
{
  char **texts = example;

  for (guint i = 0; i < 3; i++)
    g_free (texts[i]);
  g_free (texts);
}

void
dw_snapshot_free (DwSnapshot *snapshot)
{
  for (guint i = 0; i < DW_SNAPSHOT_N_STATEMENTS; i++)
    g_clear_pointer (&snapshot->statements[i], dw_statement_free);
  g_clear_pointer (&snapshot->deriver, dw_deriver_free);
  g_clear_pointer (&snapshot->roll, dw_roll_free);
  g_clear_error (&snapshot->trouble);
  g_ptr_array_unref (snapshot->examples);
  g_clear_pointer (&snapshot->arena, dw_arena_unref);

  snapshot->writer->snapshot = NULL;
  dw_store_lock_release (snapshot->lock);
  g_free (snapshot);
}

void
dw_snapshot_abandon (DwSnapshot *snapshot)
{
  dw_db_rollback (snapshot->writer->db);
  dw_snapshot_free (snapshot);
}

static gboolean
call_roll (DwSnapshot  *snapshot,
           GError     **error)
{
  g_autoptr (DwStatement) select = NULL;
  DwStep step;

  select = dw_statement_new (snapshot->writer->db, "SELECT id FROM raw_record WHERE feed_id = ?", error);
  if (select == NULL)
    return FALSE;

  snapshot->roll = dw_roll_new ();
  dw_statement_bind_int (select, 1, snapshot->feed_id);
  while ((step = dw_statement_step (select, error)) == DW_STEP_ROW)
    dw_roll_add (snapshot->roll, dw_statement_get_int (select, 0));

  dw_roll_close (snapshot->roll);
  return step == DW_STEP_DONE;
}

static gboolean
prepare (DwSnapshot  *snapshot,
         gint64       feed_id,
         GError     **error)
{
  snapshot->feed_id = feed_id;
  if (!call_roll (snapshot, error))
    return FALSE;
  snapshot->change.n_before = dw_roll_get_length (snapshot->roll);

  for (guint i = 0; i < DW_SNAPSHOT_N_STATEMENTS; i++)
    {
      snapshot->statements[i] = dw_statement_new (snapshot->writer->db, sql[i], error);
      if (snapshot->statements[i] == NULL)
        return FALSE;
    }

  snapshot->deriver = dw_deriver_new (snapshot->writer->db, error);
  if (snapshot->deriver == NULL)
    return FALSE;

  dw_deriver_set_fetched_at (snapshot->deriver, snapshot->now);
  return TRUE;
}

static DwSnapshot *
start (DwWriter  *writer,
       GError   **error)
{
  g_autoptr (DwSnapshot) snapshot = NULL;
  int lock;

  g_return_val_if_fail (writer->snapshot == NULL, NULL);

  lock = dw_store_lock_take (writer->data_dir, error);
  if (lock < 0)
    return NULL;

  snapshot = g_new0 (DwSnapshot, 1);
  snapshot->writer = writer;
  snapshot->now = dw_clock_now (writer->clock);
  snapshot->lock = lock;
  snapshot->examples = g_ptr_array_new_with_free_func (free_example);
  writer->snapshot = snapshot;

  return dw_db_begin (writer->db, error) ? g_steal_pointer (&snapshot) : NULL;
}

DwSnapshot *
dw_snapshot_begin (DwWriter  *writer,
                   gint64     feed_id,
                   GError   **error)
{
  return dw_snapshot_begin_as (writer, feed_id, DW_SNAPSHOT_WHOLE, DW_GATE_OPEN, error);
}

DwSnapshot *
dw_snapshot_begin_as (DwWriter        *writer,
                      gint64           feed_id,
                      DwSnapshotKind   kind,
                      DwSnapshotGate   gate,
                      GError         **error)
{
  g_autoptr (DwSnapshot) snapshot = start (writer, error);

  if (snapshot == NULL || !dw_writer_has_feed (writer, feed_id, error) || !prepare (snapshot, feed_id, error))
    return NULL;

  snapshot->kind = kind;
  return dw_snapshot_set_gate (snapshot, gate, error) ? g_steal_pointer (&snapshot) : NULL;
}

DwSnapshot *
dw_snapshot_begin_new (DwWriter      *writer,
                       const DwFeed  *draft,
                       GError       **error)
{
  g_autoptr (DwSnapshot) snapshot = NULL;
  gint64 feed_id;

  g_return_val_if_fail (draft->url != NULL && draft->name != NULL, NULL);

  snapshot = start (writer, error);
  if (snapshot == NULL)
    return NULL;

  feed_id = dw_writer_insert_feed (writer, draft, error);
  if (feed_id == 0 || !prepare (snapshot, feed_id, error))
    return NULL;

  return g_steal_pointer (&snapshot);
}

gint64
dw_snapshot_get_feed_id (DwSnapshot *snapshot)
{
  return snapshot->feed_id;
}
