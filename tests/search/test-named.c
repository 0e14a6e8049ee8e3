/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-named.h"
#include "tests/support/isolated.h"

enum { N_SAMPLES = 7 };

static void
fill (Directory *directory)
{
  Sample samples[N_SAMPLES] = {
    sample_named ("far", "Choir for toddlers"),
    sample_named ("near", "Singing, drumming and much else, with a choir now and then"),
    sample_named ("anywhere", "Choir by telephone"),
    sample_named ("other", "Hackney chess club"),
    sample_named ("both", "Choir of two boroughs"),
    sample_named ("street", "Chess in Hackney Road"),
    sample_named ("silent", "Draughts"),
  };
  DwMask hackney = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  DwMask merton = dw_facet_find (DW_FACET_BOROUGH, "Merton");

  samples[0].terms[DW_FACET_BOROUGH] = merton;
  samples[1].terms[DW_FACET_BOROUGH] = hackney;
  samples[3].terms[DW_FACET_BOROUGH] = hackney;
  samples[4].terms[DW_FACET_BOROUGH] = hackney | merton;
  samples[5].terms[DW_FACET_BOROUGH] = merton;
  samples[6].terms[DW_FACET_BOROUGH] = hackney;
  samples[0].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
  samples[1].terms[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
  directory_init (directory);
  directory_fill (directory, samples, N_SAMPLES);
}

static void
assert_ids (const DwAnswer *answer,
            const char     *ids)
{
  g_autofree char *found = list_ids (answer);

  g_assert_cmpstr (found, ==, ids);
}

static void
assert_heading (const DwAnswer *answer,
                DwStanding      standing,
                const char     *heading)
{
  g_autofree char *found = dw_named_dup_heading (answer, standing);

  g_assert_cmpstr (found, ==, heading);
}

static void
test_order (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "choir in Hackney");
    g_autofree char *counts = NULL;

    /* However well the choir of another borough fits, and though three records hold no more than the name. */
    assert_ids (answer, "both near anywhere far other silent street");
    g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_cmpstr (answer->named, ==, "Hackney");
    g_assert_cmpuint (answer->n_standing[DW_STANDING_THERE], ==, 2);
    g_assert_cmpuint (answer->n_standing[DW_STANDING_UNSTATED], ==, 1);
    g_assert_cmpuint (answer->n_standing[DW_STANDING_ELSEWHERE], ==, 1);
    g_assert_cmpuint (answer->n_standing[DW_STANDING_LITTLE], ==, 3);
    g_assert_cmpint (answer->hits[1].standing, ==, DW_STANDING_THERE);
    g_assert_cmpint (answer->hits[3].standing, ==, DW_STANDING_ELSEWHERE);
    g_assert_true (dw_named_tells_apart (answer));
    assert_heading (answer, DW_STANDING_THERE, "For Hackney");
    counts = dw_named_dup_counts (answer);
    g_assert_cmpstr (counts, ==, "2 for Hackney, 1 states no London borough, 1 for elsewhere, 3 share little");
  }
  directory_clear (&directory);
}

static void
test_whole_order (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    DwQuestion question;
    g_autoptr (DwAnswer) by_name = NULL;
    g_autoptr (DwAnswer) filtered = NULL;

    dw_question_init (&question);
    question.text = g_strdup ("choir hackney");
    question.order = DW_ORDER_NAME;
    by_name = ask (search, &question);
    assert_ids (by_name, "street anywhere far both silent other near");
    g_assert_false (dw_named_tells_apart (by_name));

    /* What fits a filter still comes before what may. */
    question.order = DW_ORDER_BEST;
    question.chosen[DW_FACET_COST] = dw_facet_find (DW_FACET_COST, "free");
    filtered = ask (search, &question);
    assert_ids (filtered, "near far both anywhere other silent street");
    g_assert_cmpuint (filtered->n_fits, ==, 2);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

static void
test_counts_with_age (void)
{
  Sample samples[] = {
    sample_named ("near", "Choir"), sample_named ("doubtful", "Choir"), sample_named ("far", "Choir"), sample_named ("old", "Choir"),
  };
  Directory directory;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, i < 2 ? "Hackney" : "Merton");
  samples[0].minimum_age = samples[2].minimum_age = 2;
  samples[3].minimum_age = 11;
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    DwQuestion question;
    g_autoptr (DwAnswer) answer = NULL;
    g_autoptr (DwAnswer) none = NULL;
    g_autofree char *counts = NULL;

    dw_question_init (&question);
    question.text = g_strdup ("choir in Hackney");
    question.age = 3;
    answer = ask (search, &question);
    counts = dw_named_dup_counts (answer);
    assert_ids (answer, "near far doubtful");
    g_assert_true (dw_named_tells_apart (answer));
    g_assert_cmpstr (counts, ==, "1 for Hackney, 1 for elsewhere, 1 may fit");

    /* Where nothing fits, there is nothing to divide. */
    question.age = 1;
    none = ask (search, &question);
    assert_ids (none, "doubtful");
    g_assert_false (dw_named_tells_apart (none));
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

static void
test_wider_area (void)
{
  Sample samples[] = { sample_named ("near", "Choir"), sample_named ("manchester", "Choir"), sample_named ("silent", "Choir") };
  Directory directory;

  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  samples[1].area = "Greater Manchester";
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "choir in Hackney");
    g_autofree char *counts = dw_named_dup_counts (answer);

    for (guint i = 1; i < answer->n_hits; i++)
      assert_heading (answer, answer->hits[i].standing, "No London borough stated: ask whether it is for you");
    g_assert_true (g_strcmp0 (((DwSummary *) answer->summaries->pdata[1])->area, "Greater Manchester") == 0
                   || g_strcmp0 (((DwSummary *) answer->summaries->pdata[2])->area, "Greater Manchester") == 0);
    g_assert_cmpstr (counts, ==, "1 for Hackney, 2 state no London borough");
    g_assert_cmpstr (dw_standing_get_slug (answer->hits[1].standing), ==, "no borough");
  }
  directory_clear (&directory);
}

