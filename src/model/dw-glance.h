/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-glance-block.h"

G_BEGIN_DECLS

/**
 * DwGlance: which words of a text are worth a look, told without reading them.
 *
 * Keeps of a set of words only how they begin and how long they are, so that of an English text some three words of a
 * hundred are looked at in vain and no word of the set is passed over. All noughts: an empty set.
 */
typedef struct
{
  guint64 marks[64];  /*< private > a bit for each first letter, second letter and two bits of the third */
  DwGlanceGroups groups; /*< private >*/
  guint32 lengths[128]; /*< private > by the first letter and the second, a bit for each length */
} DwGlance;

/** DwGlanceWalk: a walk through a text. On the stack; needs no end. */
typedef struct
{
  const DwGlance *glance;   /*< private >*/
  const char *start;        /*< private >*/
  const char *block;        /*< private >*/
  const char *rest;         /*< private > behind the block */
  const char *end;          /*< private >*/
  guint64 letters;          /*< private > letters and digits of the block */
  guint64 starts;           /*< private > where words begin in the block that are not looked at yet */
  gboolean is_foreign;      /* it has characters that a glance cannot tell how they are read: read it whole */
} DwGlanceWalk;

/** dw_glance_add: Adds @word, lower case, which begins with a letter of ASCII. */
void dw_glance_add (DwGlance   *glance,
                    const char *word);

/**
 * dw_glance_add_all:
 * @words: a list that ends with NULL; it is put into order
 *
 * Adds all of @words: of few words together more is told.
 */
void dw_glance_add_all (DwGlance  *glance,
                        char     **words);

/**
 * dw_glance_may_begin:
 *
 * Returns: whether a word of the set may begin at @p, an ASCII letter or digit; TRUE in any doubt.
 */
gboolean dw_glance_may_begin (const DwGlance *glance,
                              const char     *p);

/** dw_glance_walk: Returns: a walk from @text to before @end; @end or any byte behind it is NUL. */
DwGlanceWalk dw_glance_walk (const DwGlance *glance,
                             const char     *text,
                             const char     *end);

/**
 * dw_glance_next:
 *
 * A word is taken to begin at each ASCII letter or digit behind anything else, so also within "drop-in" and "don't".
 *
 * Returns: (nullable): where the next word begins that may be of the set; NULL at the end, or once @walk is foreign
 */
const char *dw_glance_next (DwGlanceWalk *walk);

G_END_DECLS
