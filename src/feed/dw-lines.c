/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-fault.h"
#include "dw-json-text.h"
#include "dw-limits.h"

enum { PAGE_BYTES = 4 * 1024 * 1024 };

DwLines
dw_lines_enter (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize n_before = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  return (DwLines) { length > 0 ? text + n_before : "", length > 0 ? text + length : "", 0, NULL };
}

/* The next line that is not empty. FALSE at the end. */
static gboolean
take_line (DwLines     *lines,
           const char **line,
           gsize       *length)
{
  while (lines->at < lines->end)
    {
      const char *stop = memchr (lines->at, '\n', (gsize) (lines->end - lines->at));

      *line = lines->at;
      lines->n_lines++;
      lines->at = stop != NULL ? stop + 1 : lines->end;
      *length = (gsize) ((stop != NULL ? stop : lines->end) - *line);
      while (*length > 0 && g_ascii_isspace ((*line)[*length - 1]))
        (*length)--;
      if (*length > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_json (const char *line,
         gsize       length)
{
  gsize offset = 0;

  return dw_json_check (line, length, DW_LIMIT_JSON_DEPTH - 1, &offset) == DW_JSON_FLAW_NONE;
}

gboolean
dw_lines_is_likely (GBytes *bytes)
{
  DwLines lines = dw_lines_enter (bytes);
  const char *line = NULL;
  const char *other = NULL;
  gsize length = 0;
  gsize other_length = 0;

  return take_line (&lines, &line, &length) && *line == '{' && take_line (&lines, &other, &other_length)
         && *other == '{' && is_json (line, length);
}

GBytes *
dw_lines_next (DwLines  *lines,
               GError  **error)
{
  GString *page = g_string_new ("[");
  const char *line = NULL;
  gsize length = 0;

  if (lines->numbers != NULL)
    g_array_set_size (lines->numbers, 0);
  while (page->len < PAGE_BYTES && take_line (lines, &line, &length))
    {
      gboolean is_good = length <= DW_LIMIT_PAGE / 2 && is_json (line, length);

      if (!is_good && lines->at == lines->end && lines->end[-1] != '\n')
        {
          g_string_free (page, TRUE);
          g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON, _("The file is not whole: its last line breaks off, line %u."), lines->n_lines);
          return NULL;
        }
      if (lines->numbers != NULL)
        g_array_append_val (lines->numbers, lines->n_lines);
      if (page->len > 1)
        g_string_append (page, ",\n");
      g_string_append_len (page, is_good ? line : "null", is_good ? (gssize) length : 4);
    }

  if (page->len > 1)
    {
      g_string_append_c (page, ']');
      return g_string_free_to_bytes (page);
    }

  g_string_free (page, TRUE);
  return NULL;
}
