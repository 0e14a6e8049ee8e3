/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index.h"

G_BEGIN_DECLS

/**
 * DwIndexRuns:
 *
 * Pieces of lists that had no room in memory, in a file without a name: it is gone with the last who has it open,
 * whatever becomes of the program. Pieces are put in runs, each in the order in which they are going to be taken; a
 * list is its pieces of all runs, one after another.
 */
typedef struct _DwIndexRuns DwIndexRuns;

/**
 * dw_index_runs_new: Returns: (transfer full): no runs, of which the file is going to be in @folder, or NULL with
 * DW_INDEX_ERROR_FAILED
 */
DwIndexRuns *dw_index_runs_new (const char  *folder,
                                GError     **error);

/** dw_index_runs_free: Frees. */
void dw_index_runs_free (DwIndexRuns *self);

/** dw_index_runs_begin: The pieces that are put from now on are another run. */
void dw_index_runs_begin (DwIndexRuns *self);

/** dw_index_runs_put: Puts a piece of the list of @number. Returns: FALSE with DW_INDEX_ERROR_FAILED */
gboolean dw_index_runs_put (DwIndexRuns   *self,
                            guint32        number,
                            const guint8  *bytes,
                            gsize          length,
                            GError       **error);

/** dw_index_runs_rewind: Begins a walk along all lists. Returns: FALSE with DW_INDEX_ERROR_FAILED */
gboolean dw_index_runs_rewind (DwIndexRuns  *self,
                               GError      **error);

/**
 * dw_index_runs_take: Appends the pieces of @number, which comes in the order of the runs, to @into. Returns: FALSE
 * with DW_INDEX_ERROR_FAILED
 */
gboolean dw_index_runs_take (DwIndexRuns  *self,
                             guint32       number,
                             GByteArray   *into,
                             GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexRuns, dw_index_runs_free)

G_END_DECLS
