/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kill-points.h"

/* Runs import-victim until it dies. */

/* How a run ended. */
typedef enum
{
  VICTIM_KILLED,
  VICTIM_DONE,
  VICTIM_FAILED,
} VictimEnd;

/* @trace: (out) (optional) (transfer full): its steps, when it lived. */
VictimEnd victim_run (const char  *program,
                      const char  *folder,
                      const char  *job,
                      KillHow      how,
                      guint        at,
                      char       **trace);

/* Removes @folder and the files in it. */
void victim_remove_folder (const char *folder);

/* Makes @to anew, with the files of @from. */
void victim_copy_folder (const char *from,
                         const char *to);

/*
 * Chooses steps to die at: every sync, cut, removal, opening and making, and of the writes, locks and mappings so many,
 * evenly spread, that there are @n_wanted in all or no more are left.
 *
 * Returns: (transfer full) (element-type guint): the steps, from 1, ascending
 */
GArray *victim_choose_steps (const char *trace,
                             guint       n_wanted);
