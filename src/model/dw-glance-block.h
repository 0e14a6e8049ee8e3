/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_GLANCE_BLOCK: how many bytes are looked at at once. */
#define DW_GLANCE_BLOCK 64

/**
 * DW_GLANCE_AHEAD: how many bytes behind a block are looked at too: the letters of a word that begins at its end.
 */
#define DW_GLANCE_AHEAD (DW_GLANCE_LETTERS - 1)

/** DW_GLANCE_LETTERS: how many letters of a word are looked at, from its first. */
#define DW_GLANCE_LETTERS 4

/** DW_GLANCE_GROUPS: how many groups of words are told apart, a bit each from the lowest. */
#define DW_GLANCE_GROUPS 7

/**
 * DW_GLANCE_DOUBT: the bit of what may be left out of a word or go on with it: of what stands behind it no glance can
 * tell.
 */
#define DW_GLANCE_DOUBT 0x80

/**
 * DwGlanceGroups: groups of words by the bytes that the first letters of their words may be, and DW_GLANCE_DOUBT from
 * the second on.
 */
typedef struct
{
  guint8 low[DW_GLANCE_LETTERS][16];  /* by the low half of the byte */
  guint8 high[DW_GLANCE_LETTERS][16]; /* by the high half */
} DwGlanceGroups;

/** DwGlanceBits: what a block holds, a bit each byte, the first in the lowest. */
typedef struct
{
  guint64 letters;  /* letters and digits of ASCII */
  guint64 high;     /* bytes beyond ASCII */
  guint64 may;      /* where a word of any group may begin, if a word begins there */
} DwGlanceBits;

/** dw_glance_find_starts: Returns: where words begin that may be of a group; @is_inside: one began before the block. */
static inline guint64
dw_glance_find_starts (const DwGlanceBits *bits,
                       guint64             is_inside)
{
  return bits->letters & ~(bits->letters << 1 | is_inside) & bits->may;
}

/**
 * dw_glance_find:
 * @block: (inout): behind whole blocks, before @end, that are ASCII and in which no word of any group may begin
 *
 * Returns: what the block there holds, which ends at @end or is whole
 */
DwGlanceBits dw_glance_find (const DwGlanceGroups  *groups,
                             const char           **block,
                             const char            *end);

/** dw_glance_look_plainly: Returns: the same by any processor: @may is everywhere. */
DwGlanceBits dw_glance_look_plainly (const char *block);

/** dw_glance_look_by: For tests: the same by @n_bytes at once, 16 or 32. Returns: whether this processor can. */
gboolean dw_glance_look_by (guint                 n_bytes,
                            const DwGlanceGroups *groups,
                            const char           *block,
                            DwGlanceBits         *bits);

G_END_DECLS
