/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dw_address_words_find:
 * @text: valid UTF-8
 * @end: (out) (optional): behind what was found
 *
 * Looks for an address in somebody's words: a whole UK postcode, or the number of a house with its street.
 *
 * Returns: (transfer none) (nullable): where the first one begins
 */
const char *dw_address_words_find (const char  *text,
                                   const char **end);

/** dw_address_words_find_postcode: The same, of whole UK postcodes alone. */
const char *dw_address_words_find_postcode (const char  *text,
                                            const char **end);

G_END_DECLS
