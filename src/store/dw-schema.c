/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-schema.h"

#include <glib/gi18n-lib.h>

#include "dw-schema-steps.h"
#include "dw-wipe.h"

/* Position + 1 is the version: schema_steps[], of the files in resources/schema as meson.build lists them. Append only:
 * a file that was released never changes. */
guint
dw_schema_get_version (void)
{
  return G_N_ELEMENTS (schema_steps);
}

gboolean
dw_schema_migrate (DwDb    *db,
                   GError **error)
{
  return dw_db_migrate (db, schema_steps, G_N_ELEMENTS (schema_steps), error);
}

static gboolean
refuse_newer (GError **error)
{
  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW,
                       _("The directory was saved by a newer version of Doorway and was left as it is. "
                         "Install the newest Doorway to open it."));
  return FALSE;
}

static gboolean
check_not_newer (const char  *path,
                 GError     **error)
{
  int version;

  return dw_db_peek (path, DW_SCHEMA_APPLICATION_ID, &version, error)
         && (version <= (int) dw_schema_get_version () || refuse_newer (error));
}

/* A step may move what must not be known any more, and free the pages where it was. */
static gboolean
upgrade (DwDb    *db,
         GError **error)
{
  int version = dw_db_get_version (db, error);
  gboolean is_done;

  if (version < 0)
    return FALSE;
  if (version == 0 || version >= (int) dw_schema_get_version ())
    return dw_schema_migrate (db, error);

  is_done = dw_wipe_set_thorough (db, TRUE, error) && dw_wipe_note_due (db, error) && dw_schema_migrate (db, error);
  dw_wipe_set_thorough (db, FALSE, NULL);
  return is_done;
}

DwDb *
dw_schema_open (const char  *path,
                GError     **error)
{
  g_autoptr (DwDb) db = NULL;

  if (!check_not_newer (path, error))
    return NULL;

  db = dw_db_open (path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, error);
  if (db == NULL || !upgrade (db, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* All declarations of @db but SQLite's own, as one text. */
static char *
dup_declarations (DwDb    *db,
                  GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_statement_new (db,
                          "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*' ORDER BY type, name",
                          error);
  if (row == NULL)
    return NULL;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    for (int i = 0; i < 3; i++)
      {
        const char *part = dw_statement_get_text (row, i);

        g_string_append_printf (text, "%s\n", part != NULL ? part : "");
      }

  return step == DW_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

gboolean
dw_schema_check (DwDb    *db,
                 GError **error)
{
  g_autoptr (DwDb) model = dw_db_open (NULL, DW_SCHEMA_APPLICATION_ID, DW_DB_SCRATCH, error);
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;

  if (model == NULL || !dw_schema_migrate (model, error))
    return FALSE;

  wanted = dup_declarations (model, error);
  if (wanted == NULL)
    return FALSE;
  found = dup_declarations (db, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, wanted))
    return TRUE;

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The directory is damaged."));
  return FALSE;
}

gboolean
dw_schema_get_number (DwDb        *db,
                      const char  *name,
                      gint64      *value,
                      GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, "SELECT value FROM store_meta WHERE name = ?", error);

  if (statement == NULL)
    return FALSE;

  dw_statement_bind_text (statement, 1, name);
  if (dw_statement_step (statement, error) == DW_STEP_ERROR)
    return FALSE;

  *value = dw_statement_get_int (statement, 0);
  return TRUE;
}

gboolean
dw_schema_set_number (DwDb        *db,
                      const char  *name,
                      gint64       value,
                      GError     **error)
{
  g_autoptr (DwStatement) statement = dw_statement_new (db, "UPDATE store_meta SET value = ? WHERE name = ?", error);

  if (statement == NULL)
    return FALSE;

  dw_statement_bind_int (statement, 1, value);
  dw_statement_bind_text (statement, 2, name);
  return dw_statement_run (statement, error);
}

gboolean
dw_schema_forget_marks (DwDb    *db,
                        GError **error)
{
  return dw_db_exec (db, _("Saving the directory"), "DELETE FROM store_meta WHERE name GLOB 'mark *'", error);
}

gboolean
dw_schema_raise_generation (DwDb    *db,
                            GError **error)
{
  /* A copy of the file that is put back counts on from where it was: the mark tells its next generations from those
     that were lost. One row each time that something changed. */
  return dw_db_exec (db, _("Saving the directory"),
                     "UPDATE store_meta SET value = value + 1 WHERE name = 'generation';"
                     "INSERT OR REPLACE INTO store_meta (name, value)"
                     " SELECT 'mark ' || value, random () FROM store_meta WHERE name = 'generation'",
                     error);
}
