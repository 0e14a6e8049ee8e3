/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spare-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a line: rows, each a table's name and its values. Of no value: “()”. */
#define LINE_TYPE "a(sav)"

GPtrArray *
dw_spare_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

gboolean
dw_spare_rows_read (DwDb                *db,
                    const DwSpareTable  *table,
                    const char          *condition,
                    gint64               id,
                    GPtrArray           *rows,
                    GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s %s", table->columns, table->name, condition);
  g_autoptr (DwStatement) row = dw_statement_new (db, sql, error);
  DwStep step;

  if (row == NULL)
    return FALSE;

  if (strstr (condition, "?1") != NULL)
    dw_statement_bind_int (row, 1, id);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      GVariantBuilder values;

      g_variant_builder_init (&values, G_VARIANT_TYPE ("av"));
      for (int i = 0; i < dw_statement_get_n_columns (row); i++)
        g_variant_builder_add (&values, "v", dw_statement_get_value (row, i));
      g_ptr_array_add (rows, g_variant_ref_sink (g_variant_new ("(sav)", table->name, &values)));
    }

  return step == DW_STEP_DONE;
}

char *
dw_spare_rows_print (GPtrArray *rows)
{
  g_autoptr (GVariant) line = NULL;

  line = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(sav)"), (GVariant *const *) rows->pdata, rows->len));
  return g_variant_print (line, TRUE);
}

static const DwSpareTable *
find_table (const DwSpareTable *tables,
            guint               n_tables,
            const char         *name)
{
  for (guint i = 0; i < n_tables; i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];

  return NULL;
}

/* Over the row with the same key, if there is one: “a = excluded.a, …” of the first @n columns. */
static char *
dup_upsert (const DwSpareTable *table,
            char              **columns,
            guint               n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) changes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *separator = i > 0 ? ", " : "";

      g_string_append_printf (names, "%s%s", separator, columns[i]);
      g_string_append_printf (places, "%s?", separator);
      g_string_append_printf (changes, "%s%s = excluded.%s", separator, columns[i], columns[i]);
    }

  if (table->unkept != NULL)
    {
      g_string_append_printf (names, ", %s", table->unkept);
      g_string_append (places, ", 0");
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s", table->name, names->str, places->str,
                          table->key, changes->str);
}

static gboolean
refuse_line (GError **error)
{
  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("A part of the second copy cannot be read."));
  return FALSE;
}

static gboolean
put_row (DwDb                *db,
         const DwSpareTable  *table,
         GVariant            *values,
         GError             **error)
{
  g_auto (GStrv) columns = g_strsplit (table->columns, ", ", -1);
  gsize n = g_variant_n_children (values);
  g_autofree char *sql = NULL;
  g_autoptr (DwStatement) upsert = NULL;

  if (n == 0 || n > g_strv_length (columns))
    return refuse_line (error);

  sql = dup_upsert (table, columns, (guint) n);
  upsert = dw_statement_new (db, sql, error);
  if (upsert == NULL)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (values, i);
      g_autoptr (GVariant) value = g_variant_get_variant (boxed);

      dw_statement_bind_value (upsert, (int) i + 1, value);
    }

  return dw_statement_run (upsert, error);
}

gboolean
dw_spare_rows_put (DwDb                *db,
                   const DwSpareTable  *tables,
                   guint                n_tables,
                   const char          *line,
                   GError             **error)
{
  g_autoptr (GVariant) rows = g_variant_parse (G_VARIANT_TYPE (LINE_TYPE), line, NULL, NULL, NULL);

  if (rows == NULL || g_variant_n_children (rows) == 0)
    return refuse_line (error);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) values = g_variant_get_child_value (row, 1);
      const DwSpareTable *table;
      const char *name;

      g_variant_get_child (row, 0, "&s", &name);
      table = find_table (tables, n_tables, name);
      if (table == NULL)
        return refuse_line (error);
      if (!put_row (db, table, values, error))
        return FALSE;
    }

  return TRUE;
}
