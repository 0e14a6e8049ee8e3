/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>

enum { N_SAMPLES = 40 };

static const char phrases[] = "gambling,substance misuse|alcohol|drugs|mental health,\n"
                              "stammer,speech therapy|talking,\n"
                              "kicking off,behaviour,parenting-programme\n"
                              "dads,fathers|male carers,\n"
                              "toddlers,under fives|toddler,\n"
                              "young club,youth centre,\n"
                              "partner hits,domestic abuse|refuge|survivors|safety,domestic-abuse\n";
static const char hints[] = "free,cost,free\n";
static const char quiet[] = "dads toddlers club young\n";

static void
write_table (const char *folder,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static DwVocabulary *
make_vocabulary (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-vocabulary-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "phrases.csv", NULL);
  g_autofree char *second = g_build_filename (folder, "hints.csv", NULL);
  g_autofree char *third = g_build_filename (folder, "quiet.csv", NULL);
  DwVocabulary *vocabulary;

  write_table (folder, "phrases.csv", phrases);
  write_table (folder, "hints.csv", hints);
  write_table (folder, "quiet.csv", quiet);
  vocabulary = dw_vocabulary_load (folder, NULL);
  g_remove (first);
  g_remove (second);
  g_remove (third);
  g_rmdir (folder);
  return vocabulary;
}

/* A quarter of the services are for mental health; with @is_rich, a few are for something else than play. */
static void
fill (Directory *directory,
      gboolean   is_rich)
{
  static char ids[N_SAMPLES][8];
  Sample samples[N_SAMPLES];

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_snprintf (ids[i], sizeof ids[i], "s%u", i);
      samples[i] = sample_named (ids[i], i < N_SAMPLES / 4 ? "Mental health team" : "Stay and play");
    }
  if (is_rich)
    {
      samples[20] = sample_named ("speech", "Speech therapy and talking");
      samples[21] = sample_named ("choir", "Choir");
      samples[22] = sample_named ("behaviour", "Behaviour course");
      samples[23] = sample_named ("drugs", "Drugs and alcohol team");
    }
  directory_init (directory);
  directory->vocabulary = make_vocabulary ();
  directory_fill (directory, samples, N_SAMPLES);
}

static void
drop (Directory *directory)
{
  dw_vocabulary_unref (directory->vocabulary);
  directory_clear (directory);
}

static void
assert_confidence (DwSearch     *search,
                   const char   *text,
                   DwOrder       order,
                   DwConfidence  confidence)
{
  DwQuestion question;
  g_autoptr (DwAnswer) answer = NULL;

  dw_question_init (&question);
  question.text = g_strdup (text);
  question.order = order;
  answer = ask (search, &question);
  dw_question_clear (&question);
  if (answer->confidence != confidence)
    g_test_message ("“%s” is answered otherwise", text);
  g_assert_cmpint (answer->confidence, ==, confidence);
}

