/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "dw-json-text.h"
#include "dw-json.h"
#include "dw-limits.h"
#include "dw-page.h"
#include "dw-record.h"
#include "tests/support/isolated.h"

/* A page with every kind of value, quoting and nesting that a publisher sends. */
static const char real_page[] =
  "{\"total_items\":2,\"total_pages\":1,\"page_number\":1,\"size\":50,\"first_page\":true,\"last_page\":true,\"empty\":false,\n"
  " \"contents\":[\n"
  "  {\"id\":\"ac148810-d857-441c-9679-408f346de14b\",\"name\":\"Stay & \\\"play\\\"\",\"description\":\"<p>Caf\xC3\xA9 \\u00e9\\ud83d\\ude00</p>\\r\\n\",\n"
  "   \"url\":\"http://example.org/a?b=c#d\",\"email\":\"a@example.org\",\"status\":\"active\",\"minimum_age\":0,\"maximum_age\":4.5e0,\n"
  "   \"last_modified\":\"2023-03-15T10:30:45.123Z\",\"assured_date\":null,\"vendor\":{\"a\":[true,false,null,{}],\"b\":\"\\\\\"},\n"
  "   \"organization\":{\"id\":\"o1\",\"name\":\"Org\",\"description\":\"D\"},\n"
  "   \"schedules\":[{\"id\":\"h1\",\"freq\":\"WEEKLY\",\"byday\":\"MO,TU\",\"opens_at\":\"09:00:00Z\",\"interval\":1}],\n"
  "   \"service_at_locations\":[{\"id\":\"a1\",\"location\":{\"id\":\"l1\",\"location_type\":\"physical\",\"latitude\":51.5,\"longitude\":-0.1,\n"
  "     \"addresses\":[{\"id\":\"d1\",\"address_1\":\"1 High Street\",\"postal_code\":\"E8 1EA\"}]}}],\n"
  "   \"contacts\":[{\"id\":\"c1\",\"phones\":[{\"id\":\"p1\",\"number\":\"020 7946 0000\"}]}],\"languages\":[{\"id\":\"g1\"}]},\n"
  "  {\"id\":7,\"name\":\"Second\"}\n"
  " ]}";

static DwPage *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return dw_page_parse (bytes, &DW_CLASS_SERVICE, error);
}

