/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory-print.h"

#include "dw-schema.h"

static const char *const questions[] = {
  "SELECT name, value FROM store_meta WHERE name <> 'store_id' AND name NOT LIKE 'mark %' ORDER BY name", /* which are drawn by lot */
  "SELECT name, seq FROM sqlite_sequence ORDER BY name",
  "SELECT * FROM feed ORDER BY id",
  "SELECT * FROM raw_record ORDER BY id",
  "SELECT * FROM service ORDER BY id",
  "SELECT * FROM service_fact ORDER BY id",
  "SELECT * FROM service_twin ORDER BY service_id, other_id",
  "SELECT * FROM service_place ORDER BY service_id, place",
  "SELECT rowid, * FROM service_text ORDER BY rowid",
  "SELECT * FROM signed_feed ORDER BY feed_id",
  "SELECT * FROM signed_key ORDER BY feed_id, id",
  "SELECT * FROM signed_mirror ORDER BY feed_id, position",
  "SELECT * FROM signed_object ORDER BY id",
  "SELECT * FROM signed_record ORDER BY record_id",
  NULL,
};

static const char *const service_questions[] = {
  "SELECT id, url, name, licence, attribution, notice, trust, is_starter, n_services, n_faults, n_quarantined, etag FROM feed ORDER BY id",
  "SELECT * FROM raw_record ORDER BY id",
  "SELECT * FROM service ORDER BY id",
  "SELECT * FROM service_fact ORDER BY id",
  "SELECT * FROM service_twin ORDER BY service_id, other_id",
  "SELECT * FROM service_place ORDER BY service_id, place",
  "SELECT rowid, * FROM service_text ORDER BY rowid",
  NULL,
};

static gboolean
add_answer (GChecksum   *print,
            DwDb        *db,
            const char  *question,
            GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, question, error);
  DwStep step;

  if (statement == NULL)
    return FALSE;

  g_checksum_update (print, (const guchar *) question, -1);
  while ((step = dw_statement_step (statement, error)) == DW_STEP_ROW)
    for (int i = 0; i < dw_statement_get_n_columns (statement); i++)
      {
        gsize length;
        gconstpointer bytes = dw_statement_get_blob (statement, i, &length);
        guint64 frame = dw_statement_is_null (statement, i) ? G_MAXUINT64 : length;

        g_checksum_update (print, (const guchar *) &frame, sizeof frame);
        if (length > 0)
          g_checksum_update (print, bytes, (gssize) length);
      }

  return step == DW_STEP_DONE;
}

static gboolean
has_no_orphan (DwDb    *db,
               GError **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, "PRAGMA foreign_key_check", error);
  DwStep step;

  if (statement == NULL)
    return FALSE;

  step = dw_statement_step (statement, error);
  if (step == DW_STEP_ROW)
    g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, "a row belongs to nothing");
  return step == DW_STEP_DONE;
}

static char *
print (const char         *folder,
       const char *const  *asked,
       GError            **error)
{
  g_autofree char *path = g_build_filename (folder, DW_SCHEMA_FILE, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (DwDb) db = dw_db_open (path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, error);

  if (db == NULL || !dw_db_check (db, error) || !has_no_orphan (db, error)
      || !dw_db_exec (db, "Checking the words", "INSERT INTO service_text (service_text) VALUES ('integrity-check')", error))
    return NULL;

  for (guint i = 0; asked[i] != NULL; i++)
    if (!add_answer (sum, db, asked[i], error))
      return NULL;

  return g_strdup (g_checksum_get_string (sum));
}

char *
directory_print (const char  *folder,
                 GError     **error)
{
  return print (folder, questions, error);
}

char *
directory_print_services (const char  *folder,
                          GError     **error)
{
  return print (folder, service_questions, error);
}
