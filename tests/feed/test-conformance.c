/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "dw-json.h"
#include "dw-limits.h"
#include "dw-page.h"
#include "tests/support/isolated.h"

/* The official examples and the validator's sets live beside the repository, and are never copied into it. */
static GBytes *
load (const char *folder,
      const char *name)
{
  const char *shared = g_getenv ("DOORWAY_SHARED");
  g_autofree char *path = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (shared == NULL)
    return NULL;

  path = g_build_filename (shared, "oruk", folder, name, NULL);
  return g_file_get_contents (path, &contents, &length, NULL) ? g_bytes_new_take (contents, length) : NULL;
}

static gboolean
is_absent (void)
{
  g_autoptr (GBytes) bytes = load ("examples-3.0", "service_full.json");

  if (bytes != NULL)
    return FALSE;

  g_test_skip ("The official examples are not beside the repository");
  return TRUE;
}

/* A second reader, which shares nothing with the first but the field tables: every scalar of the text must stand in the
 * structs with the same value, or be named by a fault. */
typedef struct
{
  GHashTable *named;  /* pointers that faults name */
  guint n_scalars;
  guint n_equal;
  guint n_named;
  guint n_lost;       /* neither: what the check is for */
} Walk;

static void
count (Walk       *walk,
       gboolean    is_equal,
       const char *pointer)
{
  walk->n_scalars++;
  if (is_equal)
    walk->n_equal++;
  else if (g_hash_table_contains (walk->named, pointer))
    walk->n_named++;
  else
    {
      g_test_message ("lost: %s", pointer);
      walk->n_lost++;
    }
}

/* Whether @kept is what @text says: the same but for outer white space, and for seconds and fractions of times. */
static gboolean
says_the_same (const DwField     *field,
               const DwJsonValue *value,
               gconstpointer      object)
{
  g_autofree char *trimmed = NULL;
  const char *kept = NULL;

  if (field->kind == DW_FIELD_OBJECT || field->kind == DW_FIELD_LIST)
    return FALSE;
  if (field->kind == DW_FIELD_NUMBER)
    {
      double number = dw_field_number (field, object);

      if (value->type == DW_JSON_INTEGER)
        return fabs (number - (double) value->integer) < 1e-9;
      return value->type == DW_JSON_DOUBLE && fabs (number - value->number) < 1e-9;
    }
  if (value->type != DW_JSON_STRING)
    return FALSE;

  kept = dw_field_text (field, object);
  trimmed = g_strstrip (g_strdup (value->text));
  if (kept == NULL)
    return *trimmed == '\0';
  if (field->kind == DW_FIELD_DATE_TIME)
    return strncmp (kept, trimmed, 19) == 0 && g_str_has_suffix (trimmed, "Z");
  if (field->kind == DW_FIELD_TIME)
    return strncmp (kept, trimmed, 5) == 0;

  return strcmp (kept, trimmed) == 0;
}

static void walk_object (Walk              *walk,
                         const DwClass     *class,
                         const DwJsonValue *value,
                         gconstpointer      object,
                         const char        *pointer);

static void
walk_list (Walk              *walk,
           const DwField     *field,
           const DwJsonValue *value,
           gconstpointer      object,
           const char        *pointer)
{
  const DwList *list = dw_field_list (field, object);
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  g_assert_cmpuint (list->n_items, ==, value->n_members);
  for (guint i = 0; dw_json_next (&cursor, &member); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%u", pointer, i);

      walk_object (walk, field->of, &member.value, list->items[i], below);
    }
}

static void
walk_object (Walk              *walk,
             const DwClass     *class,
             const DwJsonValue *value,
             gconstpointer      object,
             const char        *pointer)
{
  DwJsonCursor cursor = dw_json_enter (value);
  DwJsonMember member;

  while (dw_json_next (&cursor, &member))
    {
      const DwField *field = dw_class_find (class, member.key, member.key_length);
      g_autofree char *below = g_strdup_printf ("%s/%s", pointer, member.key);

      if (field != NULL && field->kind == DW_FIELD_LIST && member.value.type == DW_JSON_ARRAY)
        walk_list (walk, field, &member.value, object, below);
      else if (field != NULL && field->kind == DW_FIELD_OBJECT && member.value.type == DW_JSON_OBJECT)
        walk_object (walk, field->of, &member.value, dw_field_object (field, object), below);
      else
        count (walk, field != NULL && says_the_same (field, &member.value, object), below);
    }
}

