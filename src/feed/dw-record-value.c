/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-record-value.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-reading.h"

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

/* A text in a list of texts: ["MO","TU"] where "MO,TU" belongs. NULL when something else is in it. */
static char *
join_texts (const DwJsonValue *value)
{
  GString *joined = g_string_new (NULL);
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;
  char buffer[DW_RECORD_NUMBER];

  while (dw_json_next (&cursor, &member))
    {
      gsize length = 0;
      const char *text = dw_record_describe (&member.value, buffer, &length);

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
read_text (DwRecordReader    *reader,
           const DwClassPlan *plan,
           const DwField     *field,
           const char        *text,
           gsize              length)
{
  const DwRule *rule = NULL;

  if (field->kind == DW_FIELD_WORD)
    return dw_read_word (reader->arena, text, length, field->words);

  rule = field->kind == DW_FIELD_LINE ? plan->rules[field - plan->class->fields] : NULL;
  return (rule != NULL ? rule->read : text_readers[field->kind]) (reader->arena, text, length);
}

/* A number or a list where text belongs. */
static DwReading
read_other_type (DwRecordReader    *reader,
                 const DwClassPlan *plan,
                 const DwField     *field,
                 const DwJsonValue *value)
{
  gboolean is_text = field->kind == DW_FIELD_LINE || field->kind == DW_FIELD_PROSE || field->kind == DW_FIELD_ID;
  DwReading reading;
  g_autofree char *joined = NULL;
  char buffer[DW_RECORD_NUMBER];
  gsize length = 0;
  const char *text = NULL;

  if (value->type == DW_JSON_INTEGER && field->kind == DW_FIELD_DATE_TIME)
    return dw_read_epoch (reader->arena, value->integer);

  if (is_text && (value->type == DW_JSON_INTEGER || (value->type == DW_JSON_DOUBLE && field->kind != DW_FIELD_ID)))
    text = dw_record_describe (value, buffer, &length);
  else if (value->type == DW_JSON_ARRAY && field->kind == DW_FIELD_LINE)
    text = joined = join_texts (value);

  if (text == NULL)
    return dw_reading_refused (DW_FAULT_TYPE, N_("A text belongs here."));

  reading = read_text (reader, plan, field, text, joined != NULL ? strlen (joined) : length);
  if (reading.text != NULL && reading.fault == DW_READING_FINE)
    return dw_reading_changed (reading.text, DW_FAULT_COERCED, N_("A text belongs here; what was found was read as text."));

  return reading;
}

void
dw_record_read_text (DwRecordReader    *reader,
                     const DwClassPlan *plan,
                     const DwField     *field,
                     const DwJsonValue *value,
                     gpointer           object)
{
  DwReading reading = value->type == DW_JSON_STRING ? read_text (reader, plan, field, value->text, value->length)
                                                    : read_other_type (reader, plan, field, value);

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
  char buffer[DW_RECORD_NUMBER];
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
      dw_record_fault (reader, DW_FAULT_TYPE, DW_HANDLED_DROPPED_FIELD, value, N_("A number belongs here."));
      return FALSE;
    }

  return TRUE;
}

void
dw_record_read_number (DwRecordReader    *reader,
                       const DwClassPlan *plan,
                       const DwField     *field,
                       const DwJsonValue *value,
                       gpointer           object)
{
  const DwRule *rule = plan->rules[field - plan->class->fields];
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