static void
test_broad (void)
{
  Directory directory;

  fill (&directory, TRUE);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    assert_confidence (search, "mental health", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
    assert_confidence (search, "gambling", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
    assert_confidence (search, "stammer", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
    assert_confidence (search, "kicking off", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
  }
  drop (&directory);
}

static void
test_only_broad (void)
{
  Directory directory;

  fill (&directory, FALSE);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    assert_confidence (search, "gambling", DW_ORDER_BEST, DW_CONFIDENCE_WEAK);
    assert_confidence (search, "gambling", DW_ORDER_NAME, DW_CONFIDENCE_WEAK);
    assert_confidence (search, "mental health", DW_ORDER_NAME, DW_CONFIDENCE_MATCHES);
  }
  drop (&directory);
}

static void
test_wish (void)
{
  Directory directory;

  fill (&directory, TRUE);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    assert_confidence (search, "free choir", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
    assert_confidence (search, "choir in the evening", DW_ORDER_BEST, DW_CONFIDENCE_MATCHES);
    assert_confidence (search, "free opera", DW_ORDER_BEST, DW_CONFIDENCE_NONE);
    assert_confidence (search, "choir opera ballet tickets", DW_ORDER_BEST, DW_CONFIDENCE_WEAK);
  }
  drop (&directory);
}

/* Who it is for may be all that is asked for beside where and when, and a name may be made of words that say little. */
static void
test_named_by_little (void)
{
  static const struct
  {
    const char *text;
    const char *first;
  } cases[] = {
    { "dads hackney", "dads" },
    { "Evening Dads Hackney", "dads" },
    { "evening dads in hackney", "dads" },
    { "toddlers hackney", "toddlers" },
    { "young dads club hackney", "young" },
    { "young club hackney", "club" },
  };
  Directory directory;
  Sample samples[] = {
    sample_named ("prison", "Fathers in prison"),
    sample_named ("carers", "Male carers evening group for dads"),
    sample_named ("nursery", "Under fives and toddler nursery"),
    sample_named ("dads", "Evening Dads"),
    sample_named ("toddlers", "Tea for parents of toddlers"),
    sample_named ("young", "Young Dads Club"),
    sample_named ("line", "Hackney line"),
    sample_named ("club", "The Young Club"),
    sample_named ("centre", "Youth centre"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, i < 3 || i == 8 ? "Sutton" : "Hackney");
  directory_init (&directory);
  directory.vocabulary = make_vocabulary ();
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (DwAnswer) answer = ask_text (search, cases[i].text);
        g_autofree char *ids = list_ids (answer);

        g_test_message ("“%s”: %s", cases[i].text, ids);
        g_assert_true (g_str_has_prefix (ids, cases[i].first));
        g_assert_cmpint (answer->hits[0].standing, ==, DW_STANDING_THERE);
        g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_MATCHES);
      }
  }
  drop (&directory);
}

/* What @text finds near E8, and how many fit. */
static char *
find_near (const Directory *directory,
           DwSearch        *search,
           const char      *text,
           guint           *n_fits)
{
  DwQuestion question;
  g_autoptr (DwAnswer) answer = NULL;
  g_autofree char *ids = NULL;

  dw_question_init (&question);
  question.text = g_strdup (text);
  question.near = dw_gazetteer_find (directory->gazetteer, "E8");
  question.within_m = 5000;
  answer = ask (search, &question);
  dw_question_clear (&question);
  ids = list_ids (answer);
  g_test_message ("“%s”: %s, %u fit", text, ids, answer->n_fits);
  *n_fits = answer->n_fits;
  return g_steal_pointer (&ids);
}

static void
test_near (void)
{
  Directory directory;
  Sample samples[] = {
    sample_named ("police", "Youth justice panel"),
    sample_named ("refuge", "Domestic abuse refuge"),
    sample_named ("advice", "Domestic abuse advice"),
    sample_named ("choir", "Choir"),
    sample_named ("choirs", "Choir of choirs"),
    sample_named ("survivors", "Refuge for survivors"),
  };
  guint n_fits = 0;

  samples[0].description = "For those of ten to eighteen who were in trouble with the police. A meeting outside court, a plan that everybody signs, sports, "
                           "a mentor, and lessons in the safety of roads, knives and fire, as published in the figures of the year.";
  samples[1].description = "For survivors of domestic abuse: refuge and safety.";
  /* A word that nearly everybody has tells nothing of anybody. */
  samples[2].description = samples[3].description = samples[4].description = "Your safety comes first.";
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, i == 0 || i == 3 || i == 5 ? "Hackney" : "Redbridge");
  samples[0].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "youth");
  samples[1].terms[DW_FACET_NEED] = samples[2].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "domestic-abuse");
  directory_init (&directory);
  directory.vocabulary = make_vocabulary ();
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autofree char *hurt = find_near (&directory, search, "my partner hits me", &n_fits);
    g_autofree char *choir = NULL;

    g_assert_cmpuint (n_fits, ==, 1);
    g_assert_true (g_str_has_prefix (hurt, "survivors refuge advice "));
    choir = find_near (&directory, search, "choir", &n_fits);
    g_assert_cmpuint (n_fits, ==, 1);
    g_assert_true (g_str_has_prefix (choir, "choir "));
  }
  drop (&directory);
}

