/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "dw-limits.h"
#include "dw-page.h"
#include "dw-tri.h"
#include "tests/support/isolated.h"

/* What servers were seen to send (feeds.md section 2), one member at a time in an otherwise good service. */

#define GOOD "\"id\":\"s1\",\"name\":\"Stay and play\",\"status\":\"active\",\"description\":\"D\""
#define NO_FAULT (-1)
#define ANY_FAULT (-2) /* or none */

/* Names the case on one line. */
static void
say (const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("%s", escaped);
}

static DwPage *
parse (const char *text,
       gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);

  g_assert_no_error (error);
  return page;
}

/* The value at a path of member names and indexes, as text: "location/0/latitude"; NULL when not stated. */
static char *
dup_value (const DwClass *class,
           gconstpointer  object,
           const char    *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  const DwField *field = class->fields;
  double number = NAN;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      field = dw_class_find (class, steps[i], strlen (steps[i]));
      g_assert_nonnull (field);
      if (field->kind == DW_FIELD_LIST)
        {
          const DwList *list = dw_field_list (field, object);
          guint64 index = g_ascii_strtoull (steps[++i], NULL, 10);

          if (index >= list->n_items)
            return NULL;
          object = list->items[index];
        }
      else if (field->kind == DW_FIELD_OBJECT)
        object = dw_field_object (field, object);
      else
        break;

      if (object == NULL)
        return NULL;
      class = field->of;
    }

  if (field == NULL || field->kind != DW_FIELD_NUMBER)
    return field != NULL ? g_strdup (dw_field_text (field, object)) : NULL;

  number = dw_field_number (field, object);
  return isnan (number) ? NULL : g_strdup_printf ("%g", number);
}

static const DwFault *
find_fault (DwPage     *page,
            const char *pointer,
            int         kind)
{
  guint n_faults = 0;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  for (guint i = 0; i < n_faults; i++)
    if ((int) faults[i].kind == kind && strcmp (faults[i].pointer, pointer) == 0)
      return &faults[i];

  return NULL;
}

