/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-signed-taker-private.h"
#include "dw-text.h"

static const char *const sql[DW_SIGNED_TAKER_N_STATEMENTS] = {
  [DW_SIGNED_TAKER_ADD_OBJECT] = "INSERT INTO signed_object (feed_id, sha256, n_taken, n_quarantined, n_faults) VALUES (?, ?, ?, ?, ?)",
  [DW_SIGNED_TAKER_TAKE_OVER_OBJECT] = "UPDATE signed_object SET sha256 = ?2, n_taken = ?3, n_quarantined = ?4, n_faults = ?5"
                                       " WHERE feed_id = ?1 AND id = ?6",
  [DW_SIGNED_TAKER_LIST_RECORDS] = "SELECT record_id FROM signed_record WHERE object_id = ?",
  [DW_SIGNED_TAKER_FIND_RECORD] = "SELECT object_id FROM signed_record WHERE record_id = ?",
  /* One row of values, and no UPDATE of what refers to another table: what SQLite could have to take back by itself
     makes FTS5 write out its words each time. */
  [DW_SIGNED_TAKER_ADD_RECORD] = "INSERT INTO signed_record (record_id, object_id) VALUES (?, ?)",
  [DW_SIGNED_TAKER_DROP_RECORD] = "DELETE FROM signed_record WHERE record_id = ?",
  [DW_SIGNED_TAKER_DROP_RECORDS] = "DELETE FROM signed_record WHERE object_id = ?",
  [DW_SIGNED_TAKER_DROP_OBJECT] = "DELETE FROM signed_object WHERE id = ?",
};

void
dw_signed_taker_free (DwSignedTaker *taker)
{
  for (guint i = 0; i < DW_SIGNED_TAKER_N_STATEMENTS; i++)
    g_clear_pointer (&taker->statements[i], dw_statement_free);
  g_hash_table_unref (taker->replaced);
  g_hash_table_unref (taker->replaced_as);
  g_array_unref (taker->taken_over);
  g_free (taker);
}

/* The lock is held now: nobody else takes in what was judged against a state that is no more. */
static gboolean
check_state (DwSignedTaker        *taker,
             const DwSignedState  *before,
             GError              **error)
{
  g_auto (DwSignedState) now = { 0 };
  g_autoptr (GError) problem = NULL;

  if (!dw_signed_store_read_state (taker->writer, taker->feed_id, &now, &problem))
    {
      if (before->feed == NULL && g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (g_strcmp0 (now.feed, before->feed) == 0 && dw_sha256_equal (&now.manifest, &before->manifest))
    return TRUE;

  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_LOCKED,
                       _("Another Doorway has just brought this feed up to date. Nothing was taken from this one."));
  return FALSE;
}

static gboolean
run_with (DwSignedTaker  *taker,
          const char     *statement,
          gint64          id,
          GError        **error)
{
  g_autoptr (DwStatement) run = dw_statement_new (taker->writer->db, statement, error);

  if (run == NULL)
    return FALSE;

  dw_statement_bind_int (run, 1, id);
  return dw_statement_run (run, error);
}

/* Tells the objects of the feed that stay, whose numbers @stays gets, from those that the edition has not any more. */
static gboolean
sort_objects (DwSignedTaker  *taker,
              GHashTable     *kept,
              GHashTable     *stays,
              GError        **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (taker->writer->db, "SELECT id, sha256 FROM signed_object NOT INDEXED WHERE feed_id = ?", error);
  if (row == NULL)
    return FALSE;

  dw_statement_bind_int (row, 1, taker->feed_id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 id = dw_statement_get_int (row, 0);
      gsize length;
      gconstpointer bytes = dw_statement_get_blob (row, 1, &length);
      g_autoptr (GBytes) sha256 = g_bytes_new (bytes, length);

      if (g_hash_table_contains (kept, sha256))
        {
          g_hash_table_add (stays, g_memdup2 (&id, sizeof id));
          continue;
        }
      g_hash_table_add (taker->replaced, g_memdup2 (&id, sizeof id));
      g_hash_table_replace (taker->replaced_as, g_steal_pointer (&sha256), g_memdup2 (&id, sizeof id));
    }

  return step == DW_STEP_DONE;
}

gboolean
dw_signed_taker_keep (DwSignedTaker  *taker,
                      gint64          record,
                      GError        **error)
{
  if (dw_snapshot_keep_number (taker->snapshot, record))
    return TRUE;

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The directory is damaged."));
  return FALSE;
}

/* Records of objects that stay, stay as they are. All of the table, as it lies: most of it is of objects that stay. */
static gboolean
keep_records (DwSignedTaker  *taker,
              GHashTable     *stays,
              GError        **error)
{
  g_autoptr (DwStatement) row = NULL;
  gint64 last = -1;         /* records of an object mostly lie side by side */
  gboolean is_kept = FALSE;
  DwStep step;

  row = dw_statement_new (taker->writer->db, "SELECT record_id, object_id FROM signed_record NOT INDEXED", error);
  if (row == NULL)
    return FALSE;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 object = dw_statement_get_int (row, 1);

      if (object != last)
        is_kept = g_hash_table_contains (stays, &object);
      last = object;
      if (is_kept && !dw_signed_taker_keep (taker, dw_statement_get_int (row, 0), error))
        return FALSE;
    }

  return step == DW_STEP_DONE;
}

