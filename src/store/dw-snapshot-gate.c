/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-hold-store.h"
#include "dw-page.h"
#include "dw-phones.h"
#include "dw-snapshot-private.h"

static DwPhones *
read_phones (gconstpointer  json,
             gsize          length,
             char         **name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, length);
  g_autoptr (DwService) service = dw_page_parse_service (bytes, NULL);

  if (service == NULL)
    return NULL;
  if (name != NULL)
    *name = g_strdup (service->name);
  return dw_phones_of (service);
}

static void
add_example (DwSnapshot *snapshot,
             const char *name,
             const char *was,
             const char *now)
{
  char **example = g_new0 (char *, 3);

  example[0] = g_strdup (name);
  example[1] = g_strdup (was);
  example[2] = g_strdup (now);
  g_ptr_array_add (snapshot->examples, example);
}

/* A record that cannot be read any more, as damage would have it, says nothing of numbers. */
void
dw_snapshot_count_phones (DwSnapshot       *snapshot,
                          gconstpointer     json,
                          gsize             length,
                          const DwService  *service)
{
  g_autofree char *name = NULL;
  g_autoptr (DwPhones) before = read_phones (json, length, &name);
  g_autoptr (DwPhones) after = dw_phones_of (service);
  guint n_changed;

  if (before == NULL)
    return;

  n_changed = dw_phones_count_missing (before, after);
  snapshot->change.n_phones_before += dw_phones_count (before);
  snapshot->change.n_phones_changed += n_changed;
  if (n_changed > 0 && snapshot->gate == DW_GATE_HOLD && snapshot->n_phone_examples++ < DW_HOLD_EXAMPLES)
    {
      g_autofree char *was = dw_phones_dup_text (before);
      g_autofree char *now = dw_phones_dup_text (after);

      add_example (snapshot, name, was, now);
    }
}

/* Lets the digest know of one change; @hash is NULL of a record that is gone. The order does not matter. */
static void
stir (DwSnapshot    *snapshot,
      const char    *source_id,
      const DwHash  *hash)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DwHash one;

  g_byte_array_append (bytes, (const guint8 *) source_id, (guint) strlen (source_id) + 1);
  if (hash != NULL)
    g_byte_array_append (bytes, hash->bytes, sizeof hash->bytes);
  one = dw_hash_of (bytes->data, bytes->len);
  for (guint i = 0; i < DW_HASH_BYTES; i++)
    snapshot->digest.bytes[i] ^= one.bytes[i];
}

gboolean
dw_snapshot_set_aside (DwSnapshot     *snapshot,
                       const char     *source_id,
                       gconstpointer   raw,
                       gsize           raw_length,
                       GError        **error)
{
  DwStatement *set_aside = snapshot->statements[DW_SNAPSHOT_SET_ASIDE];

  dw_statement_bind_int (set_aside, 1, snapshot->feed_id);
  dw_statement_bind_text (set_aside, 2, source_id);
  if (raw != NULL)
    dw_statement_bind_blob (set_aside, 3, raw, raw_length);
  return dw_statement_run (set_aside, error);
}

gboolean
dw_snapshot_take_back (DwSnapshot  *snapshot,
                       gint64       id,
                       const char  *source_id,
                       GError     **error)
{
  DwStatement *take_back = snapshot->statements[DW_SNAPSHOT_TAKE_BACK];

  dw_roll_take_back (snapshot->roll, id);
  dw_statement_bind_int (take_back, 1, snapshot->feed_id);
  dw_statement_bind_text (take_back, 2, source_id);
  return dw_statement_run (take_back, error);
}

static gboolean
is_gone (DwSnapshot *snapshot,
         DwRollMark  mark)
{
  return mark == DW_ROLL_GONE || (mark == DW_ROLL_UNSEEN && snapshot->kind != DW_SNAPSHOT_DELTA);
}

static guint
count_gone (DwSnapshot *snapshot)
{
  guint n = 0;
  gint64 id;

  for (guint i = 0; i < dw_roll_get_length (snapshot->roll); i++)
    n += is_gone (snapshot, dw_roll_get (snapshot->roll, i, &id));
  return n;
}

/* Whether so many numbers are known to be there before and after that those changed are few among them. */
static gboolean
are_few (const DwHold *change)
{
  return (guint64) change->n_phones_changed * 100 <= (guint64) change->n_phones_before * DW_HOLD_PHONES_PERCENT;
}

/* Adds the numbers of what the snapshot leaves as it is, until it is plain that those changed are few; all when
   held. */
