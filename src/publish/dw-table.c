/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-limits.h"
#include "dw-template.h"
#include "dw-text.h"

/* How many rows may stand above the headings: a title, a date, a line of advice. */
enum { MOST_ROWS_ABOVE = 20 };

G_DEFINE_QUARK (dw-publish-error-quark, dw_publish_error)

void
dw_table_row_free (gpointer data)
{
  DwTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
head_clear (gpointer data)
{
  g_free (((DwTableHead *) data)->title);
}

void
dw_table_free (DwTable *table)
{
  g_free (table->name);
  g_free (table->text);
  dw_csv_reader_clear (&table->reader);
  g_array_unref (table->heads);
  g_free (table);
}

/* What people put where they have nothing to say. */
static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "", "-", "–", "—", "n/a", "tbc", "tba", "?", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (nullable): the row just read; NULL when it is empty. */
static DwTableRow *
take_row (const DwCsvReader *reader)
{
  g_autofree char **cells = g_new0 (char *, reader->cells->len + 1);
  gboolean is_empty = TRUE;
  DwTableRow *row = NULL;

  for (guint i = 0; i < reader->cells->len; i++)
    {
      char *cell = dw_text_clean (g_ptr_array_index (reader->cells, i), -1, TRUE, NULL);

      if (says_nothing (cell))
        *cell = '\0';
      is_empty = is_empty && *cell == '\0';
      cells[i] = cell;
    }
  if (is_empty)
    {
      for (guint i = 0; i < reader->cells->len; i++)
        g_free (cells[i]);
      return NULL;
    }

  row = g_new0 (DwTableRow, 1);
  row->number = reader->row;
  row->n_cells = reader->cells->len;
  row->cells = g_steal_pointer (&cells);
  return row;
}

/* "Name 2" by itself names no service: it is the second of something. */
static gboolean
is_heading (const DwTableRow *row)
{
  guint number;

  for (guint i = 0; i < row->n_cells; i++)
    if (dw_template_find (row->cells[i], &number) == DW_COLUMN_NAME && number <= 1)
      return TRUE;

  return FALSE;
}

/* The second of two headings that are the same comes after the first; one with a number comes where it says. */
static void
take_heads (DwTable          *table,
            const DwTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      DwTableHead head = { g_strdup (row->cells[i]), -1, 0, FALSE };
      guint number = 0;

      if (*row->cells[i] != '\0')
        head.column = dw_template_find (row->cells[i], &number);
      head.occurrence = number > 0 ? number - 1 : 0;
      while (head.column >= 0 && dw_table_find (table, (guint) head.column, head.occurrence) >= 0)
        head.occurrence++;
      table->n_occurrences = MAX (table->n_occurrences, head.occurrence + 1);
      g_array_append_val (table->heads, head);
    }
}

static gboolean
fail (const char  *name,
      const char  *what,
      GError     **error)
{
  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_TABLE, _("“%s” cannot be read as a spreadsheet: %s"), name, what);
  return FALSE;
}

/* Whether @table was exported by Doorway to be read: its days and times are sentences, and its ids are under a name of
 * their own. Taken for a spreadsheet of services, it would make each of them a new one without either. */
