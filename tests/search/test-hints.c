/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-paths.h"

static DwVocabulary *vocabulary;
static DwGazetteer *gazetteer;

/* What is understood of @text: "age: Age 4; place: Mitcham, Merton". */
static char *
describe (const char *text,
          guint       unread)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, unread);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      g_string_append_printf (list, "%s%s: %s", i > 0 ? "; " : "", dw_hint_kind_get_slug (hint->kind), hint->label);
    }

  return g_string_free (list, FALSE);
}

static void
assert_understood (const char *text,
                   const char *expected)
{
  g_autofree char *understood = describe (text, 0);

  g_assert_cmpstr (understood, ==, expected);
}

static void
test_places (void)
{
  assert_understood ("youth club in Mitcham", "place: Mitcham, Merton");
  assert_understood ("foodbank tower hamlets", "place: Tower Hamlets");
  assert_understood ("help near SM6 7AB please", "place: SM6 7, Sutton");
  assert_understood ("gangs, h&f", "place: Hammersmith and Fulham");
  assert_understood ("help in Bow", "place: Bow, Tower Hamlets");
  assert_understood ("tie a bow", "");
  assert_understood ("my dog keeps barking", "");
  assert_understood ("London", "");
  assert_understood ("Manchester", "");
}

static void
test_ages (void)
{
  assert_understood ("4 year old not talking", "age: Age 4");
  assert_understood ("6 y/o", "age: Age 6");
  assert_understood ("12yo", "age: Age 12");
  assert_understood ("15 yr old low mood", "age: Age 15");
  assert_understood ("18 months old", "age: Age 1");
  assert_understood ("6 month old", "age: Under 1 year old");
  assert_understood ("year 9", "age: Ages 13 to 14");
  assert_understood ("aged 7", "age: Age 7");
  assert_understood ("my teenager", "age: Ages 13 to 18");
  assert_understood ("99 years", "");
  assert_understood ("year 2024", "");
  assert_understood ("4", "");
  assert_understood ("4 years of waiting for help in year", "age: Age 4");
}

static void
test_rest (void)
{
  assert_understood ("can I refer myself", "route: You can refer yourself, Just turn up");
  assert_understood ("just turn up", "route: Just turn up");
  assert_understood ("parenting class online, free", "delivery: Online; cost: Free");
  assert_understood ("come to our house", "delivery: Comes to your home, Out and about near you");
}

static void
test_unread (void)
{
  g_autofree char *without_place = describe ("4 year old in Mitcham", 1u << DW_HINT_PLACE);
  g_autofree char *without_age = describe ("4 year old in Mitcham", 1u << DW_HINT_AGE);
  g_autofree char *without_any = describe ("4 year old in Mitcham, free", G_MAXUINT);

  g_assert_cmpstr (without_place, ==, "age: Age 4");
  g_assert_cmpstr (without_age, ==, "place: Mitcham, Merton");
  g_assert_cmpstr (without_any, ==, "");
}

static void
test_order (void)
{
  Sample samples[] = {
    sample_named ("a", "Youth club alpha"),
    sample_named ("b", "Youth club beta"),
    sample_named ("c", "Youth club gamma"),
  };
  Directory directory;

  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Camden");
  samples[2].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Merton");
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "youth club mitcham");
    g_autoptr (DwAnswer) nothing = ask_text (search, "dentist mitcham");
    g_autofree char *ids = list_ids (answer);
    g_autoptr (DwAnswer) unread = NULL;
    g_autofree char *unread_ids = NULL;
    DwQuestion question;

    /* In Merton, then unsaid, then elsewhere; nothing is hidden. */
    g_assert_cmpstr (ids, ==, "c b a");
    g_assert_cmpuint (answer->n_understood, ==, 1);
    g_assert_cmpstr (answer->understood[0].label, ==, "Mitcham, Merton");
    g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_cmpint (nothing->confidence, ==, DW_CONFIDENCE_NONE);

    dw_question_init (&question);
    question.text = g_strdup ("youth club mitcham");
    question.unread = 1u << DW_HINT_PLACE;
    unread = ask (search, &question);
    unread_ids = list_ids (unread);
    /* The shortest record first: place says nothing now. */
    g_assert_cmpstr (unread_ids, ==, "b a c");
    g_assert_cmpuint (unread->n_understood, ==, 0);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *words = NULL;
  g_autofree char *places = NULL;
  int end;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  words = dw_paths_dup_data ("vocabulary");
  places = dw_paths_dup_data ("places");
  vocabulary = dw_vocabulary_load (words, NULL);
  gazetteer = dw_gazetteer_load (places, NULL);

  g_test_add_func ("/search/hints/places and postcodes are understood where only they can be meant", test_places);
  g_test_add_func ("/search/hints/ages are understood as people write them", test_ages);
  g_test_add_func ("/search/hints/ways in, cost and delivery are understood", test_rest);
  g_test_add_func ("/search/hints/what is undone is not understood", test_unread);
  g_test_add_func ("/search/hints/what is understood orders and hides nothing", test_order);

  end = g_test_run ();
  dw_vocabulary_unref (vocabulary);
  dw_gazetteer_unref (gazetteer);
  return end;
}
