/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-index-draft.h"

G_BEGIN_DECLS

/**
 * dw_index_press:
 * @file: open for writing, empty
 * @stamp: what the segment is of
 * @base: digest of the base's header, for a delta; else 0
 * @gone: (nullable): for a delta, the set of the base's services that changed or went
 * @n_gone: bytes of @gone
 * @catalogue: the services of the segment, read from the tables
 * @draft: the words of the same services, in the same order
 *
 * Writes one segment.
 *
 * Returns: whether all of it is written; FALSE with DW_INDEX_ERROR_FAILED
 */
gboolean dw_index_press (int                  file,
                         const DwIndexStamp  *stamp,
                         guint64              base,
                         const guint64       *gone,
                         gsize                n_gone,
                         const DwCatalogue   *catalogue,
                         DwIndexDraft        *draft,
                         GError             **error);

G_END_DECLS
