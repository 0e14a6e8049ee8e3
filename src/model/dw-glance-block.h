/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_GLANCE_BLOCK: how many bytes are looked at at once. */
#define DW_GLANCE_BLOCK 64

/**
 * DW_GLANCE_AHEAD: how many bytes behind a block are looked at too: the second and third of a word that begins at its
 * end.
 */
#define DW_GLANCE_AHEAD 2

/**
 * DwGlanceGroups: eight groups of words, a bit each, by the bytes that the first, second and third letters of their
 * words may be.
 */
typedef struct
{
  guint8 low[3][16];  /* by the low half of the byte */
  guint8 high[3][16]; /* by the high half */
} DwGlanceGroups;

/** DwGlanceBits: what a block holds, a bit each byte, the first in the lowest. */
typedef struct
{
  guint64 letters;  /* letters and digits of ASCII */
  guint64 high;     /* bytes beyond ASCII */
  guint64 may;      /* where a word of any group may begin, if a word begins there */
} DwGlanceBits;

/** dw_glance_look: Returns: what the DW_GLANCE_BLOCK + DW_GLANCE_AHEAD bytes at @block hold. */
DwGlanceBits dw_glance_look (const DwGlanceGroups *groups,
                             const char           *block);

/** dw_glance_look_plainly: Returns: the same by any processor: @may is everywhere. */
DwGlanceBits dw_glance_look_plainly (const char *block);

/** dw_glance_look_by: For tests: the same by @n_bytes at once, 16 or 32. Returns: whether this processor can. */
gboolean dw_glance_look_by (guint                 n_bytes,
                            const DwGlanceGroups *groups,
                            const char           *block,
                            DwGlanceBits         *bits);

G_END_DECLS
