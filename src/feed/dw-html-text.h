/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** dw_html_is_likely: Returns: whether the @length bytes at @text hold an HTML tag or a character reference. */
gboolean dw_html_is_likely (const char *text,
                            gsize       length);

/**
 * dw_html_to_text:
 * @text: valid UTF-8 that may hold HTML
 *
 * Block tags become line breaks, list items get a bullet, links become "label (address)", character references are
 * decoded, scripts, styles and comments go. What only looks like a tag stays. Linear in @length.
 *
 * Returns: (transfer full): plain text, not cleaned; NUL bytes become U+FFFD
 */
char *dw_html_to_text (const char *text,
                       gsize       length);

/** dw_html_is_page: Returns: whether the @length bytes at @text begin as a web page does. */
gboolean dw_html_is_page (const char *text,
                          gsize       length);

G_END_DECLS
