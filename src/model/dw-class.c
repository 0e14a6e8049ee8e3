/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-class.h"

#include <string.h>

static gboolean
is_named (const char *name,
          const char *wanted,
          gsize       length)
{
  return name != NULL && strlen (name) == length && memcmp (name, wanted, length) == 0;
}

const DwField *
dw_class_find (const DwClass *class,
               const char    *name,
               gsize          length)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (is_named (class->fields[i].name, name, length))
      return &class->fields[i];

  for (guint i = 0; i < class->n_fields; i++)
    if (is_named (class->fields[i].alias, name, length))
      return &class->fields[i];

  return NULL;
}

double
dw_field_number (const DwField *field,
                 gconstpointer  object)
{
  return G_STRUCT_MEMBER (double, object, field->offset);
}

const DwList *
dw_field_list (const DwField *field,
               gconstpointer  object)
{
  return &G_STRUCT_MEMBER (DwList, object, field->offset);
}

gconstpointer
dw_field_object (const DwField *field,
                 gconstpointer  object)
{
  return G_STRUCT_MEMBER (gpointer, object, field->offset);
}