static void
assert_refused (const char *text,
                gsize       length,
                int         code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = parse (text, length, &error);

  g_assert_null (page);
  g_assert_error (error, DW_PAGE_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* What holds of every page that parses, whatever was in it. */
static void
check_page (DwPage     *page,
            const char *text,
            gsize       length)
{
  guint n_records = 0;
  guint n_faults = 0;
  guint n_in_all = 0;
  guint n_taken = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const DwFault *faults = dw_page_get_faults (page, &n_faults, &n_in_all);

  for (guint i = 0; i < n_records; i++)
    {
      const DwService *service = records[i].object;

      g_assert_true (records[i].raw_length > 0 && records[i].raw_length <= length);
      if (service == NULL)
        continue;

      n_taken++;
      g_assert_cmpstr (service->id, ==, records[i].source_id);
      g_assert_nonnull (service->name);
      g_assert_true (g_utf8_validate (service->name, -1, NULL));
      g_assert_true (service->description == NULL || g_utf8_validate (service->description, -1, NULL));
    }

  g_assert_cmpuint (n_taken + dw_page_get_n_quarantined (page), ==, n_records);
  g_assert_cmpuint (n_faults, <=, MIN (n_in_all, DW_LIMIT_FAULTS));
  for (guint i = 0; i < n_faults; i++)
    {
      g_assert_true (faults[i].record < n_records || faults[i].record == DW_FAULT_NO_RECORD);
      g_assert_true (g_utf8_validate (faults[i].pointer, -1, NULL));
      g_assert_true (faults[i].found == NULL || g_utf8_validate (faults[i].found, -1, NULL));
    }
}

static char *
repeat (const char *unit,
        guint       n)
{
  GString *text = g_string_sized_new (strlen (unit) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *arrays = repeat ("[", 1000000);
  g_autofree char *objects = repeat ("{\"a\":", 1000000);
  g_autofree char *closers = repeat ("]", 1000000);
  g_autofree char *both = g_strconcat (arrays, closers, NULL);

  assert_refused (arrays, strlen (arrays), DW_PAGE_ERROR_TOO_LARGE);
  assert_refused (objects, strlen (objects), DW_PAGE_ERROR_TOO_LARGE);
  assert_refused (both, strlen (both), DW_PAGE_ERROR_TOO_LARGE);
  assert_refused (closers, strlen (closers), DW_PAGE_ERROR_NOT_JSON);
}

static void
test_depth_limit (void)
{
  for (guint depth = DW_LIMIT_JSON_DEPTH - 2; depth <= DW_LIMIT_JSON_DEPTH + 2; depth++)
    {
      /* The record and its page are two of the levels. */
      g_autofree char *open = repeat ("[", depth - 2);
      g_autofree char *close = repeat ("]", depth - 2);
      g_autofree char *text = g_strconcat ("[{\"id\":1,\"name\":\"A\",\"x\":", open, "1", close, "}]", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPage) page = parse (text, strlen (text), &error);

      g_assert_true ((page != NULL) == (depth <= DW_LIMIT_JSON_DEPTH));
      if (page == NULL)
        g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE);
    }
}

/* Classes contain each other (a service's organisation has services): nesting is bounded all the same. */
static void
test_class_recursion (void)
{
  g_autofree char *open = repeat ("\"organization\":{\"id\":\"o\",\"services\":[{\"id\":\"s\",", 10);
  g_autofree char *close = repeat ("}]}", 10);
  g_autofree char *text = g_strconcat ("{\"id\":\"1\",\"name\":\"A\",", open, "\"name\":\"B\"", close, "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  check_page (page, text, strlen (text));
}

static char *
make_members (guint n)
{
  g_autofree char *members = repeat (",\"m\":1", n - 2);

  return g_strconcat ("[{\"id\":1,\"name\":\"A\"", members, "}]", NULL);
}

static void
test_members (void)
{
  g_autofree char *million = make_members (1000000);
  g_autofree char *most = make_members (DW_LIMIT_JSON_MEMBERS);
  g_autofree char *more = make_members (DW_LIMIT_JSON_MEMBERS + 1);
  g_autofree char *items = repeat (",{\"id\":\"p\",\"number\":\"1\"}", DW_LIMIT_JSON_MEMBERS);
  g_autofree char *most_items = g_strconcat ("[{\"id\":1,\"name\":\"A\",\"phones\":[", items + 1, "]}]", NULL);
  g_autofree char *more_items = g_strconcat ("[{\"id\":1,\"name\":\"A\",\"phones\":[null", items, "]}]", NULL);
  g_autoptr (DwPage) page = parse (most, strlen (most), NULL);
  g_autoptr (DwPage) listed = parse (most_items, strlen (most_items), NULL);

  check_page (page, most, strlen (most));
  check_page (listed, most_items, strlen (most_items));
  assert_refused (more, strlen (more), DW_PAGE_ERROR_TOO_LARGE);
  assert_refused (million, strlen (million), DW_PAGE_ERROR_TOO_LARGE);
  assert_refused (more_items, strlen (more_items), DW_PAGE_ERROR_TOO_LARGE);
}

static void
test_long_strings (void)
{
  g_autofree char *five_megabytes = repeat ("0123456789abcdef", 327680);
  g_autofree char *value = g_strconcat ("[{\"id\":\"1\",\"name\":\"A\",\"description\":\"", five_megabytes, "\"}]", NULL);
  g_autofree char *key = g_strconcat ("[{\"id\":\"1\",\"name\":\"A\",\"", five_megabytes, "\":1}]", NULL);
  g_autofree char *id = g_strconcat ("[{\"id\":\"", five_megabytes, "\",\"name\":\"A\"}]", NULL);
  g_autoptr (DwPage) long_value = parse (value, strlen (value), NULL);
  g_autoptr (DwPage) long_key = parse (key, strlen (key), NULL);
  g_autoptr (DwPage) long_id = parse (id, strlen (id), NULL);
  g_autoptr (DwService) service = dw_page_dup_service (long_value, 0);

  g_assert_cmpuint (strlen (service->description), ==, DW_LIMIT_JSON_STRING);
  check_page (long_value, value, strlen (value));
  check_page (long_key, key, strlen (key));
  g_assert_cmpuint (dw_page_get_n_quarantined (long_id), ==, 1);
}

static void
test_room (void)
{
  static const char text[] = "{\"id\":\"1\",\"name\":\"A\",\"phones\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]}";
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autoptr (DwJson) json = dw_json_new ();
  DwFaultList faults;
  DwRecordReader reader = { .faults = &faults, .arena = arena, .class = &DW_CLASS_SERVICE };
  DwJsonValue root;

  g_assert_true (dw_json_parse (json, text, strlen (text), DW_LIMIT_JSON_DEPTH, &root));
  dw_fault_list_init (&faults, arena);
  reader.room = 3 * (sizeof (DwPhone) + sizeof (gpointer));
  dw_record_read (&reader, &root, dw_class_new (&DW_CLASS_SERVICE, arena));
  g_assert_false (reader.is_too_large);

  reader.room = 3 * (sizeof (DwPhone) + sizeof (gpointer)) - 1;
  dw_record_read (&reader, &root, dw_class_new (&DW_CLASS_SERVICE, arena));
  g_assert_true (reader.is_too_large);
  dw_fault_list_clear (&faults);
}

static void
test_not_json (void)
{
  static const struct { const char *text; const char *offset; } cases[] = {
    { "{\"contents\":[1e999]}", "byte 13" },
    { "[99999999999999999999]", "byte 1." },
    { "[{\"id\":1,}]", "byte 9" },
    { "[1,]", "byte 3" },
    { "[01]", "byte 2" },
    { "[.5]", "byte 1." },
    { "[1.]", "byte 3" },
    { "[1e]", "byte 3" },
    { "[+1]", "byte 1." },
    { "[--1]", "byte 2" },
    { "[NaN]", "byte 1." },
    { "[Infinity]", "byte 1." },
    { "['a']", "byte 1." },
    { "[\"a\\x\"]", "byte 4" },
    { "[\"\\u12g4\"]", "byte 6" },
    { "{a:1}", "byte 1." },
    { "{\"a\" 1}", "byte 5" },
    { "{\"a\":1 \"b\":2}", "byte 7" },
    { "[1 2]", "byte 3" },
    { "[1}", "byte 2" },
    { "// a\n[]", "byte 0" },
    { "[] []", "byte 3" },
    { "[]\xFF", "byte 2" },
    { "\xEF\xBB\xBF[nul]", "byte 7" },
    { "tru", "3 bytes" },
    { "", "0 bytes" },
    { "  \n", "3 bytes" },
    { "[\"a", "3 bytes" },
    { "[\"a\\", "4 bytes" },
    { "var x = {}", "byte 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *escaped = g_strescape (cases[i].text, NULL);

      g_test_message ("\"%s\"", escaped);
      g_assert_null (parse (cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_JSON);
      g_assert_nonnull (strstr (error->message, cases[i].offset));
    }
}

static void
test_other_encodings (void)
{
  static const char little[] = "\xFF\xFE[\0]\0";
  static const char big[] = "\xFE\xFF\0[\0]";
  static const char bare[] = "[\0]\0";
  static const char nul[] = "[]\0";

  assert_refused (little, sizeof little - 1, DW_PAGE_ERROR_NOT_JSON);
  assert_refused (big, sizeof big - 1, DW_PAGE_ERROR_NOT_JSON);
  assert_refused (bare, sizeof bare - 1, DW_PAGE_ERROR_NOT_JSON);
  assert_refused (nul, sizeof nul - 1, DW_PAGE_ERROR_NOT_JSON);
}

static void
test_numbers (void)
{
  static const char text[] = "[{\"id\":9223372036854775807,\"name\":\"A\",\"minimum_age\":1e308,\"maximum_age\":-0.0,"
                             "\"phones\":[{\"id\":18446744073709551615,\"extension\":9007199254740993}]}]";
  g_autoptr (DwPage) page = parse (text, strlen (text), NULL);
  g_autoptr (DwService) service = dw_page_dup_service (page, 0);
  const DwPhone *phone = service->phones.items[0];

  check_page (page, text, strlen (text));
  g_assert_cmpstr (service->id, ==, "9223372036854775807");
  g_assert_true (isnan (service->minimum_age));
  g_assert_true (isnan (phone->extension));
  g_assert_null (phone->id);
}

static void
test_truncation (void)
{
  for (gsize length = 0; length < strlen (real_page); length++)
    assert_refused (real_page, length, DW_PAGE_ERROR_NOT_JSON);
}

/* The strict reader and simdjson must agree on what is JSON, or an error would have no place and a good page no reader. */
static void
check_agreement (DwJson     *json,
                 const char *text,
                 gsize       length)
{
  DwJsonValue root;
  gsize offset = 0;
  gboolean is_json = dw_json_parse (json, text, length, DW_LIMIT_JSON_DEPTH, &root);
  gboolean is_flawless = dw_json_check (text, length, DW_LIMIT_JSON_DEPTH, &offset) == DW_JSON_FLAW_NONE;

  g_assert_cmpint (is_json, ==, is_flawless && !dw_json_needs_repair (text, length));
  g_assert_cmpuint (offset, <=, length);
  if (is_flawless && !is_json)
    {
      g_autoptr (GString) mended = dw_json_repair (text, length);

      g_assert_true (dw_json_parse (json, mended->str, mended->len, DW_LIMIT_JSON_DEPTH, &root));
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr (DwJson) json = dw_json_new ();
  gsize length = strlen (real_page);
  guint n_pages = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strndup (real_page, length);
      g_autoptr (DwPage) page = NULL;
      gint32 place = g_rand_int_range (random, 0, (gint32) length);

      /* Half of the bytes are such as JSON is made of: they break more than the others do. */
      text[place] = i % 2 == 0 ? (char) g_rand_int_range (random, 0, 256) : "{}[]\",:\\ue-0"[g_rand_int_range (random, 0, 12)];
      check_agreement (json, text, length);
      page = parse (text, length, NULL);
      if (page != NULL)
        check_page (page, text, length);
      n_pages += page != NULL;
    }

  g_test_message ("%u of 4000 mutations were pages still", n_pages);
  g_assert_cmpuint (n_pages, >, 1000);
  g_assert_cmpuint (n_pages, <, 4000);
}

/* raw slices of a page whose bytes had to be mended are the publisher's bytes, not ours. */
static void
test_raw_of_repaired (void)
{
  static const char text[] = "[ {\"id\":\"1\",\"name\":\"\xFF\xFE]\\\"\"} ,\n{\"id\":\"2\",\"name\":\"\\ud800\"},{\"id\":\"3\",\"name\":\"fine\"}]";
  static const char *const raws[] = {
    "{\"id\":\"1\",\"name\":\"\xFF\xFE]\\\"\"}", "{\"id\":\"2\",\"name\":\"\\ud800\"}", "{\"id\":\"3\",\"name\":\"fine\"}",
  };
  g_autoptr (DwPage) page = parse (text, strlen (text), NULL);
  guint n_records = 0;
  guint n_faults = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  g_assert_cmpuint (n_records, ==, G_N_ELEMENTS (raws));
  for (guint i = 0; i < n_records; i++)
    g_assert_cmpmem (records[i].raw, records[i].raw_length, raws[i], strlen (raws[i]));
  for (guint i = 0; i < n_faults; i++)
    g_assert_false (faults[i].kind == DW_FAULT_TEXT && faults[i].record == 2);
}

/* Each string is within its own bound: it is their sum that is too much. */
static void
test_long_record (void)
{
  for (gsize over = 0; over <= 1; over++)
    {
      const char *head = "{\"id\":\"1\",\"name\":\"A\",\"x\":[\"";
      g_autofree char *filler = g_strnfill (DW_LIMIT_RECORD - strlen (head) - strlen ("\"]}") + over, 'x');
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DwPage) page = NULL;
      const DwFault *faults;
      guint n_faults;

      for (gsize i = 200000; i + 3 < strlen (filler); i += 200000)
        memcpy (filler + i, "\",\"", 3);
      text = g_strconcat ("[", head, filler, "\"]},{\"id\":\"2\",\"name\":\"B\"}]", NULL);
      page = parse (text, strlen (text), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, over);

      faults = dw_page_get_faults (page, &n_faults, NULL);
      for (guint i = 0; i < n_faults; i++)
        if (faults[i].handling == DW_HANDLED_QUARANTINED)
          g_assert_true (over == 1 && faults[i].kind == DW_FAULT_TEXT && g_strcmp0 (faults[i].source_id, "1") == 0);
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/hostile/a million levels are refused", test_depth);
  g_test_add_func ("/feed/hostile/exactly the allowed depth is read", test_depth_limit);
  g_test_add_func ("/feed/hostile/classes that contain each other are read", test_class_recursion);
  g_test_add_func ("/feed/hostile/a million members are refused and the allowed number is read", test_members);
  g_test_add_func ("/feed/hostile/long strings are cut and long ids quarantined", test_long_strings);
  g_test_add_func ("/feed/hostile/a record of more than 8 MiB is quarantined, and no other", test_long_record);
  g_test_add_func ("/feed/hostile/a page does not unfold beyond its room", test_room);
  g_test_add_func ("/feed/hostile/what is no JSON is refused with its place", test_not_json);
  g_test_add_func ("/feed/hostile/UTF-16 and NUL bytes are refused", test_other_encodings);
  g_test_add_func ("/feed/hostile/numbers at the edge keep their digits or are dropped", test_numbers);
  g_test_add_func ("/feed/hostile/a page cut at any byte is refused", test_truncation);
  g_test_add_func ("/feed/hostile/no single changed byte breaks the count of records", test_mutations);
  g_test_add_func ("/feed/hostile/the raw record of a mended page is what the publisher wrote", test_raw_of_repaired);
  return g_test_run ();
}
