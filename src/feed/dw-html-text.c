/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-html-text.h"

#include <string.h>

#include "dw-html-entity.h"

/* A small tokenizer, not a parser: publishers' descriptions hold a few tags, often unbalanced. Every byte is looked at a
 * bounded number of times: a `<` that never closes is remembered, so that no text makes it look to the end again. */

enum
{
  LONGEST_TAG_NAME = 10,
  LONGEST_QUOTED = 1024, /* how far a quote may hide a `>` before the first `>` is believed */
};

typedef enum
{
  TAG_INLINE,    /* leaves nothing */
  TAG_SPACE,     /* parts words: a table cell */
  TAG_LINE,      /* a new line */
  TAG_PARAGRAPH, /* an empty line */
  TAG_ITEM,      /* a new line with a bullet */
  TAG_LINK,
  TAG_RAW,       /* all up to its end tag goes */
} TagKind;

typedef struct
{
  const char *name;
  TagKind kind;
} Tag;

static const Tag tags[] = {
  { "a", TAG_LINK }, { "p", TAG_PARAGRAPH }, { "br", TAG_LINE }, { "div", TAG_LINE }, { "li", TAG_ITEM },
  { "ul", TAG_PARAGRAPH }, { "ol", TAG_PARAGRAPH }, { "strong", TAG_INLINE }, { "b", TAG_INLINE }, { "em", TAG_INLINE },
  { "i", TAG_INLINE }, { "u", TAG_INLINE }, { "span", TAG_INLINE }, { "h1", TAG_PARAGRAPH }, { "h2", TAG_PARAGRAPH },
  { "h3", TAG_PARAGRAPH }, { "h4", TAG_PARAGRAPH }, { "h5", TAG_PARAGRAPH }, { "h6", TAG_PARAGRAPH }, { "tr", TAG_LINE },
  { "td", TAG_SPACE }, { "th", TAG_SPACE }, { "table", TAG_PARAGRAPH }, { "tbody", TAG_INLINE }, { "thead", TAG_INLINE },
  { "tfoot", TAG_INLINE }, { "caption", TAG_LINE }, { "col", TAG_INLINE }, { "colgroup", TAG_INLINE },
  { "blockquote", TAG_PARAGRAPH }, { "pre", TAG_PARAGRAPH }, { "hr", TAG_PARAGRAPH }, { "dl", TAG_PARAGRAPH },
  { "dt", TAG_LINE }, { "dd", TAG_LINE }, { "section", TAG_PARAGRAPH }, { "article", TAG_PARAGRAPH },
  { "header", TAG_PARAGRAPH }, { "footer", TAG_PARAGRAPH }, { "main", TAG_PARAGRAPH }, { "nav", TAG_PARAGRAPH },
  { "aside", TAG_PARAGRAPH }, { "figure", TAG_PARAGRAPH }, { "figcaption", TAG_LINE }, { "address", TAG_PARAGRAPH },
  { "form", TAG_PARAGRAPH }, { "body", TAG_PARAGRAPH }, { "html", TAG_INLINE }, { "head", TAG_INLINE },
  { "meta", TAG_INLINE }, { "link", TAG_INLINE }, { "base", TAG_INLINE }, { "font", TAG_INLINE }, { "center", TAG_LINE },
  { "small", TAG_INLINE }, { "big", TAG_INLINE }, { "sub", TAG_INLINE }, { "sup", TAG_INLINE }, { "s", TAG_INLINE },
  { "strike", TAG_INLINE }, { "del", TAG_INLINE }, { "ins", TAG_INLINE }, { "mark", TAG_INLINE }, { "q", TAG_INLINE },
  { "cite", TAG_INLINE }, { "abbr", TAG_INLINE }, { "acronym", TAG_INLINE }, { "time", TAG_INLINE },
  { "code", TAG_INLINE }, { "wbr", TAG_INLINE }, { "img", TAG_INLINE }, { "svg", TAG_RAW }, { "picture", TAG_INLINE },
  { "source", TAG_INLINE }, { "video", TAG_INLINE }, { "audio", TAG_INLINE }, { "iframe", TAG_RAW },
  { "object", TAG_RAW }, { "embed", TAG_INLINE }, { "script", TAG_RAW }, { "style", TAG_RAW }, { "template", TAG_RAW },
  { "noscript", TAG_INLINE }, { "title", TAG_RAW }, { "label", TAG_INLINE }, { "input", TAG_INLINE },
  { "button", TAG_INLINE }, { "select", TAG_INLINE }, { "option", TAG_LINE }, { "textarea", TAG_INLINE },
};

/* One tag found in the text. */
typedef struct
{
  const Tag *tag;    /* NULL: a comment or declaration */
  gboolean is_end;
  const char *inner; /* behind the name */
  const char *close; /* its `>` */
} Found;

typedef struct
{
  GString *text;
  gboolean has_blocks; /* then line feeds in the source are mere white space */
  char *address;       /* of the open link */
  gsize label_start;
} Writer;

static const Tag *
find_tag (const char *name,
          gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && g_ascii_strncasecmp (tags[i].name, name, length) == 0)
      return &tags[i];

  return NULL;
}

/* The `>` that ends a tag: the first outside quotes, or else the first. */
static const char *
find_close (const char *p,
            const char *end)
{
  const char *first = memchr (p, '>', (gsize) (end - p));
  const char *limit = p + MIN (end - p, LONGEST_QUOTED);
  char quote = '\0';

  if (first == NULL || memchr (p, '"', (gsize) (first - p)) == NULL)
    return first;

  for (; p < limit; p++)
    if (quote != '\0')
      quote = *p == quote ? '\0' : quote;
    else if (*p == '>')
      return p;
    else if (*p == '"')
      quote = *p;

  return first;
}

