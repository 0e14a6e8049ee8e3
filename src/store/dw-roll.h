/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DwRollMark: what became of one known service in a snapshot. Only ever rises, but for dw_roll_take_back(). */
typedef enum
{
  DW_ROLL_UNSEEN,
  DW_ROLL_SEEN,
  DW_ROLL_CHANGED,
  DW_ROLL_GONE,
} DwRollMark;

/**
 * DwRoll:
 *
 * The services that a feed had before a snapshot, and which of them the snapshot brought again: nine bytes a service.
 */
typedef struct _DwRoll DwRoll;

/** dw_roll_new: Returns: (transfer full): an empty roll. */
DwRoll *dw_roll_new (void);

/** dw_roll_free: Frees the roll. */
void dw_roll_free (DwRoll *roll);

/** dw_roll_add: Adds a service that is not on the roll. */
void dw_roll_add (DwRoll *roll,
                  gint64  id);

/** dw_roll_close: All have been added. Only then the roll can be marked and read. */
void dw_roll_close (DwRoll *roll);

/** dw_roll_mark: Marks @id. Returns: whether it is on the roll: FALSE for one that this snapshot added. */
gboolean dw_roll_mark (DwRoll     *roll,
                       gint64      id,
                       DwRollMark  mark);

/** dw_roll_is_before: Returns: whether @id is on the roll and marked less than @mark. */
gboolean dw_roll_is_before (DwRoll     *roll,
                            gint64      id,
                            DwRollMark  mark);

/** dw_roll_take_back: Marks @id, if it is on the roll as changed, as seen: it came once more, as it was. */
void dw_roll_take_back (DwRoll *roll,
                        gint64  id);

/** dw_roll_get_length: Returns: how many services are on the roll. */
guint dw_roll_get_length (DwRoll *roll);

/** dw_roll_get: Returns: the mark of the service at @index, in ascending order of their numbers; its number in @id. */
DwRollMark dw_roll_get (DwRoll *roll,
                        guint   index,
                        gint64 *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwRoll, dw_roll_free)

G_END_DECLS