/* What costs money may cost little, and what says nothing may cost nothing: neither is hidden, nor a match. */
static void
test_price_alone (void)
{
  static const char *const asked[] = { "under £5", "less than five pounds", "costs nothing", "cheap" };
  Directory directory;
  Sample samples[] = { sample_named ("silent", "A choir"), sample_named ("paid", "Band"), sample_named ("free", "Choir for all") };

  samples[1].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "paid");
  samples[2].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
  directory_init (&directory);
  directory.vocabulary = make_vocabulary ();
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) choirs = ask_text (search, "choir that costs nothing");

    for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
      {
        g_autoptr (DwAnswer) answer = ask_text (search, asked[i]);
        g_autofree char *ids = list_ids (answer);

        g_test_message ("“%s”: %s", asked[i], ids);
        g_assert_true (g_str_has_prefix (ids, "free "));
        g_assert_cmpuint (answer->n_fits, ==, 1);
        g_assert_cmpuint (answer->n_not_stated, ==, 2);
      }
    g_assert_cmpuint (choirs->n_hits, ==, 2);
    g_assert_cmpuint (choirs->n_fits, ==, 2);
  }
  drop (&directory);
}

/* A sum is compared with the sums that are stated: what lies on both sides of it may be within it. */
static void
test_stated_price (void)
{
  static const struct { const char *text, *ids; guint n_fits; } asked[] = {
    { "choir under £5", "five three free silent both dear", 6 },
    { "under £5", "five three free both silent dear", 3 },
    { "at most £20", "dear both five three free silent", 5 },
    { "less than £2", "free silent dear both five three", 1 },
    { "cheap", "free dear both five three silent", 1 },
  };
  Directory directory;
  Sample samples[] = { sample_named ("dear", "Alto choir"), sample_named ("both", "Bass choir"), sample_named ("five", "Chamber choir"),
                       sample_named ("three", "Dawn choir"), sample_named ("silent", "Early choir"), sample_named ("free", "Folk choir") };

  samples[0].prices[0] = 12;
  samples[1].prices[0] = 3;
  samples[1].prices[1] = 8;
  samples[2].prices[0] = 5;
  samples[3].prices[0] = 2.99;
  samples[5].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
  directory_init (&directory);
  directory.vocabulary = make_vocabulary ();
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
      {
        g_autoptr (DwAnswer) answer = ask_text (search, asked[i].text);
        g_autofree char *ids = list_ids (answer);

        g_test_message ("“%s”: %s", asked[i].text, ids);
        g_assert_cmpstr (ids, ==, asked[i].ids);
        g_assert_cmpuint (answer->n_hits, ==, G_N_ELEMENTS (samples));
        g_assert_cmpuint (answer->n_fits, ==, asked[i].n_fits);
        g_assert_cmpuint (answer->n_not_stated, ==, G_N_ELEMENTS (samples) - asked[i].n_fits);
      }
  }
  drop (&directory);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/search/judge/what services themselves call it is an answer though none has the person's own word", test_broad);
  g_test_add_func ("/search/judge/a word for so much that a quarter of all services have it is no answer to a narrow question", test_only_broad);
  g_test_add_func ("/search/judge/a wish that no service states makes no weak answer of what is asked", test_wish);
  g_test_add_func ("/search/judge/a service that is named by words that say little is first, and no weak answer", test_named_by_little);
  g_test_add_func ("/search/judge/what is near comes before what may be, but not for one general word that was added", test_near);
  g_test_add_func ("/search/judge/where only a price is asked for, what does not state that it is free is no match", test_price_alone);
  g_test_add_func ("/search/judge/what states a sum within the price that is asked for is a match for it", test_stated_price);

  return g_test_run ();
}