static gboolean
count_other_phones (DwSnapshot  *snapshot,
                    GError     **error)
{
  g_autoptr (DwStatement) select = NULL;
  DwHold *change = &snapshot->change;

  select = dw_statement_new (snapshot->writer->db, "SELECT json FROM raw_record WHERE id = ?", error);
  if (select == NULL)
    return FALSE;

  for (guint i = 0; i < dw_roll_get_length (snapshot->roll); i++)
    {
      g_autoptr (DwPhones) phones = NULL;
      gsize length;
      gconstpointer json;
      gint64 id;
      DwRollMark mark = dw_roll_get (snapshot->roll, i, &id);

      if (snapshot->gate == DW_GATE_CHECK && are_few (change))
        break;
      if (mark == DW_ROLL_CHANGED || is_gone (snapshot, mark))
        continue;

      dw_statement_reset (select);
      dw_statement_bind_int (select, 1, id);
      if (dw_statement_step (select, error) != DW_STEP_ROW)
        return FALSE;
      json = dw_statement_get_blob (select, 0, &length);
      phones = read_phones (json, length, NULL);
      change->n_phones_before += phones != NULL ? dw_phones_count (phones) : 0;
    }

  return TRUE;
}

gboolean
dw_snapshot_set_gate (DwSnapshot      *snapshot,
                      DwSnapshotGate   gate,
                      GError         **error)
{
  DwDb *db = snapshot->writer->db;

  snapshot->gate = gate;
  if (gate != DW_GATE_OPEN && dw_hold_is_lost (db, snapshot->feed_id))
    {
      snapshot->arena = dw_arena_new ();
      if (!dw_hold_read (db, snapshot->feed_id, snapshot->arena, &snapshot->asked, &snapshot->was_asked, error))
        return FALSE;
    }

  return gate != DW_GATE_HOLD || dw_snapshot_end_hold (db, snapshot->feed_id, error);
}

/* Of the copy that is lost its numbers are known. A list that has as many services again is no question any more; of
 * other telephone numbers nobody can tell. */
static void
ask_again (DwSnapshot *snapshot)
{
  DwHold *change = &snapshot->change;
  const DwHold *asked = &snapshot->asked;

  change->n_before = asked->n_before;
  change->n_gone = asked->n_before > snapshot->n_added ? asked->n_before - snapshot->n_added : 0;
  change->n_phones_before = asked->n_phones_before;
  change->n_phones_changed = asked->n_phones_changed;
  for (guint i = 0; snapshot->gate == DW_GATE_HOLD && i < asked->n_examples; i++)
    add_example (snapshot, asked->examples[i].name, asked->examples[i].was, asked->examples[i].now);
}

gboolean
dw_snapshot_pass_gate (DwSnapshot  *snapshot,
                       GError     **error)
{
  g_autofree char *problem = NULL;

  if (snapshot->gate == DW_GATE_OPEN)
    return TRUE;

  snapshot->change.n_gone = count_gone (snapshot);
  if (snapshot->change.n_phones_changed >= DW_HOLD_FROM && !count_other_phones (snapshot, error))
    return FALSE;
  if (snapshot->was_asked)
    ask_again (snapshot);
  if (!dw_hold_is_due (&snapshot->change))
    return TRUE;

  problem = dw_hold_dup_problem (&snapshot->change);
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_HELD, problem);
  return FALSE;
}

static gboolean
set_aside_gone (DwSnapshot  *snapshot,
                GError     **error)
{
  g_autoptr (DwStatement) select = NULL;
  guint n_examples = 0;

  select = dw_statement_new (snapshot->writer->db,
                             "SELECT r.source_id, f.name FROM raw_record AS r LEFT JOIN service_fact AS f ON f.id = r.id"
                             " WHERE r.id = ?",
                             error);
  if (select == NULL)
    return FALSE;

  for (guint i = 0; i < dw_roll_get_length (snapshot->roll); i++)
    {
      const char *source_id, *name;
      gint64 id;

      if (!is_gone (snapshot, dw_roll_get (snapshot->roll, i, &id)))
        continue;

      dw_statement_reset (select);
      dw_statement_bind_int (select, 1, id);
      if (dw_statement_step (select, error) != DW_STEP_ROW)
        return FALSE;
      source_id = dw_statement_get_text (select, 0);
      name = dw_statement_get_text (select, 1);
      if (!dw_snapshot_set_aside (snapshot, source_id, NULL, 0, error))
        return FALSE;
      if (n_examples++ < DW_HOLD_EXAMPLES)
        add_example (snapshot, name != NULL ? name : source_id, NULL, NULL);
    }

  return TRUE;
}