static const struct
{
  const char *member;  /* added to a good service */
  const char *path;    /* of the value it should give */
  const char *value;   /* NULL: not stated */
  int fault;           /* its kind, or NO_FAULT for a page without faults */
  const char *pointer;
} quirks[] = {
  /* 4.8: numbers as text, as Prism and Outpost send them; -1 for "none" */
  { "\"minimum_age\":\"12\"", "minimum_age", "12", DW_FAULT_COERCED, "/minimum_age" },
  { "\"minimum_age\":-1", "minimum_age", NULL, DW_FAULT_RANGE, "/minimum_age" },
  { "\"maximum_age\":\"-1\"", "maximum_age", NULL, DW_FAULT_RANGE, "/maximum_age" },
  { "\"maximum_age\":52701159.12", "maximum_age", NULL, DW_FAULT_RANGE, "/maximum_age" },
  { "\"minimum_age\":\"\"", "minimum_age", NULL, NO_FAULT, NULL },
  { "\"minimum_age\":null", "minimum_age", NULL, NO_FAULT, NULL },
  { "\"minimum_age\":\"two\"", "minimum_age", NULL, DW_FAULT_TYPE, "/minimum_age" },
  { "\"minimum_age\":true", "minimum_age", NULL, DW_FAULT_TYPE, "/minimum_age" },
  { "\"minimum_age\":0", "minimum_age", "0", NO_FAULT, NULL },
  { "\"minimum_age\":18,\"maximum_age\":5", "minimum_age", "18", DW_FAULT_RANGE, "" },
  { "\"cost_options\":[{\"id\":\"c\",\"amount\":\"4.00\"}]", "cost_options/0/amount", "4", DW_FAULT_COERCED, "/cost_options/0/amount" },
  { "\"cost_options\":[{\"id\":\"c\",\"amount\":\"\\u00a31,200.50\"}]", "cost_options/0/amount", "1200.5", DW_FAULT_COERCED, "/cost_options/0/amount" },
  { "\"cost_options\":[{\"id\":\"c\",\"amount\":\"4.00 per hour\"}]", "cost_options/0/amount", NULL, DW_FAULT_TYPE, "/cost_options/0/amount" },
  { "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"location_type\":\"physical\",\"latitude\":\"51.5\",\"longitude\":\"-0.1\"}}]",
    "service_at_locations/0/location/longitude", "-0.1", DW_FAULT_COERCED, "/service_at_locations/0/location/latitude" },
  { "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"location_type\":\"physical\",\"latitude\":0,\"longitude\":0}}]",
    "service_at_locations/0/location/latitude", NULL, DW_FAULT_RANGE, "/service_at_locations/0/location" },
  { "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"location_type\":\"Physical\",\"latitude\":0.0,\"longitude\":51}}]",
    "service_at_locations/0/location/latitude", "0", DW_FAULT_COERCED, "/service_at_locations/0/location/location_type" },
  { "\"service_at_locations\":[{\"id\":\"a\",\"location\":{\"id\":\"l\",\"location_type\":\"physical\",\"latitude\":51,\"longitude\":181}}]",
    "service_at_locations/0/location/longitude", NULL, DW_FAULT_RANGE, "/service_at_locations/0/location/longitude" },

  /* 4.4: dates */
  { "\"last_modified\":\"2025-09-02T12:06:15.654\"", "last_modified", "2025-09-02T12:06:15Z", DW_FAULT_COERCED, "/last_modified" },
  { "\"modified_date\":\"2025-09-02T12:06:15Z\"", "last_modified", "2025-09-02T12:06:15Z", NO_FAULT, NULL },
  { "\"last_modified\":1678876245", "last_modified", "2023-03-15T10:30:45Z", DW_FAULT_COERCED, "/last_modified" },
  { "\"assured_date\":\"2025\"", "assured_date", NULL, DW_FAULT_FORMAT, "/assured_date" },
  { "\"assured_date\":20250101", "assured_date", NULL, DW_FAULT_TYPE, "/assured_date" },
  { "\"schedules\":[{\"id\":\"h\",\"dtstart\":\"2026-09-10T00:00:00.000Z\"}]", "schedules/0/dtstart", "2026-09-10", DW_FAULT_COERCED, "/schedules/0/dtstart" },

  { "\"last_modified\":\"2025-09-02T12:06:15.654+0000\"", "last_modified", "2025-09-02T12:06:15Z", ANY_FAULT, NULL },
  { "\"last_modified\":\"2025-09-02T13:06:15+01:00\"", "last_modified", "2025-09-02T12:06:15Z", ANY_FAULT, NULL },
  { "\"last_modified\":\"2025-09-02 12:06:15\"", "last_modified", "2025-09-02T12:06:15Z", DW_FAULT_COERCED, "/last_modified" },
  { "\"last_modified\":1678876245000", "last_modified", "2023-03-15T10:30:45Z", DW_FAULT_COERCED, "/last_modified" },
  { "\"assured_date\":\"\"", "assured_date", NULL, NO_FAULT, NULL },
  { "\"assured_date\":\"lorem\"", "assured_date", NULL, DW_FAULT_FORMAT, "/assured_date" },

  /* 4.5: schedules */
  { "\"schedules\":[{\"id\":\"h\",\"freq\":\"Weekly\"}]", "schedules/0/freq", "WEEKLY", DW_FAULT_COERCED, "/schedules/0/freq" },
  { "\"schedules\":[{\"id\":\"h\",\"byday\":\"Monday, Wednesday\"}]", "schedules/0/byday", "MO,WE", DW_FAULT_COERCED, "/schedules/0/byday" },
  { "\"schedules\":[{\"id\":\"h\",\"until\":\"\",\"count\":null}]", "schedules/0/until", NULL, NO_FAULT, NULL },
  { "\"schedules\":[{\"id\":\"h\",\"freq\":\"week\"}]", "schedules/0/freq", "WEEKLY", DW_FAULT_COERCED, "/schedules/0/freq" },
  { "\"schedules\":[{\"id\":\"h\",\"freq\":\"fortnightly\"}]", "schedules/0/freq", NULL, DW_FAULT_WORD, "/schedules/0/freq" },
  { "\"schedules\":[{\"id\":\"h\",\"byday\":\"Thursday\"}]", "schedules/0/byday", "TH", DW_FAULT_COERCED, "/schedules/0/byday" },
  { "\"schedules\":[{\"id\":\"h\",\"byday\":[\"MO\",\"TU\"]}]", "schedules/0/byday", "MO,TU", DW_FAULT_COERCED, "/schedules/0/byday" },
  { "\"schedules\":[{\"id\":\"h\",\"bymonthday\":-1}]", "schedules/0/bymonthday", "-1", DW_FAULT_COERCED, "/schedules/0/bymonthday" },
  { "\"schedules\":[{\"id\":\"h\",\"byday\":[{}]}]", "schedules/0/byday", NULL, DW_FAULT_TYPE, "/schedules/0/byday" },
  { "\"schedules\":[{\"id\":\"h\",\"opens_at\":\"09:00:00Z\"}]", "schedules/0/opens_at", "09:00", NO_FAULT, NULL },
  { "\"schedules\":[{\"id\":\"h\",\"opens_at\":\"9:00am\"}]", "schedules/0/opens_at", "09:00", DW_FAULT_COERCED, "/schedules/0/opens_at" },
  { "\"schedules\":[{\"id\":\"h\",\"timezone\":\"+01:00\"}]", "schedules/0/timezone", NULL, DW_FAULT_TYPE, "/schedules/0/timezone" },
  { "\"status\":\"temporarily_closed\"", "status", "active", DW_FAULT_DUPLICATE, "/status" },

  /* 4.6: ids and vendors' members */
  { "\"phones\":[{\"number\":\"020 7946 0000\"}]", "phones/0/number", "020 7946 0000", DW_FAULT_MISSING, "/phones/0/id" },
  { "\"organization_id\":42", "organization_id", "42", DW_FAULT_COERCED, "/organization_id" },
  { "\"organization_id\":4.5", "organization_id", NULL, DW_FAULT_TYPE, "/organization_id" },
  { "\"serviceId\":\"x\"", "id", "s1", DW_FAULT_UNKNOWN, "/serviceId" },
  { "\"pc_targetAudience\":[{\"a\":1}]", "id", "s1", DW_FAULT_UNKNOWN, "/pc_targetAudience" },
  { "\"fees\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\":1", "fees", NULL, DW_FAULT_UNKNOWN, "/fees???????" },
  { "\"a/b~c\":1", "id", "s1", DW_FAULT_UNKNOWN, "/a~1b~0c" },

  /* 4.7: text */
  { "\"alternate_name\":\"\\u003Cp\\u003EOne\\u003C/p\\u003E\"", "alternate_name", "One", DW_FAULT_COERCED, "/alternate_name" },
  { "\"fees\":\"<p>Free</p>\\r\\n<ul><li>one</li></ul>\"", "fees", "Free\n\n\xE2\x80\xA2 one", NO_FAULT, NULL },
  { "\"fees\":\"one\\r\\ntwo\"", "fees", "one\ntwo", NO_FAULT, NULL },
  { "\"fees\":\"one\\\\ntwo\"", "fees", "one\ntwo", DW_FAULT_COERCED, "/fees" },
  { "\"fees\":\"<h1>Fees</h1>&nbsp;See <a href=\\\"https://example.org/fees\\\">the list</a>\"", "fees", "Fees\n\nSee the list (https://example.org/fees)", ANY_FAULT, NULL },
  { "\"phones\":[{\"id\":null,\"number\":2079460000}]", "phones/0/number", "2079460000", DW_FAULT_COERCED, "/phones/0/number" },
  { "\"email\":\"mailto:play@example.org\"", "email", "play@example.org", DW_FAULT_COERCED, "/email" },
  { "\"alternate_name\":\"Trailing  \"", "alternate_name", "Trailing", NO_FAULT, NULL },
  { "\"alternate_name\":12", "alternate_name", "12", DW_FAULT_COERCED, "/alternate_name" },
  { "\"alternate_name\":{}", "alternate_name", NULL, DW_FAULT_TYPE, "/alternate_name" },
  { "\"phones\":[{\"id\":\"p\",\"number\":\"Bristol Youth MAPS: 0117 332 7111\"}]", "phones/0/number", "Bristol Youth MAPS: 0117 332 7111", NO_FAULT, NULL },
  { "\"phones\":[{\"id\":\"p\",\"number\":\"\\\"+44 1234 234567\\\"\"}]", "phones/0/number", "+44 1234 234567", DW_FAULT_COERCED, "/phones/0/number" },
  { "\"phones\":[{\"id\":\"p\",\"number\":\"*21*1#\"}]", "phones/0/number", NULL, DW_FAULT_FORMAT, "/phones/0/number" },
  { "\"url\":\"www.example.org\"", "url", "https://www.example.org", DW_FAULT_COERCED, "/url" },
  { "\"url\":\"javascript:alert(1)\"", "url", NULL, DW_FAULT_FORMAT, "/url" },
  { "\"email\":false", "email", NULL, DW_FAULT_TYPE, "/email" },
  { "\"email\":12345", "email", NULL, DW_FAULT_TYPE, "/email" },
  { "\"email\":\"Unknown-1@noemail.invalid\"", "email", NULL, DW_FAULT_FORMAT, "/email" },

  /* Broken characters: the record stays, the text is flagged */
  { "\"fees\":\"a\xFF" "b\"", "fees", "a\xEF\xBF\xBD" "b", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\xC0\xAF" "b\"", "fees", "a\xEF\xBF\xBD\xEF\xBF\xBD" "b", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\\ud800b\"", "fees", "a\xEF\xBF\xBD" "b", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\\udc00\\ud800b\"", "fees", "a\xEF\xBF\xBD\xEF\xBF\xBD" "b", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\\ud83d\\ude00b\"", "fees", "a\xF0\x9F\x98\x80" "b", NO_FAULT, NULL },
  { "\"fees\":\"a\\u0000b\"", "fees", "a\xEF\xBF\xBD" "b", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\x01" "b\"", "fees", "ab", DW_FAULT_TEXT, "/fees" },
  { "\"fees\":\"a\nb\"", "fees", "a\nb", DW_FAULT_TEXT, "" },
  { "\"fees\":\"a\\u202Eb\"", "fees", "ab", DW_FAULT_TEXT, "/fees" },
  { "\"vendor\":\"a\xFF\"", "id", "s1", DW_FAULT_TEXT, "" },
  { "\"organization_id\":\"a\\u0000b\"", "organization_id", NULL, DW_FAULT_TEXT, "/organization_id" },

  /* Shapes */
  { "\"phones\":{\"id\":\"p\",\"number\":\"1\"}", "phones/0/number", "1", DW_FAULT_COERCED, "/phones" },
  { "\"phones\":\"020 7946 0000\"", "phones/0/number", NULL, DW_FAULT_TYPE, "/phones" },
  { "\"phones\":[\"020 7946 0000\"]", "phones/0/number", NULL, DW_FAULT_TYPE, "/phones/0" },
  { "\"phones\":[{}]", "phones/0/number", NULL, DW_FAULT_TYPE, "/phones/0" },
  { "\"phones\":[null,{\"id\":\"p\",\"number\":\"1\"}]", "phones/0/number", "1", NO_FAULT, NULL },
  { "\"phones\":null", "phones/0/number", NULL, NO_FAULT, NULL },
  { "\"phones\":[]", "phones/0/number", NULL, NO_FAULT, NULL },
  { "\"organization\":[{\"id\":\"o\",\"name\":\"O\",\"description\":\"D\"}]", "organization/name", "O", DW_FAULT_COERCED, "/organization" },
  { "\"organization\":\"o\"", "organization/name", NULL, DW_FAULT_TYPE, "/organization" },
  { "\"organization\":{\"id\":\"o\"}", "organization/id", "o", DW_FAULT_MISSING, "/organization/name" },
  { "\"organization\":{\"id\":\"s1\",\"name\":\"O\",\"description\":\"D\"}", "organization/id", "s1", DW_FAULT_DUPLICATE, "/organization/id" },
  { "\"organization\":{\"id\":\"o\",\"name\":\"O\",\"description\":\"D\",\"parent_organization_id\":\"o\"}", "organization/parent_organization_id", NULL,
    DW_FAULT_DUPLICATE, "/organization/parent_organization_id" },
  { "\"fees\":\"one\",\"fees\":\"two\"", "fees", "one", DW_FAULT_DUPLICATE, "/fees" },
};

