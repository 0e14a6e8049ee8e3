/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-sheet.h"

G_BEGIN_DECLS

/**
 * dw_sheet_new_beside:
 * @others: (element-type DwRecord): records of other publishers about the same service
 * @now: what time it is, in seconds since 1970-01-01T00:00:00Z
 *
 * Like dw_sheet_new(), with what @others say where they differ, each with its publisher and when that last checked it.
 *
 * Returns: (transfer full): @record in words, in the language of the program
 */
DwSheet *dw_sheet_new_beside (DwRecord  *record,
                              GPtrArray *others,
                              gint64     now);

G_END_DECLS