static gboolean
write_examples (DwSnapshot  *snapshot,
                GError     **error)
{
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (snapshot->writer->db,
                             "INSERT INTO held_example (feed_id, number, name, was, now) VALUES (?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < snapshot->examples->len; i++)
    {
      char **example = snapshot->examples->pdata[i];

      dw_statement_bind_int (insert, 1, snapshot->feed_id);
      dw_statement_bind_int (insert, 2, i);
      for (int k = 0; k < 3; k++)
        dw_statement_bind_text (insert, 3 + k, example[k]);
      if (!dw_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_hold (DwSnapshot  *snapshot,
            guint        n_faults,
            guint        n_quarantined,
            GError     **error)
{
  const DwHold *change = &snapshot->change;
  const gint64 numbers[] = {
    snapshot->feed_id, snapshot->now, change->n_before, snapshot->n_added, change->n_changed, change->n_gone,
    change->n_phones_before, change->n_phones_changed, n_faults, n_quarantined,
  };
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (snapshot->writer->db,
                             "INSERT INTO feed_hold (feed_id, held_at, n_before, n_added, n_changed, n_gone,"
                             " n_phones_before, n_phones_changed, n_faults, n_quarantined, digest)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    dw_statement_bind_int (insert, (int) i + 1, numbers[i]);
  dw_statement_bind_blob (insert, G_N_ELEMENTS (numbers) + 1, &snapshot->digest, sizeof snapshot->digest);
  return dw_statement_run (insert, error);
}

enum
{
  HELD_SOURCE_ID,
  HELD_JSON,
  STORED_ID,
  STORED_JSON,
};

static gboolean
count_held (DwSnapshot   *snapshot,
            DwStatement  *row,
            GError      **error)
{
  const char *source_id = dw_statement_get_text (row, HELD_SOURCE_ID);
  gsize length, stored_length;
  gconstpointer json = dw_statement_get_blob (row, HELD_JSON, &length);
  gconstpointer stored = dw_statement_get_blob (row, STORED_JSON, &stored_length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwService) service = NULL;
  DwHash hash;

  if (dw_statement_is_null (row, HELD_JSON))
    {
      stir (snapshot, source_id, NULL);
      return TRUE;
    }

  hash = dw_hash_of (json, length);
  stir (snapshot, source_id, &hash);
  if (dw_statement_is_null (row, STORED_ID))
    {
      snapshot->n_added++;
      return TRUE;
    }

  snapshot->change.n_changed++;
  bytes = g_bytes_new_static (json, length);
  service = dw_page_parse_service (bytes, error);
  if (service == NULL)
    return FALSE;
  dw_snapshot_count_phones (snapshot, stored, stored_length, service);
  return TRUE;
}

/* Once all is set aside, and not before: a list may name a record more than once, and the last time counts. */
static gboolean
count_all_held (DwSnapshot  *snapshot,
                GError     **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (snapshot->writer->db,
                          "SELECT h.source_id, h.json, r.id, r.json FROM held_record AS h"
                          " LEFT JOIN raw_record AS r ON r.feed_id = h.feed_id AND r.source_id = h.source_id"
                          " WHERE h.feed_id = ? ORDER BY h.source_id",
                          error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, snapshot->feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    if (!count_held (snapshot, row, error))
      return FALSE;
  return step == DW_STEP_DONE;
}

/* Returns: whether this very snapshot was thrown away before; FALSE with @error set where that cannot be told. */
static gboolean
was_rejected (DwSnapshot  *snapshot,
              GError     **error)
{
  g_autoptr (DwStatement) select = NULL;

  select = dw_statement_new (snapshot->writer->db, "SELECT 1 FROM feed_crawl WHERE feed_id = ? AND rejected = ?", error);
  if (select == NULL)
    return FALSE;

  dw_statement_bind_int (select, 1, snapshot->feed_id);
  dw_statement_bind_blob (select, 2, &snapshot->digest, sizeof snapshot->digest);
  return dw_statement_step (select, error) == DW_STEP_ROW;
}

static gboolean
note_problem (DwSnapshot  *snapshot,
              GError     **error)
{
  g_autofree char *problem = dw_hold_dup_problem (&snapshot->change);
  g_autoptr (DwStatement) update = NULL;

  update = dw_statement_new (snapshot->writer->db, "UPDATE feed SET attempted_at = ?, last_problem = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, dw_clock_now (snapshot->writer->clock));
  dw_statement_bind_text (update, 2, problem);
  dw_statement_bind_int (update, 3, snapshot->feed_id);
  return dw_statement_run (update, error);
}

gboolean
dw_snapshot_hold (DwSnapshot  *snapshot,
                  guint        n_faults,
                  guint        n_quarantined,
                  GError     **error)
{
  g_autoptr (GError) problem = NULL;

  snapshot->change.n_gone = count_gone (snapshot);
  if (!count_other_phones (snapshot, error) || !set_aside_gone (snapshot, error) || !count_all_held (snapshot, error))
    return FALSE;
  if (snapshot->was_asked)
    ask_again (snapshot);

  if (was_rejected (snapshot, &problem))
    return dw_snapshot_end_hold (snapshot->writer->db, snapshot->feed_id, error) && note_problem (snapshot, error);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return write_hold (snapshot, n_faults, n_quarantined, error) && write_examples (snapshot, error)
         && note_problem (snapshot, error);
}
