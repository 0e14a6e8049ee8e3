/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dw-db-private.h"

struct _DwStatement
{
  DwDb *db;
  sqlite3_stmt *handle;
  int trouble; /* of the first bind that failed since the last reset */
};

static gboolean
set_statement_error (DwStatement  *statement,
                     int           rc,
                     GError      **error)
{
  const char *doing = sqlite3_stmt_readonly (statement->handle) ? _("Reading from the disk") : _("Saving to the disk");

  return dw_db_set_error (statement->db, rc, doing, error);
}

static void
note_bind (DwStatement *statement,
           int          rc)
{
  if (statement->trouble == SQLITE_OK)
    statement->trouble = rc;
}

/* The SQL is our own and right: where a table or column is missing, the schema came to harm. */
static void
refuse_sql (DwDb        *db,
            int          rc,
            const char  *sql,
            GError     **error)
{
  g_autofree char *reason = g_strescape (sqlite3_errmsg (db->handle), NULL);

  g_debug ("“%s” cannot be prepared: %s", sql, reason);
  db->saw_damage |= (rc & 0xff) == SQLITE_ERROR;
  dw_db_set_error (db, rc, _("Reading from the disk"), error);
}

DwStatement *
dw_statement_new (DwDb        *db,
                  const char  *sql,
                  GError     **error)
{
  sqlite3_stmt *handle = NULL;
  const char *rest = NULL;
  DwStatement *statement;
  int rc;

  dw_db_assert_thread (db);

  rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (rc != SQLITE_OK)
    {
      refuse_sql (db, rc, sql, error);
      return NULL;
    }
  g_assert (handle != NULL && *rest == '\0');

  statement = g_new0 (DwStatement, 1);
  statement->db = db;
  statement->handle = handle;
  return statement;
}

void
dw_statement_free (DwStatement *statement)
{
  dw_db_assert_thread (statement->db);

  sqlite3_finalize (statement->handle);
  g_free (statement);
}

DwStep
dw_statement_step (DwStatement  *statement,
                   GError      **error)
{
  int rc = statement->trouble;

  dw_db_assert_thread (statement->db);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement->handle);
  if (rc == SQLITE_ROW)
    return DW_STEP_ROW;
  if (rc == SQLITE_DONE)
    return DW_STEP_DONE;

  set_statement_error (statement, rc, error);
  sqlite3_reset (statement->handle);
  return DW_STEP_ERROR;
}

gboolean
dw_statement_run (DwStatement  *statement,
                  GError      **error)
{
  DwStep step = dw_statement_step (statement, error);

  g_assert (step != DW_STEP_ROW);
  dw_statement_reset (statement);
  return step == DW_STEP_DONE;
}

void
dw_statement_reset (DwStatement *statement)
{
  dw_db_assert_thread (statement->db);

  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  statement->trouble = SQLITE_OK;
}

void
dw_statement_bind_int (DwStatement *statement,
                       int          place,
                       gint64       value)
{
  note_bind (statement, sqlite3_bind_int64 (statement->handle, place, value));
}

void
dw_statement_bind_double (DwStatement *statement,
                          int          place,
                          double       value)
{
  /* SQLite itself makes NULL of NAN. */
  note_bind (statement, sqlite3_bind_double (statement->handle, place, value));
}

void
dw_statement_bind_text (DwStatement *statement,
                        int          place,
                        const char  *text)
{
  note_bind (statement, sqlite3_bind_text (statement->handle, place, text, -1, SQLITE_TRANSIENT));
}

void
dw_statement_bind_static_text (DwStatement *statement,
                               int          place,
                               const char  *text,
                               gsize        length)
{
  note_bind (statement, sqlite3_bind_text64 (statement->handle, place, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void
dw_statement_bind_blob (DwStatement   *statement,
                        int            place,
                        gconstpointer  data,
                        gsize          length)
{
  note_bind (statement, sqlite3_bind_blob64 (statement->handle, place, data, length, SQLITE_STATIC));
}

void
dw_statement_bind_value (DwStatement *statement,
                         int          place,
                         GVariant    *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    dw_statement_bind_int (statement, place, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    dw_statement_bind_double (statement, place, g_variant_get_double (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    dw_statement_bind_text (statement, place, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    {
      gsize length;
      gconstpointer bytes = g_variant_get_fixed_array (value, &length, 1);

      /* Of no bytes there is no address, and SQLite would take that for NULL. */
      note_bind (statement, sqlite3_bind_blob64 (statement->handle, place, length > 0 ? bytes : "", length, SQLITE_TRANSIENT));
    }
}

gint64
dw_statement_get_int (DwStatement *statement,
                      int          column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

double
dw_statement_get_double (DwStatement *statement,
                         int          column)
{
  return dw_statement_is_null (statement, column) ? NAN : sqlite3_column_double (statement->handle, column);
}

const char *
dw_statement_get_text (DwStatement *statement,
                       int          column)
{
  return (const char *) sqlite3_column_text (statement->handle, column);
}

gconstpointer
dw_statement_get_blob (DwStatement *statement,
                       int          column,
                       gsize       *length)
{
  gconstpointer data = sqlite3_column_blob (statement->handle, column);

  /* In this order: asking for the length first could convert the value. */
  *length = sqlite3_column_bytes (statement->handle, column);
  return data;
}

GVariant *
dw_statement_get_value (DwStatement *statement,
                        int          column)
{
  gsize length;
  gconstpointer bytes;
  const char *text;

  switch (sqlite3_column_type (statement->handle, column))
    {
    case SQLITE_INTEGER:
      return g_variant_new_int64 (dw_statement_get_int (statement, column));
    case SQLITE_FLOAT:
      return g_variant_new_double (dw_statement_get_double (statement, column));
    case SQLITE_TEXT:
      text = dw_statement_get_text (statement, column);
      if (text != NULL && g_utf8_validate (text, sqlite3_column_bytes (statement->handle, column), NULL))
        return g_variant_new_string (text);
      G_GNUC_FALLTHROUGH;
    case SQLITE_BLOB:
      bytes = dw_statement_get_blob (statement, column, &length);
      return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, length, 1);
    default:
      return g_variant_new_tuple (NULL, 0);
    }
}

gboolean
dw_statement_is_null (DwStatement *statement,
                      int          column)
{
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

const char *
dw_statement_get_name (DwStatement *statement,
                       int          column)
{
  return sqlite3_column_name (statement->handle, column);
}

int
dw_statement_get_n_columns (DwStatement *statement)
{
  return sqlite3_column_count (statement->handle);
}
