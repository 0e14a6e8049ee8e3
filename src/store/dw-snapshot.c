/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-guard.h"
#include "dw-mask.h"
#include "dw-snapshot-private.h"

/* What a put brings, beside what is stored. */
typedef struct
{
  const char *source_id;
  const char *raw;
  gsize raw_length;
  const DwService *service;
  DwHash hash;
  const DwDerived *derived;   /* (nullable) */
} Incoming;

static gboolean
put_derived (DwSnapshot      *snapshot,
             gint64           id,
             const Incoming  *incoming,
             GError         **error)
{
  return incoming->derived != NULL
             ? dw_deriver_put_derived (snapshot->deriver, id, snapshot->feed_id, incoming->service, incoming->derived,
                                       error)
             : dw_deriver_put (snapshot->deriver, id, snapshot->feed_id, incoming->service, error);
}

static gboolean
add_record (DwSnapshot      *snapshot,
            const Incoming  *incoming,
            GError         **error)
{
  DwStatement *insert = snapshot->statements[DW_SNAPSHOT_INSERT];

  if (snapshot->gate == DW_GATE_HOLD)
    return dw_snapshot_set_aside (snapshot, incoming->source_id, incoming->raw, incoming->raw_length, error);

  snapshot->n_added++;
  dw_statement_bind_int (insert, 1, snapshot->feed_id);
  dw_statement_bind_static_text (insert, 2, incoming->source_id, strlen (incoming->source_id));
  dw_statement_bind_blob (insert, 3, &incoming->hash, sizeof incoming->hash);
  dw_statement_bind_int (insert, 4, snapshot->now);
  dw_statement_bind_int (insert, 5, snapshot->now);
  dw_statement_bind_blob (insert, 6, incoming->raw, incoming->raw_length);
  if (!dw_statement_run (insert, error))
    return FALSE;

  snapshot->last_id = dw_db_last_row_id (snapshot->writer->db);
  return put_derived (snapshot, snapshot->last_id, incoming, error);
}

/* What twins are told by of the record @id, as one text; empty where it has no row. */
static gboolean
read_likeness (DwSnapshot  *snapshot,
               gint64       id,
               GString     *likeness,
               GError     **error)
{
  DwStatement *read = snapshot->statements[DW_SNAPSHOT_LIKENESS];
  DwStep step;

  g_string_truncate (likeness, 0);
  dw_statement_reset (read);
  dw_statement_bind_int (read, 1, id);
  step = dw_statement_step (read, error);
  if (step == DW_STEP_ROW)
    {
      gsize length;
      gconstpointer marks = dw_statement_get_blob (read, 0, &length);
      const double ages[] = { dw_statement_get_double (read, 2), dw_statement_get_double (read, 3) };

      g_string_append_printf (likeness, "%" G_GINT64_FORMAT, dw_statement_get_int (read, 1));
      g_string_append_len (likeness, (gconstpointer) ages, sizeof ages);
      g_string_append_len (likeness, marks, (gssize) length);
    }
  dw_statement_reset (read);
  return step != DW_STEP_ERROR;
}

static gboolean
change_derived (DwSnapshot      *snapshot,
                gint64           id,
                const Incoming  *incoming,
                GError         **error)
{
  return dw_deriver_change (snapshot->deriver, id, snapshot->feed_id, incoming->service, incoming->derived, error);
}

/* Most of what changes in a record moves no twin: then those of the whole directory need not be looked for again. */
static gboolean
change_known (DwSnapshot      *snapshot,
              gint64           id,
              const Incoming  *incoming,
              GError         **error)
{
  g_autoptr (GString) before = NULL;
  g_autoptr (GString) after = NULL;

  if (snapshot->moves_twins)
    return change_derived (snapshot, id, incoming, error);

  before = g_string_new (NULL);
  after = g_string_new (NULL);
  if (!read_likeness (snapshot, id, before, error) || !change_derived (snapshot, id, incoming, error)
      || !read_likeness (snapshot, id, after, error))
    return FALSE;

  snapshot->moves_twins = before->len == 0 || !g_string_equal (before, after);
  return TRUE;
}

/* Whether a place must not be known: every location that lost something says so, wherever in the record it hangs. One
 * that its publisher masks while he takes the address out has nothing to lose, and was told before. */
static gboolean
is_withheld (const Incoming *incoming)
{
  static const char withheld[] = "\"doorway_withheld\"";

  return memmem (incoming->raw, incoming->raw_length, withheld, strlen (withheld)) != NULL
         || dw_mask_is_in_text (incoming->raw, incoming->raw_length)
         || dw_guard_read (incoming->service) != DW_GUARD_NONE;
}