static void
test_quirks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quirks); i++)
    {
      g_autofree char *text = g_strdup_printf ("{" GOOD ",%s}", quirks[i].member);
      g_autoptr (DwPage) page = parse (text, -1);
      g_autoptr (DwService) service = dw_page_dup_service (page, 0);
      g_autofree char *value = dup_value (&DW_CLASS_SERVICE, service, quirks[i].path);
      guint n_faults = 0;

      say (quirks[i].member);
      g_assert_cmpstr (value, ==, quirks[i].value);
      dw_page_get_faults (page, &n_faults, NULL);
      if (quirks[i].fault == NO_FAULT)
        g_assert_cmpuint (n_faults, ==, 0);
      else if (quirks[i].fault != ANY_FAULT)
        {
          const DwFault *fault = find_fault (page, quirks[i].pointer, quirks[i].fault);

          g_assert_nonnull (fault);
          g_assert_cmpstr (fault->source_id, ==, "s1");
          g_assert_true (g_utf8_validate (fault->message, -1, NULL));
          g_assert_true (fault->found == NULL || g_utf8_validate (fault->found, -1, NULL));
        }
    }
}

static const struct
{
  const char *record;
  int fault;
  const char *pointer;
} useless[] = {
  { "{\"name\":\"A\"}", DW_FAULT_MISSING, "/contents/0/id" },
  { "{\"id\":\"\",\"name\":\"A\"}", DW_FAULT_MISSING, "/contents/0/id" },
  { "{\"id\":null,\"name\":\"A\"}", DW_FAULT_MISSING, "/contents/0/id" },
  { "{\"id\":{},\"name\":\"A\"}", DW_FAULT_TYPE, "/contents/0/id" },
  { "{\"id\":\"a\\u0000\",\"name\":\"A\"}", DW_FAULT_TEXT, "/contents/0/id" },
  { "{\"id\":\"a\\ud800\",\"name\":\"A\"}", DW_FAULT_TEXT, "/contents/0/id" },
  { "{\"id\":\"a\xFF\",\"name\":\"A\"}", DW_FAULT_TEXT, "/contents/0/id" },
  { "{\"id\":\"a\\u202eb\",\"name\":\"A\"}", DW_FAULT_TEXT, "/contents/0/id" },
  { "{\"id\":\"1\"}", DW_FAULT_MISSING, "/contents/0/name" },
  { "{\"id\":\"1\",\"name\":\"  \"}", DW_FAULT_MISSING, "/contents/0/name" },
  { "{\"id\":\"1\",\"name\":[[]]}", DW_FAULT_TYPE, "/contents/0/name" },
  { "{}", DW_FAULT_MISSING, "/contents/0/id" },
  { "null", DW_FAULT_TYPE, "/contents/0" },
  { "7", DW_FAULT_TYPE, "/contents/0" },
  { "[{\"id\":\"1\",\"name\":\"A\"}]", DW_FAULT_TYPE, "/contents/0" },
};

