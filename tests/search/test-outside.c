/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-named.h"
#include "dw-paths.h"
#include "dw-tell.h"
#include "tests/support/isolated.h"

static DwVocabulary *vocabulary;
static DwGazetteer *gazetteer;

/* The place that @text is understood to name, "" for none. */
static char *
find_place (const char *text)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, 0, NULL, 4);

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->outside_km > 0)
        return g_strdup (hint->label);
    }

  return g_strdup ("");
}

static const struct
{
  const char *text;
  const char *place;
} meant[] = {
  { "Birmingham", "Birmingham" },
  { "housing manchester", "Manchester" },
  { "Leeds", "Leeds" },
  { "baby group in kent", "Kent" },
  { "kent", "Kent" },
  { "autism support in Reading", "Reading" },
  { "baby group in Reading", "Reading" },
  { "in bath", "Bath" },
  { "playgroup near Bath", "Bath" },
  { "stay and play in sale", "Sale" },
  { "youth club in Rugby", "Rugby" },
  { "toddler group in Deal", "Deal" },
  { "nursery near Ware", "Ware" },
  { "childcare in Bury for a 3 year old", "Bury" },
  { "food bank in Preston", "Preston" },
  { "counselling in Lincoln", "Lincoln" },
  { "swimming near Derby", "Derby" },
  { "family hub in bradford", "Bradford" },
  { "Glasgow", "Glasgow" },
  { "mental health edinburgh", "Edinburgh" },
  { "debt advice cardiff", "Cardiff" },
  { "belfast parenting course", "Belfast" },
  { "milton keynes childminder", "Milton Keynes" },
  { "newcastle upon tyne", "Newcastle upon Tyne" },
  { "parenting newcastle", "Newcastle" },
  { "kingston upon hull", "Kingston upon Hull" },
  { "housing help kingston upon hull", "Kingston upon Hull" },
  { "food bank Sutton Coldfield", "Sutton Coldfield" },
  { "richmond north yorkshire", "North Yorkshire" },
  { "housing richmond, North Yorkshire", "North Yorkshire" },
  { "playgroup in sutton in ashfield", "Sutton in Ashfield" },
  { "domestic abuse help liverpool", "Liverpool" },
  { "send support bristol", "Bristol" },
  { "breastfeeding group brighton", "Brighton" },
  { "speech therapy sheffield", "Sheffield" },
  { "stay and play in Watford", "Watford" },
  { "baby massage near dartford", "Dartford" },
  { "holiday club in Guildford", "Guildford" },
  { "nursery in Slough", "Slough" },
  { "autism diagnosis in hertfordshire", "Hertfordshire" },
  { "respite surrey", "Surrey" },
  { "youth work in wales", "Wales" },
  { "young carers scotland", "Scotland" },
  { "sure start in greater manchester", "Greater Manchester" },
  { "housing B1 1AA", "B1 1" },
  { "help near LS1", "LS1" },
  { "childcare in hull", "Hull" },
  { "group in west yorkshire", "West Yorkshire" },
  { "i live in Nottingham and need housing", "Nottingham" },
  { "We are in Southampton, my son is autistic", "Southampton" },
};

static const char *const not_meant[] = {
  "reading", "help with reading", "i need help in reading for my son", "housing in england", "uk", "reading help for my son", "he is behind in reading", "dyslexia help in reading and writing",
  "struggling in reading", "bath", "bath time is a battle", "baby in bath water", "wont get in the bath", "garage sale", "for sale", "sale of clothes", "hope",
  "no hope left", "in hope that it gets better", "rugby", "rugby for girls", "interested in rugby", "a deal on nursery fees", "big deal", "deal with anger",
  "ware", "soft ware help", "march", "activities in march", "march holiday club", "starts in march", "Dr Preston", "mrs lincoln", "derby county football",
  "street", "on the street", "sleeping in street", "in battle with the council", "wells", "stone", "in need", "in care", "in crisis", "in debt", "in school",
  "in work poverty", "sandy", "oxford road clinic", "manchester road", "cambridge house", "lancaster gate", "prince of wales", "moved from leeds",
  "fled to birmingham", "my nelson", "washington", "nice", "over", "send", "s1 support", "b1 english", "bury my mum", "my husband is called Chester",
  "university of birmingham", "york road", "hale", "mold in my flat", "diss", "mitcham", "in hackney", "richmond", "sutton",
};

