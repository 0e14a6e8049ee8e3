/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * What must not be known any more is to be nowhere in the file. An upgrade moves and frees what an older Doorway kept:
 * its pages are overwritten as they are freed, and once after it the file is written anew, for what older Doorways left
 * in it.
 */

/**
 * dw_wipe_set_thorough: Whether every page that is freed is overwritten, and not only those that are written anyway.
 */
gboolean dw_wipe_set_thorough (DwDb      *db,
                               gboolean   is_thorough,
                               GError   **error);

/**
 * dw_wipe_note_due: Notes in @db, of schema version 1 or later, that the file is to be written anew, if any feed was
 * ever in it.
 */
gboolean dw_wipe_note_due (DwDb    *db,
                           GError **error);

/**
 * dw_wipe_if_due: Writes the file anew if that was noted. Where it cannot be done now, the note stays for the next
 * opening.
 */
void dw_wipe_if_due (DwDb *db);

G_END_DECLS
