/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-record-reader.h"

G_BEGIN_DECLS

/*
 * How the members of a struct are read: by the names of ORUK 3.0 in dw-record.c, by a dialect's in dw-record-alias.c.
 */

/** dw_record_read_members: Fills @object, an empty struct of the class of @plan, from @value, an object. */
void dw_record_read_members (DwRecordReader    *reader,
                             const DwClassPlan *plan,
                             const DwJsonValue *value,
                             gpointer           object);

/** dw_record_read_field: Fills @field, of the class of @plan, of @object from @value. */
void dw_record_read_field (DwRecordReader    *reader,
                           const DwClassPlan *plan,
                           const DwField     *field,
                           const DwJsonValue *value,
                           gpointer           object);

/**
 * dw_record_note_unknown:
 *
 * Reports @member, which ORUK 3.0 has no name for. One that the record's dialect has is read when all others are.
 */
void dw_record_note_unknown (DwRecordReader     *reader,
                             const DwClass      *class,
                             const DwJsonMember *member);

/** dw_record_refuse: Reports @value, where an object with members belongs. */
void dw_record_refuse (DwRecordReader    *reader,
                       const DwJsonValue *value);

/** dw_record_is_nothing: Returns: whether @value is null or "": publishers write it for what they do not know. */
static inline gboolean
dw_record_is_nothing (const DwJsonValue *value)
{
  return value->type == DW_JSON_NULL || (value->type == DW_JSON_STRING && value->length == 0);
}

/** dw_record_is_empty: Returns: whether @value states nothing, and so hides no older name of the same. */
static inline gboolean
dw_record_is_empty (const DwJsonValue *value)
{
  gboolean is_group = value->type == DW_JSON_ARRAY || value->type == DW_JSON_OBJECT;

  return dw_record_is_nothing (value) || (is_group && value->n_members == 0);
}

G_END_DECLS
