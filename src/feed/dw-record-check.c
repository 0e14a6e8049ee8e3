/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-check.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-service.h"

/* Whether a record of @class is worth nothing without @field: there is no telling it from others, or what it is. */
static gboolean
is_vital (const DwClass *class,
          const DwField *field)
{
  return field == class->fields || (class == &DW_CLASS_SERVICE && field->offset == offsetof (DwService, name));
}

/* What the schema requires, and the description of a service: the schema does not ask for it, the validator's authors
 * and every family do. */
static guint64
get_expected (const DwRecordReader *reader,
              const DwClassPlan    *plan,
              gconstpointer         object)
{
  return object == reader->record && plan->class == &DW_CLASS_SERVICE ? plan->required | plan->description
                                                                      : plan->required;
}

/* What ORUK 3.0 requires, a record of another dialect need not have; but a name, and what it is about, are for every
   family. */
static gboolean
is_asked_for (const DwRecordReader *reader,
              const DwField        *field)
{
  return reader->dialect == DW_DIALECT_ORUK_3 || strcmp (field->name, "description") == 0 || strcmp (field->name, "number") == 0;
}

/* Reports what belongs here and nobody stated. @taken: fields that have a text; @faulted: that already have a fault of
   their own. */
static void
check_required (DwRecordReader    *reader,
                const DwClassPlan *plan,
                guint64            taken,
                guint64            faulted,
                gconstpointer      object)
{
  const DwClass *class = plan->class;

  for (guint64 left = get_expected (reader, plan, object) & ~taken; left != 0; left &= left - 1)
    {
      guint i = (guint) __builtin_ctzll (left);
      const DwField *field = &class->fields[i];
      gboolean is_fatal = FALSE;

      if (dw_field_text (field, object) != NULL)
        continue;

      is_fatal = object == reader->record && is_vital (class, field);
      if (!is_fatal && ((faulted >> i & 1) == 1 || !is_asked_for (reader, field)))
        continue;

      dw_record_push (reader, field->name, strlen (field->name), 0);
      dw_record_fault (reader, DW_FAULT_MISSING, is_fatal ? DW_HANDLED_QUARANTINED : DW_HANDLED_NOTED, NULL,
                       is_fatal ? N_("Without this member the record cannot be used.") : N_("This member is missing."));
      dw_record_pop (reader);
    }
}

/* 0°N 0°E is in the sea off Africa: what software writes for an unknown place. */
static void
check_place (DwRecordReader *reader,
             gpointer        object)
{
  DwLocation *location = object;

  if (!(fabs (location->latitude) < 1e-6 && fabs (location->longitude) < 1e-6))
    return;

  location->latitude = NAN;
  location->longitude = NAN;
  dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_DROPPED_FIELD, NULL, N_("Latitude and longitude 0 stand for no place; both were left out."));
}

static void
check_ages (DwRecordReader *reader,
            gconstpointer   object)
{
  const DwService *service = object;

  if (service->minimum_age > service->maximum_age)
    dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_NOTED, NULL, N_("The lowest age is above the highest age."));
}

/* An id that cannot be right where it stands: a thing that is its own parent, or another thing with the record's id. */
static void
check_ids (DwRecordReader    *reader,
           const DwClassPlan *plan,
           gpointer           object)
{
  const DwClass *class = plan->class;
  const char *id = dw_field_text (&class->fields[0], object);

  if (id == NULL)
    return;

  for (guint64 left = plan->parents; left != 0; left &= left - 1)
    {
      const DwField *field = &class->fields[__builtin_ctzll (left)];

      if (g_strcmp0 (dw_field_text (field, object), id) != 0)
        continue;

      G_STRUCT_MEMBER (const char *, object, field->offset) = NULL;
      dw_record_push (reader, field->name, strlen (field->name), 0);
      dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_DROPPED_FIELD, NULL, N_("Nothing can be its own parent."));
      dw_record_pop (reader);
    }

  if (class == reader->class || reader->record_id == NULL || *id != *reader->record_id
      || strcmp (id, reader->record_id) != 0)
    return;

  dw_record_push (reader, "id", 2, 0);
  dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_NOTED, NULL, N_("This is the id of the record itself; another thing must have another."));
  dw_record_pop (reader);
}

void
dw_record_check (DwRecordReader    *reader,
                 const DwClassPlan *plan,
                 guint64            taken,
                 guint64            faulted,
                 gpointer           object)
{
  check_required (reader, plan, taken, faulted, object);
  check_ids (reader, plan, object);
  if (plan->class == &DW_CLASS_LOCATION)
    check_place (reader, object);
  if (plan->class == &DW_CLASS_SERVICE)
    check_ages (reader, object);
}

gboolean
dw_record_is_usable (const DwClass *class,
                     gconstpointer  object)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (is_vital (class, &class->fields[i]) && dw_field_text (&class->fields[i], object) == NULL)
      return FALSE;

  return TRUE;
}
