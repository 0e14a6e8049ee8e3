/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-db.h"

G_BEGIN_DECLS

/**
 * dw_twins_work_out:
 *
 * Inside an open transaction, works out anew which services of different feeds are one service, from the marks that the
 * deriver wrote and from what people said, and writes them to `service_twin`. The raw records stay apart. Memory is
 * that of the marks of all feeds but the largest.
 *
 * Returns: FALSE with DW_DB_ERROR
 */
gboolean dw_twins_work_out (DwDb    *db,
                            GError **error);

G_END_DECLS
