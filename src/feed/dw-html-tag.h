/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwHtmlTagKind:
 * @DW_HTML_INLINE: leaves nothing
 * @DW_HTML_SPACE: parts words: a table cell
 * @DW_HTML_LINE: starts a line
 * @DW_HTML_PARAGRAPH: stands between empty lines
 * @DW_HTML_ITEM: starts a line with a bullet
 * @DW_HTML_LINK: its address is worth reading
 * @DW_HTML_RAW: goes with all that is in it
 *
 * What a tag does to the text around it.
 */
typedef enum
{
  DW_HTML_INLINE,
  DW_HTML_SPACE,
  DW_HTML_LINE,
  DW_HTML_PARAGRAPH,
  DW_HTML_ITEM,
  DW_HTML_LINK,
  DW_HTML_RAW,
} DwHtmlTagKind;

/** DwHtmlTag: one tag that Doorway knows to be HTML. */
typedef struct
{
  const char *name;
  DwHtmlTagKind kind;
} DwHtmlTag;

/**
 * DwHtmlBounds: how far markup can reach in one text, found once, so that nothing makes a search run to the end again.
 */
typedef struct
{
  const char *end;
  const char *last_close;   /* the last `>`, or NULL */
  const char *last_comment; /* the last `-->`, or NULL */
} DwHtmlBounds;

/** DwHtmlMarkup: a tag, or a comment or declaration (then @tag is NULL). */
typedef struct
{
  const DwHtmlTag *tag;
  gboolean is_end;
  const char *inner; /* behind the tag's name */
  const char *close; /* the closing `>` */
} DwHtmlMarkup;

/** dw_html_bounds: Returns: the bounds of markup in @text. */
DwHtmlBounds dw_html_bounds (const char *text,
                             gsize       length);

/** dw_html_find_markup: Returns: whether the `<` at @p starts markup: then it is in @markup. Unknown tags are text. */
gboolean dw_html_find_markup (const DwHtmlBounds *bounds,
                              const char         *p,
                              DwHtmlMarkup       *markup);

/** dw_html_skip_element: Returns: the place behind the end tag of @markup's element, or the end of the text. */
const char *dw_html_skip_element (const DwHtmlBounds *bounds,
                                  const DwHtmlMarkup *markup);

G_END_DECLS
