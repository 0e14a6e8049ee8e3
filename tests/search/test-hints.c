/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-paths.h"
#include "tests/support/isolated.h"

static DwVocabulary *vocabulary;
static DwGazetteer *gazetteer;

/* What is understood of @text: "age: Age 4; place: Mitcham, Merton". */
static char *
describe (const char *text,
          guint       unread)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, unread, NULL, 4);
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
  assert_understood ("London", "place: London");
  assert_understood ("Manchester", "place: Manchester");
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
  assert_understood ("two year old", "age: Age 2");
  assert_understood ("3 and 5 year olds", "age: Age 3; age: Age 5");
  assert_understood ("6 weeks old", "age: Under 1 year old");
  assert_understood ("three under 5", "age: Ages 0 to 4");
  assert_understood ("16-25", "age: Ages 16 to 25");
  assert_understood ("activities 5 to 11", "age: Ages 5 to 11");
  assert_understood ("stay and play 0-5", "age: Ages 0 to 5");
  assert_understood ("11 to 19 youth club", "age: Ages 11 to 19");
  assert_understood ("size 3 to 6 nappies", "");
  assert_understood ("open 9 to 12", "");
  assert_understood ("9 to 11 am", "");
  assert_understood ("1-2-1 support", "");
  assert_understood ("bus 24 to 25", "");
  assert_understood ("over 5 miles", "");
  assert_understood ("99 years", "");
  assert_understood ("year 2024", "");
  assert_understood ("4", "");
  assert_understood ("4 years of waiting for help in year", "age: Age 4");
}

