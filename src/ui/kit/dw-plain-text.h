/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dw_plain_text_isolate:
 * @text: text of any writing direction, maybe of several lines
 *
 * Returns: (transfer full): @text with each line between U+2068 and U+2069, so that its direction leaves what stands
 *   around it alone
 */
char *dw_plain_text_isolate (const char *text);

/**
 * dw_plain_text_show:
 * @text: (nullable): somebody else's words; NULL or empty hides @label
 *
 * Shows @text in @label as it is: never as markup, isolated in direction, and under its plain self for screen readers.
 */
void dw_plain_text_show (GtkLabel   *label,
                         const char *text);

G_END_DECLS