/* Walks @text beside @page, which may have been read from other bytes. */
static Walk
walk_page (DwPage        *page,
           GBytes        *text,
           const DwClass *class)
{
  g_autoptr (DwJson) json = dw_json_new ();
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { named, 0, 0, 0, 0 };
  DwJsonValue root;
  DwJsonMember member;
  DwJsonCursor cursor;
  guint n_records = 0;
  guint n_faults = 0;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);
  gsize length = 0;
  const char *bytes = g_bytes_get_data (text, &length);

  for (guint i = 0; i < n_faults; i++)
    g_hash_table_add (named, g_strdup (faults[i].pointer));

  g_assert_true (dw_json_parse (json, bytes, length, DW_LIMIT_JSON_DEPTH, &root));
  cursor = dw_json_enter (&root);
  while (dw_json_next (&cursor, &member) && strcmp (member.key, "contents") != 0)
    continue;

  if (member.value.type != DW_JSON_ARRAY || strcmp (member.key, "contents") != 0)
    walk_object (&walk, class, &root, records[0].object, "");
  else
    {
      cursor = dw_json_enter (&member.value);
      for (guint i = 0; dw_json_next (&cursor, &member); i++)
        {
          g_autofree char *pointer = g_strdup_printf ("/contents/%u", i);

          walk_object (&walk, class, &member.value, records[i].object, pointer);
        }
    }

  walk.named = NULL;
  return walk;
}

typedef struct
{
  const char *name;
  const DwClass *class;
} Example;

static const Example examples[] = {
  { "service_full.json", &DW_CLASS_SERVICE },
  { "service_list.json", &DW_CLASS_SERVICE },
  { "organization_full.json", &DW_CLASS_ORGANIZATION },
  { "organization_list.json", &DW_CLASS_ORGANIZATION },
  { "service_at_location_full.json", &DW_CLASS_SERVICE_AT_LOCATION },
  { "service_at_location_list.json", &DW_CLASS_SERVICE_AT_LOCATION },
  { "taxonomy.json", &DW_CLASS_TAXONOMY },
  { "taxonomy_list.json", &DW_CLASS_TAXONOMY },
  { "taxonomy_term.json", &DW_CLASS_TAXONOMY_TERM },
  { "taxonomy_term_list.json", &DW_CLASS_TAXONOMY_TERM },
  { "location.json", &DW_CLASS_LOCATION },
};

static void
report_faults (DwPage *page)
{
  guint n_faults = 0;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  for (guint i = 0; i < n_faults; i++)
    g_test_message ("%s %s %s: %s", dw_fault_kind_get_name (faults[i].kind),
                    dw_fault_handling_get_name (faults[i].handling), faults[i].pointer, faults[i].found);
}

static void
check_examples (const char *folder,
                guint       fewest_scalars)
{
  guint n_scalars = 0;
  guint n_named = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load (folder, examples[i].name);
      g_autoptr (DwPage) page = NULL;
      Walk walk;

      if (bytes == NULL)
        continue;

      g_test_message ("%s/%s", folder, examples[i].name);
      page = dw_page_parse (bytes, examples[i].class, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (dw_page_get_n_quarantined (page), ==, 0);
      report_faults (page);
      walk = walk_page (page, bytes, examples[i].class);
      g_assert_cmpuint (walk.n_lost, ==, 0);
      n_scalars += walk.n_scalars;
      n_named += walk.n_named;
    }

  g_test_message ("%s: %u scalars, %u equal, %u named by a fault", folder, n_scalars, n_scalars - n_named, n_named);
  g_assert_cmpuint (n_scalars, >, fewest_scalars);
}

static void
test_oruk_examples (void)
{
  if (!is_absent ())
    check_examples ("examples-3.0", 300);
}

static void
test_hsds_examples (void)
{
  if (!is_absent ())
    check_examples ("examples-hsds-3.0", 1200);
}

/* The walk itself must see a value that was lost or changed on the way. */
static void
test_walk_has_teeth (void)
{
  static const char *const changes[][2] = {
    { "\"Community Counselling\"", "\"Community Counseling\"" },
    { "\"minimum_age\": 12", "\"minimum_age\": 13" },
    { "\"10:00:00\"", "\"11:00:00\"" },
    { "\"UPRN\"", "\"UPRM\"" },
    { "\"assured_date\"", "\"assured_dates\"" },
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwPage) page = NULL;

  if (is_absent ())
    return;

  bytes = load ("examples-3.0", "service_full.json");
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_autoptr (GBytes) changed = NULL;

      g_assert_cmpuint (g_string_replace (text, changes[i][0], changes[i][1], 1), ==, 1);
      changed = g_string_free_to_bytes (text);
      g_assert_cmpuint (walk_page (page, changed, &DW_CLASS_SERVICE).n_lost, ==, 1);
    }
}

/* The official examples stand at latitude 100: their one impossible value. */
static void
test_latitude (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DwPage) page = NULL;
  guint n_faults = 0;
  guint n_range = 0;
  const DwFault *faults = NULL;

  if (is_absent ())
    return;

  bytes = load ("examples-3.0", "service_full.json");
  page = dw_page_parse (bytes, &DW_CLASS_SERVICE, NULL);
  faults = dw_page_get_faults (page, &n_faults, NULL);
  for (guint i = 0; i < n_faults; i++)
    if (faults[i].kind == DW_FAULT_RANGE)
      {
        g_assert_cmpstr (faults[i].pointer, ==, "/service_at_locations/0/location/latitude");
        g_assert_cmpstr (faults[i].found, ==, "100");
        g_assert_cmpstr (faults[i].source_id, ==, "ac148810-d857-441c-9679-408f346de14b");
        g_assert_cmpint (faults[i].handling, ==, DW_HANDLED_DROPPED_FIELD);
        n_range++;
      }

  g_assert_cmpuint (n_range, ==, 1);
}

