/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/**
 * dw_rebuild_if_due:
 *
 * Works every derived table out again, in one transaction, when DW_FACTS_VERSION is another than the one they were
 * worked out with.
 */
gboolean dw_rebuild_if_due (DwDb    *db,
                            GError **error);

/**
 * dw_rebuild_derived:
 *
 * Works every derived table out again from the raw records, in one transaction. A record whose bytes do not have its
 * hash, or cannot be read, is emptied and gets no rows: it is not found until it is fetched again.
 */
gboolean dw_rebuild_derived (DwDb    *db,
                             GError **error);

G_END_DECLS
