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
  DwPageText page;
  GArray *spans;    /* of Span; empty: the page is its only part */
  guint n_taken;
};

/* How much of a page is looked at, unless a record is longer. */
#define WINDOW ((gsize) 16 * 1024)

/* Some bytes of a page: those at @start of it. */
typedef struct
{
  const DwPageText *page;
  gsize start;
  gsize length;
  char *bytes;
} Window;

static const char LIST_NAME[] = "\"contents\"";

/* Whether the value at @value is that of the member that holds a page's records, whose name was written without
   escapes. */
static gboolean
is_list_of_records (const char *text,
                    const char *value,
                    const char *end)
{
  gsize length = strlen (LIST_NAME);
  const char *p = value;

  while (p > text && g_ascii_isspace (p[-1]))
    p--;
  if (p == text || *--p != ':')
    return FALSE;
  while (p > text && g_ascii_isspace (p[-1]))
    p--;

  return value < end && *value == '[' && (gsize) (p - text) > length && memcmp (p - length, LIST_NAME, length) == 0
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
    if (is_list_of_records (text, value, end))
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

/* Looks at @length bytes at @start, or all that are there. */
static gboolean
look (Window  *window,
      gsize    start,
      gsize    length,
      GError **error)
{
  length = MIN (length, window->page->length - start);
  if (length > window->length)
    {
      g_free (window->bytes);
      window->bytes = g_malloc (length);
    }

  window->start = start;
  window->length = length;
  return window->page->read (window->page->data, start, window->bytes, length, error);
}

static void
add_record (GArray *spans,
            Span    record,
            gsize   size)
{
  Span *last = spans->len > 0 ? &g_array_index (spans, Span, spans->len - 1) : NULL;

  if (last != NULL && record.end - last->start <= size)
    last->end = record.end;
  else
    g_array_append_val (spans, record);
}

/* Cuts the records of the list that goes on behind byte @behind of the page, as many as the window holds whole. FALSE
   where they are not plain. */
static gboolean
cut_window (GArray       *spans,
            const Window *window,
            gsize         size,
            gsize        *behind)
{
  const char *text = window->bytes;
  const char *end = text + window->length;
  const char *p = text + (*behind - window->start);
  /* The byte before is the list's bracket or a record's brace: it is passed, whichever. */
  DwJsonSlices records = dw_json_slices_enter (p - 1, (gsize) (end - p) + 1, NULL);
  const char *record = NULL;
  gsize length = 0;

  while ((record = dw_json_slices_next (&records, &length)) != NULL && record + length < end)
    {
      Span span = { window->start + (gsize) (record - text), window->start + (gsize) (record + length - text) };

      if (*record != '{' || record != find_record (p, end, spans->len == 0))
        return FALSE;
      p = record + length;
      add_record (spans, span, size);
    }

  *behind = window->start + (gsize) (p - text);
  return TRUE;
}

/* Behind the bracket that ends the list, of which byte @behind is behind the last record; 0 where the window has
   none. */
static gsize
find_list_end (const Window *window,
               gsize         behind)
{
  const char *end = window->bytes + window->length;
  const char *p = dw_json_skip_space (window->bytes + (behind - window->start), end);

  return p < end && *p == ']' ? window->start + (gsize) (p - window->bytes) + 1 : 0;
}

/* Cuts the records of the list whose bracket is byte @list of the page into spans, window by window. @end: (out):
   behind the list; 0 where it is not plain. FALSE with @error. */
static gboolean
cut_list (DwPageParts *parts,
          Window      *window,
          gsize        list,
          gsize        size,
          gsize       *end,
          GError     **error)
{
  gsize behind = list + 1;
  gsize length = WINDOW;

  for (*end = 0; *end == 0;)
    {
      gsize before = behind;

      if (!look (window, behind - 1, length, error))
        return FALSE;
      if (!cut_window (parts->spans, window, size, &behind))
        return TRUE;

      *end = find_list_end (window, behind);
      if (window->start + window->length == window->page->length)
        return TRUE;
      length = behind > before ? WINDOW : 2 * length;
    }

  return TRUE;
}

/* Whether @head, which stands before the list, and what is behind its end at byte @end, are an envelope. FALSE with
   @error. */
static gboolean
check_envelope (const DwPageText *page,
                GString          *head,
                gsize             end,
                gboolean         *is_envelope,
                GError          **error)
{
  gsize length = head->len + 2;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwPage) around = NULL;
  guint n_records = 0;

  g_string_append (head, "[]");
  g_string_set_size (head, length + (page->length - end));
  if (!page->read (page->data, end, head->str + length, page->length - end, error))
    return FALSE;

  bytes = g_bytes_new_static (head->str, head->len);
  around = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  if (around != NULL)
    dw_page_get_records (around, &n_records);
  *is_envelope = around != NULL && n_records == 0;
  return TRUE;
}

