/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class-plan.h"
#include "dw-record-reader.h"

G_BEGIN_DECLS

/**
 * dw_record_check:
 * @taken: bits of fields that are known to have a text
 * @faulted: bits of the fields that already have a fault of their own
 *
 * Reports what no single member shows: required members that nobody stated, ids that cannot be right, the place 0 0,
 * ages the wrong way round. What cannot be right is taken out of @object.
 */
void dw_record_check (DwRecordReader    *reader,
                      const DwClassPlan *plan,
                      guint64            taken,
                      guint64            faulted,
                      gpointer           object);

/**
 * dw_record_is_usable: Returns: whether a record has what no record can do without: an id and, of a service, a name.
 */
gboolean dw_record_is_usable (const DwClass *class,
                              gconstpointer  object);

G_END_DECLS