static void
test_meant (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    {
      g_autofree char *place = find_place (meant[i].text);

      if (g_strcmp0 (place, meant[i].place) != 0)
        {
          g_test_message ("“%s”: %s, not %s", meant[i].text, place, meant[i].place);
          g_test_fail ();
        }
    }
}

static void
test_not_meant (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_meant); i++)
    {
      g_autofree char *place = find_place (not_meant[i]);

      if (*place != '\0')
        {
          g_test_message ("“%s”: %s", not_meant[i], place);
          g_test_fail ();
        }
    }
}

static void
test_undone (void)
{
  static const char *const undone[] = { "place Leeds", NULL };
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("choir leeds");
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, 0, undone, 4);

  g_assert_cmpuint (hints->len, ==, 0);
}

enum { N_SAMPLES = 4 };

/* Of the last, @boroughs, @area and where it is. */
static void
fill (Directory  *directory,
      DwMask      boroughs,
      const char *area,
      double      latitude,
      double      longitude)
{
  Sample samples[N_SAMPLES] = {
    sample_named ("hackney", "Choir"), sample_named ("merton", "Choir for toddlers"), sample_named ("chess", "Chess"), sample_named ("other", "Choir by telephone"),
  };

  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  samples[1].terms[DW_FACET_BOROUGH] = samples[2].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Merton");
  samples[2].description = "Our players come from Birmingham and Leeds";
  samples[3].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "paid");
  samples[3].area = area;
  samples[3].terms[DW_FACET_BOROUGH] = boroughs;
  samples[3].latitude = latitude;
  samples[3].longitude = longitude;
  directory_init (directory);
  directory_fill (directory, samples, N_SAMPLES);
}

static void
assert_told (const DwAnswer *answer,
             const char     *sentence)
{
  g_autofree char *told = dw_tell_dup_outside (answer);

  g_assert_cmpstr (told, ==, sentence);
}

static void
test_told (void)
{
  Directory directory;

  fill (&directory, 0, NULL, NAN, NAN);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) alone = ask_text (search, "birmingham");
    g_autoptr (DwAnswer) answer = ask_text (search, "choir in birmingham");
    g_autofree char *found = list_ids (answer);
    g_autofree char *heading = dw_named_dup_heading (answer, DW_STANDING_ELSEWHERE);
    g_autofree char *counts = dw_named_dup_counts (answer);

    g_assert_cmpint (alone->confidence, ==, DW_CONFIDENCE_NONE);
    g_assert_cmpuint (alone->n_hits, ==, 0);
    g_assert_cmpuint (alone->n_wider, ==, 1);
    assert_told (alone, "No service here says that it is for Birmingham. This directory has services in Hackney and Merton.");

    /* The chess club says the word, and is no choir. */
    g_assert_cmpstr (found, ==, "other hackney merton");
    assert_told (answer, "No service here says that it is for Birmingham. This directory has services in Hackney and Merton.");
    g_assert_true (dw_named_tells_apart (answer));
    g_assert_cmpint (answer->hits[0].standing, ==, DW_STANDING_UNSTATED);
    g_assert_cmpint (answer->hits[1].standing, ==, DW_STANDING_ELSEWHERE);
    g_assert_cmpstr (heading, ==, "For families elsewhere: ask before you go");
    g_assert_cmpstr (counts, ==, "0 for Birmingham, 1 states no London borough, 2 for elsewhere");
  }
  directory_clear (&directory);
}

static void
test_served (void)
{
  static const struct { const char *area; double latitude; double longitude; } ways[] = {
    { "Birmingham", NAN, NAN }, { NULL, 52.5, -1.9 }, { "Bexley, Birmingham", NAN, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Directory directory;

      fill (&directory, i == 2 ? dw_facet_find (DW_FACET_BOROUGH, "Bexley") : 0, ways[i].area, ways[i].latitude, ways[i].longitude);
      {
        g_autoptr (DwSearch) search = directory_search (&directory);
        g_autoptr (DwAnswer) there = ask_text (search, "choir birmingham");
        g_autoptr (DwAnswer) beyond = ask_text (search, "choir leeds");

        assert_told (there, NULL);
        g_assert_false (there->names_place);
        g_assert_cmpuint (there->n_words, ==, 2);
        g_assert_cmpstr (beyond->outside, ==, "Leeds");
        g_assert_cmpuint (beyond->n_words, ==, 1);
      }
      directory_clear (&directory);
    }
}

static void
test_london (void)
{
  Directory directory;

  fill (&directory, 0, NULL, NAN, NAN);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) alone = ask_text (search, "London");
    g_autoptr (DwAnswer) answer = ask_text (search, "choir in london");
    g_autofree char *found = list_ids (answer);

    g_assert_cmpuint (alone->n_hits, ==, N_SAMPLES);
    g_assert_cmpint (alone->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_cmpstr (alone->named, ==, "London");
    assert_told (alone, NULL);
    g_assert_cmpstr (found, ==, "hackney merton other");
    g_assert_cmpuint (answer->n_words, ==, 1);
    assert_told (answer, NULL);
  }
  directory_clear (&directory);
}

