/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A real SIGKILL at the Nth step that touches the disk: every call by which SQLite and the store write, sync, cut, make,
 * lock or remove a file, at its entry. Works wherever a program runs: no ptrace, no LD_PRELOAD.
 */

/* How the process dies at a write: before it, or after the first half of its bytes. */
typedef enum
{
  KILL_BEFORE,
  KILL_TORN,
} KillHow;

/* From now on counts the steps of this thread, and kills the process at step @at (from 1; 0: only counts). */
void kill_points_arm (guint   at,
                      KillHow how);

/* The steps since kill_points_arm(), one letter each: w write, s sync, t truncate, u unlink, o open, r rename, m make,
   l lock, p map. */
const char *kill_points_get_trace (void);
