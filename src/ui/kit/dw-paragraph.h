/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DW_TYPE_PARAGRAPH (dw_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (DwParagraph, dw_paragraph, DW, PARAGRAPH, GtkWidget)

/**
 * DwParagraph:
 *
 * Text in as many lines as its width needs, and nothing at all when it is empty: for lists whose rows change while
 * somebody types. A wrapping GtkLabel lays its text out four times before it is drawn, once of them in the narrowest
 * column there is (a third of a millisecond a line of text on GTK 4.8); this asks for a width by characters, and lays
 * out once, to be measured and drawn. No markup, no selection, no letter spacing or line height by CSS.
 *
 * Properties: `text` (nullable; NULL and empty both hide the paragraph); `min-chars` and `nat-chars`, the least width
 * and the wished one that it asks for, in average characters (12, and no more than that).
 */

G_END_DECLS
