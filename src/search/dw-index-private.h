/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index.h"

G_BEGIN_DECLS

/*
 * What the files of the index share. Nobody else includes it.
 */

struct _DwIndex
{
  guint n_references;
  DwIndexSegment *parts[DW_INDEX_MOST_PARTS];
  guint first_slots[DW_INDEX_MOST_PARTS];
  guint n_parts;
  guint n_slots;
  guint n_services;
  guint64 *alive;
  float *norms;             /* of each slot: see weigh_lengths() */
  GHashTable *phrases;      /* phrase and part -> GBytes: its list, once it was found */
  gsize n_phrase_bytes;
};

/** dw_index_get_n_services_of: Returns: how many services segment @part has. */
guint dw_index_get_n_services_of (const DwIndex *self,
                                  guint          part);

/** dw_index_find_term: Finds @text among the terms of a segment: @place. Returns: whether it is there. */
gboolean dw_index_find_term (DwIndexSegment *part,
                             const char     *text,
                             gsize           length,
                             guint          *place);

/** dw_index_settle: Takes what is gone out of a hold, and counts it. Returns: TRUE. */
gboolean dw_index_settle (const DwIndex *self,
                          DwIndexHold   *hold);

G_END_DECLS
