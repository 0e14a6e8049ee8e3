/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-facet.h"
#include "dw-feed.h"
#include "dw-service.h"
#include "tests/support/isolated.h"

#include <math.h>
#include <string.h>

static const DwClass *const classes[] = {
  &DW_CLASS_PHONE,        &DW_CLASS_LANGUAGE,          &DW_CLASS_CONTACT,
  &DW_CLASS_SCHEDULE,     &DW_CLASS_SERVICE_AREA,      &DW_CLASS_COST_OPTION,
  &DW_CLASS_ADDRESS,      &DW_CLASS_ACCESSIBILITY,     &DW_CLASS_TAXONOMY,
  &DW_CLASS_TAXONOMY_TERM, &DW_CLASS_ATTRIBUTE,        &DW_CLASS_REQUIRED_DOCUMENT,
  &DW_CLASS_FUNDING,      &DW_CLASS_METADATA,          &DW_CLASS_URL,
  &DW_CLASS_UNIT,         &DW_CLASS_SERVICE_CAPACITY,  &DW_CLASS_PROGRAM,
  &DW_CLASS_ORGANIZATION_IDENTIFIER, &DW_CLASS_LOCATION, &DW_CLASS_ORGANIZATION,
  &DW_CLASS_SERVICE_AT_LOCATION, &DW_CLASS_SERVICE,
};

static gsize
size_of (DwFieldKind kind)
{
  switch (kind)
    {
    case DW_FIELD_NUMBER:
      return sizeof (double);
    case DW_FIELD_LIST:
      return sizeof (DwList);
    case DW_FIELD_ID:
    case DW_FIELD_LINE:
    case DW_FIELD_PROSE:
    case DW_FIELD_URI:
    case DW_FIELD_EMAIL:
    case DW_FIELD_DATE:
    case DW_FIELD_DATE_TIME:
    case DW_FIELD_TIME:
    case DW_FIELD_WORD:
    case DW_FIELD_OBJECT:
      return sizeof (gpointer);
    }

  g_assert_not_reached ();
}

/* Every byte of a struct but DwService.arena belongs to exactly one field: none was forgotten, none overlaps. */
static void
test_fields_fill_structs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      const DwClass *class = classes[i];
      g_autofree guint8 *owners = g_new0 (guint8, class->size);
      gsize n_owned = 0;

      g_test_message ("%s", class->name);
      for (guint j = 0; j < class->n_fields; j++)
        for (gsize k = 0; k < size_of (class->fields[j].kind); k++)
          {
            g_assert_cmpuint (class->fields[j].offset + k, <, class->size);
            g_assert_cmpuint (owners[class->fields[j].offset + k]++, ==, 0);
            n_owned++;
          }

      g_assert_cmpuint (n_owned + (class == &DW_CLASS_SERVICE ? sizeof (gpointer) : 0), ==, class->size);
    }
}

static void
test_fields_are_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    for (guint j = 0; j < classes[i]->n_fields; j++)
      {
        const DwField *field = &classes[i]->fields[j];

        g_test_message ("%s.%s", classes[i]->name, field->name);
        g_assert_true (dw_class_find (classes[i], field->name, strlen (field->name)) == field);
        if (field->alias != NULL)
          g_assert_true (dw_class_find (classes[i], field->alias, strlen (field->alias)) == field);
        g_assert_true ((field->kind == DW_FIELD_WORD) == (field->words != NULL));
        g_assert_true ((field->kind == DW_FIELD_OBJECT || field->kind == DW_FIELD_LIST) == (field->of != NULL));
      }

  g_assert_null (dw_class_find (&DW_CLASS_SERVICE, "names", 5));
  g_assert_null (dw_class_find (&DW_CLASS_SERVICE, "", 0));
  g_assert_nonnull (dw_class_find (&DW_CLASS_SERVICE, "names", 4));
}

