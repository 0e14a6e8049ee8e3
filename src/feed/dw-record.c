/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-rule.h"

enum { LONGEST_NUMBER = 32 };

/* Whole numbers that a double holds exactly. */
static const gint64 LARGEST_EXACT = G_GINT64_CONSTANT (1) << 53;

static const DwReadFunc text_readers[] = {
  [DW_FIELD_ID] = dw_read_id,
  [DW_FIELD_LINE] = dw_read_line,
  [DW_FIELD_PROSE] = dw_read_prose,
  [DW_FIELD_URI] = dw_read_uri,
  [DW_FIELD_EMAIL] = dw_read_email,
  [DW_FIELD_DATE] = dw_read_date,
  [DW_FIELD_DATE_TIME] = dw_read_date_time,
  [DW_FIELD_TIME] = dw_read_time,
};

void
dw_record_push (DwRecordReader *reader,
                const char     *name,
                gsize           length,
                guint           index)
{
  g_assert (reader->n_steps < G_N_ELEMENTS (reader->steps));
  reader->steps[reader->n_steps++] = (DwRecordStep) { name, length, index };
}

void
dw_record_pop (DwRecordReader *reader)
{
  reader->n_steps--;
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

/* What stood there, in few words. */
static const char *
describe (const DwJsonValue *value,
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
      g_snprintf (buffer, LONGEST_NUMBER, "%" G_GINT64_FORMAT, value->integer);
      break;
    case DW_JSON_DOUBLE:
      g_ascii_dtostr (buffer, LONGEST_NUMBER, value->number);
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
  char buffer[LONGEST_NUMBER];
  g_autofree char *pointer = NULL;
  const char *found = NULL;
  gsize length = 0;

  if (!dw_fault_list_wants (reader->faults, kind))
    return;

  pointer = print_pointer (reader);
  if (value != NULL)
    found = describe (value, buffer, &length);
  dw_fault_list_add (reader->faults, kind, handling, pointer, found, length, message);
}

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

/* A text in a list of texts: ["MO","TU"] where "MO,TU" belongs. NULL when something else is in it. */
static char *
join_texts (const DwJsonValue *value)
{
  GString *joined = g_string_new (NULL);
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  char buffer[LONGEST_NUMBER];

  while (dw_json_next (&cursor, &member))
    {
      gsize length = 0;
      const char *text = describe (&member.value, buffer, &length);

      if (member.value.type != DW_JSON_STRING && member.value.type != DW_JSON_INTEGER)
        {
          g_string_free (joined, TRUE);
          return NULL;
        }
      if (joined->len > 0)
        g_string_append_c (joined, ',');
      g_string_append_len (joined, text, (gssize) length);
    }

  return g_string_free (joined, FALSE);
}

static DwReading
read_text (DwRecordReader *reader,
           const DwClass  *class,
           const DwField  *field,
           const char     *text,
           gsize           length)
{
  const DwRule *rule = NULL;

  if (field->kind == DW_FIELD_WORD)
    return dw_read_word (reader->arena, text, length, field->words);

  rule = field->kind == DW_FIELD_LINE ? dw_rule_find (class, field) : NULL;
  return (rule != NULL ? rule->read : text_readers[field->kind]) (reader->arena, text, length);
}

/* A number or a list where text belongs. */
static DwReading
read_other_type (DwRecordReader    *reader,
                 const DwClass     *class,
                 const DwField     *field,
                 const DwJsonValue *value)
{
  gboolean is_text = field->kind == DW_FIELD_LINE || field->kind == DW_FIELD_PROSE || field->kind == DW_FIELD_ID;
  DwReading reading = dw_reading_not_stated ();
  g_autofree char *joined = NULL;
  char buffer[LONGEST_NUMBER];
  gsize length = 0;
  const char *text = NULL;

  if (value->type == DW_JSON_INTEGER && field->kind == DW_FIELD_DATE_TIME)
    return dw_read_epoch (reader->arena, value->integer);

  if (is_text && (value->type == DW_JSON_INTEGER || (value->type == DW_JSON_DOUBLE && field->kind != DW_FIELD_ID)))
    text = describe (value, buffer, &length);
  else if (value->type == DW_JSON_ARRAY && field->kind == DW_FIELD_LINE)
    text = joined = join_texts (value);

  if (text == NULL)
    return dw_reading_refused (DW_FAULT_TYPE, N_("A text belongs here."));

  reading = read_text (reader, class, field, text, joined != NULL ? strlen (joined) : length);
  if (reading.text != NULL && reading.fault == DW_READING_FINE)
    return dw_reading_changed (reading.text, DW_FAULT_COERCED, N_("A text belongs here; what was found was read as text."));

  return reading;
}

static void
read_text_field (DwRecordReader    *reader,
                 const DwClass     *class,
                 const DwField     *field,
                 const DwJsonValue *value,
                 gpointer           object)
{
  DwReading reading = value->type == DW_JSON_STRING ? read_text (reader, class, field, value->text, value->length)
                                                    : read_other_type (reader, class, field, value);

  /* What the repair put in is not the publisher's text. */
  if (reader->is_repaired && reading.text != NULL && reading.fault != DW_FAULT_TEXT
      && strstr (reading.text, "\xEF\xBF\xBD") != NULL)
    reading = dw_reading_changed (reading.text, DW_FAULT_TEXT, N_("The text is not valid UTF-8; what could not be read was replaced."));

  G_STRUCT_MEMBER (const char *, object, field->offset) = reading.text;
  if (reading.fault != DW_READING_FINE)
    dw_record_fault (reader, (DwFaultKind) reading.fault,
                     reading.text != NULL ? DW_HANDLED_CHANGED : DW_HANDLED_DROPPED_FIELD, value, reading.message);
}

/* "12", " 4.00 ", "£4.00", "1,200" */
static gboolean
parse_number (const DwJsonValue *value,
              double            *number)
{
  char buffer[LONGEST_NUMBER];
  const char *p = value->text;
  gsize n = 0;
  char *end = NULL;

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "\xC2\xA3"))
    p += 2;

  for (; *p != '\0' && n < sizeof buffer - 1; p++)
    if (strchr ("+-.0123456789", *p) != NULL)
      buffer[n++] = *p;
    else if (*p != ',' || n == 0)
      break;
  buffer[n] = '\0';
  while (g_ascii_isspace (*p))
    p++;

  *number = g_ascii_strtod (buffer, &end);
  return n > 0 && *end == '\0' && p == value->text + value->length;
}

