/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-text.h"
#include "dw-service-words.h"
#include "dw-text.h"
#include "store-fixture.h"
#include "tests/support/isolated.h"

/* Texts whose words people type in another way than publishers print them. */
static const char *const samples[] = {
  "Stay and play",
  "can't CAN\u2019T cant",
  "children\u2019s centres\u2014and \u2018hubs\u2019",
  "O'Brien's \"caf\u00e9\" na\u00efve",
  "\ufb01rst aid, co\u00adoperate; 50+ under-5s",
  "\u09aa\u09b0\u09bf\u09ac\u09be\u09b0 \u0645\u0631\u0643\u0632",
  "Stra\u00dfe \u0130stanbul d\u0131\u015f",
  "a.b@example.org/x_y?z=1",
  "  tabs\tand\nlines\r\n",
  "'' ' \u2019 -- \u2026",
  "e\u0301clair E\u0301CLAIR",
  "",
};

static char *
dup_question_words (const char *text)
{
  g_auto (GStrv) words = dw_text_words (text, 1000, 64);

  return g_strjoinv (" ", words);
}

static char *
dup_index_words (const char *text)
{
  g_autoptr (GString) index = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  dw_index_text_append (index, text);
  parts = g_strsplit (index->str, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", parts[i]);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_same_words (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *asked = dup_question_words (samples[i]);
      g_autofree char *indexed = dup_index_words (samples[i]);

      g_assert_cmpstr (indexed, ==, asked);
    }
}

static void
test_long_word (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autofree char *indexed = dup_index_words (word);

  g_assert_cmpuint (strlen (indexed), ==, 64);
}

static void
assert_head (const char *text,
             const char *head)
{
  g_autofree char *found = dw_service_words_dup_head (text, 20);

  g_assert_cmpstr (found, ==, head);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  assert_head (NULL, NULL);
  assert_head ("Short.", "Short.");
  assert_head ("  Two\n\n lines \n", "Two lines");
  assert_head ("A group for parents and carers", "A group for parents\u2026");
  assert_head ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr\u2026");
}

#define REFUGE                                                                                                        \
  "[{\"id\":\"r\",\"name\":\"Safe house\",\"status\":\"active\",\"service_areas\":[{\"id\":\"x\",\"name\":\"Camden\"}]," \
  "\"attributes\":[{\"id\":\"t\",\"link_type\":\"need\",\"taxonomy_term\":{\"id\":\"n\",\"code\":\"domestic-abuse\","  \
  "\"name\":\"Domestic abuse\",\"description\":\"Domestic abuse\",\"taxonomy\":\"%s\"}}],"                            \
  "\"service_at_locations\":[{\"id\":\"s\",\"location\":{\"id\":\"l\",\"location_type\":\"physical\","                \
  "\"name\":\"Rowan Lodge\",\"latitude\":51.5,\"longitude\":-0.1,\"addresses\":[{\"id\":\"d\","                       \
  "\"address_1\":\"17 Hidden Lane\",\"city\":\"Secretville\",\"state_province\":\"London\","                           \
  "\"postal_code\":\"NW1 1ZZ\",\"country\":\"GB\",\"address_type\":\"physical\"}]}}]}]"

static void
test_refuge (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwColumns) columns = NULL;
  g_autofree char *json = g_strdup_printf (REFUGE, dw_facet_get_taxonomy (DW_FACET_NEED));

  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), json);
  reader = open_reader (fixture);
  columns = dw_reader_load_columns (reader, NULL);
  g_assert_cmpuint (columns->n_services, ==, 1);
  g_assert_cmpuint (columns->terms[DW_FACET_NEED][0], ==, dw_facet_find (DW_FACET_NEED, "domestic-abuse"));
  g_assert_cmpuint (columns->terms[DW_FACET_NEED][0], !=, 0);
  g_assert_cmpuint (columns->n_places, ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"camden\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"domestic\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"hidden\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"secretville\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"rowan\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"nw1\""), ==, 0);
}

/* The name of its town is all that finds it. */
static void
test_home (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwColumns) columns = NULL;
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json, REFUGE, "Needs");
  g_string_replace (json, "Safe house", "Busy Bees Childminding", 0);
  g_string_replace (json, "Domestic abuse", "Childcare", 0);
  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), json->str);
  reader = open_reader (fixture);
  columns = dw_reader_load_columns (reader, NULL);
  g_assert_cmpuint (columns->n_services, ==, 1);
  g_assert_cmpuint (columns->n_places, ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"secretville\""), ==, 1);
  g_assert_cmpuint (count_matches (reader, "\"hidden\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"rowan\""), ==, 0);
  g_assert_cmpuint (count_matches (reader, "\"nw1\""), ==, 0);
}

#define PLACES                                                                                                        \
  "[{\"id\":\"p\",\"name\":\"Places\",\"status\":\"active\",\"service_at_locations\":["                                \
  "{\"id\":\"1\",\"location\":{\"id\":\"1\",\"location_type\":\"physical\",\"latitude\":0,\"longitude\":0}},"          \
  "{\"id\":\"2\",\"location\":{\"id\":\"2\",\"location_type\":\"virtual\",\"latitude\":51,\"longitude\":0.1}},"        \
  "{\"id\":\"3\",\"location\":{\"id\":\"3\",\"location_type\":\"physical\",\"latitude\":51,\"longitude\":0.2}},"       \
  "{\"id\":\"4\",\"location\":{\"id\":\"4\",\"location_type\":\"physical\",\"latitude\":51,\"longitude\":0.2}},"       \
  "{\"id\":\"5\",\"location\":{\"id\":\"5\",\"location_type\":\"physical\",\"addresses\":["                            \
  "{\"id\":\"a\",\"address_1\":\"x\",\"postal_code\":\"N1 1AA\",\"address_type\":\"postal\"},"                         \
  "{\"id\":\"b\",\"address_1\":\"y\",\"postal_code\":\"N1 2BB\",\"address_type\":\"physical\"}]}}]}]"

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwWriter) writer = open_writer (fixture);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwColumns) columns = NULL;

  sync_feed (writer, add_feed (writer, "https://one.example/", "One"), PLACES);
  reader = open_reader (fixture);
  columns = dw_reader_load_columns (reader, NULL);
  g_assert_cmpuint (columns->n_places, ==, 2);
  g_assert_cmpfloat_with_epsilon (columns->places[0].longitude, 0.2, 1e-6);
  g_assert_null (columns->places[0].postcode);
  g_assert_cmpstr (columns->places[1].postcode, ==, "N1 2BB");
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

#define ADD(title, test) g_test_add ("/store/words/" title, Fixture, NULL, set_up, test, tear_down)
  ADD ("a text is indexed by the words that a question has", test_same_words);
  ADD ("a word that nobody types is cut", test_long_word);
  ADD ("a head is one line cut between words", test_head);
  ADD ("the place of a service against domestic abuse is found by its area alone", test_refuge);
  ADD ("somebody’s own home is found by its town and on no map", test_home);
  ADD ("places are those to go to, each once, and never nought and nought", test_places);
  return g_test_run ();
}