/* A question near E8 for @text; the caller's. */
static DwAnswer *
ask_near (const Directory *directory,
          DwSearch        *search,
          const char      *text)
{
  DwQuestion question;
  DwAnswer *answer;

  dw_question_init (&question);
  question.text = g_strdup (text);
  question.near = dw_gazetteer_find (directory->gazetteer, "E8 1");
  question.within_m = 5000;
  answer = ask (search, &question);
  dw_question_clear (&question);
  return answer;
}

static void
test_named_beyond (void)
{
  Directory directory;

  fill (&directory, 0, NULL, 51.36, -0.19);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) measured = ask_near (&directory, search, "Choir by telephone");
    g_autoptr (DwAnswer) unmeasured = ask_near (&directory, search, "choir for toddlers");
    g_autoptr (DwAnswer) here = ask_near (&directory, search, "choir");
    g_autoptr (DwAnswer) nowhere = ask_near (&directory, search, "choir by letter");

    assert_told (measured, "“Choir by telephone” is about 14 miles away, further than 5 km.");
    g_assert_cmpstr (measured->wider[0].label, ==, "Look for that name at any distance");
    assert_told (unmeasured, "“Choir for toddlers” is for Merton, which is further than 5 km from E8 1.");
    assert_told (here, NULL);
    assert_told (nowhere, NULL);
  }
  directory_clear (&directory);
}

/* Near, and left out by its cost alone. */
static void
test_named_not_beyond (void)
{
  Directory directory;
  DwQuestion question;

  fill (&directory, 0, NULL, 51.54, -0.06);
  dw_question_init (&question);
  question.text = g_strdup ("Choir by telephone");
  question.near = dw_gazetteer_find (directory.gazetteer, "E8 1");
  question.within_m = 5000;
  question.chosen[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask (search, &question);

    assert_told (answer, NULL);
  }
  dw_question_clear (&question);
  directory_clear (&directory);
}

static void
test_plain (void)
{
  Directory directory;

  fill (&directory, 0, NULL, NAN, NAN);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    DwQuestion question;
    g_autoptr (DwAnswer) answer = NULL;
    g_autofree char *found = NULL;

    dw_question_init (&question);
    question.text = g_strdup ("birmingham");
    question.plain = TRUE;
    answer = ask (search, &question);
    found = list_ids (answer);
    g_assert_cmpstr (found, ==, "chess");
    assert_told (answer, NULL);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *places = dw_paths_dup_data ("places");
  g_autofree char *words = dw_paths_dup_data ("vocabulary");
  int status;

  isolated_test_init (&argc, &argv);
  gazetteer = dw_gazetteer_load (places, &error);
  g_assert_no_error (error);
  vocabulary = dw_vocabulary_load (words, NULL);
  g_test_add_func ("/outside/a-place-outside-the-boroughs-is-understood-where-it-is-said-as-one", test_meant);
  g_test_add_func ("/outside/a-name-that-is-another-word-is-no-place", test_not_meant);
  g_test_add_func ("/outside/a-place-can-be-undone", test_undone);
  g_test_add_func ("/outside/where-no-service-is-the-answer-says-so-and-the-rest-is-answered", test_told);
  g_test_add_func ("/outside/where-services-are-they-are-found-by-its-words", test_served);
  g_test_add_func ("/outside/london-is-all-boroughs-and-no-word-that-is-searched", test_london);
  g_test_add_func ("/outside/a-service-that-is-named-and-lies-further-away-is-not-denied", test_named_beyond);
  g_test_add_func ("/outside/what-a-filter-leaves-out-is-not-called-further-away", test_named_not_beyond);
  g_test_add_func ("/outside/the-very-words-can-be-searched", test_plain);
  status = g_test_run ();
  dw_vocabulary_unref (vocabulary);
  dw_gazetteer_unref (gazetteer);
  return status;
}
