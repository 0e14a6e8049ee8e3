/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DwTwinSets:
 *
 * Which slots of a catalogue are one service of several publishers, so that it is found and counted once. Immutable.
 */
typedef struct _DwTwinSets DwTwinSets;

/** DwTwinSlot: a slot, and the service number that its group goes by. */
typedef struct
{
  gint64 leader;
  guint slot;
} DwTwinSlot;

/** DwTwinScoreFunc: Returns: how much there is to slot @slot: of one service's slots the higher stays. */
typedef double (*DwTwinScoreFunc) (gconstpointer data,
                                  guint         slot);

/**
 * dw_twin_sets_new: Returns: (transfer full): the sets of @slots (transfer full) (element-type DwTwinSlot), in any
 * order.
 */
DwTwinSets *dw_twin_sets_new (GArray *slots);

/** dw_twin_sets_free: Frees the sets. */
void dw_twin_sets_free (DwTwinSets *self);

/** dw_twin_sets_get_n_doubles: Returns: how many slots are there beside the first of each service. */
guint dw_twin_sets_get_n_doubles (const DwTwinSets *self);

/**
 * dw_twin_sets_keep_one:
 * @set: slots, of which at most one of each service stays
 * @preferred: (nullable): slots that stay before others; leaves it as it is
 * @score: then the higher stays, then the lower slot
 * @data: for @score
 */
void dw_twin_sets_keep_one (const DwTwinSets *self,
                            guint64          *set,
                            const guint64    *preferred,
                            DwTwinScoreFunc   score,
                            gconstpointer     data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwTwinSets, dw_twin_sets_free)

G_END_DECLS
