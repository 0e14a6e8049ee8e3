/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-class-plan.h"
#include "dw-record-reader.h"

G_BEGIN_DECLS

/** dw_record_read_text: Reads @value into @field of @object, any kind of text or word; reports what is wrong. */
void dw_record_read_text (DwRecordReader    *reader,
                          const DwClassPlan *plan,
                          const DwField     *field,
                          const DwJsonValue *value,
                          gpointer           object);

/** dw_record_read_number: Reads @value into @field of @object, a number; reports what is wrong. */
void dw_record_read_number (DwRecordReader    *reader,
                            const DwClassPlan *plan,
                            const DwField     *field,
                            const DwJsonValue *value,
                            gpointer           object);

G_END_DECLS
