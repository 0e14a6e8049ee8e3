/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-place.h"

#include <string.h>

static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* One step of a path: "phones[]" or "city". */
typedef struct
{
  const char *name;
  gsize length;
  gboolean is_new;    /* [] */
  gboolean is_first;  /* [0] */
  const char *rest;   /* of the path; NULL behind the last step */
} Step;

static Step
read_step (const char *path)
{
  Step step = { .name = path, .length = strcspn (path, ".[") };
  const char *p = path + step.length;

  step.is_new = g_str_has_prefix (p, "[]");
  step.is_first = g_str_has_prefix (p, "[0]");
  p = strchr (p, '.');
  step.rest = p != NULL ? p + 1 : NULL;
  return step;
}

/* "freq=WEEKLY": unless something is said already. */
static void
say_besides (DwRecordReader *reader,
             const char     *with,
             const DwClass  *class,
             gpointer        object)
{
  gsize length = with != NULL ? strcspn (with, "=") : 0;
  const DwField *field = with != NULL ? dw_class_find (class, with, length) : NULL;

  if (field != NULL && dw_field_text (field, object) == NULL)
    G_STRUCT_MEMBER (const char *, object, field->offset) = with + length + 1;
}

/* Lists that are added to one by one double their room whenever it is used up, at each power of two. */
static gpointer
add_item (DwRecordReader *reader,
          const DwField  *field,
          gpointer        object)
{
  DwList *list = &G_STRUCT_MEMBER (DwList, object, field->offset);
  gpointer item = list->n_items < DW_LIMIT_JSON_MEMBERS ? dw_record_make (reader, dw_class_plan_get (field->of)) : NULL;

  if (item == NULL)
    {
      reader->is_too_large = TRUE;
      return NULL;
    }

  if ((list->n_items & (list->n_items - 1)) == 0)
    {
      gpointer *wider = dw_arena_alloc (reader->arena, MAX (2 * list->n_items, 1) * sizeof (gpointer));

      if (list->n_items > 0)
        memcpy (wider, list->items, list->n_items * sizeof (gpointer));
      list->items = wider;
    }

  list->items[list->n_items++] = item;
  return item;
}

/* The struct that @step leads to; made when it is not there. */
static gpointer
enter (DwRecordReader *reader,
       const DwAlias  *alias,
       const Step     *step,
       const DwField  *field,
       gpointer        object)
{
  const DwList *list = NULL;
  gpointer part = NULL;

  if (field->kind == DW_FIELD_OBJECT)
    {
      part = G_STRUCT_MEMBER (gpointer, object, field->offset);
      if (part == NULL)
        part = G_STRUCT_MEMBER (gpointer, object, field->offset)
            = dw_record_make (reader, dw_class_plan_get (field->of));
      return part;
    }

  list = dw_field_list (field, object);
  if (step->is_first && list->n_items > 0)
    return list->items[0];

  part = add_item (reader, field, object);
  if (part != NULL)
    say_besides (reader, alias->with, field->of, part);
  return part;
}

const DwField *
dw_record_place_first (const DwAlias *alias,
                       const DwClass *class)
{
  return dw_class_find (class, alias->path, strcspn (alias->path, ".["));
}

gboolean
dw_record_place (DwRecordReader *reader,
                 const DwAlias  *alias,
                 const DwClass  *class,
                 gpointer        object,
                 DwRecordPlace  *place)
{
  const char *path = alias->path;

  *place = (DwRecordPlace) { class, NULL, object };
  g_return_val_if_fail (path != NULL, FALSE);
  while (path != NULL)
    {
      Step step = read_step (path);
      const DwField *field = dw_class_find (place->class, step.name, step.length);

      g_return_val_if_fail (field != NULL, FALSE);
      if (step.rest == NULL && !step.is_new && !step.is_first)
        {
          place->field = field;
          break;
        }

      g_return_val_if_fail (field->of != NULL, FALSE);
      place->object = enter (reader, alias, &step, field, place->object);
      if (place->object == NULL)
        return FALSE;

      place->class = field->of;
      path = step.rest;
    }

  say_besides (reader, strchr (alias->path, '[') == NULL ? alias->with : NULL, place->class, place->object);
  return TRUE;
}

static DwJsonValue
make_text (const char *text)
{
  return (DwJsonValue) { .type = DW_JSON_STRING, .text = text, .length = strlen (text) };
}

static gboolean
is_true (const DwJsonValue *value)
{
  return (value->type == DW_JSON_BOOLEAN && value->boolean) || (value->type == DW_JSON_INTEGER && value->integer == 1)
         || (value->type == DW_JSON_STRING && (g_ascii_strcasecmp (value->text, "true") == 0 || strcmp (value->text, "1") == 0));
}

/* ISO 8601 numbers the days from Monday, 1; names are read as they are. */
static gboolean
convert_weekday (const DwJsonValue *value,
                 DwJsonValue       *said)
{
  gint64 number = value->type == DW_JSON_INTEGER ? value->integer : 0;

  if (value->type == DW_JSON_STRING && value->length == 1)
    number = g_ascii_digit_value (value->text[0]);
  if (number >= 1 && number <= 7)
    *said = make_text (weekdays[number - 1]);

  for (guint i = 0; value->type == DW_JSON_STRING && value->length >= 6 && i < G_N_ELEMENTS (weekdays); i++)
    if (g_ascii_strncasecmp (value->text, weekdays[i], 2) == 0 && g_ascii_strcasecmp (value->text + value->length - 3, "day") == 0)
      *said = make_text (weekdays[i]);

  return TRUE;
}

/* GeoJSON (RFC 7946 3.1.1): longitude first. Only a point is a place to go to. */
static gboolean
convert_coordinate (const DwJsonValue *value,
                    guint              index,
                    DwJsonValue       *said)
{
  DwJsonCursor cursor;
  DwJsonMember member;
  DwJsonValue coordinates = { .type = DW_JSON_NULL };
  gboolean is_point = TRUE;

  if (value->type != DW_JSON_OBJECT)
    return FALSE;

  cursor = dw_json_enter (value);
  while (dw_json_next (&cursor, &member))
    if (dw_json_is_named (&member, "coordinates"))
      coordinates = member.value;
    else if (dw_json_is_named (&member, "type"))
      is_point = member.value.type == DW_JSON_STRING && strcmp (member.value.text, "Point") == 0;

  if (!is_point || coordinates.type != DW_JSON_ARRAY || coordinates.n_members < 2)
    return FALSE;

  cursor = dw_json_enter (&coordinates);
  for (guint i = 0; i <= index; i++)
    dw_json_next (&cursor, &member);

  *said = member.value;
  return TRUE;
}

gboolean
dw_record_convert (DwRecordReader    *reader,
                   const DwAlias     *alias,
                   const DwJsonValue *value,
                   DwJsonValue       *said)
{
  *said = *value;

  switch (alias->how)
    {
    case DW_ALIAS_SAYS:
      *said = make_text (alias->says);
      return is_true (value);
    case DW_ALIAS_WEEKDAY:
      return convert_weekday (value, said);
    case DW_ALIAS_LONGITUDE:
      return convert_coordinate (value, 0, said);
    case DW_ALIAS_LATITUDE:
      return convert_coordinate (value, 1, said);
    case DW_ALIAS_AS_IS:
    case DW_ALIAS_LOWEST:
    case DW_ALIAS_HIGHEST:
    case DW_ALIAS_JOINED:
    default:
      return TRUE;
    }
}
