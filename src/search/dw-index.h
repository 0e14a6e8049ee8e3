/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-segment.h"

G_BEGIN_DECLS

/**
 * DwIndex:
 *
 * The search index of one generation of a directory: who holds which word, and the columns that filters read, in files
 * that are mapped and not read. It is derived from the rows and made anew when it is missing, damaged or of another
 * kind; FTS5 answers meanwhile, and both find the same.
 *
 * It is a base and, after smaller changes, a delta: the services written since, and which of the base's changed or
 * went. A service's slot is its place in the base, or the first multiple of 64 after it and its place in the delta;
 * some slots hold no service. Belongs to the thread that opened it; reference counted there.
 */
typedef struct _DwIndex DwIndex;

/** DwIndexLoan: what is lent to a hold, and only the index looks into. */
typedef struct _DwIndexLoan DwIndexLoan;

/** DW_INDEX_BASE_FILE: the base's name in the index's folder. */
#define DW_INDEX_BASE_FILE "base.index"

/** DW_INDEX_DELTA_FILE: the delta's. */
#define DW_INDEX_DELTA_FILE "delta.index"

/** DW_INDEX_ALL_COLUMNS: a bit for each text column. */
#define DW_INDEX_ALL_COLUMNS ((1u << DW_N_TEXT_COLUMNS) - 1)

/** DW_INDEX_MOST_PARTS: segments that an index has at most. */
#define DW_INDEX_MOST_PARTS 2

/**
 * dw_index_dup_folder: Returns: (transfer full): where the index of the directory in @data_dir is: a folder of its own
 * under the cache folder.
 */
char *dw_index_dup_folder (const char *data_dir);

/** dw_index_get_making: Returns: what DwIndexStamp.making is for files that this program makes. */
guint64 dw_index_get_making (void);

/**
 * dw_index_open: Returns: (transfer full): the index in @folder, of whatever directory and generation, or NULL with
 * DW_INDEX_ERROR. A delta that does not go with the base is not looked at.
 */
DwIndex *dw_index_open (const char  *folder,
                        GError     **error);

/**
 * dw_index_new: Returns: (transfer full): the index of @base and @delta (nullable), both taken over also when it fails;
 * NULL with DW_INDEX_ERROR.
 */
DwIndex *dw_index_new (DwIndexSegment  *base,
                       DwIndexSegment  *delta,
                       GError         **error);

/** dw_index_ref: Returns: (transfer full): @index with one more reference. */
DwIndex *dw_index_ref (DwIndex *index);

/** dw_index_unref: Drops one reference; the last unmaps. */
void dw_index_unref (DwIndex *index);

/** dw_index_let_go: To be called when what is read once was read: see dw_index_segment_let_go(). */
void dw_index_let_go (DwIndex *index);

/**
 * dw_index_is_torn: Returns: whether what was read of any of its files may not be what was written: see
 * dw_index_segment_is_torn().
 */
gboolean dw_index_is_torn (const DwIndex *index);

/** dw_index_get_stamp: Returns: of which directory and generation it is. */
const DwIndexStamp *dw_index_get_stamp (const DwIndex *index);

/** dw_index_get_n_services: Returns: how many services there are. */
guint dw_index_get_n_services (const DwIndex *index);

/** dw_index_get_n_slots: Returns: how many slots there are. */
guint dw_index_get_n_slots (const DwIndex *index);

/** dw_index_get_alive: Returns: (array): the slots that hold a service. */
const guint64 *dw_index_get_alive (const DwIndex *index);

/**
 * dw_index_get_parts: Returns: (array length=n_parts): the segments. @first_slots: (out): where the slots of each
 * begin.
 */
DwIndexSegment *const *dw_index_get_parts (const DwIndex  *index,
                                           guint          *n_parts,
                                           const guint   **first_slots);

/**
 * DwIndexHold:
 *
 * Who holds one term, and how often. Start with zeros; clear with dw_index_hold_clear(), before the index goes.
 */
