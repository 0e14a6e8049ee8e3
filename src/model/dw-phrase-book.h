/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"
#include "dw-glance.h"

G_BEGIN_DECLS

/**
 * DwPhrase: words that say one thing plainly.
 *
 * @pattern is lower-case words with one space between. A word may name alternatives (`is|are`), be optional (`is?`), be
 * any price above nothing (`#`: "£3.50") or a price of nothing (`0#`: "£0"), or, but for the first, any word at all (`*`). An apostrophe is left out ("cant"), a hyphen is part
 * of its word ("drop-in"). A phrase never reaches across the end of a clause.
 */
typedef struct
{
  DwMask term;              /* what it says */
  const char *pattern;
  const char *not_before;   /* alternatives that must not stand right before it, or NULL: "feel" before "free to" */
  const char *not_after;    /* alternatives that must not stand right after it, or NULL: "attendance" after "drop in" */
} DwPhrase;

/** DwPhraseAnchor: where a word that a phrase needs may stand in one. */
typedef struct
{
  gboolean is_first;      /* it may begin a phrase */
  gboolean is_after_any;  /* any word may stand right before it */
  GHashTable *before;     /* the words of which else one must; none: it only begins phrases */
} DwPhraseAnchor;

/**
 * DwPhraseBook: a table of phrases, found by their first word. Static; made by DW_PHRASE_BOOK(). Its index is made
 * at the first reading, by any thread, and never changes after.
 */
typedef struct
{
  const DwPhrase *phrases;
  guint n_phrases;
  gboolean heeds_no_denial;     /* a phrase counts even where its clause denies something: see dw_phrase_read() */
  const char *anchors;          /* (nullable): alternatives of which each phrase needs one; most texts have none */
  gsize is_indexed;             /*< private >*/
  GHashTable *by_first_word;    /*< private >*/
  GHashTable *anchor_words;     /*< private > of each anchor its DwPhraseAnchor */
  DwGlance anchor_glance;       /*< private > of them */
  guint longest;                /*< private > the most words of a phrase */
  DwGlance glance;              /*< private > of the first words but prices */
  DwGlance alone;               /*< private > of the first words of phrases that need no second */
  DwGlance seconds;             /*< private > of what may follow the first words of all others */
} DwPhraseBook;

/** DW_PHRASE_BOOK: Initialises a static DwPhraseBook from an array of phrases. */
#define DW_PHRASE_BOOK(array) { .phrases = (array), .n_phrases = G_N_ELEMENTS (array) }

/**
 * DW_PHRASE_BOOK_OF_WARNINGS: The same, for what must be seen whatever else its clause says: "our refuge is not open to
 * visitors". Each phrase has a place that is not optional and whose alternatives are all among the words of @rare, which
 * are looked for first.
 */
#define DW_PHRASE_BOOK_OF_WARNINGS(array, rare)                                                                        \
  { .phrases = (array), .n_phrases = G_N_ELEMENTS (array), .heeds_no_denial = TRUE, .anchors = (rare) }

/**
 * DW_PHRASE_BOOK_OF_ANCHORS: Initialises a static DwPhraseBook without phrases: of it a DwPhraseShelf tells whether one
 * of the words of @rare stands in a text.
 */
#define DW_PHRASE_BOOK_OF_ANCHORS(rare) { .heeds_no_denial = TRUE, .anchors = (rare) }

/** DW_PHRASE_LONGEST: the most words that a phrase may have. */
#define DW_PHRASE_LONGEST 21

/**
 * dw_phrase_book_prepare:
 *
 * Makes the index of @book where there is none yet. Any thread.
 */
void dw_phrase_book_prepare (DwPhraseBook *book);

G_END_DECLS
