/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-csv.h"

#include <math.h>
#include <string.h>

gboolean
dw_csv_fail (const DwCsv *csv,
             GError     **error,
             const char  *what,
             ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, what);
  message = g_strdup_vprintf (what, arguments);
  va_end (arguments);

  g_set_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_BAD_TABLE, _("%s, line %u: %s"), csv->name, csv->line, message);
  return FALSE;
}

gboolean
dw_csv_open (DwCsv       *csv,
             DwArena     *arena,
             const char  *folder,
             const char  *name,
             const char  *columns,
             GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length = 0;
  const char *end = NULL;
  char *rows = NULL;

  *csv = (DwCsv) { .arena = arena, .name = g_strdup (name), .line = 1 };
  if (!g_file_get_contents (path, &text, &length, &problem))
    {
      g_set_error (error, DW_PLACE_ERROR, DW_PLACE_ERROR_BAD_TABLE, _("The table %s could not be read: %s"), name, problem->message);
      return FALSE;
    }
  if (!g_utf8_validate (text, (gssize) length, &end))
    {
      for (const char *p = text; p < end; p++)
        csv->line += *p == '\n';
      return dw_csv_fail (csv, error, _("not UTF-8 text"));
    }

  rows = dw_arena_alloc (arena, length + 1);
  memcpy (rows, text, length);
  length = strcspn (rows, "\r\n");
  if (length != strlen (columns) || !g_str_has_prefix (rows, columns))
    return dw_csv_fail (csv, error, _("expected the columns %s"), columns);

  rows += length;
  rows += *rows == '\r';
  rows += *rows == '\n';
  dw_csv_reader_init (&csv->reader, rows, ',');
  return TRUE;
}

void
dw_csv_clear (DwCsv *csv)
{
  g_clear_pointer (&csv->name, g_free);
  dw_csv_reader_clear (&csv->reader);
}

gboolean
dw_csv_next (DwCsv   *csv,
             GError **error)
{
  DwCsvResult result = dw_csv_reader_next (&csv->reader);

  if (result == DW_CSV_END)
    return FALSE;

  csv->line = csv->reader.line + 1;
  csv->n_cells = csv->reader.cells->len;
  if (result == DW_CSV_OPEN_QUOTE)
    return dw_csv_fail (csv, error, _("a quotation mark is not closed"));
  if (result == DW_CSV_AFTER_QUOTE)
    return dw_csv_fail (csv, error, _("text stands after a closing quotation mark"));
  if (csv->n_cells > DW_CSV_MAX_CELLS)
    return dw_csv_fail (csv, error, _("too many cells"));

  for (guint i = 0; i < csv->n_cells; i++)
    csv->cells[i] = g_ptr_array_index (csv->reader.cells, i);
  return TRUE;
}

gboolean
dw_csv_get_degrees (const DwCsv *csv,
                    guint        cell,
                    double       most,
                    double      *value,
                    GError     **error)
{
  const char *text = csv->cells[cell];
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || isnan (*value) || fabs (*value) > most)
    return dw_csv_fail (csv, error, _("“%.20s” is not a number between −%.0f and %.0f"), text, most, most);

  return TRUE;
}

gboolean
dw_csv_get_count (const DwCsv *csv,
                  guint        cell,
                  guint       *value,
                  GError     **error)
{
  const char *text = csv->cells[cell];
  guint64 count = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &count, NULL))
    return dw_csv_fail (csv, error, _("“%.20s” is not a whole number"), text);

  *value = (guint) count;
  return TRUE;
}
