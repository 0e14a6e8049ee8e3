/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-rebuild.h"

#include <glib/gi18n-lib.h>

#include "dw-derive.h"
#include "dw-facts.h"
#include "dw-hash.h"
#include "dw-page.h"
#include "dw-queries.h"
#include "dw-schema.h"
#include "dw-twins.h"
#include "dw-wipe.h"

/* Dropping the text index and making it again is far quicker than deleting its rows. The making is read from the
   schema, so that it stands written once, in the migrations; its settings are those of the last of them. */
static gboolean
empty_text_index (DwDb    *db,
                  GError **error)
{
  g_autoptr (DwStatement) statement = NULL;
  g_autofree char *making = NULL;

  statement = dw_statement_new (db, "SELECT sql FROM sqlite_schema WHERE name = 'service_text'", error);
  if (statement == NULL || dw_statement_step (statement, error) == DW_STEP_ERROR)
    return FALSE;

  making = g_strdup (dw_statement_get_text (statement, 0));
  dw_statement_reset (statement);

  return dw_db_empty_text_table (db, "service_text", error)
         && dw_db_exec (db, _("Preparing the directory"), "DROP TABLE service_text", error)
         && dw_db_exec (db, _("Preparing the directory"), making, error)
         && dw_db_exec (db, _("Preparing the directory"),
                        "INSERT INTO service_text (service_text, rank) VALUES ('hashsize', 4194304), ('automerge', 0)", error);
}

static gboolean
empty_derived (DwDb    *db,
               GError **error)
{
  return dw_db_exec (db, _("Preparing the directory"),
                     "DELETE FROM service_twin; DELETE FROM service_fact; DELETE FROM service; DELETE FROM service_place", error)
         && empty_text_index (db, error);
}

/* An older Doorway kept where a refuge is. */
static gboolean
replace_raw (DwDb    *db,
             gint64   id,
             GBytes  *cleared,
             GError **error)
{
  g_autoptr (DwStatement) update = dw_statement_new (db, "UPDATE raw_record SET hash = ?, json = ? WHERE id = ?", error);
  gsize length = 0;
  const char *json = g_bytes_get_data (cleared, &length);
  DwHash hash = dw_hash_of (json, length);

  if (update == NULL)
    return FALSE;

  dw_statement_bind_blob (update, 1, &hash, sizeof hash);
  dw_statement_bind_blob (update, 2, json, length);
  dw_statement_bind_int (update, 3, id);
  return dw_statement_run (update, error);
}

static gboolean
run_of (DwDb        *db,
        const char  *sql,
        gint64       id,
        GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;

  dw_statement_bind_int (statement, 1, id);
  return dw_statement_run (statement, error);
}

/* Nobody can tell whether a record that cannot be read, or is not what was fetched, says where a refuge is. Its hash
   stays, so that it counts as damaged, and it is fetched again: its server must not say that nothing has changed. */
static gboolean
empty_raw (DwDb    *db,
           gint64   id,
           GError **error)
{
  return run_of (db, "UPDATE raw_record SET json = x'' WHERE id = ?", id, error)
         && run_of (db, "UPDATE feed SET etag = NULL WHERE id = (SELECT feed_id FROM raw_record WHERE id = ?)", id, error);
}

static gboolean
derive_one (DwDb         *db,
            DwDeriver    *deriver,
            DwStatement  *raw,
            GError      **error)
{
  gint64 id = dw_statement_get_int (raw, DW_RAW_ID);
  gsize hash_length, length;
  gconstpointer json = dw_statement_get_blob (raw, DW_RAW_JSON, &length);
  gconstpointer hash = dw_statement_get_blob (raw, DW_RAW_HASH, &hash_length);
  DwHash found = dw_hash_of (json, length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) cleared = NULL;
  g_autoptr (DwService) service = NULL;

  if (hash_length != DW_HASH_BYTES || !dw_hash_equal (&found, hash))
    {
      g_debug ("Record %" G_GINT64_FORMAT " is damaged and is left out", id);
      return empty_raw (db, id, error);
    }

  bytes = g_bytes_new_static (json, length);
  service = dw_page_parse_kept (bytes, &cleared, NULL);
  if (service == NULL)
    {
      g_debug ("Record %" G_GINT64_FORMAT " cannot be read and is left out", id);
      return empty_raw (db, id, error);
    }

  return (cleared == NULL || replace_raw (db, id, cleared, error))
         && dw_deriver_put (deriver, id, dw_statement_get_int (raw, DW_RAW_FEED_ID), service, error);
}

/* As they were when a sync brought these very bytes: a record that has not changed since says no more than it did
   then. */
static gboolean
derive_each (DwDb         *db,
             DwDeriver    *deriver,
             DwStatement  *raw,
             GError      **error)
{
  DwStep step;

  while ((step = dw_statement_step (raw, error)) == DW_STEP_ROW)
    {
      dw_deriver_set_fetched_at (deriver, dw_statement_get_int (raw, DW_RAW_FETCHED_AT));
      if (!derive_one (db, deriver, raw, error))
        return FALSE;
    }

  return step == DW_STEP_DONE;
}

static gboolean
derive_all (DwDb    *db,
            GError **error)
{
  g_autoptr (DwDeriver) deriver = dw_deriver_new (db, error);
  g_autoptr (DwStatement) raw = NULL;

  return deriver != NULL && (raw = dw_query_prepare (&DW_QUERY_RAW, db, error)) != NULL
         && derive_each (db, deriver, raw, error);
}

gboolean
dw_rebuild_derived (DwDb    *db,
                    GError **error)
{
  gboolean is_done = dw_wipe_set_thorough (db, TRUE, error) && dw_db_begin (db, error) && empty_derived (db, error)
                     && derive_all (db, error) && dw_twins_work_out (db, error)
                     && dw_schema_set_number (db, "facts_version", DW_FACTS_VERSION, error)
                     && dw_schema_raise_generation (db, error) && dw_wipe_note_due (db, error)
                     && dw_db_commit (db, error);

  if (is_done)
    dw_db_settle (db);
  else
    dw_db_rollback (db);
  dw_wipe_set_thorough (db, FALSE, NULL);
  return is_done;
}

gboolean
dw_rebuild_if_due (DwDb    *db,
                   GError **error)
{
  gint64 version;

  if (!dw_schema_get_number (db, "facts_version", &version, error))
    return FALSE;
  if (version == DW_FACTS_VERSION)
    return TRUE;

  g_debug ("Facts are of version %" G_GINT64_FORMAT " and worked out again as version %d", version, DW_FACTS_VERSION);
  return dw_rebuild_derived (db, error);
}
