/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-record-check.h"
#include "dw-record-value.h"
#include "dw-service.h"

static void
refuse_type (DwRecordReader    *reader,
             const DwJsonValue *value,
             const char        *message)
{
  dw_record_fault (reader, DW_FAULT_TYPE, DW_HANDLED_DROPPED_FIELD, value, message);
}

/* Also true of "": publishers write it for what they do not know. */
static gboolean
is_nothing (const DwJsonValue *value)
{
  return value->type == DW_JSON_NULL || (value->type == DW_JSON_STRING && value->length == 0);
}

static void read_members (DwRecordReader    *reader,
                          const DwClass     *class,
                          const DwJsonValue *value,
                          gpointer           object);

/* A struct of @class, unless the page already took all the memory it may. */
static gpointer
make_struct (DwRecordReader *reader,
             const DwClass  *class)
{
  gsize size = class->size + sizeof (gpointer);

  if (reader->room < size)
    {
      reader->is_too_large = TRUE;
      return NULL;
    }

  reader->room -= size;
  return dw_class_new (class, reader->arena);
}

/* Fills a new struct of @field's class from @value. */
static gpointer
read_struct (DwRecordReader    *reader,
             const DwField     *field,
             const DwJsonValue *value)
{
  gpointer object = NULL;

  if (value->type != DW_JSON_OBJECT || value->n_members == 0)
    {
      refuse_type (reader, value, N_("An object with members belongs here."));
      return NULL;
    }

  object = make_struct (reader, field->of);
  if (object != NULL)
    read_members (reader, field->of, value, object);

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
    refuse_type (reader, value, N_("A list belongs here."));
}

static void
read_field (DwRecordReader    *reader,
            const DwClass     *class,
            const DwField     *field,
            const DwJsonValue *value,
            gpointer           object)
{
  if (is_nothing (value))
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
      dw_record_read_text (reader, class, field, value, object);
      return;
    case DW_FIELD_NUMBER:
      dw_record_read_number (reader, class, field, value, object);
      return;
    case DW_FIELD_OBJECT:
      read_object_field (reader, field, value, object);
      return;
    case DW_FIELD_LIST:
      read_list_field (reader, field, value, object);
      return;
    }
}

/* @name ends with a NUL, and may hold others. */
static gboolean
is_named (const DwField *field,
          const char    *name,
          gsize          length)
{
  return field->name[0] == name[0] && strcmp (field->name, name) == 0 && strlen (field->name) == length;
}

/* Publishers keep the order of the schema: the field after the last one is nearly always the one. */
static const DwField *
find_field (const DwClass *class,
            const char    *name,
            gsize          length,
            guint         *next)
{
  const DwField *field = NULL;

  for (guint i = *next; i < class->n_fields; i++)
    if (is_named (&class->fields[i], name, length))
      {
        *next = i + 1;
        return &class->fields[i];
      }

  field = dw_class_find (class, name, length);
  if (field != NULL)
    *next = (guint) (field - class->fields) + 1;

  return field;
}

static void
read_member (DwRecordReader     *reader,
             const DwClass      *class,
             const DwField      *field,
             const DwJsonMember *member,
             guint64             seen,
             gpointer            object)
{
  if (field == NULL)
    dw_record_fault (reader, DW_FAULT_UNKNOWN, DW_HANDLED_KEPT_RAW, &member->value,
                     N_("The standard has no such member; it is kept with the record and not shown."));
  else if ((seen >> (field - class->fields) & 1) == 1)
    dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_DROPPED_FIELD, &member->value,
                     N_("This member comes twice; the first was taken."));
  else
    read_field (reader, class, field, &member->value, object);
}

static void
read_members (DwRecordReader    *reader,
              const DwClass     *class,
              const DwJsonValue *value,
              gpointer           object)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  guint64 seen = 0;
  guint64 faulted = 0;
  guint next = 0;

  if (value->n_members > DW_LIMIT_JSON_MEMBERS)
    reader->is_too_large = TRUE;

  while (!reader->is_too_large && dw_json_next (&cursor, &member))
    {
      const DwField *field = find_field (class, member.key, member.key_length, &next);
      guint64 bit = field != NULL ? G_GUINT64_CONSTANT (1) << (field - class->fields) : 0;
      guint n_before = reader->faults->n_in_all;

      dw_record_push (reader, member.key, member.key_length, 0);
      read_member (reader, class, field, &member, seen, object);
      dw_record_pop (reader);
      seen |= bit;
      faulted |= reader->faults->n_in_all > n_before ? bit : 0;
    }

  dw_record_check (reader, class, faulted, object);
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

gboolean
dw_record_read (DwRecordReader    *reader,
                const DwJsonValue *value,
                gpointer           object)
{
  reader->record = object;
  reader->record_id = find_id (value);
  read_members (reader, reader->class, value, object);

  return dw_record_is_usable (reader->class, object);
}
