/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-class-json.h"
#include "dw-page.h"
#include "dw-tri.h"
#include "tests/support/isolated.h"

/* Pages of each dialect, and what they say in ORUK 3.0. The expected records are beside them: NAME.expected.json, one a line. */

static char *
dup_fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOORWAY_SOURCE"), "tests", "fixtures", "dialects", name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static DwPage *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DwPage *page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);

  g_assert_no_error (error);
  return page;
}

/* Every record as ORUK 3.0, one a line. */
static char *
dup_meaning (DwPage *page)
{
  GString *lines = g_string_new (NULL);
  guint n_records = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *json = records[i].object != NULL ? dw_class_dup_json (&DW_CLASS_SERVICE, records[i].object) : NULL;

      g_string_append_printf (lines, "%s\n", json);
    }

  return g_string_free (lines, FALSE);
}

static void
check_page (const char *name,
            DwDialect   dialect)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *expected_file = g_strconcat (name, ".expected.json", NULL);
  g_autofree char *text = dup_fixture (file);
  g_autoptr (DwPage) page = parse (text);
  g_autofree char *meaning = dup_meaning (page);
  g_autofree char *expected = dup_fixture (expected_file);

  g_assert_cmpint (dw_page_get_dialect (page), ==, dialect);
  g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 0);
  g_assert_cmpstr (meaning, ==, expected);
}

static void
test_oruk_1 (void)
{
  check_page ("oruk-1", DW_DIALECT_ORUK_1);
}

static void
test_outpost (void)
{
  check_page ("outpost", DW_DIALECT_OUTPOST);
}

/* A kept record has no page around it. */
static void
test_kept (void)
{
  static const char *const names[] = { "oruk-1.json", "outpost.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = dup_fixture (names[i]);
      g_autoptr (DwPage) page = parse (text);
      guint n_records = 0;
      const DwPageRecord *records = dw_page_get_records (page, &n_records);

      for (guint j = 0; j < n_records; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) raw = g_bytes_new (records[j].raw, records[j].raw_length);
          g_autoptr (DwService) again = dw_page_parse_service (raw, &error);
          g_autofree char *before = dw_class_dup_json (&DW_CLASS_SERVICE, records[j].object);
          g_autofree char *after = NULL;

          g_assert_no_error (error);
          after = dw_class_dup_json (&DW_CLASS_SERVICE, again);
          g_assert_cmpstr (after, ==, before);
        }
    }
}

static void
test_pagination (void)
{
  g_autofree char *text = dup_fixture ("oruk-1.json");
  g_autoptr (DwPage) page = parse (text);
  const DwPagination *said = dw_page_get_pagination (page);

  g_assert_cmpint (said->total_items, ==, 2);
  g_assert_cmpint (said->total_pages, ==, 1);
  g_assert_cmpint (said->page_number, ==, 1);
  g_assert_cmpint (said->last_page, ==, DW_TRI_YES);
}

