/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-hash.h"
#include "dw-writer-private.h"

/* A blob of exactly @size bytes at @column, copied to @to. */
static gboolean
get_bytes (DwStatement *row,
           int          column,
           gpointer     to,
           gsize        size)
{
  gsize length;
  gconstpointer bytes = dw_statement_get_blob (row, column, &length);

  if (bytes == NULL || length != size)
    return FALSE;

  memcpy (to, bytes, size);
  return TRUE;
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The directory is damaged."));
  return FALSE;
}

static gboolean
read_keys (DwDb           *db,
           gint64          feed_id,
           DwSignedState  *state,
           GError        **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (db, "SELECT id, key, role FROM signed_key WHERE feed_id = ? ORDER BY id", error);
  DwStep step;

  if (row == NULL)
    return FALSE;

  state->keys = g_array_new (FALSE, FALSE, sizeof (DwManifestKey));
  dw_statement_bind_int (row, 1, feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      DwManifestKey key = { .role = dw_statement_get_int (row, 2) == DW_KEY_RECOVER ? DW_KEY_RECOVER : DW_KEY_SIGN };

      if (!get_bytes (row, 0, key.key.id, sizeof key.key.id) || !get_bytes (row, 1, key.key.key, sizeof key.key.key))
        return refuse_damaged (error);
      g_array_append_val (state->keys, key);
    }

  return step == DW_STEP_DONE;
}

gboolean
dw_signed_store_read_state (DwWriter       *writer,
                            gint64          feed_id,
                            DwSignedState  *state,
                            GError        **error)
{
  g_autoptr (DwStatement) row = NULL;

  row = dw_statement_new (writer->db, "SELECT uuid, epoch, version, manifest FROM signed_feed WHERE feed_id = ?", error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, feed_id);
  switch (dw_statement_step (row, error))
    {
    case DW_STEP_ROW:
      state->feed = g_strdup (dw_statement_get_text (row, 0));
      state->epoch = (guint64) dw_statement_get_int (row, 1);
      state->version = (guint64) dw_statement_get_int (row, 2);
      return (get_bytes (row, 3, state->manifest.bytes, sizeof state->manifest.bytes) || refuse_damaged (error))
             && read_keys (writer->db, feed_id, state, error);
    case DW_STEP_DONE:
      return dw_writer_refuse_feed (error);
    case DW_STEP_ERROR:
    default:
      return FALSE;
    }
}

gboolean
dw_signed_store_check_new (DwWriter    *writer,
                           const char  *uuid,
                           GError     **error)
{
  g_autoptr (DwStatement) row = NULL;

  row = dw_statement_new (writer->db, "SELECT f.name FROM signed_feed AS s JOIN feed AS f ON f.id = s.feed_id WHERE s.uuid = ?",
                          error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_text (row, 1, uuid);
  switch (dw_statement_step (row, error))
    {
    case DW_STEP_ROW:
      g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_EXISTS, _("That feed is already in the directory, as “%s”."),
                   dw_statement_get_text (row, 0));
      return FALSE;
    case DW_STEP_DONE:
      return TRUE;
    case DW_STEP_ERROR:
    default:
      return FALSE;
    }
}

gint64
dw_signed_store_find (DwWriter    *writer,
                      const char  *uuid,
                      GError     **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (writer->db, "SELECT feed_id FROM signed_feed WHERE uuid = ?", error);

  if (row == NULL)
    return 0;

  dw_statement_bind_text (row, 1, uuid);
  switch (dw_statement_step (row, error))
    {
    case DW_STEP_ROW:
      return dw_statement_get_int (row, 0);
    case DW_STEP_DONE:
      g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                           _("That file is of a feed that is not in the directory. Add it with “feeds add”."));
      return 0;
    case DW_STEP_ERROR:
    default:
      return 0;
    }
}

