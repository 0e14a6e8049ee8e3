/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-html-text.h"
#include "dw-limits.h"
#include "dw-text.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

DwReading
dw_reading_not_stated (void)
{
  return (DwReading) { NULL, DW_READING_FINE, NULL };
}

DwReading
dw_reading_taken (const char *text)
{
  return (DwReading) { text, DW_READING_FINE, NULL };
}

DwReading
dw_reading_changed (const char  *text,
                    DwFaultKind  fault,
                    const char  *message)
{
  return (DwReading) { text, (int) fault, message };
}

DwReading
dw_reading_refused (DwFaultKind  fault,
                    const char  *message)
{
  return (DwReading) { NULL, (int) fault, message };
}

/* Length of the character at @p when dw_text_clean() would leave it alone whatever stands beside it, else 0: printable
 * ASCII, Latin letters and signs, and the common dashes and quotation marks. */
static gsize
plain_length (const guchar *p,
              const guchar *end)
{
  if (*p >= 0x20 && *p < 0x7F)
    return 1;
  if (end - p >= 2 && ((*p == 0xC2 && p[1] >= 0xA0 && p[1] != 0xAD) || (*p >= 0xC3 && *p <= 0xC9)))
    return 2;
  if (end - p >= 3 && *p == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA6)
    return 3;

  return 0;
}

static gboolean
is_plain (const char *text,
          gsize       length,
          gboolean    keep_lines)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = p + length;

  while (p < end)
    {
      gsize step = *p == '\n' && keep_lines ? 1 : plain_length (p, end);

      if (step == 0)
        return FALSE;
      p += step;
    }

  return TRUE;
}

gboolean
dw_reading_clean (DwArena     *arena,
                  const char **text,
                  gsize       *length,
                  gboolean     keep_lines)
{
  g_autofree char *cleaned = NULL;
  gboolean changed = FALSE;

  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;

  if (is_plain (*text, *length, keep_lines))
    return FALSE;

  cleaned = dw_text_clean (*text, (gssize) *length, keep_lines, &changed);
  *length = strlen (cleaned);
  *text = dw_arena_strndup (arena, cleaned, *length);
  return changed;
}

DwReading
dw_read_id (DwArena    *arena,
            const char *text,
            gsize       length)
{
  gboolean changed = dw_reading_clean (arena, &text, &length, FALSE);

  if (changed || g_strstr_len (text, (gssize) length, REPLACEMENT) != NULL)
    return dw_reading_refused (DW_FAULT_TEXT, N_("An identifier must not hold invisible, control or broken characters."));
  if (length > DW_LIMIT_ID)
    return dw_reading_refused (DW_FAULT_FORMAT, N_("An identifier must be at most 512 bytes long."));
  if (length == 0)
    return dw_reading_not_stated ();

  return dw_reading_taken (dw_arena_strndup (arena, text, length));
}

/* Cuts at the last whole character within the limit. */
static gboolean
cut_to_limit (const char *text,
              gsize      *length)
{
  if (*length <= DW_LIMIT_JSON_STRING)
    return FALSE;

  *length = DW_LIMIT_JSON_STRING;
  while (*length > 0 && ((guchar) text[*length] & 0xC0) == 0x80)
    (*length)--;

  return TRUE;
}

/* "\n" written out as two characters, by publishers whose export escaped twice. */
static gboolean
has_written_breaks (const char *text,
                    gsize       length)
{
  return memchr (text, '\\', length) != NULL && g_strstr_len (text, (gssize) length, "\\n") != NULL;
}

static char *
unescape_breaks (const char *text,
                 gsize       length)
{
  GString *mended = g_string_new_len (text, (gssize) length);

  g_string_replace (mended, "\\r\\n", "\n", 0);
  g_string_replace (mended, "\\n", "\n", 0);
  return g_string_free (mended, FALSE);
}

/* What the text was read as, after @text was cut, unescaped or freed of HTML. */
static DwReading
read_clean (DwArena    *arena,
            const char *text,
            gsize       length,
            gboolean    keep_lines,
            DwReading   so_far)
{
  gboolean changed = dw_reading_clean (arena, &text, &length, keep_lines);

  if (changed)
    {
      so_far.fault = DW_FAULT_TEXT;
      so_far.message = N_("The text holds control, invisible or broken characters; it was cleaned.");
    }
  if (length > 0)
    so_far.text = dw_arena_strndup (arena, text, length);

  return so_far;
}

static DwReading
read_text (DwArena    *arena,
           const char *text,
           gsize       length,
           gboolean    keep_lines)
{
  g_autofree char *unescaped = NULL;
  g_autofree char *without_html = NULL;
  DwReading so_far = dw_reading_not_stated ();

  if (cut_to_limit (text, &length))
    so_far = dw_reading_refused (DW_FAULT_TEXT, N_("The text is longer than 256 KiB; it was cut."));

  if (keep_lines && has_written_breaks (text, length))
    {
      so_far = dw_reading_refused (DW_FAULT_COERCED, N_("Line breaks are written out as \\n; they were read as line breaks."));
      text = unescaped = unescape_breaks (text, length);
      length = strlen (unescaped);
    }
  if (dw_html_is_likely (text, length))
    {
      if (!keep_lines)
        so_far = dw_reading_refused (DW_FAULT_COERCED, N_("This should be plain text; HTML was turned into text."));
      text = without_html = dw_html_to_text (text, length);
      length = strlen (without_html);
    }

  return read_clean (arena, text, length, keep_lines, so_far);
}

DwReading
dw_read_line (DwArena    *arena,
              const char *text,
              gsize       length)
{
  return read_text (arena, text, length, FALSE);
}

DwReading
dw_read_prose (DwArena    *arena,
               const char *text,
               gsize       length)
{
  return read_text (arena, text, length, TRUE);
}
