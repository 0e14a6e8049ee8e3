/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-schema.h"
#include "dw-snapshot-private.h"
#include "dw-spare-feeds.h"
#include "dw-twins.h"

/* Returns: (element-type gint64): numbers of the feed's records that were absent from the complete list before this
   one. */
static GHashTable *
read_absent (DwSnapshot  *snapshot,
             GError     **error)
{
  g_autoptr (GHashTable) absent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DwStatement) select = NULL;
  DwStep step;

  select = dw_statement_new (snapshot->writer->db,
                             "SELECT c.id FROM record_crawl AS c CROSS JOIN raw_record AS r ON r.id = c.id"
                             " WHERE c.n_absent > 0 AND r.feed_id = ?",
                             error);
  if (select == NULL)
    return NULL;

  dw_statement_bind_int (select, 1, snapshot->feed_id);
  while ((step = dw_statement_step (select, error)) == DW_STEP_ROW)
    {
      gint64 id = dw_statement_get_int (select, 0);

      g_hash_table_add (absent, g_memdup2 (&id, sizeof id));
    }
  return step == DW_STEP_DONE ? g_steal_pointer (&absent) : NULL;
}

static gboolean
note_absent (DwSnapshot  *snapshot,
             gint64       id,
             guint        n_absent,
             GError     **error)
{
  DwStatement *note = snapshot->statements[DW_SNAPSHOT_NOTE_ABSENT];

  dw_statement_bind_int (note, 1, id);
  dw_statement_bind_int (note, 2, n_absent);
  return dw_statement_run (note, error);
}

/* What becomes of a record that the snapshot did not speak of. */
static gboolean
settle_unseen (DwSnapshot         *snapshot,
               gint64              id,
               gboolean            was_absent,
               DwSnapshotSummary  *summary,
               GError            **error)
{
  if (snapshot->kind == DW_SNAPSHOT_WHOLE || (snapshot->kind == DW_SNAPSHOT_LISTED && was_absent))
    {
      summary->n_removed++;
      return dw_snapshot_forget (snapshot, id, error);
    }

  summary->n_unchanged++;
  if (snapshot->kind == DW_SNAPSHOT_DELTA)
    return TRUE;
  summary->n_absent++;
  return note_absent (snapshot, id, 1, error);
}

static gboolean
settle (DwSnapshot         *snapshot,
        DwSnapshotSummary  *summary,
        GError            **error)
{
  g_autoptr (GHashTable) absent = read_absent (snapshot, error);

  if (absent == NULL)
    return FALSE;

  for (guint i = 0; i < dw_roll_get_length (snapshot->roll); i++)
    {
      gint64 id;
      DwRollMark mark = dw_roll_get (snapshot->roll, i, &id);
      gboolean was_absent = g_hash_table_contains (absent, &id);

      summary->n_unchanged += mark == DW_ROLL_SEEN;
      summary->n_changed += mark == DW_ROLL_CHANGED;
      summary->n_removed += mark == DW_ROLL_GONE;
      if (mark == DW_ROLL_UNSEEN && !settle_unseen (snapshot, id, was_absent, summary, error))
        return FALSE;
      if (mark == DW_ROLL_GONE && !dw_snapshot_forget (snapshot, id, error))
        return FALSE;
      if ((mark == DW_ROLL_SEEN || mark == DW_ROLL_CHANGED) && was_absent && !note_absent (snapshot, id, 0, error))
        return FALSE;
    }

  summary->n_added = snapshot->n_added;
  return TRUE;
}

static gboolean
mark_synced (DwSnapshot               *snapshot,
             const char               *etag,
             guint                     n_faults,
             guint                     n_quarantined,
             const DwSnapshotSummary  *summary,
             GError                  **error)
{
  g_autoptr (DwStatement) update = NULL;

  update = dw_statement_new (snapshot->writer->db,
                             "UPDATE feed SET attempted_at = ?1, synced_at = ?7, last_problem = NULL, n_services = ?2,"
                             " n_faults = ?3, n_quarantined = ?4, etag = ?5 WHERE id = ?6",
                             error);
  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, dw_clock_now (snapshot->writer->clock));
  dw_statement_bind_int (update, 2, (gint64) summary->n_added + summary->n_changed + summary->n_unchanged);
  dw_statement_bind_int (update, 3, n_faults);
  dw_statement_bind_int (update, 4, n_quarantined);
  dw_statement_bind_text (update, 5, etag);
  dw_statement_bind_int (update, 6, snapshot->feed_id);
  dw_statement_bind_int (update, 7, snapshot->now);
  return dw_statement_run (update, error);
}

static gboolean
note_changes (DwSnapshot               *snapshot,
              const DwSnapshotSummary  *summary,
              GError                  **error)
{
  gboolean moves_twins = snapshot->moves_twins || summary->n_added + summary->n_removed > 0;

  if (summary->n_added + summary->n_changed + summary->n_removed == 0)
    return TRUE;

  return (!moves_twins || dw_twins_work_out (snapshot->writer->db, error))
         && (!snapshot->withholds || dw_schema_forget_marks (snapshot->writer->db, error))
         && dw_schema_raise_generation (snapshot->writer->db, error);
}

static gboolean
take_in (DwSnapshot         *snapshot,
         const char         *etag,
         guint               n_faults,
         guint               n_quarantined,
         DwSnapshotSummary  *summary,
         GError            **error)
{
  DwDb *db = snapshot->writer->db;

  return dw_snapshot_pass_gate (snapshot, error) && settle (snapshot, summary, error)
         && dw_snapshot_end_hold (db, snapshot->feed_id, error)
         && mark_synced (snapshot, etag, n_faults, n_quarantined, summary, error)
         && note_changes (snapshot, summary, error);
}

static gboolean
write_notes (DwSnapshot  *snapshot,
             GError     **error)
{
  return !snapshot->has_notes
         || dw_writer_put_notes (snapshot->writer->db, snapshot->feed_id, &snapshot->notes, error);
}

gboolean
dw_snapshot_commit (DwSnapshot         *snapshot,
                    const char         *etag,
                    guint               n_faults,
                    guint               n_quarantined,
                    DwSnapshotSummary  *summary,
                    GError            **error)
{
  DwDb *db = snapshot->writer->db;
  DwSnapshotSummary counted = { 0 };
  gboolean is_in;

  if (snapshot->trouble != NULL)
    is_in = dw_snapshot_fail_again (snapshot, error);
  else if (snapshot->gate == DW_GATE_HOLD)
    is_in = dw_snapshot_hold (snapshot, n_faults, n_quarantined, error);
  else
    is_in = take_in (snapshot, etag, n_faults, n_quarantined, &counted, error);
  is_in = is_in && write_notes (snapshot, error) && dw_spare_feeds_commit (db, snapshot->writer->data_dir, error);
  if (!is_in)
    dw_db_rollback (db);

  dw_snapshot_free (snapshot);
  if (!is_in)
    return FALSE;

  dw_db_settle (db);
  if (summary != NULL)
    *summary = counted;
  return TRUE;
}
