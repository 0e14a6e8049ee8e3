/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-db-private.h"
#include "dw-limits.h"

/*
 * Every setting is read back after it was applied: SQLite ignores a pragma that it does not know or that was compiled
 * out, and says nothing.
 */

enum
{
  WRITING = 1 << DW_DB_READ_WRITE,
  READING = 1 << DW_DB_READ_ONLY,
  SCRATCH = 1 << DW_DB_SCRATCH,
  ON_DISK = WRITING | READING,
  ALWAYS = ON_DISK | SCRATCH,
};

typedef struct
{
  const char *name;
  const char *value;
  const char *reads_back_as;
  guint modes;
} Setting;

/* In this order: what makes reading safe comes before the first page is read. */
static const Setting settings[] = {
  { "trusted_schema", "OFF", "0", ALWAYS },
  { "cell_size_check", "ON", "1", ALWAYS },
  { "mmap_size", "0", "0", ON_DISK },
  { "temp_store", "MEMORY", "2", ALWAYS },
  { "query_only", "ON", "1", READING },
  { "journal_mode", "WAL", "wal", WRITING },
  { "synchronous", "FULL", "2", ALWAYS },
  { "wal_autocheckpoint", "1000", "1000", ON_DISK },
  { "journal_size_limit", "33554432", "33554432", ON_DISK },
  { "foreign_keys", "ON", "1", ALWAYS },
  { "secure_delete", "FAST", "2", WRITING }, /* what a publisher took back is not left behind in the pages that are written anyway */
  { "max_page_count", G_STRINGIFY (DW_LIMIT_DATABASE_PAGES), G_STRINGIFY (DW_LIMIT_DATABASE_PAGES), WRITING | SCRATCH },
  { "cache_size", "-8192", "-8192", READING | SCRATCH }, /* 8 MiB */
  { "cache_size", "-4096", "-4096", WRITING }, /* a feed is written once, mostly at the ends: more of it kept saves nothing */
  { "analysis_limit", "400", "400", ALWAYS },
};

typedef struct
{
  int verb;
  int value;
} Number;

static const Number configs[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
};

static const Number limits[] = {
  { SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
  { SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
  { SQLITE_LIMIT_EXPR_DEPTH, 32 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 5 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 256 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 128 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* Of the whole process: SQLite has no limit for one connection. */
#define HARD_HEAP_LIMIT (256 * (sqlite3_int64) 1024 * 1024)

static gboolean
refuse_setting (const char  *name,
                GError     **error)
{
  g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED,
               _("The database library did not accept the setting “%s”, without which data is not safe. Nothing was "
                 "changed. Installing SQLite 3.40 or newer mends this."),
               name);
  return FALSE;
}

static gboolean
apply_numbers (DwDb    *db,
               GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (configs); i++)
    {
      int found = -1;

      sqlite3_db_config (db->handle, configs[i].verb, configs[i].value, NULL);
      if (sqlite3_db_config (db->handle, configs[i].verb, -1, &found) != SQLITE_OK || found != configs[i].value)
        return refuse_setting ("sqlite3_db_config", error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      sqlite3_limit (db->handle, limits[i].verb, limits[i].value);
      if (sqlite3_limit (db->handle, limits[i].verb, -1) != limits[i].value)
        return refuse_setting ("sqlite3_limit", error);
    }

  sqlite3_hard_heap_limit64 (HARD_HEAP_LIMIT);
  if (sqlite3_hard_heap_limit64 (-1) != HARD_HEAP_LIMIT)
    return refuse_setting ("hard_heap_limit", error);

  return TRUE;
}

static gboolean
apply_setting (DwDb           *db,
               const Setting  *setting,
               GError        **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %s", setting->name, setting->value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", setting->name);
  g_autoptr (DwStatement) statement = NULL;

  if (!dw_db_exec (db, _("Opening the database"), set, error))
    return FALSE;

  statement = dw_statement_new (db, get, error);
  if (statement == NULL)
    return FALSE;

  switch (dw_statement_step (statement, error))
    {
    case DW_STEP_ERROR:
      return FALSE;
    case DW_STEP_ROW:
      if (g_strcmp0 (dw_statement_get_text (statement, 0), setting->reads_back_as) == 0)
        return TRUE;
      return refuse_setting (setting->name, error);
    case DW_STEP_DONE:
    default:
      return refuse_setting (setting->name, error);
    }
}

gboolean
dw_db_apply_settings (DwDb    *db,
                      GError **error)
{
  if (!apply_numbers (db, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if ((settings[i].modes & (1u << db->mode)) != 0 && !apply_setting (db, &settings[i], error))
      return FALSE;

  return TRUE;
}