GPtrArray *
dw_signed_store_list_mirrors (DwWriter  *writer,
                              gint64     feed_id,
                              GError   **error)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (writer->db, "SELECT url FROM signed_mirror WHERE feed_id = ? ORDER BY position", error);
  if (row == NULL)
    return NULL;

  dw_statement_bind_int (row, 1, feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    g_ptr_array_add (urls, g_strdup (dw_statement_get_text (row, 0)));

  return step == DW_STEP_DONE ? g_steal_pointer (&urls) : NULL;
}

static gboolean
write_ok (DwWriter    *writer,
          gint64       feed_id,
          const char  *etag,
          GError     **error)
{
  g_autoptr (DwStatement) feed = NULL;
  g_autoptr (DwStatement) edition = NULL;
  gint64 now = dw_clock_now (writer->clock);

  feed = dw_statement_new (writer->db,
                           "UPDATE feed SET etag = ifnull (?2, etag), attempted_at = ?3, synced_at = ?3, last_problem = NULL WHERE id = ?1", error);
  if (feed == NULL)
    return FALSE;
  edition = dw_statement_new (writer->db, "UPDATE signed_feed SET ok_at = ?2 WHERE feed_id = ?1", error);
  if (edition == NULL)
    return FALSE;

  dw_statement_bind_int (feed, 1, feed_id);
  dw_statement_bind_text (feed, 2, etag);
  dw_statement_bind_int (feed, 3, now);
  dw_statement_bind_int (edition, 1, feed_id);
  dw_statement_bind_int (edition, 2, now);
  return dw_statement_run (feed, error) && dw_statement_run (edition, error);
}

gboolean
dw_signed_store_note_ok (DwWriter    *writer,
                         gint64       feed_id,
                         const char  *etag,
                         GError     **error)
{
  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  if (dw_db_begin (writer->db, error) && write_ok (writer, feed_id, etag, error) && dw_db_commit (writer->db, error))
    return TRUE;

  dw_db_rollback (writer->db);
  return FALSE;
}

gboolean
dw_signed_store_set_alert (DwWriter    *writer,
                           gint64       feed_id,
                           const char  *alert,
                           GError     **error)
{
  g_autoptr (DwStatement) update = dw_statement_new (writer->db, "UPDATE signed_feed SET alert = ?2 WHERE feed_id = ?1", error);

  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, feed_id);
  dw_statement_bind_text (update, 2, alert);
  return dw_statement_run (update, error);
}

static gint64
count (DwDb        *db,
       const char  *sql,
       gint64       feed_id,
       GError     **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (db, sql, error);

  if (row == NULL)
    return -1;

  dw_statement_bind_int (row, 1, feed_id);
  return dw_statement_step (row, error) == DW_STEP_ROW ? dw_statement_get_int (row, 0) : -1;
}

/* Every object that is noted, whole or not, and how many records they brought. Row by row, as they lie: by the index of
 * their hashes each would be looked for at another end of the table. */
static GHashTable *
list_noted (DwDb    *db,
            gint64   feed_id,
            gint64  *n_taken,
            GError **error)
{
  g_autoptr (GHashTable) objects = NULL;
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (db,
                          "SELECT sha256, id, n_taken, n_quarantined, n_faults FROM signed_object NOT INDEXED WHERE feed_id = ?",
                          error);
  if (row == NULL)
    return NULL;

  *n_taken = 0;
  objects = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  dw_statement_bind_int (row, 1, feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gsize length;
      gconstpointer sha256 = dw_statement_get_blob (row, 0, &length);
      const DwHeldObject held = {
        .id = dw_statement_get_int (row, 1),
        .n_taken = (guint) dw_statement_get_int (row, 2),
        .n_quarantined = (guint) dw_statement_get_int (row, 3),
        .n_faults = (guint) dw_statement_get_int (row, 4),
      };

      g_hash_table_replace (objects, g_bytes_new (sha256, length), g_memdup2 (&held, sizeof held));
      *n_taken += held.n_taken;
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&objects) : NULL;
}

static gboolean
is_sound (DwStatement *row)
{
  gsize length;
  gconstpointer json = dw_statement_get_blob (row, 2, &length);
  DwHash stored, found = dw_hash_of (json, length);

  return get_bytes (row, 1, stored.bytes, sizeof stored.bytes) && dw_hash_equal (&stored, &found);
}

