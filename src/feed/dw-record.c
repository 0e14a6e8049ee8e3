/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-mask.h"
#include "dw-record-alias.h"
#include "dw-record-check.h"
#include "dw-record-members.h"
#include "dw-record-value.h"
#include "dw-service.h"
#include "dw-traits.h"

void
dw_record_refuse (DwRecordReader    *reader,
                  const DwJsonValue *value)
{
  dw_record_fault (reader, DW_FAULT_TYPE, DW_HANDLED_DROPPED_FIELD, value, N_("An object with members belongs here."));
}

/* Fills a new struct of @field's class from @value. */
static gpointer
read_struct (DwRecordReader    *reader,
             const DwField     *field,
             const DwJsonValue *value)
{
  const DwClassPlan *plan = dw_class_plan_get (field->of);
  gpointer object = NULL;

  if (value->type != DW_JSON_OBJECT || value->n_members == 0)
    {
      dw_record_refuse (reader, value);
      return NULL;
    }

  object = dw_record_make (reader, plan);
  if (object != NULL)
    dw_record_read_members (reader, plan, value, object);

  return object;
}

static void
read_object_field (DwRecordReader    *reader,
                   const DwField     *field,
                   const DwJsonValue *value,
                   gpointer           object)
{
  DwJsonMember only;

  if (value->type == DW_JSON_ARRAY && value->n_members == 1)
    {
      DwJsonCursor cursor = dw_json_enter (value);

      dw_json_next (&cursor, &only);
      dw_record_fault (reader, DW_FAULT_COERCED, DW_HANDLED_CHANGED, value, N_("One object belongs here; it was taken out of its list."));
      dw_record_push (reader, NULL, 0, 0);
      G_STRUCT_MEMBER (gpointer, object, field->offset) = read_struct (reader, field, &only.value);
      dw_record_pop (reader);
      return;
    }

  G_STRUCT_MEMBER (gpointer, object, field->offset) = read_struct (reader, field, value);
}

static void
read_list (DwRecordReader    *reader,
           const DwField     *field,
           const DwJsonValue *value,
           DwList            *list)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  if (value->n_members > DW_LIMIT_JSON_MEMBERS)
    {
      reader->is_too_large = TRUE;
      return;
    }

  list->items = dw_arena_alloc (reader->arena, value->n_members * sizeof (gpointer));
  for (guint i = 0; dw_json_next (&cursor, &member) && !reader->is_too_large; i++)
    {
      gpointer item = NULL;

      if (member.value.type == DW_JSON_NULL)
        continue;

      dw_record_push (reader, NULL, 0, i);
      item = read_struct (reader, field, &member.value);
      if (item != NULL)
        list->items[list->n_items++] = item;
      dw_record_pop (reader);
    }
}

static void
read_list_field (DwRecordReader    *reader,
                 const DwField     *field,
                 const DwJsonValue *value,
                 gpointer           object)
{
  DwList *list = &G_STRUCT_MEMBER (DwList, object, field->offset);
  gpointer item = NULL;

  if (value->type == DW_JSON_ARRAY && value->n_members > 0)
    read_list (reader, field, value, list);
  else if (value->type == DW_JSON_OBJECT)
    {
      item = read_struct (reader, field, value);
      if (item == NULL)
        return;

      list->items = dw_arena_alloc (reader->arena, sizeof (gpointer));
      list->items[list->n_items++] = item;
      dw_record_fault (reader, DW_FAULT_COERCED, DW_HANDLED_CHANGED, value, N_("A list belongs here; the object was read as a list of one."));
    }
  else if (value->type != DW_JSON_ARRAY)
    dw_record_fault (reader, DW_FAULT_TYPE, DW_HANDLED_DROPPED_FIELD, value, N_("A list belongs here."));
}

