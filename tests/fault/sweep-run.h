/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "harm-vfs.h"

G_BEGIN_DECLS

/*
 * One change of a directory, done again and again while the disk or the power fails at one step after the other. Afterwards the directory is the
 * one from before or the one from after. N_SWEEP steps of each kind, evenly spread; with DOORWAY_FAULT_ALL set, every one.
 */

/** SweepJob: works in the data folder @folder. Returns: FALSE with the error when it did not do it. */
typedef gboolean (*SweepJob) (const char  *folder,
                              GError     **error);

/** SweepPrint: Returns: (transfer full) (nullable): all that is to stay of the directory in @folder (directory-print.h). */
typedef char *(*SweepPrint) (const char  *folder,
                             GError     **error);

/** SweepCheck: asserts that @error is one that a person can be told after the disk said @reason (0: something else went wrong). */
typedef void (*SweepCheck) (const GError *error,
                            int           reason);

/** Sweep: the change, and what is there before and after it. */
typedef struct
{
  char *folder;       /* where it happens */
  char *kept;         /* the directory before, as a file elsewhere */
  char *old_print;
  char *new_print;
  SweepJob job;
  SweepPrint print;
  SweepCheck check;
} Sweep;

/** SweepTally: what came of it. */
typedef struct
{
  guint n_tried;
  guint n_old;
  guint n_new;
  guint n_failed;
} SweepTally;

/** sweep_set_up: Makes the directory by @before, and looks what @job makes of it; the other members are set. */
void sweep_set_up (Sweep    *sweep,
                   SweepJob  before);

/** sweep_tear_down: Removes what sweep_set_up() made. */
void sweep_tear_down (Sweep *sweep);

/** sweep_reset: Puts the directory from before back. */
void sweep_reset (Sweep *sweep);

/** sweep_get_stride: Returns: how far it is from one step to the next that is tried. */
guint sweep_get_stride (guint n_steps);

/** sweep_is_either: Returns: whether whoever comes next finds the directory from before or the one from after, and the latter when it @was_said to be there. */
gboolean sweep_is_either (Sweep      *sweep,
                          const char *folder,
                          gboolean    was_said,
                          SweepTally *tally);

/** sweep_disk: Lets @op fail with @reason, once and from then on. */
void sweep_disk (Sweep  *sweep,
                 HarmOp  op,
                 int     reason);

/** sweep_power: Lets the power go. @is_lying: the disk said that things were safe which were not. Returns: how often the directory was neither. */
guint sweep_power (Sweep      *sweep,
                   gboolean    is_lying,
                   SweepTally *tally);

G_END_DECLS
