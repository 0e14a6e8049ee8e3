/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-arena.h"

G_BEGIN_DECLS

/**
 * DwTraits:
 * @DW_TRAIT_MARKUP: `<` or `&`
 * @DW_TRAIT_ESCAPE: a backslash
 * @DW_TRAIT_LINES: a line feed
 * @DW_TRAIT_CONTROL: any other control character
 * @DW_TRAIT_HIGH: a byte of a character beyond ASCII
 *
 * What the bytes of a text hold: most texts hold none of it, and are taken as they are.
 */
typedef enum
{
  DW_TRAIT_MARKUP = 1 << 0,
  DW_TRAIT_ESCAPE = 1 << 1,
  DW_TRAIT_LINES = 1 << 2,
  DW_TRAIT_CONTROL = 1 << 3,
  DW_TRAIT_HIGH = 1 << 4,
} DwTraits;

/** dw_traits_of: Returns: what the @length bytes at @text hold. */
guint dw_traits_of (const char *text,
                    gsize       length);

/**
 * dw_traits_is_simple:
 *
 * Returns: whether a text holds nothing, no space before or behind it, and is not empty: then it is taken as it is, whatever is asked of it
 *   but its length. Of nearly every text; sixteen bytes are looked at at once.
 */
gboolean dw_traits_is_simple (const char *text,
                              gsize       length);

/** DW_TRAITS_SHORT: the longest text that dw_traits_take_short() takes. */
#define DW_TRAITS_SHORT 31

/**
 * dw_traits_take_short:
 * @text: of at most DW_TRAITS_SHORT bytes, with DW_TRAITS_SHORT + 1 that can be read
 *
 * dw_traits_is_simple() and dw_arena_strndup() in one, without a guess at how long the text is: the texts of a record are of every length.
 *
 * Returns: (transfer none) (nullable): a copy in @arena; NULL where the text is not simple
 */
const char *dw_traits_take_short (DwArena    *arena,
                                  const char *text,
                                  gsize       length);

G_END_DECLS
