/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-twin-sets.h"

#include "dw-bits.h"

struct _DwTwinSets
{
  GArray *members;          /* of DwTwinSlot, sorted: those of a group stand together */
  guint n_doubles;
};

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const DwTwinSlot *one = a;
  const DwTwinSlot *other = b;

  if (one->leader != other->leader)
    return one->leader < other->leader ? -1 : 1;

  return (one->slot > other->slot) - (one->slot < other->slot);
}

DwTwinSets *
dw_twin_sets_new (GArray *slots)
{
  DwTwinSets *self = g_new0 (DwTwinSets, 1);

  self->members = slots;
  g_array_sort (slots, compare_members);
  for (guint i = 1; i < slots->len; i++)
    self->n_doubles += g_array_index (slots, DwTwinSlot, i).leader == g_array_index (slots, DwTwinSlot, i - 1).leader;

  return self;
}

void
dw_twin_sets_free (DwTwinSets *self)
{
  g_array_unref (self->members);
  g_free (self);
}

guint
dw_twin_sets_get_n_doubles (const DwTwinSets *self)
{
  return self->n_doubles;
}

static gboolean
is_better (guint            slot,
           guint            than,
           const guint64   *preferred,
           DwTwinScoreFunc  score,
           gconstpointer    data)
{
  if (preferred != NULL && dw_bits_has (preferred, slot) != dw_bits_has (preferred, than))
    return dw_bits_has (preferred, slot);

  return score (data, slot) > score (data, than);
}

static void
clear_bit (guint64 *set,
           guint    slot)
{
  set[slot / 64] &= ~(G_GUINT64_CONSTANT (1) << slot % 64);
}

void
dw_twin_sets_keep_one (const DwTwinSets *self,
                       guint64          *set,
                       const guint64    *preferred,
                       DwTwinScoreFunc   score,
                       gconstpointer     data)
{
  gint64 leader = 0;
  guint kept = G_MAXUINT;

  for (guint i = 0; i < self->members->len; i++)
    {
      const DwTwinSlot *member = &g_array_index (self->members, DwTwinSlot, i);

      if (member->leader != leader)
        kept = G_MAXUINT;
      leader = member->leader;
      if (!dw_bits_has (set, member->slot))
        continue;

      if (kept == G_MAXUINT)
        kept = member->slot;
      else if (is_better (member->slot, kept, preferred, score, data))
        {
          clear_bit (set, kept);
          kept = member->slot;
        }
      else
        clear_bit (set, member->slot);
    }
}
