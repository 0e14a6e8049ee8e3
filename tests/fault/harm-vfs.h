/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A layer between SQLite and its files, for the whole process: counts what SQLite asks of the disk, lets the n-th of it fail, and
 * notes what was written and what was made safe, so that a loss of power can be played afterwards. One thread at a time.
 */

/** HarmOp: what is asked of the disk. HARM_SHARE: the shared memory of a WAL. */
typedef enum
{
  HARM_READ,
  HARM_WRITE,
  HARM_SYNC,
  HARM_TRUNCATE,
  HARM_OPEN,
  HARM_SHARE,
  HARM_N_OPS,
} HarmOp;

/** harm_vfs_install: Puts the layer in place. Before any database is opened. */
void harm_vfs_install (void);

/**
 * harm_vfs_arm:
 * @at: which of them fails, from 1; 0: none, they are only counted
 * @reason: EIO or ENOSPC
 * @forever: whether every one after it fails too, as on a disk that has died
 */
void harm_vfs_arm (HarmOp   op,
                   guint    at,
                   int      reason,
                   gboolean forever);

/** harm_vfs_disarm: Nothing fails any more. Returns: how many there were since it was armed. */
guint harm_vfs_disarm (void);

/** harm_vfs_set_fast: Whether making safe is left out: for what is only looked at, and thrown away. */
void harm_vfs_set_fast (gboolean is_fast);

/** HarmLog: what was done to the files of one folder. */
typedef struct _HarmLog HarmLog;

/** harm_vfs_record: Begins to note what is done to the files in @folder, which are taken as they are, and safe. */
void harm_vfs_record (const char *folder);

/** harm_vfs_mark: Notes that a change was acknowledged. */
void harm_vfs_mark (void);

/** harm_vfs_end: Returns: (transfer full): what was noted. */
HarmLog *harm_vfs_end (void);

/** harm_log_get_length: Returns: after how many steps the power can go. */
guint harm_log_get_length (HarmLog *log);

/** harm_log_is_marked: Returns: whether the change had been acknowledged before step @at. */
gboolean harm_log_is_marked (HarmLog *log,
                             guint    at);

/**
 * harm_log_play:
 * @at: how many steps were done when the power went
 * @is_lying: whether the disk said that things were safe which were not
 * @folder: an empty one
 *
 * Writes the files as they are found afterwards: of what was not made safe, any sectors in any order, and the others as before.
 */
void harm_log_play (HarmLog    *log,
                    guint       at,
                    gboolean    is_lying,
                    GRand      *rand,
                    const char *folder);

/** harm_log_free: Frees @log. */
void harm_log_free (HarmLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HarmLog, harm_log_free)

G_END_DECLS
