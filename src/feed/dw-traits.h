/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

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
 * Returns: whether a text holds nothing, no space before or behind it, and is not empty: then it is taken as it is,
 *   whatever is asked of it but its length. Of nearly every text; sixteen bytes are looked at at once.
 */
gboolean dw_traits_is_simple (const char *text,
                              gsize       length);

/* DwSixteen: sixteen bytes of a text, looked at at once. */
typedef guint8 DwSixteen __attribute__ ((vector_size (16)));
typedef gint8 DwSixteenSigned __attribute__ ((vector_size (16)));
typedef guint64 DwSixteenHalves __attribute__ ((vector_size (16)));

static inline DwSixteen
dw_sixteen_load (gconstpointer p)
{
  DwSixteen bytes;

  memcpy (&bytes, p, sizeof bytes);
  return bytes;
}

/* All ones in each byte that has a trait. One more than a control character or a byte beyond ASCII is below 0x21, with
   its sign. */
static inline DwSixteen
dw_sixteen_mark (DwSixteen bytes)
{
  return (DwSixteen) (((DwSixteenSigned) (bytes + 1) < 0x21) | (bytes == '&') | (bytes == '<') | (bytes == '\\'));
}

static inline gboolean
dw_sixteen_is_nought (DwSixteen bytes)
{
  DwSixteenHalves halves = (DwSixteenHalves) bytes;

  return (halves[0] | halves[1]) == 0;
}

/** DW_TRAITS_SHORT: the longest text that dw_traits_take_short() takes. */
#define DW_TRAITS_SHORT 31

/**
 * dw_traits_take_short:
 * @text: of at most DW_TRAITS_SHORT bytes, with DW_TRAITS_SHORT + 1 that can be read
 *
 * dw_traits_is_simple() and dw_arena_strndup() in one, without a guess at how long the text is: the texts of a record
 * are of every length.
 *
 * Returns: (transfer none) (nullable): a copy in @arena; NULL where the text is not simple
 */
static inline const char *
dw_traits_take_short (DwArena    *arena,
                      const char *text,
                      gsize       length)
{
  /* From the place that is as far before its middle as a text is long: as many bytes of all ones, then none. */
  static const guint8 window[64] = { [0 ... 31] = 0xFF };
  const guint8 *counted = window + 32 - length;
  DwSixteen first = dw_sixteen_load (text);
  DwSixteen second = dw_sixteen_load (text + 16);
  DwSixteen marks = (dw_sixteen_mark (first) & dw_sixteen_load (counted))
                    | (dw_sixteen_mark (second) & dw_sixteen_load (counted + 16));
  char *copy = NULL;

  if (!dw_sixteen_is_nought (marks) || length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return NULL;
  if ((gsize) (arena->end - arena->next) <= DW_TRAITS_SHORT)
    return dw_arena_strndup (arena, text, length);

  copy = arena->next;
  arena->next += length + 1;
  memcpy (copy, &first, sizeof first);
  memcpy (copy + 16, &second, sizeof second);
  copy[length] = '\0';
  return copy;
}

G_END_DECLS
