/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index.h"

G_BEGIN_DECLS

/*
 * What the files of the index share. Nobody else includes it.
 */

/** DW_INDEX_BM25_K1: as in FTS5. */
#define DW_INDEX_BM25_K1 1.2

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
  GPtrArray *spare[DW_INDEX_MOST_PARTS]; /* of guint8 *: a 0 for every service of the part and up to 63 beyond, to lend to holds */
};

/** dw_index_find_term: Finds @text among the terms of a segment: @place. Returns: whether it is there. */
gboolean dw_index_find_term (DwIndexSegment *part,
                             const char     *text,
                             gsize           length,
                             guint          *place);

/** dw_index_hold_take: Takes a list of segment @part into a hold, which has none of that part yet. The list stays the segment's. */
void dw_index_hold_take (DwIndexHold       *hold,
                         guint              part,
                         const DwIndexList *list);

/** dw_index_hold_settle: Takes what is gone out of a hold, and counts it. Returns: TRUE. */
gboolean dw_index_hold_settle (DwIndexHold *hold);

G_END_DECLS
