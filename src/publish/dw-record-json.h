/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-service.h"

G_BEGIN_DECLS

/**
 * dw_record_json:
 *
 * Writes a record by the field tables of its class: what is not stated is left out, as Open Referral UK asks, and the same record
 * always gives the same bytes, whoever published it and in whatever order.
 *
 * Returns: (transfer full): one JSON object on one line
 */
char *dw_record_json (const DwClass *class,
                      gconstpointer  object);

G_END_DECLS