static void
test_quarantine (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (useless); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"contents\":[%s,{" GOOD "}]}", useless[i].record);
      g_autofree char *raw = NULL;
      g_autoptr (DwPage) page = parse (text, -1);
      guint n_records = 0;
      const DwPageRecord *records = dw_page_get_records (page, &n_records);

      say (useless[i].record);
      g_assert_cmpuint (n_records, ==, 2);
      g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 1);
      g_assert_null (records[0].object);
      g_assert_nonnull (records[1].object);
      g_assert_nonnull (find_fault (page, useless[i].pointer, useless[i].fault));
      raw = g_strndup (records[0].raw, records[0].raw_length);
      g_assert_cmpstr (raw, ==, useless[i].record);
    }
}

static void
test_long_id (void)
{
  g_autofree char *id = g_strnfill (DW_LIMIT_ID + 1, 'x');
  g_autofree char *text = g_strdup_printf ("[{\"id\":\"%s\",\"name\":\"A\"}]", id);
  g_autoptr (DwPage) page = parse (text, -1);
  const DwFault *fault = find_fault (page, "/0/id", DW_FAULT_FORMAT);

  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 1);
  g_assert_true (fault != NULL && g_utf8_strlen (fault->found, -1) == 80);
}

static void
test_repeated_ids (void)
{
  g_autoptr (DwPage) page = parse ("[{" GOOD "},{" GOOD "},{\"id\":\"s1\"}]", -1);

  g_assert_null (find_fault (page, "/0/id", DW_FAULT_DUPLICATE));
  g_assert_nonnull (find_fault (page, "/1/id", DW_FAULT_DUPLICATE));
  g_assert_nonnull (find_fault (page, "/2/id", DW_FAULT_DUPLICATE));
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 1);
}

