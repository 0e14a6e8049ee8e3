/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class-json.h"

#include <math.h>

#include "dw-json-writer.h"

static void write_object (const DwClass *class,
                          gconstpointer  object,
                          const char    *name,
                          DwJsonWriter  *writer);

static void
write_list (const DwField *field,
            const DwList  *list,
            DwJsonWriter  *writer)
{
  if (list->n_items == 0)
    return;

  dw_json_writer_begin_list (writer, field->name);
  for (guint i = 0; i < list->n_items; i++)
    write_object (field->of, list->items[i], NULL, writer);
  dw_json_writer_end_list (writer);
}

static void
write_field (const DwField *field,
             gconstpointer  object,
             DwJsonWriter  *writer)
{
  gconstpointer part = NULL;
  double number = NAN;

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
      if (dw_field_text (field, object) != NULL)
        dw_json_writer_add_text (writer, field->name, dw_field_text (field, object));
      return;
    case DW_FIELD_NUMBER:
      number = dw_field_number (field, object);
      if (!isnan (number))
        dw_json_writer_add_number (writer, field->name, number);
      return;
    case DW_FIELD_OBJECT:
      part = dw_field_object (field, object);
      if (part != NULL)
        write_object (field->of, part, field->name, writer);
      return;
    case DW_FIELD_LIST:
      write_list (field, dw_field_list (field, object), writer);
      return;
    }
}

/* As the member @name; NULL in a list and for the outermost value. */
static void
write_object (const DwClass *class,
              gconstpointer  object,
              const char    *name,
              DwJsonWriter  *writer)
{
  dw_json_writer_begin_object (writer, name);
  for (guint i = 0; i < class->n_fields; i++)
    write_field (&class->fields[i], object, writer);
  dw_json_writer_end_object (writer);
}

char *
dw_class_dup_json (const DwClass *class,
                   gconstpointer  object)
{
  g_autoptr (DwJsonWriter) writer = dw_json_writer_new ();

  write_object (class, object, NULL, writer);
  return dw_json_writer_finish (g_steal_pointer (&writer));
}
