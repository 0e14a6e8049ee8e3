/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-matches.h"
#include "dw-question.h"

G_BEGIN_DECLS

/**
 * DW_CLOSER_LOOK_MOST: how many of the best by their words are looked at more closely; all that is shown without asking
 * for more.
 */
#define DW_CLOSER_LOOK_MOST 200

/**
 * DwCloserLook:
 *
 * What is told only of the best that the words of a question find, since it would take too long of all: whether they
 * bear the name that is asked for, hold its words close together, were checked lately and are near. Of words that are
 * held by very many services only names tell, with an index and without. Immutable.
 */
typedef struct _DwCloserLook DwCloserLook;

/**
 * dw_closer_look_new:
 * @matches: scored; outlives the look
 *
 * Takes its time from the limit of @reader.
 *
 * Returns: (transfer full): what the words of @matches ask to be looked for, or NULL with DW_DB_ERROR or
 *   DW_INDEX_ERROR_DAMAGED
 */
DwCloserLook *dw_closer_look_new (const DwMatches    *matches,
                                  DwReader           *reader,
                                  const DwCatalogue  *catalogue,
                                  GError            **error);

/** dw_closer_look_free: Frees the look. */
void dw_closer_look_free (DwCloserLook *self);

/** DwSeen: what a closer look tells of one service. */
typedef struct
{
  double name;              /* 0 to 1: how much of the question is its name, and of its name the question; 1: its name
                               and nothing else */
  double near;              /* 0 to 1: what of the words that stand side by side in the question stand close together in
                               a text of it */
  double fresh;             /* 0 to 1: how lately it was checked; halves in a year; 0 where that is not stated, or still
                               to come */
  double close;             /* 0 to 1: how near to the place that is named or set; 0 where it states no point, or no
                               place is asked for */
} DwSeen;

/**
 * dw_closer_look_see:
 * @distances: (nullable): metres from the place of @question to every slot
 *
 * Returns: what is seen of slot @slot
 */
DwSeen dw_closer_look_see (const DwCloserLook *self,
                           const DwCatalogue  *catalogue,
                           const DwQuestion   *question,
                           const float        *distances,
                           guint               slot);

/** dw_closer_look_weigh: Returns: the factor of the score for what was seen, at least 1. */
double dw_closer_look_weigh (DwSeen seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwCloserLook, dw_closer_look_free)

G_END_DECLS