static gboolean
prepare (DwSignedTaker  *taker,
         GError        **error)
{
  for (guint i = 0; i < DW_SIGNED_TAKER_N_STATEMENTS; i++)
    {
      taker->statements[i] = dw_statement_new (taker->writer->db, sql[i], error);
      if (taker->statements[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

DwSignedTaker *
dw_signed_taker_new (DwWriter             *writer,
                     DwSnapshot           *snapshot,
                     const DwSignedState  *before,
                     GHashTable           *kept,
                     GError              **error)
{
  g_autoptr (DwSignedTaker) taker = g_new0 (DwSignedTaker, 1);
  g_autoptr (GHashTable) stays = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  taker->replaced = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  taker->replaced_as = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  taker->taken_over = g_array_new (FALSE, FALSE, sizeof (DwSignedTakenOver));
  taker->writer = writer;
  taker->snapshot = snapshot;
  taker->feed_id = dw_snapshot_get_feed_id (snapshot);
  if (!check_state (taker, before, error) || !prepare (taker, error) || !sort_objects (taker, kept, stays, error)
      || !keep_records (taker, stays, error))
    return NULL;

  return g_steal_pointer (&taker);
}

/* The state never goes back, whoever asks for it. */
static const char accept_sql[] =
  "INSERT INTO signed_feed (feed_id, uuid, epoch, version, manifest, signer, issued, expires, first_seen, seen_at, ok_at)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?9)"
  " ON CONFLICT (feed_id) DO UPDATE SET epoch = excluded.epoch, version = excluded.version, manifest = excluded.manifest,"
  " signer = excluded.signer, issued = excluded.issued, expires = excluded.expires,"
  " seen_at = iif (manifest = excluded.manifest, seen_at, excluded.seen_at), ok_at = excluded.ok_at, alert = NULL"
  " WHERE uuid = excluded.uuid AND (epoch, version) <= (excluded.epoch, excluded.version)";

static gboolean
write_edition (DwSignedTaker    *taker,
               const DwEdition  *edition,
               GError          **error)
{
  const DwManifest *manifest = edition->manifest;
  g_autoptr (DwStatement) upsert = dw_statement_new (taker->writer->db, accept_sql, error);

  if (upsert == NULL)
    return FALSE;

  dw_statement_bind_int (upsert, 1, taker->feed_id);
  dw_statement_bind_text (upsert, 2, manifest->feed);
  dw_statement_bind_int (upsert, 3, (gint64) manifest->epoch);
  dw_statement_bind_int (upsert, 4, (gint64) manifest->version);
  dw_statement_bind_blob (upsert, 5, edition->hash.bytes, sizeof edition->hash.bytes);
  dw_statement_bind_blob (upsert, 6, edition->signer.id, sizeof edition->signer.id);
  dw_statement_bind_int (upsert, 7, manifest->issued);
  dw_statement_bind_int (upsert, 8, manifest->expires);
  dw_statement_bind_int (upsert, 9, dw_clock_now (taker->writer->clock));
  if (!dw_statement_run (upsert, error))
    return FALSE;
  if (dw_db_changes (taker->writer->db) == 1)
    return TRUE;

  g_set_error_literal (error, DW_SIGNED_ERROR, DW_SIGNED_ERROR_ROLLBACK,
                       _("An older edition of the feed was offered than the one you have. Nothing was taken from it."));
  return FALSE;
}

static gboolean
write_key (DwSignedTaker        *taker,
           const DwManifestKey  *key,
           GError              **error)
{
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (taker->writer->db, "INSERT INTO signed_key (feed_id, id, key, role) VALUES (?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  dw_statement_bind_int (insert, 1, taker->feed_id);
  dw_statement_bind_blob (insert, 2, key->key.id, sizeof key->key.id);
  dw_statement_bind_blob (insert, 3, key->key.key, sizeof key->key.key);
  dw_statement_bind_int (insert, 4, key->role);
  return dw_statement_run (insert, error);
}

/* What the publisher says of the use of his feed goes with the feed, edition by edition. */
static gboolean
write_terms (DwSignedTaker     *taker,
             const DwManifest  *manifest,
             GError           **error)
{
  g_autofree char *licence = manifest->licence != NULL ? dw_text_clean (manifest->licence, -1, FALSE, NULL) : NULL;
  g_autofree char *said = manifest->attribution != NULL ? dw_text_clean (manifest->attribution, -1, FALSE, NULL) : NULL;
  g_autofree char *publisher
      = manifest->publisher != NULL ? dw_text_clean (manifest->publisher, -1, FALSE, NULL) : NULL;
  g_autofree char *named = publisher != NULL ? g_strdup_printf (_("Published by %s."), publisher) : NULL;
  g_autoptr (DwStatement) update = NULL;

  update = dw_statement_new (taker->writer->db, "UPDATE feed SET licence = ?2, attribution = ?3 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, taker->feed_id);
  dw_statement_bind_text (update, 2, licence);
  dw_statement_bind_text (update, 3, said != NULL ? said : named);
  return dw_statement_run (update, error);
}

gboolean
dw_signed_taker_accept (DwSignedTaker    *taker,
                        const DwEdition  *edition,
                        GError          **error)
{
  GArray *keys = edition->manifest->keys;

  if (!write_edition (taker, edition, error) || !write_terms (taker, edition->manifest, error)
      || !run_with (taker, "DELETE FROM signed_key WHERE feed_id = ?", taker->feed_id, error))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    if (!write_key (taker, &g_array_index (keys, DwManifestKey, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dw_signed_taker_set_mirrors (DwSignedTaker  *taker,
                             GPtrArray      *urls,
                             GError        **error)
{
  g_autoptr (DwStatement) insert = NULL;

  insert = dw_statement_new (taker->writer->db, "INSERT INTO signed_mirror (feed_id, position, url) VALUES (?, ?, ?)", error);
  if (insert == NULL || !run_with (taker, "DELETE FROM signed_mirror WHERE feed_id = ?", taker->feed_id, error))
    return FALSE;

  for (guint i = 0; i < urls->len; i++)
    {
      dw_statement_bind_int (insert, 1, taker->feed_id);
      dw_statement_bind_int (insert, 2, i);
      dw_statement_bind_text (insert, 3, urls->pdata[i]);
      if (!dw_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}