/* Whether what was kept of the record before, @length bytes at @json, may tell a place that @after withholds. What was
 * withheld is not there to be looked for: any words or point that were told, and are told no longer, may have told
 * it. */
static gboolean
told_more (gconstpointer    json,
           gsize            length,
           const DwService *after)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);
  g_autoptr (DwService) before = dw_page_parse_service (bytes, NULL);
  g_autoptr (DwArena) arena = dw_arena_new ();

  return before == NULL || dw_guard_read (before) != dw_guard_read (after)
         || dw_derived_takes_back (dw_derived_work_out (after, TRUE, arena), dw_derived_work_out (before, TRUE, arena));
}

static gboolean
change_record (DwSnapshot      *snapshot,
               gint64           id,
               const Incoming  *incoming,
               GError         **error)
{
  DwStatement *update = snapshot->statements[DW_SNAPSHOT_UPDATE];

  dw_roll_mark (snapshot->roll, id, DW_ROLL_CHANGED);
  if (snapshot->gate == DW_GATE_HOLD)
    return dw_snapshot_set_aside (snapshot, incoming->source_id, incoming->raw, incoming->raw_length, error);

  dw_statement_bind_blob (update, 1, &incoming->hash, sizeof incoming->hash);
  dw_statement_bind_int (update, 2, snapshot->now);
  dw_statement_bind_blob (update, 3, incoming->raw, incoming->raw_length);
  dw_statement_bind_int (update, 4, id);
  return dw_statement_run (update, error) && change_known (snapshot, id, incoming, error);
}

/* The bytes are compared too, not only their hash: so a sync mends a record that was damaged on the disk. */
static gboolean
is_unchanged (DwStatement    *found,
              const Incoming *incoming)
{
  gsize hash_length, length;
  gconstpointer hash = dw_statement_get_blob (found, 1, &hash_length);
  gconstpointer json = NULL;

  if (hash_length != sizeof incoming->hash || memcmp (hash, &incoming->hash, hash_length) != 0)
    return FALSE;

  json = dw_statement_get_blob (found, 2, &length);
  return length == incoming->raw_length && memcmp (json, incoming->raw, length) == 0;
}

/* What is found is what the directory held before this snapshot until the record has changed: its numbers count
   once. */
static gboolean
put_known (DwSnapshot      *snapshot,
           DwStatement     *found,
           const Incoming  *incoming,
           GError         **error)
{
  gint64 id = dw_statement_get_int (found, 0);
  gboolean is_same = is_unchanged (found, incoming);
  gconstpointer json;
  gsize length;

  if (!is_same && snapshot->gate == DW_GATE_CHECK && dw_roll_is_before (snapshot->roll, id, DW_ROLL_CHANGED))
    {
      json = dw_statement_get_blob (found, 2, &length);
      dw_snapshot_count_phones (snapshot, json, length, incoming->service);
    }
  if (!is_same && !snapshot->withholds && is_withheld (incoming))
    {
      json = dw_statement_get_blob (found, 2, &length);
      snapshot->withholds = told_more (json, length, incoming->service);
    }
  dw_statement_reset (found);

  snapshot->last_id = snapshot->gate == DW_GATE_HOLD ? 0 : id;
  dw_roll_mark (snapshot->roll, id, DW_ROLL_SEEN);
  if (is_same)
    return snapshot->gate != DW_GATE_HOLD || dw_snapshot_take_back (snapshot, id, incoming->source_id, error);
  return change_record (snapshot, id, incoming, error);
}

/* Returns: what looking for @source_id came to; its row stands in the statement DW_SNAPSHOT_FIND. */
static DwStep
find (DwSnapshot  *snapshot,
      const char  *source_id,
      GError     **error)
{
  DwStatement *find = snapshot->statements[DW_SNAPSHOT_FIND];

  dw_statement_reset (find);
  dw_statement_bind_int (find, 1, snapshot->feed_id);
  dw_statement_bind_text (find, 2, source_id);
  return dw_statement_step (find, error);
}

static gboolean
put (DwSnapshot      *snapshot,
     const Incoming  *incoming,
     GError         **error)
{
  snapshot->last_id = 0;
  switch (find (snapshot, incoming->source_id, error))
    {
    case DW_STEP_ROW:
      return put_known (snapshot, snapshot->statements[DW_SNAPSHOT_FIND], incoming, error);
    case DW_STEP_DONE:
      return add_record (snapshot, incoming, error);
    case DW_STEP_ERROR:
    default:
      return FALSE;
    }
}

gboolean
dw_snapshot_fail_again (DwSnapshot  *snapshot,
                        GError     **error)
{
  g_propagate_error (error, g_error_copy (snapshot->trouble));
  return FALSE;
}