/* What the validator's authors planted in the Fail set, found by comparing it with their Default set. */
static const struct
{
  const char *name;
  const DwClass *class;
  const char *pointer;
  DwFaultKind kind;
} planted[] = {
  { "service_full.json", &DW_CLASS_SERVICE, "/description", DW_FAULT_MISSING },
  { "service_full.json", &DW_CLASS_SERVICE, "/url", DW_FAULT_FORMAT },
  { "service_full.json", &DW_CLASS_SERVICE, "/email", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/0/name", DW_FAULT_MISSING },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/0/url", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/0/email", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/0/organization/id", DW_FAULT_DUPLICATE },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/1/name", DW_FAULT_MISSING },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/1/url", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/1/email", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/2/name", DW_FAULT_MISSING },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/2/url", DW_FAULT_FORMAT },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/2/email", DW_FAULT_TYPE },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/3/name", DW_FAULT_MISSING },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/3/id", DW_FAULT_DUPLICATE },
  { "service_list.json", &DW_CLASS_SERVICE, "/contents/3/email", DW_FAULT_TYPE },
  { "service_list.json", &DW_CLASS_SERVICE, "/total_items", DW_FAULT_RANGE },
  { "service_at_location_full.json", &DW_CLASS_SERVICE_AT_LOCATION, "/location/id", DW_FAULT_DUPLICATE },
  { "taxonomy_term.json", &DW_CLASS_TAXONOMY_TERM, "/description", DW_FAULT_MISSING },
  { "taxonomy_term.json", &DW_CLASS_TAXONOMY_TERM, "/term_uri", DW_FAULT_FORMAT },
  { "taxonomy_term_list.json", &DW_CLASS_TAXONOMY_TERM, "/contents/0/parent_id", DW_FAULT_DUPLICATE },
};

static gboolean
has_fault (DwPage      *page,
           const char  *pointer,
           DwFaultKind  kind)
{
  guint n_faults = 0;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, NULL);

  for (guint i = 0; i < n_faults; i++)
    if (faults[i].kind == kind && strcmp (faults[i].pointer, pointer) == 0)
      return TRUE;

  return FALSE;
}

static void
test_fail_set (void)
{
  if (is_absent ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load ("validator/V3.0-UK-Fail", planted[i].name);
      g_autoptr (GBytes) good = load ("validator/V3.0-UK-Default", planted[i].name);
      g_autoptr (DwPage) page = dw_page_parse (bytes, planted[i].class, &error);
      g_autoptr (DwPage) good_page = dw_page_parse (good, planted[i].class, NULL);

      g_test_message ("%s %s", planted[i].name, planted[i].pointer);
      g_assert_no_error (error);
      g_assert_true (has_fault (page, planted[i].pointer, planted[i].kind));
      g_assert_false (has_fault (good_page, planted[i].pointer, planted[i].kind));
    }
}

static void
test_fail_set_details (void)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) good = NULL;
  DwApiDetails details;

  if (is_absent ())
    return;

  bytes = load ("validator/V3.0-UK-Fail", "api_details.json");
  g_assert_true (dw_api_details_parse (bytes, arena, &details, &error));
  g_assert_no_error (error);
  g_assert_nonnull (details.version);
  g_assert_null (details.openapi_url);
  g_assert_cmpuint (details.n_faults, ==, 2);
  g_assert_cmpstr (details.faults[0].pointer, ==, "/profile");
  g_assert_cmpint (details.faults[0].kind, ==, DW_FAULT_MISSING);
  g_assert_cmpstr (details.faults[1].pointer, ==, "/openapi_url");
  g_assert_cmpint (details.faults[1].kind, ==, DW_FAULT_FORMAT);

  good = load ("validator/V3.0-UK-Default", "api_details.json");
  g_assert_true (dw_api_details_parse (good, arena, &details, &error));
  g_assert_cmpuint (details.n_faults, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/feed/conformance/every scalar of the ORUK 3.0 examples is kept or named by a fault", test_oruk_examples);
  g_test_add_func ("/feed/conformance/every scalar of the HSDS 3.0 examples is kept or named by a fault", test_hsds_examples);
  g_test_add_func ("/feed/conformance/the walk sees a value that was lost or changed", test_walk_has_teeth);
  g_test_add_func ("/feed/conformance/the latitude of the official example is out of range", test_latitude);
  g_test_add_func ("/feed/conformance/every error planted in the validator's pages is a fault", test_fail_set);
  g_test_add_func ("/feed/conformance/every error planted in the validator's API details is a fault", test_fail_set_details);
  return g_test_run ();
}
