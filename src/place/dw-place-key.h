/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_place_key_new:
 * @name: UTF-8
 *
 * The way names of places are compared: folded words, hyphens and apostrophes aside, "saint" as "st", without "and".
 *
 * Returns: (transfer full): the key, "" when @name has no word
 */
char *dw_place_key_new (const char *name);

G_END_DECLS