static void
test_shallow (void)
{
  static const struct { const char *member; gboolean is_shallow; } cases[] = {
    { "\"organization\":{\"id\":\"o\",\"name\":\"O\"}", TRUE },
    { "\"schedules\":[],\"contacts\":null", TRUE },
    { "\"languages\":[{\"id\":\"l\"}]", FALSE },
    { "\"attributes\":[{\"id\":\"a\"}]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{" GOOD ",%s}]", cases[i].member);
      g_autoptr (DwPage) page = parse (text, -1);
      guint n_records = 0;

      g_assert_true (dw_page_get_records (page, &n_records)[0].is_shallow == cases[i].is_shallow);
    }
}

static void
test_pagination (void)
{
  g_autoptr (DwPage) nothing = parse ("[]", -1);
  g_autoptr (DwPage) numbers = parse ("{\"total_items\":5128,\"total_pages\":103,\"page_number\":1,\"size\":50,"
                                      "\"first_page\":true,\"last_page\":false,\"empty\":false,\"contents\":[{" GOOD "}]}", -1);
  g_autoptr (DwPage) texts = parse ("{\"contents\":[{" GOOD "}],\"total_items\":\"31\",\"total_pages\":\" 2\",\"page_number\":\"x\","
                                    "\"size\":1.5,\"first_page\":\"true\",\"last_page\":\"False\",\"empty\":null}", -1);
  g_autoptr (DwPage) prism = parse ("{\"contents\":[{" GOOD "}],\"total_items\":0,\"total_pages\":0,\"page_number\":0,"
                                    "\"first_page\":true,\"last_page\":true,\"empty\":true}", -1);
  g_autoptr (DwPage) lowest = parse ("{\"contents\":[],\"total_items\":-9007199254740991,\"empty\":false}", -1);
  const DwPagination *said = dw_page_get_pagination (nothing);
  const DwFault *empty = NULL;
  guint n_faults = 0;

  g_assert_cmpint (said->total_items, ==, -1);
  g_assert_cmpint (said->last_page, ==, DW_TRI_NOT_STATED);

  said = dw_page_get_pagination (numbers);
  g_assert_cmpint (said->total_items, ==, 5128);
  g_assert_cmpint (said->total_pages, ==, 103);
  g_assert_cmpint (said->page_number, ==, 1);
  g_assert_cmpint (said->size, ==, 50);
  g_assert_cmpint (said->first_page, ==, DW_TRI_YES);
  g_assert_cmpint (said->last_page, ==, DW_TRI_NO);
  g_assert_cmpint (said->empty, ==, DW_TRI_NO);
  dw_page_get_faults (numbers, &n_faults, NULL);
  g_assert_cmpuint (n_faults, ==, 0);

  said = dw_page_get_pagination (texts);
  g_assert_cmpint (said->total_items, ==, 31);
  g_assert_cmpint (said->page_number, ==, -1);
  g_assert_cmpint (said->size, ==, -1);
  g_assert_cmpint (said->first_page, ==, DW_TRI_YES);
  g_assert_cmpint (said->last_page, ==, DW_TRI_NO);
  g_assert_cmpint (said->empty, ==, DW_TRI_NOT_STATED);

  g_assert_nonnull (find_fault (prism, "/total_items", DW_FAULT_RANGE));
  empty = find_fault (prism, "/empty", DW_FAULT_RANGE);
  g_assert_true (empty != NULL && empty->record == DW_FAULT_NO_RECORD);
  g_assert_cmpint (dw_page_get_pagination (lowest)->total_items, ==, -1);
  g_assert_nonnull (find_fault (lowest, "/empty", DW_FAULT_RANGE));
}