static gboolean
take_number (DwRecordReader    *reader,
             const DwJsonValue *value,
             double            *number)
{
  if (value->type == DW_JSON_INTEGER)
    *number = (double) value->integer;
  else if (value->type == DW_JSON_DOUBLE)
    *number = value->number;
  else if (value->type != DW_JSON_STRING || !parse_number (value, number))
    {
      refuse_type (reader, value, N_("A number belongs here."));
      return FALSE;
    }

  return TRUE;
}

static void
read_number_field (DwRecordReader    *reader,
                   const DwClass     *class,
                   const DwField     *field,
                   const DwJsonValue *value,
                   gpointer           object)
{
  const DwRule *rule = dw_rule_find (class, field);
  double number = NAN;

  if (!take_number (reader, value, &number))
    return;

  if (rule != NULL && (number < rule->lowest || number > rule->highest))
    {
      dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_DROPPED_FIELD, value, N_("The number is outside what is possible here."));
      return;
    }
  if (fabs (number) > (double) LARGEST_EXACT)
    {
      dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_DROPPED_FIELD, value, N_("The number is too large."));
      return;
    }

  G_STRUCT_MEMBER (double, object, field->offset) = number;
  if (value->type == DW_JSON_STRING)
    dw_record_fault (reader, DW_FAULT_COERCED, DW_HANDLED_CHANGED, value, N_("A number belongs here; the text was read as one."));
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
      read_text_field (reader, class, field, value, object);
      return;
    case DW_FIELD_NUMBER:
      read_number_field (reader, class, field, value, object);
      return;
    case DW_FIELD_OBJECT:
      read_object_field (reader, field, value, object);
      return;
    case DW_FIELD_LIST:
      read_list_field (reader, field, value, object);
      return;
    }
}

static gboolean
is_named (const DwField *field,
          const char    *name,
          gsize          length)
{
  return field->name[0] == name[0] && strncmp (field->name, name, length) == 0 && field->name[length] == '\0';
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

/* Whether a record of @class is worth nothing without @field: there is no telling it from others, or what it is. */
static gboolean
is_vital (const DwClass *class,
          const DwField *field)
{
  return field == class->fields || (class == &DW_CLASS_SERVICE && field->offset == offsetof (DwService, name));
}

/* Reports what the schema requires and nobody stated. @faulted: fields that already have a fault of their own. */
static void
check_required (DwRecordReader *reader,
                const DwClass  *class,
                guint64         faulted,
                gconstpointer   object)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const DwField *field = &class->fields[i];
      gboolean is_fatal = object == reader->record && is_vital (class, field);

      if (!(field->flags & DW_FIELD_REQUIRED) || dw_field_text (field, object) != NULL)
        continue;
      if (!is_fatal && (faulted >> i & 1) == 1)
        continue;

      dw_record_push (reader, field->name, strlen (field->name), 0);
      dw_record_fault (reader, DW_FAULT_MISSING, is_fatal ? DW_HANDLED_QUARANTINED : DW_HANDLED_NOTED, NULL,
                       is_fatal ? N_("Without this member the record cannot be used.") : N_("The standard requires this member."));
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
check_ids (DwRecordReader *reader,
           const DwClass  *class,
           gpointer        object)
{
  const char *id = dw_field_text (&class->fields[0], object);

  if (id == NULL)
    return;

  for (guint i = 1; i < class->n_fields; i++)
    {
      const DwField *field = &class->fields[i];

      if (field->kind != DW_FIELD_ID || !g_str_has_prefix (field->name, "parent_")
          || g_strcmp0 (dw_field_text (field, object), id) != 0)
        continue;

      G_STRUCT_MEMBER (const char *, object, field->offset) = NULL;
      dw_record_push (reader, field->name, strlen (field->name), 0);
      dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_DROPPED_FIELD, NULL, N_("Nothing can be its own parent."));
      dw_record_pop (reader);
    }

  if (class == reader->class || g_strcmp0 (id, reader->record_id) != 0)
    return;

  dw_record_push (reader, "id", 2, 0);
  dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_NOTED, NULL, N_("This is the id of the record itself; another thing must have another."));
  dw_record_pop (reader);
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

  check_required (reader, class, faulted, object);
  check_ids (reader, class, object);
  if (class == &DW_CLASS_LOCATION)
    check_place (reader, object);
  if (class == &DW_CLASS_SERVICE)
    check_ages (reader, object);
}

/* The record's id, wherever it stands in it, before anything that may repeat it is read. */
static const char *
find_id (const DwJsonValue *value)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    if (strcmp (member.key, "id") == 0)
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

  for (guint i = 0; i < reader->class->n_fields; i++)
    if (is_vital (reader->class, &reader->class->fields[i])
        && dw_field_text (&reader->class->fields[i], object) == NULL)
      return FALSE;

  return TRUE;
}
