/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-table-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-csv-reader.h"
#include "dw-limits.h"

enum { MOST_COLUMNS = 1000 };

/* Rows by the value of one column: the first of each value, and the next one of the same value after each row. */
typedef struct
{
  guint column;
  GHashTable *first;  /* char* of the table's text to row + 1 */
  guint *next;
} Index;

struct _DwTableFile
{
  char *text;
  GPtrArray *columns; /* of char* */
  GPtrArray *cells;   /* of char*: n_columns a row */
  guint n_rows;
  GArray *indexes;    /* of Index, made when first asked for */
};

static void
clear_index (gpointer data)
{
  Index *index = data;

  g_hash_table_unref (index->first);
  g_free (index->next);
}

void
dw_table_file_free (DwTableFile *table)
{
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->cells);
  g_array_unref (table->indexes);
  g_free (table->text);
  g_free (table);
}

static gboolean
set_fault (const DwPackageFile *file,
           const char          *reason,
           guint                line,
           GError             **error)
{
  g_autofree char *name = g_path_get_basename (file->name);

  g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
               _("The table “%s” cannot be read from line %u on: %s. Nothing was taken from the package."), name, line, reason);
  return FALSE;
}

/* Why the table cannot take one row more, or NULL. */
static const char *
find_excess (const DwTableFile *table)
{
  if (table->n_rows >= DW_LIMIT_TABLE_ROWS)
    return _("it has more rows than Doorway takes in");
  if (((guint64) table->n_rows + 1) * table->columns->len > DW_LIMIT_TABLE_CELLS)
    return _("it has more cells than Doorway takes in");
  return NULL;
}

/* The rows below have as many cells as the first one: what is over is left out, what is missing is empty. */
static void
take_row (DwTableFile *table,
          GPtrArray   *cells)
{
  static char nothing[] = "";

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (table->cells, i < cells->len ? g_strstrip (g_ptr_array_index (cells, i)) : nothing);
  table->n_rows++;
}

static gboolean
read_rows (DwTableFile          *table,
           const DwPackageFile  *file,
           GError              **error)
{
  g_auto (DwCsvReader) reader;
  DwCsvResult result;
  const char *excess = NULL;

  dw_csv_reader_init (&reader, table->text, dw_csv_guess_separator (table->text));
  while ((result = dw_csv_reader_next (&reader)) == DW_CSV_ROW)
    {
      if (table->columns->len == 0)
        for (guint i = 0; i < MIN (reader.cells->len, MOST_COLUMNS); i++)
          g_ptr_array_add (table->columns, g_strstrip (g_ptr_array_index (reader.cells, i)));
      else if (reader.cells->len > 1 || *(char *) g_ptr_array_index (reader.cells, 0) != '\0')
        {
          if ((excess = find_excess (table)) != NULL)
            return set_fault (file, excess, reader.line, error);
          take_row (table, reader.cells);
        }
    }

  if (result == DW_CSV_OPEN_QUOTE)
    return set_fault (file, _("a quotation mark is never closed"), reader.line, error);
  if (result == DW_CSV_AFTER_QUOTE)
    return set_fault (file, _("text stands behind a closing quotation mark"), reader.line, error);
  return TRUE;
}

DwTableFile *
dw_table_file_read (const DwPackageFile  *file,
                    GError              **error)
{
  g_autoptr (DwTableFile) table = g_new0 (DwTableFile, 1);
  gsize length = 0;
  const char *bytes = g_bytes_get_data (file->bytes, &length);

  table->text = dw_csv_dup_text (length > 0 ? bytes : "", length);
  table->columns = g_ptr_array_new ();
  table->cells = g_ptr_array_new ();
  table->indexes = g_array_new (FALSE, FALSE, sizeof (Index));
  g_array_set_clear_func (table->indexes, clear_index);
  return read_rows (table, file, error) ? g_steal_pointer (&table) : NULL;
}

guint
dw_table_file_get_n_rows (const DwTableFile *table)
{
  return table->n_rows;
}

guint
dw_table_file_get_n_columns (const DwTableFile *table)
{
  return table->columns->len;
}

const char *
dw_table_file_get_column (const DwTableFile *table,
                          guint              column)
{
  return g_ptr_array_index (table->columns, column);
}

const char *
dw_table_file_get (const DwTableFile *table,
                   guint              row,
                   guint              column)
{
  return g_ptr_array_index (table->cells, (gsize) row * table->columns->len + column);
}

static gboolean
find_column (const DwTableFile *table,
             const char        *name,
             guint             *column)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_ascii_strcasecmp (dw_table_file_get_column (table, i), name) == 0)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

const char *
dw_table_file_get_named (const DwTableFile *table,
                         guint              row,
                         const char        *name)
{
  guint column = 0;

  return find_column (table, name, &column) ? dw_table_file_get (table, row, column) : "";
}

/* Of the rows whose byte of @owners is @owner; of all rows when it is NULL. */
static const Index *
add_index (DwTableFile  *table,
           guint         column,
           const guint8 *owners,
           guint8        owner)
{
  Index index = { column, NULL, NULL };

  index.first = g_hash_table_new (g_str_hash, g_str_equal);
  index.next = g_new (guint, MAX (table->n_rows, 1));
  for (guint row = table->n_rows; row-- > 0;)
    {
      gpointer key = g_ptr_array_index (table->cells, (gsize) row * table->columns->len + column);

      if (owners != NULL && owners[row] != owner)
        continue;
      index.next[row] = GPOINTER_TO_UINT (g_hash_table_lookup (index.first, key)) - 1;
      g_hash_table_insert (index.first, key, GUINT_TO_POINTER (row + 1));
    }

  g_array_append_val (table->indexes, index);
  return &g_array_index (table->indexes, Index, table->indexes->len - 1);
}

static const Index *
get_index (DwTableFile *table,
           guint        column)
{
  for (guint i = 0; i < table->indexes->len; i++)
    if (g_array_index (table->indexes, Index, i).column == column)
      return &g_array_index (table->indexes, Index, i);

  return add_index (table, column, NULL, 0);
}

void
dw_table_file_index_owned (DwTableFile  *table,
                           const char   *name,
                           const guint8 *owners,
                           guint8        owner)
{
  guint column = 0;

  if (find_column (table, name, &column))
    add_index (table, column, owners, owner);
}

guint
dw_table_file_find (DwTableFile *table,
                    const char  *name,
                    const char  *value,
                    guint        after)
{
  const Index *index = NULL;
  guint column = 0;

  if (*value == '\0' || !find_column (table, name, &column))
    return DW_TABLE_NO_ROW;

  index = get_index (table, column);
  return after != DW_TABLE_NO_ROW ? index->next[after]
                                  : GPOINTER_TO_UINT (g_hash_table_lookup (index->first, value)) - 1;
}