void
dw_record_read_field (DwRecordReader    *reader,
                      const DwClassPlan *plan,
                      const DwField     *field,
                      const DwJsonValue *value,
                      gpointer           object)
{
  if (dw_record_is_nothing (value))
    return;

  switch (field->kind)
    {
    case DW_FIELD_ID:
    case DW_FIELD_LINE:
    case DW_FIELD_PROSE:
    case DW_FIELD_URI:
    case DW_FIELD_EMAIL:
    case DW_FIELD_DATE:
    case DW_FIELD_DATE_TIME:
    case DW_FIELD_TIME:
    case DW_FIELD_WORD:
      dw_record_read_text (reader, plan, field, value, object);
      return;
    case DW_FIELD_NUMBER:
      dw_record_read_number (reader, plan, field, value, object);
      return;
    case DW_FIELD_OBJECT:
      read_object_field (reader, field, value, object);
      return;
    case DW_FIELD_LIST:
      read_list_field (reader, field, value, object);
      return;
    }
}

/* A member that ORUK 3.0 has no name for. One that the record's dialect has is read when all others are. */
void
dw_record_note_unknown (DwRecordReader     *reader,
                        const DwClass      *class,
                        const DwJsonMember *member)
{
  reader->has_mask |= dw_json_is_named (member, "mask_exact_address") || dw_mask_is_within (&member->value);
  if (reader->dialect != DW_DIALECT_ORUK_3
      && dw_dialect_find (reader->dialect, class, member->key, member->key_length, NULL) != NULL)
    return;

  reader->is_foreign |= dw_dialect_is_known (class, member->key, member->key_length);
  dw_record_fault (reader, DW_FAULT_UNKNOWN, DW_HANDLED_KEPT_RAW, &member->value,
                   N_("The standard has no such member; it is kept with the record and not shown."));
}

static void
read_member (DwRecordReader     *reader,
             const DwClassPlan  *plan,
             const DwField      *field,
             const DwJsonMember *member,
             guint64             seen,
             gpointer            object)
{
  if (field == NULL)
    dw_record_note_unknown (reader, plan->class, member);
  else if ((seen >> (field - plan->class->fields) & 1) == 1)
    dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_DROPPED_FIELD, &member->value,
                     N_("This member comes twice; the first was taken."));
  else
    dw_record_read_field (reader, plan, field, &member->value, object);
}

/* A text that is taken as it is, as nearly every member of a record is: whatever is read more slowly below comes to the
   same. */
static inline gboolean
take_plain (DwRecordReader    *reader,
            const DwField     *field,
            const DwJsonValue *value,
            gpointer           object)
{
  gsize longest = field->kind == DW_FIELD_ID ? DW_LIMIT_ID : DW_LIMIT_JSON_STRING;
  const char *taken = NULL;

  if (value->type == DW_JSON_STRING && value->length <= DW_TRAITS_SHORT)
    {
      taken = dw_traits_take_short (reader->arena, value->text, value->length);
      if (taken != NULL)
        G_STRUCT_MEMBER (const char *, object, field->offset) = taken;
      return taken != NULL;
    }
  if (value->type != DW_JSON_STRING || value->length > longest || !dw_traits_is_simple (value->text, value->length))
    return FALSE;

  G_STRUCT_MEMBER (const char *, object, field->offset) = dw_arena_strndup (reader->arena, value->text, value->length);
  return TRUE;
}

/* Returns whether it had a fault. */
static gboolean
read_slowly (DwRecordReader     *reader,
             const DwClassPlan  *plan,
             const DwField      *field,
             const DwJsonMember *member,
             guint64             seen,
             gpointer            object)
{
  guint n_before = reader->faults->n_in_all;

  dw_record_push (reader, member->key, member->key_length, 0);
  read_member (reader, plan, field, member, seen, object);
  dw_record_pop (reader);
  return reader->faults->n_in_all > n_before;
}

