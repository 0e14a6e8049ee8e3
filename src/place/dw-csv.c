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

  csv->next = dw_arena_alloc (arena, length + 1);
  memcpy (csv->next, text, length);
  length = strcspn (csv->next, "\r\n");
  if (length != strlen (columns) || !g_str_has_prefix (csv->next, columns))
    return dw_csv_fail (csv, error, _("expected the columns %s"), columns);

  csv->next += length;
  csv->next += *csv->next == '\r';
  csv->next += *csv->next == '\n';
  return TRUE;
}

void
dw_csv_clear (DwCsv *csv)
{
  g_clear_pointer (&csv->name, g_free);
}

/* Ends the cell that starts at @p with a NUL and returns what stood after it: ',', '\n' or NUL. @next: beyond that. */
static char
end_cell (char  *p,
          char **next)
{
  gsize length = strcspn (p, ",\n");
  char sign = p[length];

  if (sign == '\n' && length > 0 && p[length - 1] == '\r')
    p[length - 1] = '\0';
  p[length] = '\0';
  *next = p + length + (sign != '\0');
  return sign;
}

/* Takes the quotes off a cell, in place. Returns its end, or NULL when the quotes do not close. */
static char *
unquote (char *cell)
{
  char *to = cell;

  for (char *from = cell + 1; *from != '\0' && *from != '\n'; from++)
    {
      if (*from == '"' && *++from != '"')
        {
          *to = '\0';
          return from;
        }
      *to++ = *from;
    }

  return NULL;
}

gboolean
dw_csv_next (DwCsv   *csv,
             GError **error)
{
  char sign = ',';

  if (*csv->next == '\0')
    return FALSE;

  csv->line++;
  csv->n_cells = 0;
  while (sign == ',')
    {
      char *cell = csv->next;
      char *end = *cell == '"' ? unquote (cell) : cell;
      char *rest = end;

      if (end == NULL)
        return dw_csv_fail (csv, error, _("a quotation mark is not closed"));
      if (csv->n_cells == DW_CSV_MAX_CELLS)
        return dw_csv_fail (csv, error, _("too many cells"));
      sign = end_cell (end, &csv->next);
      if (rest != cell && *rest != '\0')
        return dw_csv_fail (csv, error, _("text stands after a closing quotation mark"));
      csv->cells[csv->n_cells++] = cell;
    }

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
