/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which edition of a feed a key has signed last, noted beside its file (“sign.key.editions”). A feed's folder remembers
 * that too; but a folder that was put back from an older copy has forgotten it, and the key, kept elsewhere, has not.
 * Nothing in it is secret.
 */

/**
 * dw_key_note_read:
 * @key_file: where the key is
 * @version: (out): of the last edition of @feed that it has signed; 0 where there is no note of one
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_BAD_FEED where the note is there and cannot be read
 */
gboolean dw_key_note_read (const char  *key_file,
                           const char  *feed,
                           guint64     *version,
                           GError     **error);

/**
 * dw_key_note_write: Notes that the key in @key_file has signed edition @version of @feed, and leaves a later one.
 * Waits for whoever else notes something beside this key.
 * Returns: FALSE with DW_PUBLISH_ERROR.
 */
gboolean dw_key_note_write (const char  *key_file,
                            const char  *feed,
                            guint64      version,
                            GError     **error);

G_END_DECLS