static void
test_prices (void)
{
  assert_understood ("under £5", "cost: At most £5");
  assert_understood ("under 5", "age: Ages 0 to 4");
  assert_understood ("under fives", "age: Ages 0 to 4");
  assert_understood ("under 5 pounds", "cost: At most £5");
  assert_understood ("swimming under 5 quid", "cost: At most £5");
  assert_understood ("less than a tenner", "cost: At most £10");
  assert_understood ("£3 or less", "cost: At most £3");
  assert_understood ("£3.50 or less", "cost: At most £3.50");
  assert_understood ("dance class £2 a session", "cost: At most £2");
  assert_understood ("no more than a fiver", "cost: At most £5");
  assert_understood ("up to £10 a week for my 6 year old", "cost: At most £10; age: Age 6");
  assert_understood ("holiday club under £5 for under 5s", "cost: At most £5; age: Ages 0 to 4");
  assert_understood ("under five pounds", "cost: At most £5");
  assert_understood ("less than five pounds for under fives", "cost: At most £5; age: Ages 0 to 4");
  assert_understood ("costs nothing", "cost: Free");
  assert_understood ("something that doesn't cost anything", "cost: Free");
  assert_understood ("swimming that doesnt cost a lot", "cost: Low cost");
  assert_understood ("no cost", "cost: Free");
  assert_understood ("youth club without paying", "cost: Free");
  assert_understood ("ex not paying child maintenance", "");
  assert_understood ("could not pay council tax", "");
  assert_understood ("cheap", "cost: Low cost");
  assert_understood ("low cost swimming", "cost: Low cost");
  assert_understood ("not too expensive", "cost: Low cost");
  assert_understood ("affordable housing", "");
  assert_understood ("cost of living", "");
  assert_understood ("budget advice", "");
  assert_understood ("i owe £500", "");
  assert_understood ("rent went up £50", "");
  assert_understood ("lost 5 pounds", "");
  assert_understood ("£", "");
  assert_understood ("5 quid", "cost: At most £5");
  assert_understood ("swimming £4", "cost: At most £4");
  assert_understood ("he wants 10 pounds for school", "");
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
test_askers (void)
{
  assert_understood ("group for dads", "asker: For dads");
  assert_understood ("I'm a single dad", "asker: For dads; asker: For lone parents");
  assert_understood ("his dad left", "");
  assert_understood ("my grandson lives with me", "asker: For grandparents");
  assert_understood ("foster carers", "asker: For foster carers");
  assert_understood ("we have a special guardianship order", "asker: For kinship carers");
  assert_understood ("my daughter looks after her sick mum", "asker: For young carers");
  assert_understood ("as a teacher where do I refer", "asker: For people who work with families");
}

static void
test_times (void)
{
  assert_understood ("open on saturday", "day: Saturday");
  assert_understood ("something at the weekend", "day: Saturday and Sunday");
  assert_understood ("parenting class in the evenings", "time: Evenings");
  assert_understood ("after school club", "time: After school");
  assert_understood ("tired after school", "");
  assert_understood ("every morning he screams", "");
  assert_understood ("stay and play tomorrow", "day: Tomorrow, Friday");
  assert_understood ("what is on today", "day: Today, Thursday");
  assert_understood ("free lunch in half term", "cost: Free; time: School holidays");
}

static void
test_languages (void)
{
  assert_understood ("counselling in Bengali", "language: In Bengali");
  assert_understood ("Somali speaking worker", "language: In Somali");
  assert_understood ("sign language", "language: In British Sign Language");
  assert_understood ("somali", "language: In Somali");
  assert_understood ("polish mums", "language: In Polish");
  assert_understood ("polish food shop", "");
  assert_understood ("french lessons", "");
  assert_understood ("english", "");
  assert_understood ("learn to speak English", "");
  assert_understood ("polish my nails", "");
  assert_understood ("speak to somebody so am I", "");
}

static void
test_denials (void)
{
  assert_understood ("parenting course, not online", "delivery: Not: Online");
  assert_understood ("can't do evenings", "time: Not: Evenings");
  assert_understood ("youth club not in Hackney", "place: Not: Hackney");
  assert_understood ("without a referral", "route: You can refer yourself, Just turn up");
  assert_understood ("4 year old not talking", "age: Age 4");
}

/* One thing is undone by its key, and the rest stays. */
static void
test_undone (void)
{
  const char *const undone[] = { "age Age 3", NULL };
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("3 and 5 year olds in Camden");
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, 0, undone, 0);

  g_assert_cmpuint (hints->len, ==, 2);
  g_assert_cmpstr (g_array_index (hints, DwHint, 0).label, ==, "Age 5");
  g_assert_cmpstr (g_array_index (hints, DwHint, 1).label, ==, "Camden");
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

/* Who is for few ages, the one that is asked for among them, is for it sooner than who is for many. */
static void
test_own_age (void)
{
  Sample samples[] = {
    sample_named ("any", "Choir alpha"),
    sample_named ("wide", "Choir beta"),
    sample_named ("own", "Choir gamma"),
    sample_named ("other", "Choir delta"),
  };
  Directory directory;

  samples[1].minimum_age = 2;
  samples[1].maximum_age = 25;
  samples[2].minimum_age = 16;
  samples[2].maximum_age = 25;
  samples[3].minimum_age = 4;
  samples[3].maximum_age = 7;
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "choir, 17 years old");
    g_autofree char *ids = list_ids (answer);

    g_assert_cmpstr (ids, ==, "own wide any other");
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

  isolated_test_init (&argc, &argv);
  words = dw_paths_dup_data ("vocabulary");
  places = dw_paths_dup_data ("places");
  vocabulary = dw_vocabulary_load (words, NULL);
  gazetteer = dw_gazetteer_load (places, NULL);

  g_test_add_func ("/search/hints/places and postcodes are understood where only they can be meant", test_places);
  g_test_add_func ("/search/hints/ages are understood as people write them", test_ages);
  g_test_add_func ("/search/hints/a price is money and no age", test_prices);
  g_test_add_func ("/search/hints/ways in, cost and delivery are understood", test_rest);
  g_test_add_func ("/search/hints/who asks is understood where people say it of themselves", test_askers);
  g_test_add_func ("/search/hints/days and times are understood as wishes, not in tales", test_times);
  g_test_add_func ("/search/hints/languages are understood where somebody speaks them", test_languages);
  g_test_add_func ("/search/hints/what is denied is turned around", test_denials);
  g_test_add_func ("/search/hints/one thing is undone and the rest stays", test_undone);
  g_test_add_func ("/search/hints/what is undone is not understood", test_unread);
  g_test_add_func ("/search/hints/what is understood orders and hides nothing", test_order);
  g_test_add_func ("/search/hints/what is for the very age comes before what is for every age", test_own_age);

  end = g_test_run ();
  dw_vocabulary_unref (vocabulary);
  dw_gazetteer_unref (gazetteer);
  return end;
}
