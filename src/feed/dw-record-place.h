/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-record-reader.h"

G_BEGIN_DECLS

/**
 * DwRecordPlace: where a value of a dialect belongs.
 *
 * Either a member, @field of @object, or a whole new struct, @object, when @field is NULL.
 */
typedef struct
{
  const DwClass *class; /* of @object */
  const DwField *field;
  gpointer object;
} DwRecordPlace;

/**
 * dw_record_place:
 * @object: a struct of @class, in which @alias was found
 * @place: (out): where its value belongs
 *
 * Walks the path of @alias and makes what is not there yet.
 *
 * Returns: FALSE when there is no such place, or no room left for it
 */
gboolean dw_record_place (DwRecordReader *reader,
                          const DwAlias  *alias,
                          const DwClass  *class,
                          gpointer        object,
                          DwRecordPlace  *place);

/** dw_record_place_first: Returns: (nullable): the first member of @class on the path of @alias. */
const DwField *dw_record_place_first (const DwAlias *alias,
                                      const DwClass *class);

/**
 * dw_record_convert:
 * @value: what the dialect says
 * @said: (out): the same as ORUK 3.0 says it; its text is static, @value's, or in the record's arena
 *
 * Returns: whether it says anything
 */
gboolean dw_record_convert (DwRecordReader    *reader,
                            const DwAlias     *alias,
                            const DwJsonValue *value,
                            DwJsonValue       *said);

G_END_DECLS
