/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-html-tag.h"

#include <string.h>

enum
{
  LONGEST_TAG_NAME = 10,
  LONGEST_QUOTED = 1024, /* how far a quote may hide a `>` before the first `>` is believed */
};

static const DwHtmlTag tags[] = {
  { "a", DW_HTML_LINK }, { "p", DW_HTML_PARAGRAPH }, { "br", DW_HTML_LINE }, { "div", DW_HTML_LINE }, { "li", DW_HTML_ITEM },
  { "ul", DW_HTML_PARAGRAPH }, { "ol", DW_HTML_PARAGRAPH }, { "strong", DW_HTML_INLINE }, { "b", DW_HTML_INLINE }, { "em", DW_HTML_INLINE },
  { "i", DW_HTML_INLINE }, { "u", DW_HTML_INLINE }, { "span", DW_HTML_INLINE }, { "h1", DW_HTML_PARAGRAPH }, { "h2", DW_HTML_PARAGRAPH },
  { "h3", DW_HTML_PARAGRAPH }, { "h4", DW_HTML_PARAGRAPH }, { "h5", DW_HTML_PARAGRAPH }, { "h6", DW_HTML_PARAGRAPH }, { "tr", DW_HTML_LINE },
  { "td", DW_HTML_SPACE }, { "th", DW_HTML_SPACE }, { "table", DW_HTML_PARAGRAPH }, { "tbody", DW_HTML_INLINE }, { "thead", DW_HTML_INLINE },
  { "tfoot", DW_HTML_INLINE }, { "caption", DW_HTML_LINE }, { "col", DW_HTML_INLINE }, { "colgroup", DW_HTML_INLINE },
  { "blockquote", DW_HTML_PARAGRAPH }, { "pre", DW_HTML_PARAGRAPH }, { "hr", DW_HTML_PARAGRAPH }, { "dl", DW_HTML_PARAGRAPH },
  { "dt", DW_HTML_LINE }, { "dd", DW_HTML_LINE }, { "section", DW_HTML_PARAGRAPH }, { "article", DW_HTML_PARAGRAPH },
  { "header", DW_HTML_PARAGRAPH }, { "footer", DW_HTML_PARAGRAPH }, { "main", DW_HTML_PARAGRAPH }, { "nav", DW_HTML_PARAGRAPH },
  { "aside", DW_HTML_PARAGRAPH }, { "figure", DW_HTML_PARAGRAPH }, { "figcaption", DW_HTML_LINE }, { "address", DW_HTML_PARAGRAPH },
  { "form", DW_HTML_PARAGRAPH }, { "body", DW_HTML_PARAGRAPH }, { "html", DW_HTML_INLINE }, { "head", DW_HTML_INLINE },
  { "meta", DW_HTML_INLINE }, { "link", DW_HTML_INLINE }, { "base", DW_HTML_INLINE }, { "font", DW_HTML_INLINE }, { "center", DW_HTML_LINE },
  { "small", DW_HTML_INLINE }, { "big", DW_HTML_INLINE }, { "sub", DW_HTML_INLINE }, { "sup", DW_HTML_INLINE }, { "s", DW_HTML_INLINE },
  { "strike", DW_HTML_INLINE }, { "del", DW_HTML_INLINE }, { "ins", DW_HTML_INLINE }, { "mark", DW_HTML_INLINE }, { "q", DW_HTML_INLINE },
  { "cite", DW_HTML_INLINE }, { "abbr", DW_HTML_INLINE }, { "acronym", DW_HTML_INLINE }, { "time", DW_HTML_INLINE },
  { "code", DW_HTML_INLINE }, { "wbr", DW_HTML_INLINE }, { "img", DW_HTML_INLINE }, { "svg", DW_HTML_RAW }, { "picture", DW_HTML_INLINE },
  { "source", DW_HTML_INLINE }, { "video", DW_HTML_INLINE }, { "audio", DW_HTML_INLINE }, { "iframe", DW_HTML_RAW },
  { "object", DW_HTML_RAW }, { "embed", DW_HTML_INLINE }, { "script", DW_HTML_RAW }, { "style", DW_HTML_RAW }, { "template", DW_HTML_RAW },
  { "noscript", DW_HTML_INLINE }, { "title", DW_HTML_RAW }, { "label", DW_HTML_INLINE }, { "input", DW_HTML_INLINE },
  { "button", DW_HTML_INLINE }, { "select", DW_HTML_INLINE }, { "option", DW_HTML_LINE }, { "textarea", DW_HTML_INLINE },
};