/* Whether a tag, comment or declaration stands at @p, a `<`. */
static gboolean
find_markup (const char *p,
             const char *end,
             Found      *found)
{
  const char *name = p + 1;
  gsize length = 0;

  memset (found, 0, sizeof *found);
  if (name < end && (*name == '!' || *name == '?'))
    {
      found->close = end - name >= 3 && memcmp (name, "!--", 3) == 0 ? g_strstr_len (name + 3, end - name - 3, "-->") : NULL;
      found->close = found->close != NULL ? found->close + 2 : memchr (name, '>', (gsize) (end - name));
      return found->close != NULL;
    }

  found->is_end = name < end && *name == '/';
  name += found->is_end;
  while (name + length < end && length <= LONGEST_TAG_NAME && g_ascii_isalnum (name[length]))
    length++;
  if (length == 0 || name + length == end || strchr (" \t\r\n/>", name[length]) == NULL || name[length] == '\0')
    return FALSE;

  found->tag = find_tag (name, length);
  if (found->tag == NULL)
    return FALSE;

  found->inner = name + length;
  found->close = find_close (found->inner, end);
  return found->close != NULL;
}

/* Behind the end tag of what is dropped whole, or the end of the text. */
static const char *
skip_raw (const char *p,
          const char *end,
          const Tag  *tag)
{
  gsize length = strlen (tag->name);

  for (const char *open = p; (open = memchr (open, '<', (gsize) (end - open))) != NULL; open++)
    if ((gsize) (end - open) > length + 2 && open[1] == '/' && g_ascii_strncasecmp (open + 2, tag->name, length) == 0)
      {
        const char *close = memchr (open, '>', (gsize) (end - open));

        return close != NULL ? close + 1 : end;
      }

  return end;
}

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
dup_address (const Found *found)
{
  Writer value = { g_string_new (NULL), TRUE, NULL, 0 };
  const char *p = found->inner;

  while (p < found->close && g_ascii_strncasecmp (p, "href", MIN (4, (gsize) (found->close - p))) != 0)
    p++;
  p += MIN (4, found->close - p);
  while (p < found->close && (g_ascii_isspace (*p) || *p == '='))
    p++;

  if (p < found->close)
    {
      char quote = *p == '"' || *p == '\'' ? *p++ : ' ';
      const char *stop = memchr (p, quote, (gsize) (found->close - p));

      append_decoded (&value, p, stop != NULL ? stop : found->close);
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
write_tag (Writer      *writer,
           const Found *found)
{
  switch (found->tag->kind)
    {
    case TAG_SPACE:
      append_space (writer->text);
      break;
    case TAG_LINE:
      break_line (writer->text, 1);
      break;
    case TAG_PARAGRAPH:
      break_line (writer->text, 2);
      break;
    case TAG_ITEM:
      break_line (writer->text, 1);
      if (!found->is_end)
        g_string_append (writer->text, "\xE2\x80\xA2 ");
      break;
    case TAG_LINK:
      close_link (writer);
      if (!found->is_end)
        {
          writer->address = dup_address (found);
          writer->label_start = writer->text->len;
        }
      break;
    case TAG_INLINE:
    case TAG_RAW:
      break;
    }
}

/* Whether the text is laid out by tags, so that its own line feeds mean nothing. */
static gboolean
has_block_tags (const char *text,
                const char *end)
{
  Found found;

  for (const char *p = text; (p = memchr (p, '<', (gsize) (end - p))) != NULL; p++)
    if (find_markup (p, end, &found) && found.tag != NULL)
      {
        if (found.tag->kind == TAG_LINE || found.tag->kind == TAG_PARAGRAPH || found.tag->kind == TAG_ITEM)
          return TRUE;
        p = found.close;
      }
    else if (memchr (p, '>', (gsize) (end - p)) == NULL)
      return FALSE;

  return FALSE;
}

gboolean
dw_html_is_likely (const char *text,
                   gsize       length)
{
  const char *end = text + length;
  const char *last_close = memrchr (text, '>', length);
  Found found;
  gsize used = 0;

  if (last_close != NULL)
    for (const char *p = text; p < last_close && (p = memchr (p, '<', (gsize) (last_close - p))) != NULL; p++)
      if (find_markup (p, last_close + 1, &found))
        return TRUE;

  for (const char *p = text; (p = memchr (p, '&', (gsize) (end - p))) != NULL; p++)
    if (dw_html_entity (p, (gsize) (end - p), &used) != 0)
      return TRUE;

  return FALSE;
}

char *
dw_html_to_text (const char *text,
                 gsize       length)
{
  const char *end = text + length;
  const char *last_close = memrchr (text, '>', length);
  Writer writer = { g_string_sized_new (length), has_block_tags (text, end), NULL, 0 };
  Found found;

  for (const char *p = text; p < end;)
    {
      const char *open = memchr (p, '<', (gsize) (end - p));

      append_decoded (&writer, p, open != NULL ? open : end);
      if (open == NULL)
        break;

      if (open > last_close || !find_markup (open, end, &found))
        {
          g_string_append_c (writer.text, '<');
          p = open + 1;
          continue;
        }

      p = found.close + 1;
      if (found.tag != NULL && found.tag->kind == TAG_RAW && !found.is_end)
        p = skip_raw (p, end, found.tag);
      else if (found.tag != NULL)
        write_tag (&writer, &found);
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
