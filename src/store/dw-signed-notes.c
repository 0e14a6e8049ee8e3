/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-signed-taker-private.h"

/* Which object brought which record. An object that replaces another goes by its number: most of its records are those
 * of the other, and need not be noted anew. */

static gboolean
run_for (DwSignedTaker           *taker,
         DwSignedTakerStatement   which,
         gint64                   id,
         GError                 **error)
{
  dw_statement_bind_int (taker->statements[which], 1, id);
  return dw_statement_run (taker->statements[which], error);
}

/* Returns: (transfer full): the id that the publisher gave the record @id. */
static char *
dup_source_id (DwSignedTaker *taker,
               gint64         id)
{
  g_autoptr (DwStatement) row = dw_statement_new (taker->writer->db, "SELECT source_id FROM raw_record WHERE id = ?", NULL);

  if (row == NULL)
    return NULL;

  dw_statement_bind_int (row, 1, id);
  return dw_statement_step (row, NULL) == DW_STEP_ROW ? g_strdup (dw_statement_get_text (row, 0)) : NULL;
}

static gboolean
refuse_twice (DwSignedTaker  *taker,
              gint64          record,
              GError        **error)
{
  g_autofree char *source_id = dup_source_id (taker, record);

  g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS,
               _("The feed has the service “%s” twice. Nothing was taken from it. Tell its publisher."), source_id != NULL ? source_id : "");
  return FALSE;
}

/* Which object @record is noted with; 0: with none. */
static gboolean
find_object (DwSignedTaker  *taker,
             gint64          record,
             gint64         *object_id,
             GError        **error)
{
  DwStatement *find = taker->statements[DW_SIGNED_TAKER_FIND_RECORD];
  DwStep step;

  dw_statement_bind_int (find, 1, record);
  step = dw_statement_step (find, error);
  *object_id = step == DW_STEP_ROW ? dw_statement_get_int (find, 0) : 0;
  dw_statement_reset (find);
  return step != DW_STEP_ERROR;
}

static gboolean
note_record (DwSignedTaker  *taker,
             gint64          record,
             gint64          object_id,
             GError        **error)
{
  DwStatement *insert = taker->statements[DW_SIGNED_TAKER_ADD_RECORD];

  dw_statement_bind_int (insert, 1, record);
  dw_statement_bind_int (insert, 2, object_id);
  return dw_statement_run (insert, error);
}

/* @left: (nullable): of gint64: what the object that @object_id was brought, and this one not yet */
static gboolean
add_record (DwSignedTaker  *taker,
            gint64          object_id,
            gint64          record,
            GHashTable     *left,
            GError        **error)
{
  gint64 before;

  if (left != NULL && g_hash_table_remove (left, &record))
    return TRUE;
  if (!find_object (taker, record, &before, error))
    return FALSE;
  if (before != 0 && !g_hash_table_contains (taker->replaced, &before))
    return refuse_twice (taker, record, error);

  return (before == 0 || run_for (taker, DW_SIGNED_TAKER_DROP_RECORD, record, error))
         && note_record (taker, record, object_id, error);
}

/* The object that is replaced by one of @records and @sha256: that of the same bytes, when they came to harm here, or
 * the one that brought the first record; 0: none. */
static gboolean
find_replaced (DwSignedTaker  *taker,
               GBytes         *sha256,
               GArray         *records,
               gint64         *object_id,
               GError        **error)
{
  const gint64 *same = g_hash_table_lookup (taker->replaced_as, sha256);

  *object_id = same != NULL ? *same : 0;
  if (same == NULL && records->len > 0 && !find_object (taker, g_array_index (records, gint64, 0), object_id, error))
    return FALSE;

  if (!g_hash_table_remove (taker->replaced, object_id))
    *object_id = 0;
  return TRUE;
}

/* Returns: (transfer full): of gint64: the records that the object @object_id brought. */
static GHashTable *
list_records (DwSignedTaker  *taker,
              gint64          object_id,
              GError        **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  DwStatement *list = taker->statements[DW_SIGNED_TAKER_LIST_RECORDS];
  DwStep step;

  dw_statement_bind_int (list, 1, object_id);
  while ((step = dw_statement_step (list, error)) == DW_STEP_ROW)
    {
      gint64 record = dw_statement_get_int (list, 0);

      g_hash_table_add (records, g_memdup2 (&record, sizeof record));
    }
  dw_statement_reset (list);
  return step == DW_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static gboolean
drop_each (DwSignedTaker           *taker,
           DwSignedTakerStatement   which,
           GHashTable              *ids,
           GError                 **error)
{
  GHashTableIter each;
  gpointer id;

  g_hash_table_iter_init (&each, ids);
  while (g_hash_table_iter_next (&each, &id, NULL))
    if (!run_for (taker, which, *(const gint64 *) id, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_records (DwSignedTaker  *taker,
             gint64          object_id,
             GArray         *records,
             GHashTable     *left,
             GError        **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!add_record (taker, object_id, g_array_index (records, gint64, i), left, error))
      return FALSE;

  return left == NULL || drop_each (taker, DW_SIGNED_TAKER_DROP_RECORD, left, error);
}

/* Notes @object; where it has taken over no number yet, it gets one of its own. */
static gboolean
note_object (DwSignedTaker            *taker,
             const DwSignedTakenOver  *object,
             GError                  **error)
{
  DwStatement *note
      = taker->statements[object->id != 0 ? DW_SIGNED_TAKER_TAKE_OVER_OBJECT : DW_SIGNED_TAKER_ADD_OBJECT];

  dw_statement_bind_int (note, 1, taker->feed_id);
  dw_statement_bind_blob (note, 2, object->sha256.bytes, sizeof object->sha256.bytes);
  dw_statement_bind_int (note, 3, object->n_taken);
  dw_statement_bind_int (note, 4, object->n_quarantined);
  dw_statement_bind_int (note, 5, object->n_faults);
  if (object->id != 0)
    dw_statement_bind_int (note, 6, object->id);
  return dw_statement_run (note, error);
}

gboolean
dw_signed_taker_add_object (DwSignedTaker   *taker,
                            const DwSha256  *sha256,
                            GArray          *records,
                            guint            n_quarantined,
                            guint            n_faults,
                            GError         **error)
{
  g_autoptr (GBytes) key = g_bytes_new_static (sha256->bytes, sizeof sha256->bytes);
  g_autoptr (GHashTable) left = NULL;
  DwSignedTakenOver object = { 0, *sha256, records->len, n_quarantined, n_faults };

  if (!find_replaced (taker, key, records, &object.id, error)
      || (object.id != 0 && (left = list_records (taker, object.id, error)) == NULL))
    return FALSE;
  if (object.id != 0)
    {
      g_array_append_val (taker->taken_over, object);
      return add_records (taker, object.id, records, left, error);
    }

  return note_object (taker, &object, error)
         && add_records (taker, dw_db_last_row_id (taker->writer->db), records, NULL, error);
}

gboolean
dw_signed_taker_finish (DwSignedTaker  *taker,
                        GError        **error)
{
  for (guint i = 0; i < taker->taken_over->len; i++)
    if (!note_object (taker, &g_array_index (taker->taken_over, DwSignedTakenOver, i), error))
      return FALSE;

  return drop_each (taker, DW_SIGNED_TAKER_DROP_RECORDS, taker->replaced, error)
         && drop_each (taker, DW_SIGNED_TAKER_DROP_OBJECT, taker->replaced, error);
}
