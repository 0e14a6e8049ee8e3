/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-json-writer.h"

#include <math.h>

struct _DwJsonWriter
{
  GString *text;
  guint depth;
  gboolean has_before;   /* a value stands before the next one in the same object or list */
};

DwJsonWriter *
dw_json_writer_new (void)
{
  DwJsonWriter *self = g_new0 (DwJsonWriter, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
dw_json_writer_free (DwJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

char *
dw_json_writer_finish (DwJsonWriter *self)
{
  char *text;

  g_return_val_if_fail (self->depth == 0, NULL);

  text = g_string_free (self->text, FALSE);
  g_free (self);
  return text;
}

/* Characters that a terminal would obey or hide, and those that RFC 8259 forbids in a string. */
static gboolean
must_escape (gunichar character)
{
  return character < 0x20 || character == '"' || character == '\\' || (character >= 0x7f && character <= 0x9f) ||
         character == 0xad || (character >= 0x200b && character <= 0x200f) ||
         (character >= 0x2028 && character <= 0x202e) || (character >= 0x2060 && character <= 0x206f) ||
         character == 0xfeff;
}

static void
append_escaped (GString  *text,
                gunichar  character)
{
  switch (character)
    {
    case '"':
      g_string_append (text, "\\\"");
      return;
    case '\\':
      g_string_append (text, "\\\\");
      return;
    case '\n':
      g_string_append (text, "\\n");
      return;
    case '\r':
      g_string_append (text, "\\r");
      return;
    case '\t':
      g_string_append (text, "\\t");
      return;
    default:
      g_string_append_printf (text, "\\u%04x", character);
    }
}

/* How many bytes from @at are characters of ASCII that stand for themselves. */
static gsize
count_plain (const char *at)
{
  gsize n = 0;

  while (at[n] >= 0x20 && at[n] < 0x7f && at[n] != '"' && at[n] != '\\')
    n++;

  return n;
}

static void
append_string (GString    *text,
               const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);

  g_string_append_c (text, '"');
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize n_plain = count_plain (at);
      gunichar character = 0;

      g_string_append_len (text, at, (gssize) n_plain);
      at += n_plain;
      character = g_utf8_get_char (at);
      if (character == 0)
        break;
      if (must_escape (character))
        append_escaped (text, character);
      else
        g_string_append_len (text, at, g_utf8_next_char (at) - at);
    }
  g_string_append_c (text, '"');
}

static void
begin_value (DwJsonWriter *self,
             const char   *name)
{
  if (self->has_before)
    g_string_append_c (self->text, ',');
  if (name != NULL)
    {
      append_string (self->text, name);
      g_string_append_c (self->text, ':');
    }
  self->has_before = TRUE;
}

static void
begin_container (DwJsonWriter *self,
                 const char   *name,
                 char          opening)
{
  begin_value (self, name);
  g_string_append_c (self->text, opening);
  self->depth++;
  self->has_before = FALSE;
}

static void
end_container (DwJsonWriter *self,
               char          closing)
{
  g_return_if_fail (self->depth > 0);

  g_string_append_c (self->text, closing);
  self->depth--;
  self->has_before = TRUE;
}

void
dw_json_writer_begin_object (DwJsonWriter *self,
                             const char   *name)
{
  begin_container (self, name, '{');
}

void
dw_json_writer_end_object (DwJsonWriter *self)
{
  end_container (self, '}');
}

void
dw_json_writer_begin_list (DwJsonWriter *self,
                           const char   *name)
{
  begin_container (self, name, '[');
}

void
dw_json_writer_end_list (DwJsonWriter *self)
{
  end_container (self, ']');
}

void
dw_json_writer_add_text (DwJsonWriter *self,
                         const char   *name,
                         const char   *text)
{
  begin_value (self, name);
  if (text != NULL)
    append_string (self->text, text);
  else
    g_string_append (self->text, "null");
}

void
dw_json_writer_add_integer (DwJsonWriter *self,
                            const char   *name,
                            gint64        value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
dw_json_writer_add_number (DwJsonWriter *self,
                           const char   *name,
                           double        value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double read_back;

  begin_value (self, name);
  if (!isfinite (value))
    {
      g_string_append (self->text, "null");
      return;
    }

  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  read_back = g_ascii_strtod (digits, NULL);
  if (read_back < value || read_back > value)
    g_ascii_formatd (digits, sizeof digits, "%.17g", value);
  g_string_append (self->text, digits);
}

void
dw_json_writer_add_boolean (DwJsonWriter *self,
                            const char   *name,
                            gboolean      value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
dw_json_writer_add_json (DwJsonWriter *self,
                         const char   *name,
                         const char   *json,
                         gsize         length)
{
  begin_value (self, name);
  g_string_append_len (self->text, json, length);
}
