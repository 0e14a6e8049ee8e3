/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_html_entity:
 * @text: bytes that start with `&`
 * @used: (out): bytes of the reference, with its `;`
 *
 * Returns: the character that an HTML character reference stands for, 0 when there is none at @text
 */
gunichar dw_html_entity (const char *text,
                         gsize       length,
                         gsize      *used);

G_END_DECLS
