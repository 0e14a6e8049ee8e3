/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-record-reader.h"

G_BEGIN_DECLS

/**
 * dw_record_read_aliases:
 * @names: the class that the members of @value are members of
 * @stated: bits of what @object, of @class, states by the names of ORUK 3.0, which always wins
 *
 * Reads the members of @value that the record's dialect has.
 */
void dw_record_read_aliases (DwRecordReader    *reader,
                             const DwClass     *names,
                             const DwClass     *class,
                             const DwJsonValue *value,
                             guint64            stated,
                             gpointer           object);

G_END_DECLS
