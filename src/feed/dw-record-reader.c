/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-reader.h"

#include <string.h>

#include "dw-mask.h"

gpointer
dw_record_make (DwRecordReader    *reader,
                const DwClassPlan *plan)
{
  gsize size = plan->class->size + sizeof (gpointer);

  if (reader->room < size)
    {
      reader->is_too_large = TRUE;
      return NULL;
    }

  reader->room -= size;
  return dw_class_plan_make (plan, reader->arena);
}

/* RFC 6901: `~` is ~0 and `/` is ~1. */
static char *
print_pointer (const DwRecordReader *reader)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < reader->n_steps; i++)
    {
      const DwRecordStep *step = &reader->steps[i];

      g_string_append_c (pointer, '/');
      if (step->name == NULL)
        g_string_append_printf (pointer, "%u", step->index);
      for (gsize j = 0; step->name != NULL && j < step->name_length; j++)
        if (step->name[j] == '~' || step->name[j] == '/')
          g_string_append (pointer, step->name[j] == '~' ? "~0" : "~1");
        else
          g_string_append_c (pointer, step->name[j] != '\0' ? step->name[j] : '?');
    }

  return g_string_free (pointer, FALSE);
}

const char *
dw_record_describe (const DwJsonValue *value,
                    char              *buffer,
                    gsize             *length)
{
  const char *text = buffer;

  switch (value->type)
    {
    case DW_JSON_STRING:
      *length = value->length;
      return value->text;
    case DW_JSON_INTEGER:
      g_snprintf (buffer, DW_RECORD_NUMBER, "%" G_GINT64_FORMAT, value->integer);
      break;
    case DW_JSON_DOUBLE:
      g_ascii_dtostr (buffer, DW_RECORD_NUMBER, value->number);
      break;
    case DW_JSON_BOOLEAN:
      text = value->boolean ? "true" : "false";
      break;
    case DW_JSON_ARRAY:
      text = "[…]";
      break;
    case DW_JSON_OBJECT:
      text = "{…}";
      break;
    case DW_JSON_NULL:
      text = "null";
      break;
    }

  *length = strlen (text);
  return text;
}

void
dw_record_fault (DwRecordReader    *reader,
                 DwFaultKind        kind,
                 DwFaultHandling    handling,
                 const DwJsonValue *value,
                 const char        *message)
{
  char buffer[DW_RECORD_NUMBER];
  g_autofree char *pointer = NULL;
  const char *found = NULL;
  gsize length = 0;

  /* What cannot be read as it stands is kept all the same. */
  if (value != NULL)
    reader->has_mask |= dw_mask_is_within (value);
  if (!dw_fault_list_wants (reader->faults, kind))
    return;

  pointer = print_pointer (reader);
  if (value != NULL)
    found = dw_record_describe (value, buffer, &length);
  dw_fault_list_add (reader->faults, kind, handling, pointer, found, length, message);
}