void
dw_record_read_members (DwRecordReader    *reader,
                        const DwClassPlan *plan,
                        const DwJsonValue *value,
                        gpointer           object)
{
  const DwClass *class = plan->class;
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  guint64 taken = 0;
  guint64 seen = 0;
  guint64 stated = 0;
  guint64 faulted = 0;

  if (value->n_members > DW_LIMIT_JSON_MEMBERS)
    reader->is_too_large = TRUE;

  while (!reader->is_too_large && dw_json_next (&cursor, &member))
    {
      const DwClassPlanName *name = dw_class_plan_find (plan, member.key, member.key_length);
      const DwField *field = name != NULL ? &class->fields[name->index] : NULL;
      guint64 bit = name != NULL ? G_GUINT64_CONSTANT (1) << name->index : 0;

      if (field != NULL && (bit & plan->plain & ~seen) != 0 && take_plain (reader, field, &member.value, object))
        taken |= bit;
      else
        {
          faulted |= read_slowly (reader, plan, field, &member, seen, object) ? bit : 0;
          stated |= dw_record_is_empty (&member.value) ? 0 : bit;
        }
      seen |= bit;
    }

  if (reader->dialect != DW_DIALECT_ORUK_3)
    dw_record_read_aliases (reader, class, class, value, stated | taken, object);
  dw_record_check (reader, plan, taken, faulted, object);
}

/* The record's id, wherever it stands in it, before anything that may repeat it is read. */
static const char *
find_id (const DwJsonValue *value)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, "id"))
      return member.value.type == DW_JSON_STRING ? member.value.text : NULL;

  return NULL;
}

/* Counts, in @n_found, the members of @value that each dialect has and ORUK 3.0 lacks. */
static void
count_aliases (const DwClass     *class,
               const DwJsonValue *value,
               guint             *n_found)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    {
      const DwField *field
          = value->type == DW_JSON_OBJECT ? dw_class_find (class, member.key, member.key_length) : NULL;
      const DwClass *of = value->type == DW_JSON_ARRAY ? class : field != NULL ? field->of : NULL;

      if (of != NULL && (member.value.type == DW_JSON_OBJECT || member.value.type == DW_JSON_ARRAY))
        count_aliases (of, &member.value, n_found);
      else if (value->type == DW_JSON_OBJECT && field == NULL)
        for (DwDialect dialect = DW_DIALECT_ORUK_3 + 1; dialect < DW_N_DIALECTS; dialect++)
          n_found[dialect] += dw_dialect_find (dialect, class, member.key, member.key_length, NULL) != NULL;
    }
}

/* The dialect that has most of the members that ORUK 3.0 lacks; of equals the first. */
static DwDialect
tell_dialect (const DwClass     *class,
              const DwJsonValue *value)
{
  guint n_found[DW_N_DIALECTS] = { 0 };
  DwDialect best = DW_DIALECT_ORUK_3;

  count_aliases (class, value, n_found);
  for (DwDialect dialect = DW_DIALECT_ORUK_3 + 1; dialect < DW_N_DIALECTS; dialect++)
    if (n_found[dialect] > n_found[best])
      best = dialect;

  return best;
}

static void
read_as (DwRecordReader    *reader,
         DwDialect          dialect,
         const DwJsonValue *value,
         gpointer           object)
{
  reader->dialect = dialect;
  reader->is_foreign = FALSE;
  dw_record_read_members (reader, dw_class_plan_get (reader->class), value, object);
}

/* Nearly every record is of ORUK 3.x, so it is read as that first, and looked at only when it has a member that some
 * other dialect has. From then on the records of its page are looked at before. */
gboolean
dw_record_read (DwRecordReader    *reader,
                const DwJsonValue *value,
                gpointer           object)
{
  DwFaultList before = *reader->faults;

  reader->record = object;
  reader->record_id = find_id (value);
  reader->has_mask = FALSE;
  read_as (reader, reader->has_dialects ? tell_dialect (reader->class, value) : DW_DIALECT_ORUK_3, value, object);
  if (reader->is_foreign && !reader->has_dialects && !reader->is_too_large)
    {
      reader->has_dialects = TRUE;
      dw_fault_list_restart (reader->faults, &before);
      dw_class_clear (reader->class, object);
      read_as (reader, tell_dialect (reader->class, value), value, object);
    }

  reader->n_of_dialect[reader->dialect]++;
  return dw_record_is_usable (reader->class, object);
}
