/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "dw-db.h"

/* A folder of one test's own, and the database in it. */

#define TEST_ID 0x54455354

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("doorway-db-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline DwDb *
open_db (Fixture  *fixture,
         DwDbMode  mode)
{
  g_autoptr (GError) error = NULL;
  DwDb *db = dw_db_open (fixture->path, TEST_ID, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

static inline void
run_sql (DwDb       *db,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  dw_db_exec (db, "Testing", sql, &error);
  g_assert_no_error (error);
}

static inline gint64
read_int (DwDb       *db,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwStatement) statement = dw_statement_new (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dw_statement_step (statement, &error), ==, DW_STEP_ROW);
  return dw_statement_get_int (statement, 0);
}
