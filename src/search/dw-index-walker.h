/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-segment.h"

G_BEGIN_DECLS

/** DwIndexWalker: a walk along the list of one stem and the positions beside it. Private to the index. */
typedef struct
{
  DwIndexLayout layout;     /* of the list */
  DwIndexCursor cursor;
  DwIndexPackedWalk walk;   /* where it is packed */
  const guint8 *at;         /* positions of the present service … */
  const guint8 *next;       /* … end here, and those of the next begin */
  const guint8 *end;
  guint32 service;
} DwIndexWalker;

/** dw_index_walker_step_dense: Returns: whether there is a next service of a dense list. */
static inline gboolean
dw_index_walker_step_dense (DwIndexCursor *cursor,
                            guint32       *service,
                            guint32       *frequency)
{
  for (; cursor->at < cursor->end && *cursor->at == 0; cursor->at++)
    cursor->next++;
  if (cursor->at == cursor->end)
    return FALSE;

  *frequency = *cursor->at++;
  *service = cursor->next++;
  return TRUE;
}

/** dw_index_walker_step_list: Returns: whether there is a next service of the list, however it is laid out. */
static inline gboolean
dw_index_walker_step_list (DwIndexWalker *walker,
                           guint32       *frequency)
{
  switch (walker->layout)
    {
    case DW_INDEX_DENSE:
      return dw_index_walker_step_dense (&walker->cursor, &walker->service, frequency);
    case DW_INDEX_PACKED:
      return dw_index_packed_step (&walker->walk, &walker->service, frequency);
    case DW_INDEX_SPARSE:
      break;
    }

  return dw_index_cursor_step (&walker->cursor, &walker->service, frequency);
}

/** dw_index_walker_step: Moves on to the next service and its positions. Returns: whether there is one. */
static inline gboolean
dw_index_walker_step (DwIndexWalker *walker)
{
  guint32 frequency;

  if (!dw_index_walker_step_list (walker, &frequency))
    return FALSE;

  walker->at = walker->next;
  if (frequency != 1)
    {
      guint32 n_bytes = dw_index_read_varint (&walker->at, walker->end);

      walker->next = walker->at + MIN (n_bytes, (gsize) (walker->end - walker->at));
      return TRUE;
    }

  while (walker->next < walker->end && *walker->next++ >= 0x80)
    ;
  return TRUE;
}

/** dw_index_walker_move_to: Moves on to @service or the first after it. Returns: whether there is one. */
static inline gboolean
dw_index_walker_move_to (DwIndexWalker *walker,
                         guint32        service)
{
  while (walker->service < service)
    if (!dw_index_walker_step (walker))
      return FALSE;

  return TRUE;
}

G_END_DECLS
