/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index.h"

G_BEGIN_DECLS

/*
 * What the files of the index share. Nobody else includes it.
 */

/** DW_INDEX_BM25_K1: as in FTS5. */
#define DW_INDEX_BM25_K1 1.2

/**
 * DwIndexLoan: what a list says, spread over all services of a part: lent to one hold at a time, and kept as it was
 * until another list needs the room.
 */
struct _DwIndexLoan
{
  guint8 *frequencies;      /* of every service, and up to 63 beyond: 0 where @list does not say otherwise */
  guint64 *services;        /* a set: who has one */
  const guint8 *list;       /* (nullable): of the segment; NULL: the frequencies are of nothing that can be asked for
                               again */
  gsize list_length;
};

struct _DwIndex
{
  guint n_references;
  DwIndexSegment *parts[DW_INDEX_MOST_PARTS];
  guint first_slots[DW_INDEX_MOST_PARTS];
  guint n_parts;
  guint n_own[DW_INDEX_MOST_PARTS]; /* services of each */
  guint n_slots;
  guint n_services;
  guint64 *alive;
  float *norms;             /* of each slot: see weigh_lengths() */
  GHashTable *phrases;      /* phrase and part -> GBytes: its list, once it was found */
  gsize n_phrase_bytes;
  GPtrArray *spare[DW_INDEX_MOST_PARTS]; /* of DwIndexLoan: what holds gave back, the last one last */
};

/** dw_index_find_term: Finds @text among the terms of a segment: @place. Returns: whether it is there. */
gboolean dw_index_find_term (DwIndexSegment *part,
                             const char     *text,
                             gsize           length,
                             guint          *place);

/** dw_index_loan_free: Frees. */
void dw_index_loan_free (DwIndexLoan *loan);

/**
 * dw_index_hold_take:
 * @list: of segment @part, of which the hold has none yet
 * @stays: whether it is the segment's own, and nothing else is where it was as long as there is the index
 */
void dw_index_hold_take (DwIndexHold       *hold,
                         guint              part,
                         const DwIndexList *list,
                         gboolean           stays);

/** dw_index_hold_settle: Takes what is gone out of a hold, and counts it. Returns: TRUE. */
gboolean dw_index_hold_settle (DwIndexHold *hold);

G_END_DECLS
