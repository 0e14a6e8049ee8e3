/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-csv-reader.h"

#include <string.h>

void
dw_csv_reader_init (DwCsvReader *reader,
                    char        *text,
                    char         separator)
{
  *reader = (DwCsvReader) { .next = text, .separator = separator, .cells = g_ptr_array_new () };
}

void
dw_csv_reader_clear (DwCsvReader *reader)
{
  g_clear_pointer (&reader->cells, g_ptr_array_unref);
}

/* Takes the quotes off a cell, in place. Returns where it went on after them, or NULL when they do not close. */
static char *
unquote (DwCsvReader *reader,
         char        *cell)
{
  char *to = cell;

  for (char *from = cell + 1; *from != '\0'; from++)
    {
      if (*from == '"' && *++from != '"')
        {
          *to = '\0';
          return from;
        }
      reader->n_lines += *from == '\n';
      *to++ = *from;
    }

  return NULL;
}

/* Ends the cell whose text goes on at @p with a NUL. Returns: what stood after it: the separator, a line feed or
   NUL. */
static char
end_cell (DwCsvReader *reader,
          char        *p)
{
  const char stops[] = { reader->separator, '\n', '\0' };
  gsize length = strcspn (p, stops);
  char sign = p[length];

  if (sign != reader->separator && length > 0 && p[length - 1] == '\r')
    p[length - 1] = '\0';
  p[length] = '\0';
  reader->next = p + length + (sign != '\0');
  return sign;
}

DwCsvResult
dw_csv_reader_next (DwCsvReader *reader)
{
  char sign = reader->separator;

  if (*reader->next == '\0')
    return DW_CSV_END;

  reader->line = reader->n_lines + 1;
  reader->row++;
  g_ptr_array_set_size (reader->cells, 0);
  while (sign == reader->separator)
    {
      char *cell = reader->next;
      char *rest = *cell == '"' ? unquote (reader, cell) : cell;

      if (rest == NULL)
        return DW_CSV_OPEN_QUOTE;
      sign = end_cell (reader, rest);
      if (rest != cell && *rest != '\0')
        return DW_CSV_AFTER_QUOTE;
      g_ptr_array_add (reader->cells, cell);
    }

  reader->n_lines++;
  return DW_CSV_ROW;
}

/* UTF-16 with its byte order mark, as Excel saves "Unicode text". */
static char *
dup_wide (const char *bytes,
          gsize       length,
          gsize      *length_out)
{
  const guchar *start = (const guchar *) bytes;

  if (length < 2 || (start[0] ^ start[1]) != (0xff ^ 0xfe) || (start[0] != 0xff && start[0] != 0xfe))
    return NULL;

  return g_convert_with_fallback (bytes + 2, (gssize) length - 2, "UTF-8", start[0] == 0xff ? "UTF-16LE" : "UTF-16BE", "\xef\xbf\xbd",
                                  NULL, length_out, NULL);
}

/* Lines that end in CR alone, as Excel saves "CSV (Macintosh)". */
static char *
with_lines (char *text)
{
  return strchr (text, '\n') == NULL ? g_strdelimit (text, "\r", '\n') : text;
}

char *
dw_csv_dup_text (const char *bytes,
                 gsize       length)
{
  gsize converted_length = 0;
  g_autofree char *converted = dup_wide (bytes, length, &converted_length);

  if (converted == NULL && length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  /* Five bytes mean nothing in Windows-1252: those become U+FFFD below. */
  if (converted == NULL && g_utf8_validate_len (bytes, length, NULL) == FALSE && memchr (bytes, '\0', length) == NULL)
    converted = g_convert (bytes, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, &converted_length, NULL);
  if (converted != NULL)
    return with_lines (g_utf8_make_valid (converted, (gssize) converted_length));

  return with_lines (g_utf8_make_valid (bytes, (gssize) length));
}

char
dw_csv_guess_separator (const char *text)
{
  const char signs[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (signs)] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (is_quoted || *p != '\n'); p++)
    {
      const char *sign = is_quoted ? NULL : memchr (signs, *p, sizeof signs);

      is_quoted ^= *p == '"';
      if (sign != NULL)
        counts[sign - signs]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (signs); i++)
    if (counts[i] > counts[best])
      best = i;

  return signs[best];
}