/* Envelopes of 1.0 as servers were seen to send them (feeds.md section 2). */
static void
test_envelopes (void)
{
  static const struct
  {
    const char *text;
    guint n_records;
    gint64 total;
    int last;
  } envelopes[] = {
    /* Prism */
    { "{\"totalElements\":-9007199254740991,\"totalPages\":-2147483648,\"number\":-2147483648,\"first\":true,\"last\":true,\"content\":[{\"id\":\"string\",\"name\":\"A\"}]}",
      1, -1, DW_TRI_YES },
    /* Outpost past its end */
    { "{\"number\":9,\"totalElements\":200,\"totalPages\":8,\"first\":false,\"last\":false,\"content\":[]}", 0, 200, DW_TRI_NO },
    /* Buckinghamshire, Hull: members missing */
    { "{\"totalElements\":5,\"content\":[{\"id\":1,\"name\":\"A\"}]}", 1, 5, DW_TRI_NOT_STATED },
    { "{\"content\":[{\"id\":1,\"name\":\"A\"}],\"number\":1}", 1, -1, DW_TRI_NOT_STATED },
    /* DfE's empty page */
    { "{\"contents\":[],\"total_items\":1,\"empty\":false,\"last_page\":false}", 0, 1, DW_TRI_NO },
    /* A list of both names: the new one is the list */
    { "{\"content\":[],\"contents\":[{\"id\":1,\"name\":\"A\"}],\"totalElements\":1}", 1, 1, DW_TRI_NOT_STATED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (envelopes); i++)
    {
      g_autoptr (DwPage) page = parse (envelopes[i].text);
      guint n_records = 0;

      g_test_message ("%s", envelopes[i].text);
      dw_page_get_records (page, &n_records);
      g_assert_cmpuint (n_records, ==, envelopes[i].n_records);
      g_assert_cmpint (dw_page_get_pagination (page)->total_items, ==, envelopes[i].total);
      g_assert_cmpint (dw_page_get_pagination (page)->last_page, ==, envelopes[i].last);
    }
}

static const struct
{
  const char *text;
  const char *meaning;
  DwDialect dialect;
} cases[] = {
  /* The new name wins, wherever it stands. */
  { "{\"id\":\"1\",\"name\":\"A\",\"min_age\":3,\"minimum_age\":5,\"organisation\":{\"id\":\"o\"}}",
    "{\"id\":\"1\",\"name\":\"A\",\"minimum_age\":5,\"organization\":{\"id\":\"o\"}}\n", DW_DIALECT_OUTPOST },
  /* One that states nothing hides no older one, be it of a list, an object, a text or a number; nor does an older one take from it. */
  { "{\"id\":\"1\",\"name\":\"A\",\"schedules\":[],\"regular_schedules\":[{\"weekday\":1}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"schedules\":[{\"freq\":\"WEEKLY\",\"byday\":\"MO\"}]}\n", DW_DIALECT_ORUK_1 },
  { "{\"id\":\"1\",\"name\":\"A\",\"link_taxonomies\":[{\"taxonomy\":{\"name\":\"Play\"}}],\"attributes\":[],\"schedules\":null,\"holiday_schedules\":[{\"closed\":true}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"schedules\":[{\"description\":\"Closed\"}],\"attributes\":[{\"taxonomy_term\":{\"name\":\"Play\"}}]}\n", DW_DIALECT_ORUK_1 },
  { "{\"id\":\"1\",\"name\":\"A\",\"organization\":{},\"organisation\":{\"id\":\"o\"},\"minimum_age\":null,\"min_age\":3,\"fees\":\"\",\"free\":true}",
    "{\"id\":\"1\",\"name\":\"A\",\"fees\":\"Free\",\"minimum_age\":3,\"organization\":{\"id\":\"o\"}}\n", DW_DIALECT_OUTPOST },
  { "{\"id\":\"1\",\"name\":\"A\",\"organization\":{\"id\":\"o\"},\"organisation\":{},\"minimum_age\":5,\"min_age\":null}",
    "{\"id\":\"1\",\"name\":\"A\",\"minimum_age\":5,\"organization\":{\"id\":\"o\"}}\n", DW_DIALECT_OUTPOST },
  /* An extension of a 3.x publisher is no dialect. */
  { "{\"id\":\"1\",\"name\":\"A\",\"status\":\"active\",\"pc_metadata\":{\"free\":true}}",
    "{\"id\":\"1\",\"name\":\"A\",\"status\":\"active\"}\n", DW_DIALECT_ORUK_3 },
  /* A dialect shows in a nested object only. */
  { "{\"id\":\"1\",\"name\":\"A\",\"languages\":[{\"id\":\"l\",\"language\":\"Urdu\"}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"languages\":[{\"id\":\"l\",\"name\":\"Urdu\"}]}\n", DW_DIALECT_ORUK_1 },
  /* Each record of a page is of its own dialect. */
  { "[{\"id\":\"1\",\"name\":\"A\",\"free\":true},{\"id\":\"2\",\"name\":\"B\",\"fees\":\"None\"},{\"id\":\"3\",\"name\":\"C\",\"free\":\"1\"}]",
    "{\"id\":\"1\",\"name\":\"A\",\"fees\":\"Free\"}\n{\"id\":\"2\",\"name\":\"B\",\"fees\":\"None\"}\n{\"id\":\"3\",\"name\":\"C\",\"fees\":\"Free\"}\n",
    DW_DIALECT_OUTPOST },
  /* Objects where lists belong, and words where objects do. */
  { "{\"id\":\"1\",\"name\":\"A\",\"locations\":{\"id\":\"l\",\"city\":\"Leeds\"},\"taxonomies\":\"Play\"}",
    "{\"id\":\"1\",\"name\":\"A\",\"service_at_locations\":[{\"location\":{\"id\":\"l\",\"addresses\":[{\"city\":\"Leeds\",\"address_type\":\"physical\"}]}}],"
    "\"attributes\":[{\"link_type\":\"taxonomy\",\"taxonomy_term\":{\"name\":\"Play\"}}]}\n", DW_DIALECT_OUTPOST },
  /* What is only a shape is no point. */
  { "{\"id\":\"1\",\"name\":\"A\",\"locations\":[{\"id\":\"l\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"service_at_locations\":[{\"location\":{\"id\":\"l\"}}]}\n", DW_DIALECT_OUTPOST },
  { "{\"id\":\"1\",\"name\":\"A\",\"locations\":[{\"id\":\"l\",\"geometry\":{\"coordinates\":[-0.1]}},{\"id\":\"m\",\"geometry\":{\"coordinates\":[\"-0.1\",\"51.5\"]}}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"service_at_locations\":[{\"location\":{\"id\":\"l\"}},{\"location\":{\"id\":\"m\",\"latitude\":51.5,\"longitude\":-0.1}}]}\n",
    DW_DIALECT_OUTPOST },
  /* Weekdays by number, name, two letters; what is none is left out. */
  { "{\"id\":\"1\",\"name\":\"A\",\"regular_schedules\":[{\"weekday\":7},{\"weekday\":\"2\"},{\"weekday\":\"friday\"},{\"weekday\":\"We\"},{\"weekday\":8},{\"weekday\":\"any\"}]}",
    "{\"id\":\"1\",\"name\":\"A\",\"schedules\":[{\"freq\":\"WEEKLY\",\"byday\":\"SU\"},{\"freq\":\"WEEKLY\",\"byday\":\"TU\"},{\"freq\":\"WEEKLY\",\"byday\":\"FR\"},"
    "{\"freq\":\"WEEKLY\",\"byday\":\"WE\"},{\"freq\":\"WEEKLY\"},{\"freq\":\"WEEKLY\"}]}\n", DW_DIALECT_ORUK_1 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DwPage) page = parse (cases[i].text);
      g_autofree char *meaning = dup_meaning (page);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (meaning, ==, cases[i].meaning);
      g_assert_cmpint (dw_page_get_dialect (page), ==, cases[i].dialect);
    }
}

