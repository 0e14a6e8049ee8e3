/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canary.h"

#include <string.h>

#include "dw-db.h"
#include "dw-schema.h"

#define WORDS "77 Quincunx Street"

static DwDb *
open_directory (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, DW_SCHEMA_FILE, NULL);
  g_autoptr (GError) error = NULL;
  DwDb *db = dw_db_open (path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

void
canary_plant (const char *folder)
{
  DwDb *db = open_directory (folder);
  g_autoptr (GError) error = NULL;

  dw_db_exec (db, "Testing",
              "PRAGMA secure_delete = OFF; CREATE TABLE canary (words TEXT);"
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO canary SELECT i || '" WORDS "' FROM n;"
              "DROP TABLE canary; INSERT OR REPLACE INTO store_meta (name, value) VALUES ('wipe_due', 1)", &error);
  g_assert_no_error (error);
  dw_db_close (db);
  g_assert_true (canary_is_there (folder));
}

gboolean
canary_is_there (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean is_there = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &content, &length, NULL) && memmem (content, length, WORDS, strlen (WORDS)) != NULL)
        is_there = TRUE;
    }

  return is_there;
}

gboolean
canary_is_noted (const char *folder)
{
  DwDb *db = open_directory (folder);
  DwStatement *select = dw_statement_new (db, "SELECT 1 FROM store_meta WHERE name = 'wipe_due'", NULL);
  gboolean is_noted = dw_statement_step (select, NULL) == DW_STEP_ROW;

  dw_statement_free (select);
  dw_db_close (db);
  return is_noted;
}
