/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-care.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dw-hash.h"
#include "dw-queries.h"
#include "dw-rebuild.h"
#include "dw-schema.h"

#define NOTE_FILE "directory.damage"

void
dw_care_note_damage (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, NOTE_FILE, NULL);

  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

gboolean
dw_care_is_due (const char *data_dir)
{
  g_autofree char *note = g_build_filename (data_dir, NOTE_FILE, NULL);
  g_autofree char *wal = g_build_filename (data_dir, DW_SCHEMA_FILE "-wal", NULL);
  GStatBuf status;

  /* A writer that ends well leaves its WAL empty. */
  return g_file_test (note, G_FILE_TEST_EXISTS) || (g_lstat (wal, &status) == 0 && status.st_size > 0);
}

static gboolean
is_damaged (DwStatement *raw)
{
  gsize hash_length, length;
  gconstpointer json = dw_statement_get_blob (raw, DW_RAW_JSON, &length);
  gconstpointer hash = dw_statement_get_blob (raw, DW_RAW_HASH, &hash_length);
  DwHash found = dw_hash_of (json, length);

  return hash_length != DW_HASH_BYTES || !dw_hash_equal (&found, hash);
}

static gboolean
forget_etag (DwDb     *db,
             gint64    feed_id,
             GError  **error)
{
  g_autoptr (DwStatement) update = dw_statement_new (db, "UPDATE feed SET etag = NULL WHERE id = ?", error);

  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, feed_id);
  return dw_statement_run (update, error);
}

static gboolean
check_records (DwDb    *db,
               GError **error)
{
  g_autoptr (DwStatement) raw = dw_query_prepare (&DW_QUERY_RAW, db, error);
  DwStep step;

  if (raw == NULL)
    return FALSE;

  while ((step = dw_statement_step (raw, error)) == DW_STEP_ROW)
    if (is_damaged (raw) && !forget_etag (db, dw_statement_get_int (raw, DW_RAW_FEED_ID), error))
      return FALSE;

  return step == DW_STEP_DONE;
}

static gboolean
check_words (DwDb    *db,
             GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (dw_db_exec (db, _("Checking the directory"),
                  "INSERT INTO service_text (service_text) VALUES ('integrity-check')", &problem))
    return TRUE;
  if (g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    return dw_rebuild_derived (db, error);

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
dw_care_look_over (DwDb        *db,
                   const char  *data_dir,
                   GError     **error)
{
  g_autofree char *note = g_build_filename (data_dir, NOTE_FILE, NULL);

  if (!dw_schema_check (db, error) || !dw_db_check (db, error) || !check_words (db, error)
      || !check_records (db, error))
    return FALSE;

  dw_db_take_damage (db);
  g_remove (note);
  return TRUE;
}
