/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reading.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-html-text.h"
#include "dw-limits.h"
#include "dw-text.h"
#include "dw-traits.h"

#define BROKEN_ID N_("An identifier must not hold invisible, control or broken characters.")

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

/* Length of the character at @p when dw_text_clean() would leave it alone whatever stands beside it, else 0: ASCII (the
 * controls are looked for elsewhere), Latin letters and signs, dashes, quotation marks, arrows, pictures. */
static gsize
plain_length (const guchar *p,
              const guchar *end)
{
  if (*p < 0x80)
    return 1;
  if (end - p >= 2 && ((*p == 0xC2 && p[1] >= 0xA0 && p[1] != 0xAD) || (*p >= 0xC3 && *p <= 0xC9)))
    return 2;
  if (end - p >= 3 && *p == 0xE2 && (p[1] == 0x80 ? p[2] >= 0x90 && p[2] <= 0xA6 : p[1] == 0x82 || p[1] >= 0x84))
    return 3;

  return 0;
}

static gboolean
is_plain (const char *text,
          gsize       length,
          guint       traits,
          gboolean    keep_lines)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = p + length;

  if (traits & DW_TRAIT_CONTROL || (traits & DW_TRAIT_LINES && !keep_lines))
    return FALSE;
  if (!(traits & DW_TRAIT_HIGH))
    return TRUE;

  while (p < end)
    {
      gsize step = plain_length (p, end);

      if (step == 0)
        return FALSE;
      p += step;
    }

  return TRUE;
}

static void
trim (const char **text,
      gsize       *length)
{
  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
clean_text (DwArena     *arena,
            const char **text,
            gsize       *length,
            guint        traits,
            gboolean     keep_lines)
{
  g_autofree char *cleaned = NULL;
  gboolean changed = FALSE;

  if (is_plain (*text, *length, traits, keep_lines))
    return FALSE;

  cleaned = dw_text_clean (*text, (gssize) *length, keep_lines, &changed);
  *length = strlen (cleaned);
  *text = dw_arena_strndup (arena, cleaned, *length);
  return changed;
}

gboolean
dw_reading_clean (DwArena     *arena,
                  const char **text,
                  gsize       *length,
                  gboolean     keep_lines)
{
  trim (text, length);
  return clean_text (arena, text, length, dw_traits_of (*text, *length), keep_lines);
}

DwReading
dw_read_id (DwArena    *arena,
            const char *text,
            gsize       length)
{
  gboolean changed = FALSE;
  guint traits = 0;

  if (length <= DW_LIMIT_ID && dw_traits_is_simple (text, length))
    return dw_reading_taken (dw_arena_strndup (arena, text, length));

  trim (&text, &length);
  traits = dw_traits_of (text, length);
  changed = clean_text (arena, &text, &length, traits, FALSE);
  if (changed || traits & DW_TRAIT_LINES)
    return dw_reading_refused (DW_FAULT_TEXT, BROKEN_ID);
  if (traits & DW_TRAIT_HIGH && g_strstr_len (text, (gssize) length, REPLACEMENT) != NULL)
    return dw_reading_refused (DW_FAULT_TEXT, BROKEN_ID);
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

/* Turns what stands for other text (written-out line breaks, HTML) into that text. Returns it, or NULL when nothing
   does. */
static char *
decode (const char *text,
        gsize       length,
        guint       traits,
        gboolean    keep_lines,
        DwReading  *so_far)
{
  g_autofree char *unescaped = NULL;

  if (traits & DW_TRAIT_ESCAPE && keep_lines && has_written_breaks (text, length))
    {
      *so_far = dw_reading_refused (DW_FAULT_COERCED, N_("Line breaks are written out as \\n; they were read as line breaks."));
      text = unescaped = unescape_breaks (text, length);
      length = strlen (unescaped);
    }
  if (!(traits & DW_TRAIT_MARKUP) || !dw_html_is_likely (text, length))
    return g_steal_pointer (&unescaped);

  if (!keep_lines)
    *so_far = dw_reading_refused (DW_FAULT_COERCED, N_("This should be plain text; HTML was turned into text."));

  return dw_html_to_text (text, length);
}

static DwReading
read_text (DwArena    *arena,
           const char *text,
           gsize       length,
           gboolean    keep_lines)
{
  g_autofree char *decoded = NULL;
  DwReading so_far = dw_reading_not_stated ();
  guint traits = 0;

  if (length <= DW_LIMIT_JSON_STRING && dw_traits_is_simple (text, length))
    return dw_reading_taken (dw_arena_strndup (arena, text, length));

  if (cut_to_limit (text, &length))
    so_far = dw_reading_refused (DW_FAULT_TEXT, N_("The text is longer than 256 KiB; it was cut."));

  trim (&text, &length);
  traits = dw_traits_of (text, length);
  if (traits & (DW_TRAIT_ESCAPE | DW_TRAIT_MARKUP))
    {
      decoded = decode (text, length, traits, keep_lines, &so_far);
      if (decoded != NULL)
        {
          text = decoded;
          length = strlen (decoded);
          trim (&text, &length);
          traits = dw_traits_of (text, length);
        }
    }
  if (clean_text (arena, &text, &length, traits, keep_lines))
    so_far = dw_reading_refused (DW_FAULT_TEXT, N_("The text holds control, invisible or broken characters; it was cleaned."));
  if (length > 0)
    so_far.text = dw_arena_strndup (arena, text, length);

  return so_far;
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
