/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/*
 * Looking after a directory that may have come to harm. A look over all of it takes seconds, so it is not taken at each
 * start: only after a writer was cut short, or when anybody met damage and left a note.
 */

/** dw_care_note_damage: Leaves a note in @data_dir that the next writer finds. Best effort. */
void dw_care_note_damage (const char *data_dir);

/**
 * dw_care_is_due: Returns: whether there is a note in @data_dir, or a writer of its directory was cut short. To be
 * asked before it is opened.
 */
gboolean dw_care_is_due (const char *data_dir);

/**
 * dw_care_look_over:
 *
 * Checks the whole of @db. Tables that are worked out are worked out again when their words are damaged; a feed with a
 * damaged record forgets its etag, so that its next sync fetches everything and mends it. Removes the note.
 *
 * Returns: whether the directory can be used; FALSE with DW_DB_ERROR_DAMAGED when it must be begun again
 */
gboolean dw_care_look_over (DwDb        *db,
                            const char  *data_dir,
                            GError     **error);

G_END_DECLS