static void
test_nothing_there (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "toddlers in Hackney");
    g_autoptr (DwAnswer) two = ask_text (search, "choir in Hackney or Merton");
    g_autoptr (DwAnswer) denied = ask_text (search, "choir not in Hackney");

    g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_WEAK);
    assert_ids (answer, "far other silent both near street");
    assert_heading (answer, DW_STANDING_ELSEWHERE, "For families elsewhere: ask before you go");
    g_assert_cmpstr (two->named, ==, "Hackney and Merton");
    g_assert_cmpuint (two->n_standing[DW_STANDING_THERE], ==, 3);
    g_assert_false (denied->names_place);
    g_assert_null (denied->named);
  }
  directory_clear (&directory);
}

static void
test_place_alone (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "hackney");
    g_autoptr (DwAnswer) postcode = ask_text (search, "E8");
    g_autoptr (DwAnswer) nobody = ask_text (search, "sutton");
    DwQuestion question;
    g_autoptr (DwAnswer) undone = NULL;

    /* Everything there is, those that say the name first; and last the one elsewhere that says it too. */
    assert_ids (answer, "other silent both near street");
    g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_cmpuint (postcode->n_hits, ==, 4);
    g_assert_cmpint (postcode->confidence, ==, DW_CONFIDENCE_MATCHES);
    g_assert_cmpint (nobody->confidence, ==, DW_CONFIDENCE_NONE);

    dw_question_init (&question);
    question.text = g_strdup ("hackney");
    question.undone = g_strsplit (answer->understood[0].key, "\n", -1);
    undone = ask (search, &question);
    assert_ids (undone, "other street silent both near");
    g_assert_false (undone->names_place);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

/* Where nothing but a place is asked for, age and the like tell the services there apart, whether or not they say its name; and a
   place that is ruled out comes last. */
static void
test_told_apart (void)
{
  Sample samples[] = {
    sample_named ("teens", "Chess club"),
    sample_named ("little", "Draughts"),
    sample_named ("merton", "Draughts and much else, in the evening"),
  };
  Directory directory;

  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  samples[0].description = "In Hackney";
  samples[0].minimum_age = 13;
  samples[0].maximum_age = 18;
  samples[1].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  samples[1].minimum_age = 2;
  samples[1].maximum_age = 4;
  samples[2].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Merton");
  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) age = ask_text (search, "something for my 3 year old in hackney");
    g_autoptr (DwAnswer) not_there = ask_text (search, "draughts not in hackney");

    assert_ids (age, "little teens");
    assert_ids (not_there, "merton little");
  }
  directory_clear (&directory);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/search/named/what is for the place named comes first, what is for elsewhere last", test_order);
  g_test_add_func ("/search/named/other orders and filters keep their own way", test_whole_order);
  g_test_add_func ("/search/named/the counts are those of the rows under each heading, with a filter too", test_counts_with_age);
  g_test_add_func ("/search/named/a record that states an area outside London is not said to state none", test_wider_area);
  g_test_add_func ("/search/named/an answer for elsewhere is none, and is called so", test_nothing_there);
  g_test_add_func ("/search/named/the name of a place alone finds all that is for it", test_place_alone);
  g_test_add_func ("/search/named/in a place that is asked for alone the age tells, and one that is ruled out comes last", test_told_apart);
  return g_test_run ();
}
