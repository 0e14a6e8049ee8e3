/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-text.h"

#include "dw-json-bytes.h"

/* Whether the quote at @p stands behind an odd number of backslashes; none of those before @start is one. */
static gboolean
is_escaped (const char *start,
            const char *p)
{
  const char *slashes = p;

  while (slashes > start && slashes[-1] == '\\')
    slashes--;

  return (p - slashes) % 2 == 1;
}

/* From an opening quote to behind its closing one: half of a page is strings, and nothing finds a byte as quickly as
   memchr(). */
static const char *
skip_string (const char *p,
             const char *end)
{
  const char *start = ++p;

  while (p < end && (p = memchr (p, '"', (gsize) (end - p))) != NULL)
    {
      if (!is_escaped (start, p))
        return p + 1;
      start = ++p;
    }

  return end;
}

/* From the first byte of a container to behind its last. */
static const char *
skip_container (const char *p,
                const char *end)
{
  guint depth = 0;

  while (p < end)
    switch (*p)
      {
      case '"':
        p = skip_string (p, end);
        break;
      case '{':
      case '[':
        depth++;
        p++;
        break;
      case '}':
      case ']':
        p++;
        if (--depth == 0)
          return p;
        break;
      default:
        p++;
        break;
      }

  return end;
}

static const char *
skip_value (const char *p,
            const char *end)
{
  if (p < end && *p == '"')
    return skip_string (p, end);
  if (p < end && (*p == '{' || *p == '['))
    return skip_container (p, end);

  while (p < end && strchr (" \n\r\t,]}", *p) == NULL)
    p++;

  return p;
}

/* The mark at byte @offset, NULL when there is none. */
static const guint32 *
find_mark (const DwJsonMarks *marks,
           gsize              offset)
{
  gsize low = 0;
  gsize high = marks->n_offsets;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (marks->offsets[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low < marks->n_offsets && marks->offsets[low] == offset ? marks->offsets + low : NULL;
}

DwJsonSlices
dw_json_slices_enter (const char        *text,
                      gsize              length,
                      const DwJsonMarks *marks)
{
  DwJsonSlices slices = { .at = dw_json_skip_space (text, text + length), .end = text + length };
  const guint32 *mark = NULL;

  slices.is_object = slices.at < slices.end && *slices.at == '{';
  if (marks != NULL && marks->n_offsets > 0 && slices.at >= marks->text && slices.at < slices.end)
    mark = find_mark (marks, (gsize) (slices.at - marks->text));
  if (mark != NULL)
    {
      slices.text = marks->text;
      slices.mark = mark + 1;
      slices.end_mark = marks->offsets + marks->n_offsets;
    }

  slices.at += slices.at < slices.end;
  return slices;
}

static gboolean
opens (char byte)
{
  return byte == '{' || byte == '[';
}

static gboolean
closes (char byte)
{
  return byte == '}' || byte == ']';
}

/* From the mark of a container's first byte to behind that of its last. */
static const guint32 *
skip_marked_container (const DwJsonSlices *slices,
                       const guint32      *mark)
{
  /* How many more are open behind each byte. */
  static const gint8 steps[256] = { ['{'] = 1, ['['] = 1, ['}'] = -1, [']'] = -1 };
  const char *text = slices->text;
  const guint32 *end = slices->end_mark;
  gssize depth = 0;

  while (mark < end)
    {
      depth += steps[(guchar) text[*mark++]];
      if (depth == 0)
        return mark;
    }

  return mark;
}

/* A scalar ends where the white space before the next mark begins. */
static const char *
find_scalar_end (const DwJsonSlices *slices,
                 const guint32      *mark)
{
  const char *end = mark + 1 < slices->end_mark ? slices->text + mark[1] : slices->end;

  while (end > slices->text + *mark && g_ascii_isspace (end[-1]))
    end--;

  return end;
}

static const char *
next_marked (DwJsonSlices *slices,
             gsize        *length)
{
  const guint32 *mark = slices->mark;
  const char *start = NULL;

  if (mark < slices->end_mark && slices->text[*mark] == ',')
    mark++;
  if (slices->is_object && mark < slices->end_mark && !closes (slices->text[*mark]))
    mark += 2;
  if (mark >= slices->end_mark || closes (slices->text[*mark]))
    return NULL;

  start = slices->text + *mark;
  if (length == NULL)
    return start;

  slices->mark = opens (*start) ? skip_marked_container (slices, mark) : mark + 1;
  *length = (gsize) ((opens (*start) ? slices->text + slices->mark[-1] + 1 : find_scalar_end (slices, mark)) - start);
  return start;
}

static const char *
next_byte_by_byte (DwJsonSlices *slices,
                   gsize        *length)
{
  const char *p = dw_json_skip_space (slices->at, slices->end);
  const char *start = NULL;

  if (p < slices->end && *p == ',')
    p = dw_json_skip_space (p + 1, slices->end);
  if (p == slices->end || *p == ']' || *p == '}')
    return NULL;

  if (slices->is_object)
    {
      p = dw_json_skip_space (skip_string (p, slices->end), slices->end);
      p = dw_json_skip_space (p + (p < slices->end), slices->end);
    }

  start = p;
  if (length == NULL)
    return start;

  slices->at = skip_value (p, slices->end);
  *length = (gsize) (slices->at - start);
  return start;
}

const char *
dw_json_slices_next (DwJsonSlices *slices,
                     gsize        *length)
{
  return slices->mark != NULL ? next_marked (slices, length) : next_byte_by_byte (slices, length);
}
