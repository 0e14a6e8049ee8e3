/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-json.h"

G_BEGIN_DECLS

/**
 * dw_other_class_explain:
 * @records: an array of records, or one record
 *
 * Returns: (nullable): why @records are plainly no services but, all of them, of one other class of the standard; NULL
 * wherever that could be doubted
 */
const char *dw_other_class_explain (const DwJsonValue *records);

G_END_DECLS