/* What failed once fails again. */
static gboolean
put_again (DwSnapshot      *snapshot,
           const Incoming  *incoming,
           GError         **error)
{
  if (snapshot->trouble != NULL)
    return dw_snapshot_fail_again (snapshot, error);

  return put (snapshot, incoming, &snapshot->trouble) || dw_snapshot_fail_again (snapshot, error);
}

gboolean
dw_snapshot_put (DwSnapshot       *snapshot,
                 const char       *source_id,
                 const char       *raw,
                 gsize             raw_length,
                 const DwService  *service,
                 GError          **error)
{
  Incoming incoming = { source_id, raw, raw_length, service, dw_hash_of (raw, raw_length), NULL };

  return put_again (snapshot, &incoming, error);
}

gboolean
dw_snapshot_put_derived (DwSnapshot          *snapshot,
                         const DwPageRecord  *record,
                         const DwHash        *hash,
                         const DwDerived     *derived,
                         GError             **error)
{
  Incoming incoming = { record->source_id, record->raw, record->raw_length, record->object, *hash, derived };

  return put_again (snapshot, &incoming, error);
}

gint64
dw_snapshot_get_last_id (DwSnapshot *snapshot)
{
  return snapshot->last_id;
}

gboolean
dw_snapshot_keep_number (DwSnapshot *snapshot,
                         gint64      id)
{
  return dw_roll_mark (snapshot->roll, id, DW_ROLL_SEEN);
}

gboolean
dw_snapshot_note_item (DwSnapshot    *snapshot,
                       const DwHash  *item,
                       GError       **error)
{
  DwStatement *note = snapshot->statements[DW_SNAPSHOT_NOTE_ITEM];

  if (snapshot->trouble != NULL)
    return dw_snapshot_fail_again (snapshot, error);
  if (snapshot->last_id == 0)
    return TRUE;

  dw_statement_bind_int (note, 1, snapshot->last_id);
  dw_statement_bind_blob (note, 2, item, sizeof *item);
  return dw_statement_run (note, &snapshot->trouble) || dw_snapshot_fail_again (snapshot, error);
}

static gboolean
keep (DwSnapshot  *snapshot,
      const char  *source_id,
      GError     **error)
{
  DwStep step = find (snapshot, source_id, error);

  if (step == DW_STEP_ROW)
    dw_roll_mark (snapshot->roll, dw_statement_get_int (snapshot->statements[DW_SNAPSHOT_FIND], 0), DW_ROLL_SEEN);
  if (step == DW_STEP_DONE)
    g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("“%s” is not in the directory."), source_id);
  dw_statement_reset (snapshot->statements[DW_SNAPSHOT_FIND]);
  return step == DW_STEP_ROW;
}

gboolean
dw_snapshot_keep (DwSnapshot  *snapshot,
                  const char  *source_id,
                  GError     **error)
{
  if (snapshot->trouble != NULL)
    return dw_snapshot_fail_again (snapshot, error);

  return keep (snapshot, source_id, &snapshot->trouble) || dw_snapshot_fail_again (snapshot, error);
}

gboolean
dw_snapshot_forget (DwSnapshot  *snapshot,
                    gint64       id,
                    GError     **error)
{
  dw_statement_bind_int (snapshot->statements[DW_SNAPSHOT_DELETE], 1, id);
  dw_statement_bind_int (snapshot->statements[DW_SNAPSHOT_FORGET], 1, id);
  return dw_deriver_remove (snapshot->deriver, id, error)
         && dw_statement_run (snapshot->statements[DW_SNAPSHOT_FORGET], error)
         && dw_statement_run (snapshot->statements[DW_SNAPSHOT_DELETE], error);
}

/* Only marks: what is gone goes at the commit, when the gate has seen how much that is. */
gboolean
dw_snapshot_remove (DwSnapshot  *snapshot,
                    const char  *source_id,
                    GError     **error)
{
  DwStep step;

  if (snapshot->trouble != NULL)
    return dw_snapshot_fail_again (snapshot, error);

  step = find (snapshot, source_id, &snapshot->trouble);
  if (step == DW_STEP_ROW)
    dw_roll_mark (snapshot->roll, dw_statement_get_int (snapshot->statements[DW_SNAPSHOT_FIND], 0), DW_ROLL_GONE);
  dw_statement_reset (snapshot->statements[DW_SNAPSHOT_FIND]);
  return step != DW_STEP_ERROR || dw_snapshot_fail_again (snapshot, error);
}

void
dw_snapshot_set_notes (DwSnapshot         *snapshot,
                       const DwCrawlNotes *notes)
{
  snapshot->notes = *notes;
  snapshot->has_notes = TRUE;
}
