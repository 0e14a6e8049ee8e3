/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-page-parts.h"

#include <string.h>

#include "dw-json-bytes.h"
#include "dw-json-text.h"
#include "dw-page.h"

/* Bytes of a page, from the first of some records to behind the last. */
typedef struct
{
  gsize start;
  gsize end;
} Span;

struct _DwPageParts
{
  GBytes *page;
  GArray *spans;    /* of Span; empty: the page is its only part */
  guint n_taken;
};

static const char LIST_NAME[] = "\"contents\"";

/* Whether the value at @value is that of the member that holds a page's records, whose name was written without
   escapes. */
static gboolean
is_list_of_records (const char *text,
                    const char *value)
{
  gsize length = strlen (LIST_NAME);
  const char *p = value;

  while (p > text && g_ascii_isspace (p[-1]))
    p--;
  if (p == text || *--p != ':')
    return FALSE;
  while (p > text && g_ascii_isspace (p[-1]))
    p--;

  return *value == '[' && (gsize) (p - text) > length && memcmp (p - length, LIST_NAME, length) == 0
         && p[-(gssize) length - 1] != '\\';
}

/* The bracket before the first record, NULL where it is not plain. */
static const char *
find_list (const char *text,
           const char *end)
{
  const char *start = dw_json_skip_space (text, end);
  DwJsonSlices members = dw_json_slices_enter (text, (gsize) (end - text), NULL);
  const char *value = NULL;
  gsize length = 0;

  if (start == end || *start == '[')
    return start < end ? start : NULL;

  while (*start == '{' && (value = dw_json_slices_next (&members, NULL)) != NULL)
    if (is_list_of_records (text, value))
      return value;
    else if (dw_json_slices_next (&members, &length) == NULL || length == 0)
      return NULL;

  return NULL;
}

/* To the record behind @p, which must stand behind one comma, or none where it is the first. NULL where there is none,
   or nothing plain. */
static const char *
find_record (const char *p,
             const char *end,
             gboolean    is_first)
{
  p = dw_json_skip_space (p, end);
  if (is_first)
    return p;

  return p < end && *p == ',' ? dw_json_skip_space (p + 1, end) : NULL;
}

/* Cuts the records of @list into spans. Returns the end of the list; NULL where it is not plain. */
static const char *
cut_list (GArray     *spans,
          const char *text,
          const char *list,
          const char *end,
          gsize       size)
{
  DwJsonSlices records = dw_json_slices_enter (list, (gsize) (end - list), NULL);
  Span *last = NULL;
  const char *behind = list + 1;
  const char *record = NULL;
  gsize length = 0;

  while ((record = dw_json_slices_next (&records, &length)) != NULL)
    {
      Span span = { (gsize) (record - text), (gsize) (record - text) + length };

      if (*record != '{' || record != find_record (behind, end, last == NULL))
        return NULL;
      behind = record + length;
      if (last != NULL && span.end - last->start <= size)
        last->end = span.end;
      else
        {
          g_array_append_val (spans, span);
          last = &g_array_index (spans, Span, spans->len - 1);
        }
    }

  behind = dw_json_skip_space (behind, end);
  return behind < end && *behind == ']' ? behind + 1 : NULL;
}

/* Whether what stands around the list is an envelope. */
static gboolean
is_envelope (const char *text,
             const char *list,
             const char *behind,
             const char *end)
{
  GString *around = g_string_new_len (text, list - text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwPage) page = NULL;
  guint n_records = 0;

  g_string_append (around, "[]");
  g_string_append_len (around, behind, end - behind);
  bytes = g_string_free_to_bytes (around);
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  if (page != NULL)
    dw_page_get_records (page, &n_records);

  return page != NULL && n_records == 0;
}

DwPageParts *
dw_page_parts_new (GBytes *page,
                   gsize   size)
{
  DwPageParts *parts = g_new0 (DwPageParts, 1);
  gsize length = 0;
  const char *text = g_bytes_get_data (page, &length);
  const char *list = NULL;
  const char *behind = NULL;

  parts->page = g_bytes_ref (page);
  parts->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  if (length <= size || (list = find_list (text, text + length)) == NULL)
    return parts;

  behind = cut_list (parts->spans, text, list, text + length, size);
  if (behind == NULL || !is_envelope (text, list, behind, text + length))
    g_array_set_size (parts->spans, 0);

  return parts;
}

void
dw_page_parts_free (DwPageParts *parts)
{
  g_bytes_unref (parts->page);
  g_array_unref (parts->spans);
  g_free (parts);
}

/* The records of @span as a list. */
static GBytes *
copy_span (DwPageParts *parts,
           const Span  *span)
{
  const char *text = g_bytes_get_data (parts->page, NULL);
  gsize length = span->end - span->start;
  char *part = g_malloc (length + 2);

  part[0] = '[';
  memcpy (part + 1, text + span->start, length);
  part[length + 1] = ']';
  return g_bytes_new_take (part, length + 2);
}

GBytes *
dw_page_parts_next (DwPageParts *parts)
{
  guint index = parts->n_taken++;

  if (parts->spans->len == 0)
    return index == 0 ? g_bytes_ref (parts->page) : NULL;

  return index < parts->spans->len ? copy_span (parts, &g_array_index (parts->spans, Span, index)) : NULL;
}
