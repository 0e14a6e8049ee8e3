/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-entry.h"

G_BEGIN_DECLS

/**
 * DwMergedCells:
 *
 * What a spreadsheet may have lost when it was saved: of cells that are merged only the first keeps its text, and the
 * services below it have no organisation or no venue any more. Nobody can tell them from cells that are meant to be
 * empty, so they are published as such, and their publisher is told how many they are.
 */
typedef struct _DwMergedCells DwMergedCells;

/** dw_merged_cells_new: Returns: (transfer full): one that has seen no service. */
DwMergedCells *dw_merged_cells_new (void);

/** dw_merged_cells_free: Frees @self. */
void dw_merged_cells_free (DwMergedCells *self);

/** dw_merged_cells_note: Looks at @entry, the next service of the file that is called @name. */
void dw_merged_cells_note (DwMergedCells *self,
                           const char    *name,
                           const DwEntry *entry);

/** dw_merged_cells_dup_notes: Returns: (transfer full): a sentence for each column that may have lost something. */
GPtrArray *dw_merged_cells_dup_notes (const DwMergedCells *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwMergedCells, dw_merged_cells_free)

G_END_DECLS