typedef struct
{
  guint64 *slots;           /* (transfer none): a set over all slots, given empty, filled by what is found */
  guint n_services;         /* in it */
  DwIndex *index;           /*< private > (transfer none): to which what was lent goes back */
  struct
  {
    const guint8 *frequencies; /* of every service of the part: what is scored; NULL where none holds the term, or it is
                                  packed: */
    DwIndexPacked packed;   /* the list itself */
    guint32 *places;        /* (nullable): of each word of 64 services, the place of the first of them among those of a
                               packed list */
    DwIndexLoan *loan;      /* or NULL: the frequencies are the file's own */
  } parts[DW_INDEX_MOST_PARTS]; /*< private >*/
} DwIndexHold;

/** dw_index_hold_clear: Gives back what was gathered for a hold. */
void dw_index_hold_clear (DwIndexHold *hold);

/** dw_index_find_stem: Finds who holds the stem @text, exactly. */
gboolean dw_index_find_stem (DwIndex      *index,
                             const char   *text,
                             gsize         length,
                             DwIndexHold  *hold,
                             GError      **error);

/** dw_index_find_beginning: Finds who holds any stem that begins with @text. */
gboolean dw_index_find_beginning (DwIndex      *index,
                                  const char   *text,
                                  gsize         length,
                                  DwIndexHold  *hold,
                                  GError      **error);

/** dw_index_find_beginnings: Finds who holds any stem that begins with any of @texts (NULL-terminated). */
gboolean dw_index_find_beginnings (DwIndex             *index,
                                   const char *const   *texts,
                                   DwIndexHold         *hold,
                                   GError             **error);

/**
 * dw_index_find_phrase:
 * @stems: (array length=n_stems): at least one
 * @columns: bit i: it may stand in text column i
 *
 * Finds who holds the stems side by side, in one column.
 */
gboolean dw_index_find_phrase (DwIndex             *index,
                               const char *const   *stems,
                               guint                n_stems,
                               guint                columns,
                               DwIndexHold         *hold,
                               GError             **error);

/**
 * dw_index_add_holders:
 * @slots: a set over all slots, to which is added
 *
 * Adds to @slots who holds the stems side by side, or the one stem, as dw_index_find_phrase() finds them: for what is
 * asked once of a directory, and not scored.
 */
gboolean dw_index_add_holders (DwIndex             *index,
                               const char *const   *stems,
                               guint                n_stems,
                               guint                columns,
                               guint64             *slots,
                               GError             **error);

/**
 * dw_index_find_near:
 * @stem: looked for
 * @other: (nullable): another that is looked for beside it; NULL: @stem by itself
 * @distance: at most so many places from the one to the other, in any order, in one column; a few, since each place of
 *   the one is held against all places of the other that are so near
 * @columns: a bit for each text column that is told apart
 * @anywhere: (array): a set over all slots: gets who holds both so in any column
 * @in_columns: (array): likewise, in one of @columns
 *
 * Walks along the places of both, which takes as long as they have services.
 */
gboolean dw_index_find_near (DwIndex     *index,
                             const char  *stem,
                             const char  *other,
                             guint        distance,
                             guint        columns,
                             guint64     *anywhere,
                             guint64     *in_columns,
                             GError     **error);

/**
 * dw_index_weigh:
 * @factor: of the score
 *
 * Returns: what a term counts in dw_index_score_word(): @factor and its rarity, as FTS5 has it in bm25: never below
 *   1e-6
 */
float dw_index_weigh (const DwIndex     *index,
                      const DwIndexHold *hold,
                      double             factor);

/**
 * dw_index_score_word:
 * @weight: of the term
 * @word: of sets of slots: the slots from 64 × @word
 * @wanted: which of them are asked about; nothing is promised of the others
 * @scores: (array fixed-size=64): is added to
 *
 * Adds the bm25 of a term, as FTS5 counts it: k1 = 1.2, b = 0.75, lengths in tokens of all columns. Scoring goes 64
 * slots at a time, so that only those are scored that a question's filters leave.
 */
void dw_index_score_word (const DwIndex     *index,
                          const DwIndexHold *hold,
                          float              weight,
                          gsize              word,
                          guint64            wanted,
                          float             *scores);

/**
 * dw_index_fetch_word: Has memory bring near what dw_index_score_word() of the same will read: of few services, which
 * stand far apart.
 */
void dw_index_fetch_word (const DwIndex     *index,
                          const DwIndexHold *hold,
                          gsize              word,
                          guint64            wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndex, dw_index_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwIndexHold, dw_index_hold_clear)

G_END_DECLS
