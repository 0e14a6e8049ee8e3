/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-text.h"

#include <string.h>

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;

  return p;
}

/* From an opening quote to behind its closing one. */
static const char *
skip_string (const char *p,
             const char *end)
{
  const char *start = ++p;

  while (p < end)
    {
      const char *quote = memchr (p, '"', (gsize) (end - p));
      gsize n_slashes = 0;

      if (quote == NULL)
        return end;
      while (quote - n_slashes > start && quote[-1 - (gssize) n_slashes] == '\\')
        n_slashes++;
      if (n_slashes % 2 == 0)
        return quote + 1;
      p = quote + 1;
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
