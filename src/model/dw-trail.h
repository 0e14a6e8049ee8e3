/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_TRAIL_MOST_STEPS: how many steps a trail may have. */
#define DW_TRAIL_MOST_STEPS 5

/** DW_TRAIL_BEFORE: about how many words before a step are looked through for what must not be there. */
#define DW_TRAIL_BEFORE 3

/** DwTrailStep: a kind of word. Each list has alternatives, lower case, as DwPhrase reads words: "hostel|hostels". */
typedef struct
{
  const char *words;
  guint within;             /* about how many words behind the step before it stands at most; of the first nothing */
  const char *not_before;   /* (nullable): none of these is among the words before it */
  const char *not_after;    /* (nullable): none of these stands right after it */
  const char *broken_by;    /* (nullable): none of these stands between the step before and it */
  gboolean is_no_name;      /* "House" does not count behind another capital, as in "Maple House" */
} DwTrailStep;

/**
 * DwTrail: kinds of words that follow one another within a sentence, whatever stands between. For what no DwPhrase can
 * tell, as that names every word. The steps end before one that has no words.
 */
typedef struct
{
  DwTrailStep steps[DW_TRAIL_MOST_STEPS + 1];
} DwTrail;

/**
 * DwTrailBook: a table of trails. Static; made by DW_TRAIL_BOOK(). Its index is made at the first reading, by any
 * thread, and never changes after. It may have at most 63 lists of words that differ.
 */
typedef struct
{
  const DwTrail *trails;
  guint n_trails;
  const char *anchors;    /* alternatives of which each trail has one: of a sentence only what is near one is read */
  guint n_before;         /* about how many words before an anchor a trail reaches */
  guint n_after;          /* and how many behind it */
  gsize is_indexed;       /*< private >*/
  struct DwTrailIndex *index; /*< private >*/
} DwTrailBook;

/** DW_TRAIL_BOOK: Initialises a static DwTrailBook from an array of trails, their rare words and two lengths. */
#define DW_TRAIL_BOOK(array, rare, before, after)                                                                      \
  { .trails = (array), .n_trails = G_N_ELEMENTS (array), .anchors = (rare), .n_before = (before), .n_after = (after) }

/**
 * dw_trail_is_said:
 * @prose: (nullable): of which as much is read as of phrases
 *
 * A sentence ends at a full stop, a semicolon, an exclamation mark or the end of a line. A question says nothing, nor
 * does a list of keywords, which has no sentences.
 *
 * Returns: whether a sentence of @prose has one of the trails of @book
 */
gboolean dw_trail_is_said (const char  *prose,
                           DwTrailBook *book);

G_END_DECLS
