/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-alias.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-record-members.h"
#include "dw-record-place.h"

/* What is said of one number in several places. */
static void
read_extreme (DwRecordReader      *reader,
              const DwRecordPlace *place,
              gboolean             is_lowest,
              const DwJsonValue   *value)
{
  double before = dw_field_number (place->field, place->object);
  double *number = &G_STRUCT_MEMBER (double, place->object, place->field->offset);

  *number = NAN;
  dw_record_read_field (reader, dw_class_plan_get (place->class), place->field, value, place->object);
  if (isnan (*number) || (!isnan (before) && (is_lowest ? before < *number : before > *number)))
    *number = before;
}

/* What is said of one text in several places: prose on lines of its own, lines with commas. */
static void
read_further (DwRecordReader      *reader,
              const DwRecordPlace *place,
              const DwJsonValue   *value)
{
  const char *before = dw_field_text (place->field, place->object);
  const char **text = &G_STRUCT_MEMBER (const char *, place->object, place->field->offset);
  g_autofree char *joined = NULL;

  *text = NULL;
  dw_record_read_field (reader, dw_class_plan_get (place->class), place->field, value, place->object);
  if (*text == NULL)
    *text = before;
  else if (before != NULL && strlen (before) + strlen (*text) < DW_LIMIT_JSON_STRING)
    {
      joined = g_strconcat (before, place->field->kind == DW_FIELD_PROSE ? "\n" : ", ", *text, NULL);
      *text = dw_arena_strdup (reader->arena, joined);
    }
}

/* A struct that a dialect says in a word: a taxonomy term by its name. */
static void
read_named (DwRecordReader    *reader,
            const DwClass     *class,
            const DwJsonValue *value,
            gpointer           object)
{
  const DwField *name = dw_class_find (class, "name", strlen ("name"));

  if (value->type == DW_JSON_OBJECT && value->n_members > 0)
    dw_record_read_members (reader, dw_class_plan_get (class), value, object);
  else if (value->type == DW_JSON_STRING && name != NULL)
    dw_record_read_field (reader, dw_class_plan_get (class), name, value, object);
  else
    dw_record_refuse (reader, value);
}

/* The member itself, where a struct of it may be said in a word. */
static void
read_placed (DwRecordReader      *reader,
             const DwAlias       *alias,
             const DwRecordPlace *place,
             const DwJsonValue   *value)
{
  gboolean is_word = place->field->kind == DW_FIELD_OBJECT && value->type == DW_JSON_STRING && value->length > 0;
  gpointer part = NULL;

  if (alias->how == DW_ALIAS_LOWEST || alias->how == DW_ALIAS_HIGHEST)
    read_extreme (reader, place, alias->how == DW_ALIAS_LOWEST, value);
  else if (alias->how == DW_ALIAS_JOINED)
    read_further (reader, place, value);
  else if (!is_word)
    dw_record_read_field (reader, dw_class_plan_get (place->class), place->field, value, place->object);
  else if ((part = dw_record_make (reader, dw_class_plan_get (place->field->of))) != NULL)
    {
      G_STRUCT_MEMBER (gpointer, place->object, place->field->offset) = part;
      read_named (reader, place->field->of, value, part);
    }
}

/* One value, or one element of a list of them, to where it belongs. */
static void
read_alias (DwRecordReader    *reader,
            const DwAlias     *alias,
            const DwClass     *class,
            const DwJsonValue *value,
            guint64            stated,
            gpointer           object)
{
  DwRecordPlace place;
  DwJsonValue said;

  if (dw_record_is_nothing (value) || !dw_record_convert (reader, alias, value, &said))
    return;

  if (alias->as != NULL && said.type == DW_JSON_OBJECT)
    dw_record_read_aliases (reader, alias->as, class, &said, stated, object);
  else if (alias->as != NULL)
    dw_record_refuse (reader, value);
  else if (dw_record_place (reader, alias, class, object, &place) && place.field != NULL)
    read_placed (reader, alias, &place, &said);
  else if (!reader->is_too_large)
    read_named (reader, place.class, &said, place.object);
}

/* A list of which each element has a place of its own. */
static void
read_each_alias (DwRecordReader    *reader,
                 const DwAlias     *alias,
                 const DwClass     *class,
                 const DwJsonValue *value,
                 guint64            stated,
                 gpointer           object)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  for (guint i = 0; !reader->is_too_large && dw_json_next (&cursor, &member); i++)
    {
      dw_record_push (reader, NULL, 0, i);
      read_alias (reader, alias, class, &member.value, stated, object);
      dw_record_pop (reader);
    }
}

static gboolean
is_stated (const DwAlias *alias,
           const DwClass *class,
           guint64        stated)
{
  const DwField *field = alias->as == NULL ? dw_record_place_first (alias, class) : NULL;

  return field != NULL && (stated >> (field - class->fields) & 1) == 1;
}

static void
note_twice (DwRecordReader    *reader,
            const DwJsonValue *value)
{
  if (!dw_record_is_empty (value))
    dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_KEPT_RAW, value,
                     N_("The record says this twice, by an older name too; the newer name's value was taken."));
}

void
dw_record_read_aliases (DwRecordReader    *reader,
                        const DwClass     *names,
                        const DwClass     *class,
                        const DwJsonValue *value,
                        guint64            stated,
                        gpointer           object)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  while (!reader->is_too_large && dw_json_next (&cursor, &member))
    {
      const DwAlias *alias = dw_dialect_find (reader->dialect, names, member.key, member.key_length, NULL);

      dw_record_push (reader, member.key, member.key_length, 0);
      if (alias == NULL && names != class)
        dw_record_note_unknown (reader, names, &member);
      for (; alias != NULL && alias->path != NULL;
           alias = dw_dialect_find (reader->dialect, names, member.key, member.key_length, alias))
        if (is_stated (alias, class, stated))
          note_twice (reader, &member.value);
        else if (member.value.type == DW_JSON_ARRAY && (alias->as != NULL || strchr (alias->path, '[') != NULL))
          read_each_alias (reader, alias, class, &member.value, stated, object);
        else
          read_alias (reader, alias, class, &member.value, stated, object);
      dw_record_pop (reader);
    }
}