static const DwHtmlTag *
find_tag (const char *name,
          gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strncasecmp (tags[i].name, name, length) == 0 && tags[i].name[length] == '\0')
      return &tags[i];

  return NULL;
}

DwHtmlBounds
dw_html_bounds (const char *text,
                gsize       length)
{
  DwHtmlBounds bounds = { text + length, memrchr (text, '>', length), NULL };

  if (bounds.last_close != NULL && memmem (text, length, "<!--", 4) != NULL)
    bounds.last_comment = g_strrstr_len (text, (gssize) length, "-->");

  return bounds;
}

/* The `>` that ends a tag: the first outside quotes, or else the first. */
static const char *
find_close (const char *p,
            const char *end)
{
  const char *first = memchr (p, '>', (gsize) (end - p));
  const char *limit = p + MIN (end - p, LONGEST_QUOTED);
  gboolean is_quoted = FALSE;

  if (first == NULL || memchr (p, '"', (gsize) (first - p)) == NULL)
    return first;

  for (; p < limit; p++)
    if (*p == '"')
      is_quoted = !is_quoted;
    else if (*p == '>' && !is_quoted)
      return p;

  return first;
}

/* A comment, or a declaration: "<!DOCTYPE html>", "<?xml ?>". */
static gboolean
find_declaration (const DwHtmlBounds *bounds,
                  const char         *p,
                  DwHtmlMarkup       *markup)
{
  if (bounds->last_comment != NULL && p + 2 <= bounds->last_comment && memcmp (p, "!--", 3) == 0)
    markup->close = (const char *) memmem (p + 1, (gsize) (bounds->last_comment + 3 - p - 1), "-->", 3) + 2;
  else
    markup->close = memchr (p, '>', (gsize) (bounds->end - p));

  return TRUE;
}

gboolean
dw_html_find_markup (const DwHtmlBounds *bounds,
                     const char         *p,
                     DwHtmlMarkup       *markup)
{
  const char *name = p + 1;
  gsize length = 0;

  memset (markup, 0, sizeof *markup);
  if (bounds->last_close == NULL || name > bounds->last_close)
    return FALSE;
  if (*name == '!' || *name == '?')
    return find_declaration (bounds, name, markup);

  markup->is_end = *name == '/';
  name += markup->is_end;
  while (name + length < bounds->last_close && length <= LONGEST_TAG_NAME && g_ascii_isalnum (name[length]))
    length++;
  if (length == 0 || length > LONGEST_TAG_NAME || name[length] == '\0' || strchr (" \t\r\n/>", name[length]) == NULL)
    return FALSE;

  markup->tag = find_tag (name, length);
  if (markup->tag == NULL)
    return FALSE;

  markup->inner = name + length;
  markup->close = find_close (markup->inner, bounds->end);
  return TRUE;
}

const char *
dw_html_skip_element (const DwHtmlBounds *bounds,
                      const DwHtmlMarkup *markup)
{
  gsize length = strlen (markup->tag->name);
  const char *open = markup->close + 1;

  for (; (open = memchr (open, '<', (gsize) (bounds->end - open))) != NULL; open++)
    if ((gsize) (bounds->end - open) > length + 2 && open[1] == '/'
        && g_ascii_strncasecmp (open + 2, markup->tag->name, length) == 0)
      {
        const char *close = memchr (open, '>', (gsize) (bounds->end - open));

        return close != NULL ? close + 1 : bounds->end;
      }

  return bounds->end;
}