static void
test_service_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = parse ("{\"contents\":[ {" GOOD ",\"fees\":\"a\xFF\",\"x\":\"}\"} , {" GOOD "} ]}", -1);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  g_autoptr (GBytes) raw = g_bytes_new (records[0].raw, records[0].raw_length);
  g_autoptr (GBytes) other = g_bytes_new_static ("{\"id\":\"1\"}", 10);
  g_autoptr (DwService) service = dw_page_parse_service (raw, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (service->fees, ==, "a\xEF\xBF\xBD");
  g_assert_null (dw_page_parse_service (other, &error));
  g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED);
}

static void
test_fault_limit (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (DwPage) page = NULL;
  guint n_faults = 0;
  guint n_in_all = 0;
  guint n_unknown = 0;
  const DwFault *faults = NULL;

  for (guint i = 0; i < 2 * DW_LIMIT_FAULTS; i++)
    g_string_append_printf (text, "%s{\"id\":\"%u\",\"name\":\"A\",\"description\":\"D\",\"status\":\"active\",\"vendor\":1}", i > 0 ? "," : "", i);
  g_string_append (text, ",{\"id\":\"x\",\"name\":\"A\",\"description\":\"D\",\"status\":\"odd\"}]");
  page = parse (text->str, -1);
  faults = dw_page_get_faults (page, &n_faults, &n_in_all);
  for (guint i = 0; i < n_faults; i++)
    n_unknown += faults[i].kind == DW_FAULT_UNKNOWN;

  g_assert_cmpuint (n_in_all, ==, 2 * DW_LIMIT_FAULTS + 1);
  g_assert_cmpuint (n_unknown, ==, DW_LIMIT_FAULTS / 2);
  g_assert_cmpuint (n_faults, ==, n_unknown + 1);
  g_assert_cmpint (faults[n_faults - 1].kind, ==, DW_FAULT_WORD);
}

