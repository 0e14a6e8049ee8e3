/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-json.h"

#include <math.h>

#include "dw-json-writer.h"

static void add_members (DwJsonWriter  *json,
                         const DwClass *class,
                         gconstpointer  object);

static void
add_object (DwJsonWriter  *json,
            const char    *name,
            const DwClass *class,
            gconstpointer  object)
{
  if (object == NULL)
    return;

  dw_json_writer_begin_object (json, name);
  add_members (json, class, object);
  dw_json_writer_end_object (json);
}

static void
add_list (DwJsonWriter  *json,
          const DwField *field,
          const DwList  *list)
{
  if (list->n_items == 0)
    return;

  dw_json_writer_begin_list (json, field->name);
  for (guint i = 0; i < list->n_items; i++)
    add_object (json, NULL, field->of, list->items[i]);
  dw_json_writer_end_list (json);
}

static void
add_number (DwJsonWriter *json,
            const char   *name,
            double        number)
{
  if (!isnan (number))
    dw_json_writer_add_number (json, name, number);
}

static void
add_text (DwJsonWriter *json,
          const char   *name,
          const char   *text)
{
  if (text != NULL)
    dw_json_writer_add_text (json, name, text);
}

static void
add_member (DwJsonWriter  *json,
            const DwField *field,
            gconstpointer  object)
{
  switch (field->kind)
    {
    case DW_FIELD_OBJECT:
      add_object (json, field->name, field->of, dw_field_object (field, object));
      return;
    case DW_FIELD_LIST:
      add_list (json, field, dw_field_list (field, object));
      return;
    case DW_FIELD_NUMBER:
      add_number (json, field->name, dw_field_number (field, object));
      return;
    case DW_FIELD_ID:
    case DW_FIELD_LINE:
    case DW_FIELD_PROSE:
    case DW_FIELD_URI:
    case DW_FIELD_EMAIL:
    case DW_FIELD_DATE:
    case DW_FIELD_DATE_TIME:
    case DW_FIELD_TIME:
    case DW_FIELD_WORD:
      add_text (json, field->name, dw_field_text (field, object));
      return;
    }
}

static void
add_members (DwJsonWriter  *json,
             const DwClass *class,
             gconstpointer  object)
{
  for (guint i = 0; i < class->n_fields; i++)
    add_member (json, &class->fields[i], object);
}

char *
dw_record_json (const DwClass *class,
                gconstpointer  object)
{
  DwJsonWriter *json = dw_json_writer_new ();

  add_object (json, NULL, class, object);
  return dw_json_writer_finish (json);
}
