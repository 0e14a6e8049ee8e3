/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-result.h"

G_BEGIN_DECLS

#define DW_TYPE_RESULT_ROW (dw_result_row_get_type ())
G_DECLARE_FINAL_TYPE (DwResultRow, dw_result_row, DW, RESULT_ROW, GtkWidget)

/**
 * DwResultRow:
 *
 * One service in the result list, as a card. All it says comes from its `result` by expressions in the template. A
 * click opens it (action `results.open` with the number of the service).
 *
 * Properties: `result` (DwResult).
 */

G_END_DECLS