static void
test_new_object_states_nothing (void)
{
  g_autoptr (DwArena) arena = dw_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gpointer object = dw_class_new (classes[i], arena);

      for (guint j = 0; j < classes[i]->n_fields; j++)
        {
          const DwField *field = &classes[i]->fields[j];

          if (field->kind == DW_FIELD_NUMBER)
            g_assert_true (isnan (dw_field_number (field, object)));
          else if (field->kind == DW_FIELD_LIST)
            g_assert_cmpuint (dw_field_list (field, object)->n_items, ==, 0);
          else if (field->kind == DW_FIELD_OBJECT)
            g_assert_null (dw_field_object (field, object));
          else
            g_assert_null (dw_field_text (field, object));
        }
    }
}

static void
test_list_foreach (void)
{
  DwPhone first = { .id = "1" };
  DwPhone second = { .id = "2" };
  gpointer items[] = { &first, &second };
  DwList list = { items, 2 };
  DwList none = { NULL, 0 };
  g_autoptr (GString) seen = g_string_new (NULL);

  DW_LIST_FOREACH (DwPhone, phone, &list)
    g_string_append (seen, phone->id);
  DW_LIST_FOREACH (DwPhone, phone, &none)
    g_string_append (seen, phone->id);
  DW_LIST_FOREACH (DwPhone, phone, &list)
    {
      if (phone == &second)
        break;
      g_string_append (seen, "|");
    }

  g_assert_cmpstr (seen->str, ==, "12|");
}

static void
test_terms_are_unique_and_found (void)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      g_autoptr (GHashTable) slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n_terms = 0;
      const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

      g_assert_cmpuint (n_terms, >, 0);
      g_assert_cmpuint (n_terms, <=, 64);
      for (guint i = 0; i < n_terms; i++)
        {
          g_autofree char *shouted = g_utf8_strup (terms[i].label, -1);
          DwMask bit = G_GUINT64_CONSTANT (1) << i;

          g_assert_true (g_hash_table_insert (slugs, g_strdup (terms[i].slug), NULL));
          g_assert_cmphex (dw_facet_find (facet, terms[i].slug), ==, bit);
          g_assert_cmphex (dw_facet_find (facet, terms[i].label), ==, bit);
          g_assert_cmphex (dw_facet_find (facet, shouted), ==, bit);
          if (terms[i].code != NULL)
            g_assert_cmphex (dw_facet_find (facet, terms[i].code), ==, bit);
        }

      g_assert_cmphex (dw_facet_find (facet, ""), ==, 0);
      g_assert_cmphex (dw_facet_find (facet, "\xF0\x9F\x98\x80"), ==, 0);
      g_assert_cmphex (dw_facet_find (facet, "unknown"), ==, 0);
      g_assert_cmpint (dw_facet_by_slug (dw_facet_get_slug (facet)), ==, facet);
    }

  g_assert_cmpint (dw_facet_by_slug ("colour"), ==, -1);
  g_assert_cmpint (dw_facet_by_slug (NULL), ==, -1);
}

