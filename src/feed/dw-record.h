/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-record-reader.h"

G_BEGIN_DECLS

/**
 * dw_record_read:
 * @value: a JSON object
 * @object: an empty struct of @reader's class
 *
 * Fills @object. A record that lacks what no record can do without is reported as quarantined; leaving it out is the
 * caller's.
 *
 * Returns: whether it has an id and, of a service, a name
 */
gboolean dw_record_read (DwRecordReader    *reader,
                         const DwJsonValue *value,
                         gpointer           object);

G_END_DECLS
