/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"

G_BEGIN_DECLS

/**
 * dw_text_holders_find:
 * @expression: of FTS5, over the columns of the text index
 *
 * Finds the services whose text holds what @expression says.
 *
 * Returns: (transfer full): bit i set: the service in slot i holds it; NULL with DW_DB_ERROR
 */
guint64 *dw_text_holders_find (DwReader           *reader,
                               const DwCatalogue  *catalogue,
                               const char         *expression,
                               GError            **error);

G_END_DECLS
