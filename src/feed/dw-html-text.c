/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-html-text.h"

#include <string.h>

#include "dw-html-entity.h"
#include "dw-html-tag.h"

/* A small tokenizer, not a parser: publishers' descriptions hold a few tags, often unbalanced. */
typedef struct
{
  GString *text;
  gboolean has_blocks; /* then line feeds in the source are mere white space */
  char *address;       /* of the open link */
  gsize label_start;
} Writer;

static void
end_line (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

/* Ends the text with exactly @n_breaks line feeds at least, unless it is empty. */
static void
break_line (GString *text,
            guint    n_breaks)
{
  guint n = 0;

  end_line (text);
  while (n < text->len && text->str[text->len - 1 - n] == '\n')
    n++;
  for (; text->len > 0 && n < n_breaks; n++)
    g_string_append_c (text, '\n');
}

static void
append_space (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] != ' ' && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ' ');
}

/* One character, as HTML's white space rules have it. */
static void
append_character (Writer   *writer,
                  gunichar  character)
{
  if (character == ' ' || character == '\t' || character == '\r' || (character == '\n' && writer->has_blocks))
    append_space (writer->text);
  else if (character == '\n')
    {
      end_line (writer->text);
      g_string_append_c (writer->text, '\n');
    }
  else
    g_string_append_unichar (writer->text, character);
}

static void
append_decoded (Writer     *writer,
                const char *p,
                const char *end)
{
  while (p < end)
    {
      gsize used = 0;
      gunichar character = *p == '&' ? dw_html_entity (p, (gsize) (end - p), &used) : 0;

      if (character == 0)
        {
          character = *p == '\0' ? 0xFFFD : g_utf8_get_char (p);
          used = (gsize) (g_utf8_next_char (p) - p);
        }
      append_character (writer, character);
      p += used;
    }
}

/* The value of `href`, decoded, or NULL. */
static char *
dup_address (const DwHtmlMarkup *markup)
{
  Writer value = { g_string_new (NULL), TRUE, NULL, 0 };
  const char *p = markup->inner;

  while (p < markup->close && g_ascii_strncasecmp (p, "href", MIN (4, (gsize) (markup->close - p))) != 0)
    p++;
  p += MIN (4, markup->close - p);
  while (p < markup->close && (g_ascii_isspace (*p) || *p == '='))
    p++;

  if (p < markup->close)
    {
      gboolean is_quoted = *p == '"' || *p == '\'';
      const char *stop = memchr (p + is_quoted, is_quoted ? *p : ' ', (gsize) (markup->close - p - is_quoted));

      p += is_quoted;
      append_decoded (&value, p, stop != NULL ? stop : markup->close);
    }

  return g_string_free (value.text, FALSE);
}

/* What of an address is worth reading: the address of a page, a mailbox or a telephone; NULL for anything else. */
static const char *
readable_address (const char *address)
{
  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    return address + 7;
  if (g_ascii_strncasecmp (address, "tel:", 4) == 0)
    return address + 4;
  if (g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0)
    return address;

  return NULL;
}

/* Writes " (address)" behind a link's label, unless the label says it. */
static void
close_link (Writer *writer)
{
  const char *address = writer->address != NULL ? readable_address (writer->address) : NULL;

  if (address != NULL && *address != '\0')
    {
      const char *label = writer->text->str + MIN (writer->label_start, writer->text->len);
      gboolean is_said = strstr (label, address) != NULL;

      if (!is_said && *label == '\0')
        g_string_append (writer->text, address);
      else if (!is_said)
        {
          end_line (writer->text);
          g_string_append_printf (writer->text, " (%s)", address);
        }
    }

  g_clear_pointer (&writer->address, g_free);
}

static void
write_tag (Writer             *writer,
           const DwHtmlMarkup *markup)
{
  switch (markup->tag->kind)
    {
    case DW_HTML_SPACE:
      append_space (writer->text);
      break;
    case DW_HTML_LINE:
      break_line (writer->text, 1);
      break;
    case DW_HTML_PARAGRAPH:
      break_line (writer->text, 2);
      break;
    case DW_HTML_ITEM:
      break_line (writer->text, 1);
      if (!markup->is_end)
        g_string_append (writer->text, "\xE2\x80\xA2 ");
      break;
    case DW_HTML_LINK:
      close_link (writer);
      if (!markup->is_end)
        {
          writer->address = dup_address (markup);
          writer->label_start = writer->text->len;
        }
      break;
    case DW_HTML_INLINE:
    case DW_HTML_RAW:
      break;
    }
}

/* Whether the text is laid out by tags, so that its own line feeds mean nothing. */
static gboolean
has_block_tags (const DwHtmlBounds *bounds,
                const char         *text)
{
  DwHtmlMarkup markup;

  for (const char *p = text; (p = memchr (p, '<', (gsize) (bounds->end - p))) != NULL; p++)
    if (dw_html_find_markup (bounds, p, &markup))
      {
        if (markup.tag != NULL
            && (markup.tag->kind == DW_HTML_LINE || markup.tag->kind == DW_HTML_PARAGRAPH
                || markup.tag->kind == DW_HTML_ITEM))
          return TRUE;
        p = markup.close;
      }

  return FALSE;
}

gboolean
dw_html_is_likely (const char *text,
                   gsize       length)
{
  const char *end = text + length;
  gboolean has_open = memchr (text, '<', length) != NULL;
  DwHtmlMarkup markup;
  gsize used = 0;

  if (has_open)
    {
      DwHtmlBounds bounds = dw_html_bounds (text, length);

      for (const char *p = text; (p = memchr (p, '<', (gsize) (end - p))) != NULL; p++)
        if (dw_html_find_markup (&bounds, p, &markup))
          return TRUE;
    }

  for (const char *p = text; (p = memchr (p, '&', (gsize) (end - p))) != NULL; p++)
    if (dw_html_entity (p, (gsize) (end - p), &used) != 0)
      return TRUE;

  return FALSE;
}

char *
dw_html_to_text (const char *text,
                 gsize       length)
{
  DwHtmlBounds bounds = dw_html_bounds (text, length);
  Writer writer = { g_string_sized_new (length), has_block_tags (&bounds, text), NULL, 0 };
  DwHtmlMarkup markup;

  for (const char *p = text; p < bounds.end;)
    {
      const char *open = memchr (p, '<', (gsize) (bounds.end - p));

      append_decoded (&writer, p, open != NULL ? open : bounds.end);
      if (open == NULL)
        break;

      p = open + 1;
      if (!dw_html_find_markup (&bounds, open, &markup))
        {
          g_string_append_c (writer.text, '<');
          continue;
        }

      p = markup.close + 1;
      if (markup.tag != NULL && markup.tag->kind == DW_HTML_RAW && !markup.is_end)
        p = dw_html_skip_element (&bounds, &markup);
      else if (markup.tag != NULL)
        write_tag (&writer, &markup);
    }

  close_link (&writer);
  return g_string_free (writer.text, FALSE);
}

gboolean
dw_html_is_page (const char *text,
                 gsize       length)
{
  const char *p = text;
  const char *end = text + length;

  while (p < end && g_ascii_isspace (*p))
    p++;

  return p < end && *p == '<';
}