static gboolean
is_export (const DwTable *table)
{
  static const char *const titles[] = { "source_id", "feed_url", "fetched_at" };
  guint n_found = 0;

  for (guint i = 0; i < table->heads->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
      n_found += g_str_equal (g_array_index (table->heads, DwTableHead, i).title, titles[j]);

  return n_found >= G_N_ELEMENTS (titles);
}

/* What the reader came to: no row, and why. */
static gboolean
fail_at (const DwTable  *table,
         DwCsvResult     result,
         GError        **error)
{
  g_autofree char *what = g_strdup_printf (result == DW_CSV_OPEN_QUOTE ? _("a quotation mark that opens in line %u is not closed.")
                                                                       : _("in line %u, text stands after a closing quotation mark."), table->reader.line);

  return fail (table->name, what, error);
}

/* The next row of the file that is not empty, or NULL. */
static gboolean
read_row (DwTable      *table,
          DwTableRow  **row,
          GError      **error)
{
  DwCsvResult result = DW_CSV_ROW;

  *row = NULL;
  while (*row == NULL && (result = dw_csv_reader_next (&table->reader)) == DW_CSV_ROW)
    *row = take_row (&table->reader);

  return *row != NULL || result == DW_CSV_END || fail_at (table, result, error);
}

static gboolean
find_heads (DwTable  *table,
            GError  **error)
{
  while (table->heads->len == 0)
    {
      DwTableRow *row = NULL;

      if (!read_row (table, &row, error))
        return FALSE;
      if (row == NULL)
        return fail (table->name, _("no row has the heading “Name of the service”. Begin with the template, or call that column so."), error);
      if (row->number <= MOST_ROWS_ABOVE && is_heading (row))
        take_heads (table, row);
      dw_table_row_free (row);
    }

  return !is_export (table)
         || fail (table->name, _("it is a table that Doorway exported to be read, without the IDs and the days that a feed needs. Give “--from directory --feed” and the feed’s name instead, or copy what you need into the template."), error);
}

gboolean
dw_table_next (DwTable      *table,
               DwTableRow  **row,
               GError      **error)
{
  if (!read_row (table, row, error))
    return FALSE;

  for (guint i = 0; *row != NULL && i < MIN ((*row)->n_cells, table->heads->len); i++)
    g_array_index (table->heads, DwTableHead, i).is_used |= *(*row)->cells[i] != '\0';

  return TRUE;
}

/* Whether the first sign that is not white space is a "<": no cell of headings begins so. */
static gboolean
is_page (const char *bytes,
         gsize       length)
{
  gsize at = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (bytes[at]))
    at++;

  return at < length && bytes[at] == '<';
}

/* What a person may take for a spreadsheet that can be read, by its first bytes. */
static const char *
explain_bytes (const char *bytes,
               gsize       length)
{
  if (length == 0)
    return _("it is empty. Save the sheet as “CSV UTF-8 (comma delimited)” again, and give that file.");
  if (length >= 4 && memcmp (bytes, "PK\3\4", 4) == 0)
    return _("it is a workbook. Save the sheet as “CSV UTF-8 (comma delimited)”, and give that file.");
  if (length >= 4 && memcmp (bytes, "\xd0\xcf\x11\xe0", 4) == 0)
    return _("it is an old Excel workbook. Save the sheet as “CSV UTF-8 (comma delimited)”, and give that file.");
  if (length >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return _("it is a PDF.");
  if (is_page (bytes, length))
    return _("it is a web page. Open the spreadsheet itself, save the sheet as “CSV UTF-8 (comma delimited)”, and give that file.");
  if (length > DW_LIMIT_PAGE)
    return _("it is larger than 64 MiB.");

  return NULL;
}

DwTable *
dw_table_open (const char  *name,
               const char  *bytes,
               gsize        length,
               GError     **error)
{
  g_autoptr (DwTable) table = NULL;
  const char *wrong = explain_bytes (bytes, length);

  if (wrong != NULL)
    {
      fail (name, wrong, error);
      return NULL;
    }

  table = g_new0 (DwTable, 1);
  table->name = g_strdup (name);
  table->text = dw_csv_dup_text (bytes, length);
  table->heads = g_array_new (FALSE, FALSE, sizeof (DwTableHead));
  g_array_set_clear_func (table->heads, head_clear);
  dw_csv_reader_init (&table->reader, table->text, dw_csv_guess_separator (table->text));
  return find_heads (table, error) ? g_steal_pointer (&table) : NULL;
}

const char *
dw_table_get (const DwTableRow *row,
              guint             head)
{
  return head < row->n_cells ? row->cells[head] : "";
}

int
dw_table_find (const DwTable *table,
               guint          column,
               guint          occurrence)
{
  for (guint i = 0; i < table->heads->len; i++)
    {
      const DwTableHead *head = &g_array_index (table->heads, DwTableHead, i);

      if (head->column == (int) column && head->occurrence == occurrence)
        return (int) i;
    }

  return -1;
}