static void
test_named_bits (void)
{
  static const struct { DwFacet facet; const char *slug; DwMask bit; } cases[] = {
    { DW_FACET_ROUTE, "drop-in", DW_ROUTE_DROP_IN },
    { DW_FACET_ROUTE, "self", DW_ROUTE_SELF },
    { DW_FACET_ROUTE, "phone", DW_ROUTE_PHONE },
    { DW_FACET_ROUTE, "school", DW_ROUTE_SCHOOL },
    { DW_FACET_ROUTE, "professional", DW_ROUTE_PROFESSIONAL },
    { DW_FACET_ROUTE, "panel", DW_ROUTE_PANEL },
    { DW_FACET_COST, "free", DW_COST_FREE },
    { DW_FACET_COST, "some", DW_COST_SOME },
    { DW_FACET_COST, "paid", DW_COST_PAID },
    { DW_FACET_STATUS, "running", DW_STATUS_RUNNING },
    { DW_FACET_STATUS, "planned", DW_STATUS_PLANNED },
    { DW_FACET_STATUS, "paused", DW_STATUS_PAUSED },
    { DW_FACET_STATUS, "historic", DW_STATUS_HISTORIC },
    { DW_FACET_DELIVERY, "venue", DW_DELIVERY_VENUE },
    { DW_FACET_DELIVERY, "home", DW_DELIVERY_HOME },
    { DW_FACET_DELIVERY, "online", DW_DELIVERY_ONLINE },
    { DW_FACET_DELIVERY, "phone", DW_DELIVERY_PHONE },
    { DW_FACET_DELIVERY, "outreach", DW_DELIVERY_OUTREACH },
    { DW_FACET_DELIVERY, "mixed", DW_DELIVERY_MIXED },
    { DW_FACET_DELIVERY, "school", DW_DELIVERY_SCHOOL },
    { DW_FACET_LEVEL, "universal", DW_LEVEL_UNIVERSAL },
    { DW_FACET_LEVEL, "targeted", DW_LEVEL_TARGETED },
    { DW_FACET_LEVEL, "specialist", DW_LEVEL_SPECIALIST },
    { DW_FACET_LEVEL, "statutory", DW_LEVEL_STATUTORY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (dw_facet_find (cases[i].facet, cases[i].slug), ==, cases[i].bit);

  g_assert_cmphex (dw_facet_find (DW_FACET_BOROUGH, "Hammersmith & Fulham"), ==,
                   dw_facet_find (DW_FACET_BOROUGH, "hammersmith-and-fulham"));
}

/* A reader on another thread may be the last to let go. */
static gpointer
read_and_let_go (gpointer data)
{
  g_autoptr (DwRecord) record = data;

  g_assert_cmpstr (dw_record_get_service (record)->name, ==, "Stay and Play");
  g_assert_cmpstr (dw_record_get_feed (record)->name, ==, "Somewhere Council");
  return NULL;
}

static void
test_record_outlives_its_parts (void)
{
  DwArena *arena = dw_arena_new ();
  char *name = g_strdup ("Somewhere Council");
  DwFeed draft = { .id = 7, .url = "https://feed.example", .name = name, .n_services = 1 };
  DwFeed *feed = dw_feed_new (&draft);
  DwService *service = dw_service_new_in (arena);
  g_autoptr (GBytes) raw = g_bytes_new_static ("{}", 2);
  GThread *readers[8] = { NULL };
  DwRecord *record = NULL;

  service->name = dw_arena_strdup (arena, "Stay and Play");
  record = dw_record_new (3, feed, "stay-and-play", service, raw, 1700000000);
  g_free (name);
  dw_feed_unref (feed);

  g_assert_cmpint (dw_record_get_id (record), ==, 3);
  g_assert_cmpint (dw_record_get_feed (record)->id, ==, 7);
  g_assert_null (dw_record_get_feed (record)->etag);
  g_assert_cmpstr (dw_record_get_source_id (record), ==, "stay-and-play");
  g_assert_cmpint (dw_record_get_fetched_at (record), ==, 1700000000);
  g_assert_true (dw_record_get_raw (record) == raw);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = g_thread_new ("reader", read_and_let_go, dw_record_ref (record));
  dw_record_unref (record);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_thread_join (readers[i]);
}

static void
test_service_shares_its_arena (void)
{
  DwService *service = dw_service_new_in (dw_arena_new ());
  DwService *again = dw_service_ref (service);

  service->name = dw_arena_strdup (service->arena, "Youth bus");
  g_assert_true (again == service);
  dw_service_unref (service);
  g_assert_cmpstr (again->name, ==, "Youth bus");
  dw_service_unref (again);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/model/the fields of a class fill its struct and never overlap", test_fields_fill_structs);
  g_test_add_func ("/model/every field is found by its name and alias", test_fields_are_found);
  g_test_add_func ("/model/a new object states nothing", test_new_object_states_nothing);
  g_test_add_func ("/model/a list is walked in order and can be left early", test_list_foreach);
  g_test_add_func ("/model/every term of a facet is unique and found by slug, label and code", test_terms_are_unique_and_found);
  g_test_add_func ("/model/terms that code asks about are where it thinks", test_named_bits);
  g_test_add_func ("/model/a record outlives the feed and threads that shared it", test_record_outlives_its_parts);
  g_test_add_func ("/model/a service lives as long as anybody holds it", test_service_shares_its_arena);

  return g_test_run ();
}
