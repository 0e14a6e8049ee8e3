/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DW_HELPER_HANDS: threads that share a work: the one that has it, and its helper. */
#define DW_HELPER_HANDS 2

/**
 * DwHelper:
 *
 * A second thread that takes parts of a work off the first. Whichever is free takes the next part, so one that the
 * machine gives no time costs the other nothing but the part that it has begun. Belongs to the thread that shares with
 * it.
 */
typedef struct _DwHelper DwHelper;

/**
 * DwPartFunc:
 * @hand: 0: the thread that shares; 1: its helper; no two parts of one hand are done at a time
 * @part: 0 to one below their number; in ascending order of each hand
 *
 * Does one part of a work; what comes of all may not depend on which hand does which.
 */
typedef void (*DwPartFunc) (gpointer data,
                            guint    hand,
                            guint    part);

/** dw_helper_new: Returns: (transfer full): a helper whose thread is called @name, of at most 15 bytes. */
DwHelper *dw_helper_new (const char *name);

/** dw_helper_free: Ends its thread, which has nothing to do. */
void dw_helper_free (DwHelper *self);

/**
 * dw_helper_share:
 * @self: (nullable): without one the caller does all
 *
 * Does parts 0 to @n_parts − 1; returns when all are done.
 */
void dw_helper_share (DwHelper   *self,
                      guint       n_parts,
                      DwPartFunc  func,
                      gpointer    data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwHelper, dw_helper_free)

G_END_DECLS
