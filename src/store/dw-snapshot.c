/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-derive.h"
#include "dw-hash.h"
#include "dw-roll.h"
#include "dw-schema.h"
#include "dw-store-lock.h"
#include "dw-twins.h"
#include "dw-writer-private.h"

typedef enum
{
  FIND,
  INSERT,
  UPDATE,
  DELETE,
  N_STATEMENTS,
} SnapshotStatement;

static const char *const sql[N_STATEMENTS] = {
  [FIND] = "SELECT id, hash, json FROM raw_record WHERE feed_id = ? AND source_id = ?",
  [INSERT] = "INSERT INTO raw_record (feed_id, source_id, hash, first_seen, fetched_at, json) VALUES (?, ?, ?, ?, ?, ?)",
  [UPDATE] = "UPDATE raw_record SET hash = ?, fetched_at = ?, json = ? WHERE id = ?",
  [DELETE] = "DELETE FROM raw_record WHERE id = ?",
};

struct _DwSnapshot
{
  DwWriter *writer;
  gint64 feed_id;
  gint64 now;
  int lock;
  DwStatement *statements[N_STATEMENTS];
  DwDeriver *deriver;
  DwRoll *roll;
  guint n_added;
  GError *trouble; /* of the first put that failed: SQLite may have ended the transaction, and nothing may follow it */
};

static void
free_snapshot (DwSnapshot *snapshot)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&snapshot->statements[i], dw_statement_free);
  g_clear_pointer (&snapshot->deriver, dw_deriver_free);
  g_clear_pointer (&snapshot->roll, dw_roll_free);
  g_clear_error (&snapshot->trouble);

  snapshot->writer->snapshot = NULL;
  dw_store_lock_release (snapshot->lock);
  g_free (snapshot);
}

void
dw_snapshot_abandon (DwSnapshot *snapshot)
{
  dw_db_rollback (snapshot->writer->db);
  free_snapshot (snapshot);
}

static gboolean
call_roll (DwSnapshot  *snapshot,
           GError     **error)
{
  g_autoptr (DwStatement) select = NULL;
  DwStep step;

  select = dw_statement_new (snapshot->writer->db, "SELECT id FROM raw_record WHERE feed_id = ? ORDER BY id", error);
  if (select == NULL)
    return FALSE;

  snapshot->roll = dw_roll_new ();
  dw_statement_bind_int (select, 1, snapshot->feed_id);
  while ((step = dw_statement_step (select, error)) == DW_STEP_ROW)
    dw_roll_add (snapshot->roll, dw_statement_get_int (select, 0));

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

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      snapshot->statements[i] = dw_statement_new (snapshot->writer->db, sql[i], error);
      if (snapshot->statements[i] == NULL)
        return FALSE;
    }

  snapshot->deriver = dw_deriver_new (snapshot->writer->db, error);
  return snapshot->deriver != NULL;
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
  writer->snapshot = snapshot;

  return dw_db_begin (writer->db, error) ? g_steal_pointer (&snapshot) : NULL;
}

