/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-text.h"

#include <string.h>

static const guint64 EACH_BYTE = G_GUINT64_CONSTANT (0x0101010101010101);

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;

  return p;
}

/* The eight bytes at @p, the first in the lowest bits. */
static guint64
load_word (const char *p)
{
  guint64 word = 0;

  memcpy (&word, p, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* The high bit of each byte of @word that is @byte; above the first such byte others may be marked too. */
static guint64
mark_bytes (guint64 word,
            guchar  byte)
{
  guint64 rest = word ^ (EACH_BYTE * byte);

  return (rest - EACH_BYTE) & ~rest & (EACH_BYTE << 7);
}

/* The first quote or backslash at or behind @p: half of a page is strings, so eight bytes at a time. */
static const char *
find_quote_or_slash (const char *p,
                     const char *end)
{
  for (; end - p >= 8; p += 8)
    {
      guint64 word = load_word (p);
      guint64 marks = mark_bytes (word, '"') | mark_bytes (word, '\\');

      if (marks != 0)
        return p + __builtin_ctzll (marks) / 8;
    }
  while (p < end && *p != '"' && *p != '\\')
    p++;

  return p;
}

/* From an opening quote to behind its closing one. */
static const char *
skip_string (const char *p,
             const char *end)
{
  p = find_quote_or_slash (p + 1, end);
  while (p < end && *p == '\\')
    p = find_quote_or_slash (MIN (p + 2, end), end);

  return MIN (p + 1, end);
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

DwJsonSlices
dw_json_slices_enter (const char *text,
                      gsize       length)
{
  DwJsonSlices slices = { skip_space (text, text + length), text + length, FALSE };

  slices.is_object = slices.at < slices.end && *slices.at == '{';
  slices.at += slices.at < slices.end;
  return slices;
}

const char *
dw_json_slices_next (DwJsonSlices *slices,
                     gsize        *length)
{
  const char *p = skip_space (slices->at, slices->end);
  const char *start = NULL;

  if (p < slices->end && *p == ',')
    p = skip_space (p + 1, slices->end);
  if (p == slices->end || *p == ']' || *p == '}')
    return NULL;

  if (slices->is_object)
    {
      p = skip_space (skip_string (p, slices->end), slices->end);
      p = skip_space (p + (p < slices->end), slices->end);
    }

  start = p;
  slices->at = skip_value (p, slices->end);
  *length = (gsize) (slices->at - start);
  return start;
}
