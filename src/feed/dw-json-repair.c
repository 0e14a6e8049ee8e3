/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-text.h"

#include <string.h>

/* One step through a JSON text: @length bytes at the place stand for themselves, or for @replacement. */
typedef struct
{
  gsize length;
  char replacement[8]; /* empty: nothing to mend */
} Step;

/* The UTF-16 unit of an escape at @p, or 0 when it is none. */
static guint
read_unit (const char *p,
           const char *end)
{
  guint unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return 0;

  for (guint i = 2; i < 6; i++)
    unit = unit * 16 + (guint) MAX (g_ascii_xdigit_value (p[i]), 0);

  return unit;
}

static Step
step_escape (const char *p,
             const char *end)
{
  guint unit = read_unit (p, end);
  guint next = read_unit (p + MIN (6, end - p), end);

  if (unit >= 0xD800 && unit <= 0xDBFF && next >= 0xDC00 && next <= 0xDFFF)
    return (Step) { 12, "" };
  if (unit >= 0xD800 && unit <= 0xDFFF)
    return (Step) { 6, "\\ufffd" };

  return (Step) { (gsize) MIN (2, end - p), "" };
}

static Step
step_multibyte (const char *p,
                const char *end)
{
  gunichar character = g_utf8_get_char_validated (p, end - p);

  if (character == (gunichar) -1 || character == (gunichar) -2)
    return (Step) { 1, "\xEF\xBF\xBD" };

  return (Step) { (gsize) (g_utf8_next_char (p) - p), "" };
}

static Step
step_at (const char *p,
         const char *end,
         gboolean   *is_in_string)
{
  guchar byte = (guchar) *p;
  Step step = { 1, "" };

  if (byte >= 0x80)
    return step_multibyte (p, end);
  if (*is_in_string && byte == '\\')
    return step_escape (p, end);
  if (*is_in_string && byte < 0x20)
    g_snprintf (step.replacement, sizeof step.replacement, "\\u%04x", byte);
  if (byte == '"')
    *is_in_string = !*is_in_string;

  return step;
}

gboolean
dw_json_needs_repair (const char *text,
                      gsize       length)
{
  gboolean is_in_string = FALSE;

  for (const char *p = text; p < text + length;)
    {
      Step step = step_at (p, text + length, &is_in_string);

      if (*step.replacement != '\0')
        return TRUE;
      p += step.length;
    }

  return FALSE;
}

GString *
dw_json_repair (const char *text,
                gsize       length)
{
  GString *mended = g_string_sized_new (length + length / 8);
  gboolean is_in_string = FALSE;

  for (const char *p = text; p < text + length;)
    {
      Step step = step_at (p, text + length, &is_in_string);

      if (*step.replacement != '\0')
        g_string_append (mended, step.replacement);
      else
        g_string_append_len (mended, p, (gssize) step.length);
      p += step.length;
    }

  return mended;
}