/* The tables are data: each row must lead somewhere. */
static void
check_row (const DwAlias *row)
{
  g_autoptr (GString) path = g_string_new (row->path);
  g_auto (GStrv) steps = NULL;
  const DwClass *class = row->class;

  g_assert_nonnull (row->member);
  g_assert_null (dw_class_find (row->class, row->member, strlen (row->member)));
  g_assert_true ((row->how == DW_ALIAS_SAYS) == (row->says != NULL));
  if (row->path == NULL || row->as != NULL || row->class->n_fields == 0)
    return;

  g_string_replace (path, "[0]", "", 0);
  g_string_replace (path, "[]", "", 0);
  steps = g_strsplit (path->str, ".", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      const DwField *field = class != NULL ? dw_class_find (class, steps[i], strlen (steps[i])) : NULL;

      g_assert_nonnull (field);
      class = field != NULL ? field->of : NULL;
    }
}

static void
test_rows (void)
{
  static const DwDialectTable *const tables[] = { &DW_DIALECT_TABLE_ORUK_1, &DW_DIALECT_TABLE_OUTPOST };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < tables[i]->n_aliases; j++)
      check_row (&tables[i]->aliases[j]);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/dialects/a page of Open Referral UK 1.0 says the same in 3.0", test_oruk_1);
  g_test_add_func ("/feed/dialects/a page of Outpost says the same in 3.0", test_outpost);
  g_test_add_func ("/feed/dialects/a kept record reads as in its page", test_kept);
  g_test_add_func ("/feed/dialects/the pagination of 1.0 is read", test_pagination);
  g_test_add_func ("/feed/dialects/envelopes of 1.0 are read as far as they say something", test_envelopes);
  g_test_add_func ("/feed/dialects/new names win, extensions are no dialect, odd shapes are read", test_cases);
  g_test_add_func ("/feed/dialects/every row of the tables leads somewhere", test_rows);
  return g_test_run ();
}
