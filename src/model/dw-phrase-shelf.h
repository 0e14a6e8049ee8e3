/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/** DW_PHRASE_MOST_BOOKS: how many books a shelf may have. */
#define DW_PHRASE_MOST_BOOKS 8

/**
 * DwPhraseShelf: several books of warnings, of which one walk through a text tells which are worth reading it with.
 * Static; made by DW_PHRASE_SHELF() of an array of at most DW_PHRASE_MOST_BOOKS books, each of which has anchors. Its
 * index is made at the first look, by any thread, and never changes after.
 */
typedef struct
{
  DwPhraseBook *const *books;
  guint n_books;
  gsize is_indexed;         /*< private >*/
  GHashTable *by_anchor;    /*< private > of each anchor what it is to each of the books */
  DwGlance glance;          /*< private > of all anchors */
} DwPhraseShelf;

/** DW_PHRASE_SHELF: Initialises a static DwPhraseShelf from an array of pointers to books. */
#define DW_PHRASE_SHELF(array) { .books = (array), .n_books = G_N_ELEMENTS (array) }

/** DwPhraseFound: a bit for each book of a shelf, the first in the lowest. In doubt it is set. */
typedef struct
{
  guint named;  /* an anchor of the book stands in the text */
  guint held;   /* so do the words of a phrase: dw_phrase_read() finds nothing with any other book */
} DwPhraseFound;

/**
 * dw_phrase_shelf_look:
 * @text: (nullable): prose; or several texts, each on a line of its own
 *
 * Returns: what @text may have of each book
 */
DwPhraseFound dw_phrase_shelf_look (DwPhraseShelf *shelf,
                                    const char    *text);

/**
 * dw_phrase_shelf_name:
 *
 * Returns: only what dw_phrase_shelf_look() says is named, in less time: for texts that seldom name anything
 */
guint dw_phrase_shelf_name (DwPhraseShelf *shelf,
                            const char    *text);

G_END_DECLS