/* An envelope that says more than a window holds before its list is not plain. */
static gboolean
cut (DwPageParts *parts,
     Window      *window,
     gsize        size,
     GError     **error)
{
  g_autoptr (GString) head = NULL;
  const char *list = NULL;
  gsize end = 0;
  gboolean is_plain = FALSE;

  if (!look (window, 0, WINDOW, error))
    return FALSE;
  list = find_list (window->bytes, window->bytes + window->length);
  if (list == NULL)
    return TRUE;

  head = g_string_new_len (window->bytes, list - window->bytes);
  if (!cut_list (parts, window, head->len, size, &end, error)
      || (end > 0 && !check_envelope (&parts->page, head, end, &is_plain, error)))
    return FALSE;

  if (!is_plain)
    g_array_set_size (parts->spans, 0);
  return TRUE;
}

DwPageParts *
dw_page_parts_new (const DwPageText  *page,
                   gsize              size,
                   GError           **error)
{
  g_autoptr (DwPageParts) parts = g_new0 (DwPageParts, 1);
  Window window = { &parts->page, 0, 0, NULL };
  gboolean is_read = TRUE;

  parts->page = *page;
  parts->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  if (page->length > size)
    is_read = cut (parts, &window, size, error);

  g_free (window.bytes);
  return is_read ? g_steal_pointer (&parts) : NULL;
}

void
dw_page_parts_free (DwPageParts *parts)
{
  g_array_unref (parts->spans);
  g_free (parts);
}

/* The bytes of @span, between a bracket and its pair where @is_list says so. */
static GBytes *
read_span (const DwPageText *page,
           Span              span,
           gboolean          is_list,
           GError          **error)
{
  gsize length = span.end - span.start;
  g_autofree char *part = g_malloc (length + 2);

  if (!page->read (page->data, span.start, part + (is_list ? 1 : 0), length, error))
    return NULL;
  if (!is_list)
    return g_bytes_new_take (g_steal_pointer (&part), length);

  part[0] = '[';
  part[length + 1] = ']';
  return g_bytes_new_take (g_steal_pointer (&part), length + 2);
}

GBytes *
dw_page_parts_next (DwPageParts  *parts,
                    GError      **error)
{
  guint index = parts->n_taken++;
  Span whole = { 0, parts->page.length };

  if (parts->spans->len == 0)
    return index == 0 ? read_span (&parts->page, whole, FALSE, error) : NULL;

  return index < parts->spans->len ? read_span (&parts->page, g_array_index (parts->spans, Span, index), TRUE, error)
                                   : NULL;
}

static gboolean
read_bytes (gpointer   data,
            gsize      at,
            gpointer   bytes,
            gsize      length,
            GError   **error)
{
  const char *text = g_bytes_get_data (data, NULL);

  if (length > 0)
    memcpy (bytes, text + at, length);
  return TRUE;
}

DwPageText
dw_page_text_of (GBytes *bytes)
{
  return (DwPageText) { g_bytes_get_size (bytes), read_bytes, bytes };
}