static void
test_other_classes (void)
{
  static const struct { const DwClass *class; const char *text; guint n_taken; } cases[] = {
    { &DW_CLASS_ORGANIZATION, "{\"contents\":[{\"id\":\"o\",\"name\":\"O\"},{\"id\":\"p\"},{\"name\":\"P\"}]}", 2 },
    { &DW_CLASS_TAXONOMY, "{\"id\":\"t\",\"name\":\"T\"}", 1 },
    { &DW_CLASS_TAXONOMY_TERM, "[{\"id\":\"t\",\"name\":\"T\"}]", 1 },
    { &DW_CLASS_SERVICE_AT_LOCATION, "[{\"id\":\"a\",\"service\":{\"id\":\"s\"}}]", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (DwPage) page = dw_page_parse (bytes, cases[i].class, &error);
      guint n_records = 0;

      g_assert_no_error (error);
      dw_page_get_records (page, &n_records);
      g_assert_cmpuint (n_records - dw_page_get_n_quarantined (page), ==, cases[i].n_taken);
    }
}

static void
test_api_details (void)
{
  static const char good[] = "{\"version\":\"HSDS-UK-3.0\",\"profile\":\"https://example.org/profile\",\"openapi_url\":\"https://example.org/openapi.json\"}";
  static const char *const wrong[] = { "[]", "{}", "{\"version\":null}", "{\"version\":{}}", "\"HSDS-UK-3.0\"" };
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, strlen (good));
  DwApiDetails details;

  g_assert_true (dw_api_details_parse (bytes, arena, &details, NULL));
  g_assert_cmpstr (details.version, ==, "HSDS-UK-3.0");
  g_assert_cmpstr (details.profile, ==, "https://example.org/profile");
  g_assert_cmpuint (details.n_faults, ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) other = g_bytes_new_static (wrong[i], strlen (wrong[i]));

      g_assert_false (dw_api_details_parse (other, arena, &details, &error));
      g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/quirks/each quirk gives its value and its fault", test_quirks);
  g_test_add_func ("/feed/quirks/a useless record is quarantined and its neighbour is taken", test_quarantine);
  g_test_add_func ("/feed/quirks/an id that is too long quarantines its record", test_long_id);
  g_test_add_func ("/feed/quirks/a repeated id is reported and both records are returned", test_repeated_ids);
  g_test_add_func ("/feed/quirks/a service without nested lists is shallow", test_shallow);
  g_test_add_func ("/feed/quirks/the envelope is read as far as it says something", test_pagination);
  g_test_add_func ("/feed/quirks/a kept record is read again", test_service_again);
  g_test_add_func ("/feed/quirks/faults beyond the limit are counted and vendors' members crowd out none", test_fault_limit);
  g_test_add_func ("/feed/quirks/every class has pages and objects", test_other_classes);
  g_test_add_func ("/feed/quirks/API details are told from anything else", test_api_details);
  return g_test_run ();
}
