/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

G_BEGIN_DECLS

/** DwIndexMade: what making did. */
typedef enum
{
  DW_INDEX_MADE_NOTHING,    /* it was there already */
  DW_INDEX_MADE_DELTA,
  DW_INDEX_MADE_BASE,
} DwIndexMade;

/**
 * dw_index_make:
 * @folder: of the index; made with its parents, 0700
 * @reader: of the directory, on this thread
 * @phrases: (nullable) (array zero-terminated=1): that questions are likely to ask for; see
 *   dw_index_draft_learn_phrases()
 * @made: (out) (optional): what was made
 *
 * Brings the index in @folder to the present generation of the directory: with a delta where little changed since the
 * base was made, else with a new base. Files are written under another name and moved, so whoever has the index open
 * keeps what they have, and a making cut short leaves what was there. One program at a time makes it.
 *
 * Returns: whether the index is of the present generation; FALSE with DW_INDEX_ERROR, DW_DB_ERROR, or
 *   G_IO_ERROR_CANCELLED
 */
gboolean dw_index_make (const char         *folder,
                        DwReader           *reader,
                        DwGazetteer        *gazetteer,
                        const char *const  *phrases,
                        GCancellable       *cancellable,
                        DwIndexMade        *made,
                        GError            **error);

/**
 * dw_index_make_small:
 *
 * The same where no more than @most services changed since the base was made, and not otherwise.
 */
gboolean dw_index_make_small (const char   *folder,
                              DwReader     *reader,
                              DwGazetteer  *gazetteer,
                              guint         most,
                              GError      **error);

G_END_DECLS
