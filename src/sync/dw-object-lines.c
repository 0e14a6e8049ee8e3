/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-object-lines.h"

#include <string.h>

#include "dw-hash.h"

GBytes *
dw_object_lines_next (GBytes *body,
                      gsize  *at)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  while (*at < length)
    {
      gsize begin = *at;
      const char *stop = memchr (text + begin, '\n', length - begin);
      gsize n = stop != NULL ? (gsize) (stop - text) - begin : length - begin;

      *at = begin + n + 1;
      if (n > 0)
        return g_bytes_new_from_bytes (body, begin, n);
    }

  return NULL;
}

static void
clear_line (DwObjectLine *line)
{
  g_clear_pointer (&line->bytes, g_bytes_unref);
}

/* Returns: the record of @known that @line is; 0 for none. */
static gint64
find_record (GBytes     *line,
             GHashTable *known)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (line, &length);
  const DwHash hash = dw_hash_of (data, length);
  const gint64 *record = g_hash_table_lookup (known, &hash);

  return record != NULL ? *record : 0;
}

GArray *
dw_object_lines_list (GBytes     *body,
                      GHashTable *known)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DwObjectLine));
  gsize at = 0;

  g_array_set_clear_func (lines, (GDestroyNotify) clear_line);
  while (TRUE)
    {
      DwObjectLine line = { .bytes = dw_object_lines_next (body, &at) };

      if (line.bytes == NULL)
        return lines;
      line.record = known != NULL ? find_record (line.bytes, known) : 0;
      if (line.record != 0)
        clear_line (&line);
      g_array_append_val (lines, line);
    }
}

gsize
dw_object_lines_detach (GArray *lines)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      DwObjectLine *line = &g_array_index (lines, DwObjectLine, i);
      g_autoptr (GBytes) whole = g_steal_pointer (&line->bytes);
      gsize length;
      gconstpointer data = whole != NULL ? g_bytes_get_data (whole, &length) : NULL;

      if (whole == NULL)
        continue;
      line->bytes = g_bytes_new (data, length);
      n_bytes += length;
    }

  return n_bytes;
}