/* Returns: (transfer full): how many sound records each object has, by its number. */
static GHashTable *
count_sound (DwDb    *db,
             gint64   feed_id,
             GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (db,
                          "SELECT m.object_id, r.hash, r.json FROM signed_record AS m"
                          " JOIN raw_record AS r ON r.id = m.record_id WHERE r.feed_id = ?",
                          error);
  if (row == NULL)
    return NULL;

  dw_statement_bind_int (row, 1, feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 object = dw_statement_get_int (row, 0);
      guint *n = g_hash_table_lookup (counts, &object);

      if (n == NULL)
        g_hash_table_insert (counts, g_memdup2 (&object, sizeof object), n = g_new0 (guint, 1));
      *n += is_sound (row);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

static gboolean
drop_unsound (GHashTable  *objects,
              DwDb        *db,
              gint64       feed_id,
              GError     **error)
{
  g_autoptr (GHashTable) counts = count_sound (db, feed_id, error);
  GHashTableIter each;
  gpointer value;

  if (counts == NULL)
    return FALSE;

  g_hash_table_iter_init (&each, objects);
  while (g_hash_table_iter_next (&each, NULL, &value))
    {
      const DwHeldObject *held = value;
      const guint *n = g_hash_table_lookup (counts, &held->id);

      if ((n != NULL ? *n : 0) != held->n_taken)
        g_hash_table_iter_remove (&each);
    }

  return TRUE;
}

GHashTable *
dw_signed_store_list_held (DwWriter  *writer,
                           gint64     feed_id,
                           gboolean   closely,
                           GError   **error)
{
  gint64 n_noted;
  g_autoptr (GHashTable) objects = list_noted (writer->db, feed_id, &n_noted, error);
  gint64 n_records;

  if (objects == NULL)
    return NULL;

  n_records = count (writer->db, "SELECT count(*) FROM raw_record WHERE feed_id = ?", feed_id, error);
  if (n_records < 0 || ((closely || n_records != n_noted) && !drop_unsound (objects, writer->db, feed_id, error)))
    return NULL;

  return g_steal_pointer (&objects);
}

static guint
hash_hash (gconstpointer hash)
{
  guint value;

  memcpy (&value, hash, sizeof value);
  return value;
}

static gboolean
hashes_equal (gconstpointer a,
              gconstpointer b)
{
  return dw_hash_equal (a, b);
}

/* Adds the records that the object @id brought. */
static gboolean
add_known (GHashTable   *known,
           DwStatement  *row,
           gint64        id,
           GError      **error)
{
  DwStep step;

  dw_statement_bind_int (row, 1, id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 record = dw_statement_get_int (row, 0);
      DwHash hash;

      if (get_bytes (row, 1, hash.bytes, sizeof hash.bytes))
        g_hash_table_replace (known, g_memdup2 (&hash, sizeof hash), g_memdup2 (&record, sizeof record));
    }
  dw_statement_reset (row);
  return step == DW_STEP_DONE;
}

GHashTable *
dw_signed_store_list_known (DwWriter    *writer,
                            GHashTable  *held,
                            GHashTable  *kept,
                            GError     **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_hash, hashes_equal, g_free, g_free);
  g_autoptr (DwStatement) row = NULL;
  GHashTableIter each;
  gpointer key, value;

  row = dw_statement_new (writer->db,
                          "SELECT r.id, r.hash FROM signed_record AS m JOIN raw_record AS r ON r.id = m.record_id"
                          " WHERE m.object_id = ?",
                          error);
  if (row == NULL)
    return NULL;

  g_hash_table_iter_init (&each, held);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      const DwHeldObject *object = value;

      if (object->n_faults == 0 && object->n_quarantined == 0 && !g_hash_table_contains (kept, key)
          && !add_known (known, row, object->id, error))
        return NULL;
    }

  return g_steal_pointer (&known);
}
