/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A real SIGKILL at the Nth step that touches the disk: every call by which SQLite and the store write, sync, cut, make,
 * lock or remove a file, at its entry. Works wherever a program runs: no ptrace, no LD_PRELOAD.
 */

/* How the process dies at a write: before it, or after the first half of its bytes. Or it lives, and the step is refused by a disk that does not answer,
   once or from then on, or only said to be done. */
typedef enum
{
  KILL_BEFORE,
  KILL_TORN,
  KILL_REFUSED,
  KILL_REFUSED_ON,
  KILL_LIED,
} KillHow;

/* From now on counts the steps of this thread, and kills the process, or does what @how says, at step @at (from 1; 0: only counts). */
void kill_points_arm (guint   at,
                      KillHow how);

/* Ends it. The steps since kill_points_arm(), one letter each: w write, s sync, t truncate, u unlink, o open, r rename, m make,
   l lock, p map. */
const char *kill_points_get_trace (void);