DwSnapshot *
dw_snapshot_begin (DwWriter  *writer,
                   gint64     feed_id,
                   GError   **error)
{
  g_autoptr (DwSnapshot) snapshot = start (writer, error);

  if (snapshot == NULL || !dw_writer_has_feed (writer, feed_id, error) || !prepare (snapshot, feed_id, error))
    return NULL;

  return g_steal_pointer (&snapshot);
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

/* What a put brings, beside what is stored. */
typedef struct
{
  const char *source_id;
  const char *raw;
  gsize raw_length;
  const DwService *service;
  DwHash hash;
} Incoming;

static gboolean
add_record (DwSnapshot      *snapshot,
            const Incoming  *incoming,
            GError         **error)
{
  DwStatement *insert = snapshot->statements[INSERT];

  dw_statement_bind_int (insert, 1, snapshot->feed_id);
  dw_statement_bind_text (insert, 2, incoming->source_id);
  dw_statement_bind_blob (insert, 3, &incoming->hash, sizeof incoming->hash);
  dw_statement_bind_int (insert, 4, snapshot->now);
  dw_statement_bind_int (insert, 5, snapshot->now);
  dw_statement_bind_blob (insert, 6, incoming->raw, incoming->raw_length);
  if (!dw_statement_run (insert, error))
    return FALSE;

  snapshot->n_added++;
  return dw_deriver_put (snapshot->deriver, dw_db_last_row_id (snapshot->writer->db), snapshot->feed_id,
                         incoming->service, error);
}

static gboolean
change_record (DwSnapshot      *snapshot,
               gint64           id,
               const Incoming  *incoming,
               GError         **error)
{
  DwStatement *update = snapshot->statements[UPDATE];

  dw_roll_mark (snapshot->roll, id, DW_ROLL_CHANGED);

  dw_statement_bind_blob (update, 1, &incoming->hash, sizeof incoming->hash);
  dw_statement_bind_int (update, 2, snapshot->now);
  dw_statement_bind_blob (update, 3, incoming->raw, incoming->raw_length);
  dw_statement_bind_int (update, 4, id);
  return dw_statement_run (update, error) && dw_deriver_remove (snapshot->deriver, id, error)
         && dw_deriver_put (snapshot->deriver, id, snapshot->feed_id, incoming->service, error);
}

/* The bytes are compared too, not only their hash: so a sync mends a record that was damaged on the disk. */
static gboolean
is_unchanged (DwStatement     *found,
              const Incoming  *incoming)
{
  gsize hash_length, length;
  gconstpointer hash = dw_statement_get_blob (found, 1, &hash_length);
  gconstpointer json = NULL;

  if (hash_length != sizeof incoming->hash || memcmp (hash, &incoming->hash, hash_length) != 0)
    return FALSE;

  json = dw_statement_get_blob (found, 2, &length);
  return length == incoming->raw_length && memcmp (json, incoming->raw, length) == 0;
}

static gboolean
put (DwSnapshot      *snapshot,
     const Incoming  *incoming,
     GError         **error)
{
  DwStatement *find = snapshot->statements[FIND];
  gboolean is_same;
  gint64 id;

  dw_statement_reset (find);
  dw_statement_bind_int (find, 1, snapshot->feed_id);
  dw_statement_bind_text (find, 2, incoming->source_id);
  switch (dw_statement_step (find, error))
    {
    case DW_STEP_ROW:
      id = dw_statement_get_int (find, 0);
      is_same = is_unchanged (find, incoming);
      dw_statement_reset (find);
      dw_roll_mark (snapshot->roll, id, DW_ROLL_SEEN);
      return is_same || change_record (snapshot, id, incoming, error);
    case DW_STEP_DONE:
      return add_record (snapshot, incoming, error);
    case DW_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
fail_again (DwSnapshot  *snapshot,
            GError     **error)
{
  g_propagate_error (error, g_error_copy (snapshot->trouble));
  return FALSE;
}

gboolean
dw_snapshot_put (DwSnapshot       *snapshot,
                 const char       *source_id,
                 const char       *raw,
                 gsize             raw_length,
                 const DwService  *service,
                 GError          **error)
{
  Incoming incoming = { source_id, raw, raw_length, service, dw_hash_of (raw, raw_length) };

  if (snapshot->trouble != NULL)
    return fail_again (snapshot, error);

  return put (snapshot, &incoming, &snapshot->trouble) || fail_again (snapshot, error);
}

static gboolean
remove_absent (DwSnapshot         *snapshot,
               DwSnapshotSummary  *summary,
               GError            **error)
{
  DwStatement *delete = snapshot->statements[DELETE];

  for (guint i = 0; i < dw_roll_get_length (snapshot->roll); i++)
    {
      gint64 id;
      DwRollMark mark = dw_roll_get (snapshot->roll, i, &id);

      summary->n_unchanged += mark == DW_ROLL_SEEN;
      summary->n_changed += mark == DW_ROLL_CHANGED;
      summary->n_removed += mark == DW_ROLL_UNSEEN;
      if (mark != DW_ROLL_UNSEEN)
        continue;

      dw_statement_bind_int (delete, 1, id);
      if (!dw_deriver_remove (snapshot->deriver, id, error) || !dw_statement_run (delete, error))
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
                             "UPDATE feed SET attempted_at = ?1, synced_at = ?1, last_problem = NULL, n_services = ?2,"
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
  return dw_statement_run (update, error);
}

static gboolean
note_changes (DwSnapshot               *snapshot,
              const DwSnapshotSummary  *summary,
              GError                  **error)
{
  return summary->n_added + summary->n_changed + summary->n_removed == 0
         || (dw_twins_work_out (snapshot->writer->db, error) && dw_schema_raise_generation (snapshot->writer->db, error));
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

  is_in = snapshot->trouble == NULL ? remove_absent (snapshot, &counted, error)
                                          && mark_synced (snapshot, etag, n_faults, n_quarantined, &counted, error)
                                          && note_changes (snapshot, &counted, error) && dw_db_commit (db, error)
                                    : fail_again (snapshot, error);
  if (!is_in)
    dw_db_rollback (db);

  free_snapshot (snapshot);
  if (!is_in)
    return FALSE;

  dw_db_settle (db);
  if (summary != NULL)
    *summary = counted;
  return TRUE;
}
