/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/**
 * DwPhraseShelf: several books of warnings, of which one walk through a text tells which are worth reading it with.
 * Static; made by DW_PHRASE_SHELF() of an array of at most 32 books, each of which has anchors. Its index is made at
 * the first look, by any thread, and never changes after.
 */
typedef struct
{
  DwPhraseBook *const *books;
  guint n_books;
  gsize is_indexed;         /*< private >*/
  GHashTable *by_anchor;    /*< private > of each anchor the books that have it, a bit each */
  DwGlance glance;          /*< private > of all anchors */
} DwPhraseShelf;

/** DW_PHRASE_SHELF: Initialises a static DwPhraseShelf from an array of pointers to books. */
#define DW_PHRASE_SHELF(array) { .books = (array), .n_books = G_N_ELEMENTS (array) }

/**
 * dw_phrase_shelf_look:
 * @text: (nullable): prose; or several texts, each on a line of its own
 *
 * Returns: the books that may find something in @text, the first in the lowest bit; dw_phrase_read() finds nothing in
 *   it with any other. All of them in doubt.
 */
guint32 dw_phrase_shelf_look (DwPhraseShelf *shelf,
                              const char    *text);

G_END_DECLS
