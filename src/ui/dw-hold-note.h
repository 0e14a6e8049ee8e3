/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-feed.h"

G_BEGIN_DECLS

#define DW_TYPE_HOLD_NOTE (dw_hold_note_get_type ())
G_DECLARE_FINAL_TYPE (DwHoldNote, dw_hold_note, DW, HOLD_NOTE, GtkWidget)

/**
 * DwHoldNote:
 *
 * A new list of a feed that waits for somebody to say whether it is right: why, what it would change, by examples, and
 * the two answers.
 *
 * Signals: `answer` (gboolean: TRUE to use the new list).
 */

/**
 * dw_hold_note_set_feed:
 * @feed: (transfer none): what is known of the feed; the note hides itself when nothing of it is held
 * @now: what time it is, in seconds since 1970-01-01T00:00:00Z
 */
void dw_hold_note_set_feed (DwHoldNote *self,
                            DwFeed     *feed,
                            gint64      now);

G_END_DECLS
