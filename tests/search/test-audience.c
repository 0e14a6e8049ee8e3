/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-audience.h"
#include "dw-paths.h"
#include "tests/support/isolated.h"

#include <string.h>

static const char *const fearing[] = {
  "he hit me again and i need to get out with the kids",
  "domestic abuse",
  "scared of my husband",
  "my partner is abusive and controlling, behaviour course for him to change",
  "domestic violence programme",
  "my husband hits me",
  "my boyfriend beats me up",
  "my ex turns up and threatens me",
  "i am scared of my partner",
  "need to leave my husband he is violent",
  "fleeing domestic violence with two kids",
  "women's refuge for me and my baby",
  "safe place to go tonight he is going to hurt us",
  "my wife hits me",
  "domestic violence help",
  "domestic abuse support hackney",
  "domestic abuse redbridge",
  "dv support redbridge",
  "coercive control",
  "he chokes me",
  "my partner shouts at me and pushes me",
  "my girlfriend is abusive",
  "abusive relationship",
  "abusive partner",
  "help for victims of domestic abuse",
  "survivor of domestic abuse counselling",
  "emotional abuse from partner",
  "my dad hits my mum",
  "my mum's boyfriend hits her",
  "my in laws beat me",
  "he is going to kill me",
  "i left an abusive relationship and need housing",
  "behaviour programme for my abusive partner",
  "he wants to change his behaviour after hitting me",
  "can my violent husband get help",
  "anger management for my abusive husband",
  "couples counselling he hits me",
  "my partner is on a perpetrator programme is it safe",
  "my partner the perpetrator came back",
  "perpetrator found me",
  "mi marido me pega",
  "mon mari me frappe",
  "maz mnie bije",
  "am i being abused",
  "living with an abuser",
  "escape my abuser",
  "abuser found me in redbridge",
  "hitting me",
  "domestic abuse not perpetrator",
};

static const char *const abusing[] = {
  "perpetrator programme",
  "i hit my wife and want to change",
  "domestic abuse perpetrator programme",
  "stop hitting my wife",
  "i am abusive and want help to change",
  "i shout at my wife",
  "course for perpetrators",
  "behaviour change programme for abusive men",
  "help for abusers",
  "i have been violent to my partner",
  "how do i stop hurting my family",
  "help me stop being abusive",
};

static void
fill (Directory *directory)
{
  Sample samples[] = {
    sample_named ("change", "Domestic abuse behaviour change programme"),
    sample_named ("refuge", "Safe House"),
    sample_named ("workers", "Domestic abuse forum for professionals"),
  };

  samples[0].description = "An approved programme and course on domestic abuse and violence for people who have been abusive. Domestic abuse.";
  samples[1].description = "A refuge for survivors of domestic abuse and violence against women. Controlling, abusive partner. Safety.";
  samples[2].description = "Talks about domestic abuse for people who work with survivors.";
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "domestic-abuse");

  directory_init (directory);
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
}

static DwVocabulary *
load_vocabulary (void)
{
  g_autofree char *folder = dw_paths_dup_data ("vocabulary");

  return dw_vocabulary_load (folder, NULL);
}

/* With and without a filter that every service meets, and one that none states. */
static void
assert_survivors_first (DwSearch   *search,
                        const char *text,
                        DwOrder     order)
{
  for (guint filter = 0; filter < 3; filter++)
    {
      g_autoptr (DwAnswer) answer = NULL;
      g_autofree char *ids = NULL;
      const char *change;
      DwQuestion question;

      dw_question_init (&question);
      question.text = g_strdup (text);
      question.order = order;
      question.chosen[DW_FACET_NEED] = filter == 1 ? dw_facet_find (DW_FACET_NEED, "domestic-abuse") : 0;
      question.chosen[DW_FACET_COST] = filter == 2 ? dw_facet_find (DW_FACET_COST, "free") : 0;
      answer = ask (search, &question);
      dw_question_clear (&question);
      ids = list_ids (answer);
      change = strstr (ids, "change");

      g_test_message ("%s: %s", text, ids);
      g_assert_nonnull (strstr (ids, "refuge"));
      g_assert_true (change == NULL || strstr (change, "refuge") == NULL);
    }
}

static void
test_fleeing (void)
{
  Directory directory;

  fill (&directory);
  directory.vocabulary = load_vocabulary ();
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (guint i = 0; i < G_N_ELEMENTS (fearing); i++)
      for (guint order = DW_ORDER_BEST; order <= DW_ORDER_NAME; order++)
        assert_survivors_first (search, fearing[i], (DwOrder) order);
  }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
}

/* @ids: of the programmes and of who helps, joined by one space; see list_ids(). */
static void
assert_after (const char *ids,
              const char *last,
              const char *before)
{
  const char *other = strstr (ids, before);

  g_test_message ("%s", ids);
  g_assert_nonnull (other);
  g_assert_cmpstr (strstr (other, last), ==, last);
}

static void
fill_borough (Directory *directory)
{
  Sample samples[] = {
    sample_named ("change", "Alter programme"),
    sample_named ("helpline", "Domestic abuse helpline"),
    sample_named ("far", "Safe House"),
  };

  samples[0].description = "For perpetrators who want to change abusive behaviour. My husband hits me. Domestic abuse help in Enfield.";
  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Enfield");
  samples[0].latitude = 51.65;
  samples[0].longitude = -0.08;
  samples[1].description = "For survivors of domestic abuse.";
  samples[2].description = "A refuge for survivors of domestic abuse.";
  samples[2].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Merton");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "domestic-abuse");

  directory_init (directory);
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
  directory->vocabulary = load_vocabulary ();
}

static const char *const in_enfield[] = { "my husband hits me Enfield", "domestic abuse help in Enfield", "he hit me" };

static void
test_fleeing_in_borough (void)
{
  Directory directory;

  fill_borough (&directory);
  for (guint i = 0; i < G_N_ELEMENTS (in_enfield); i++)
    for (DwOrder order = DW_ORDER_BEST; order <= DW_ORDER_NAME; order++)
      for (guint n_wanted = 1; n_wanted <= 3; n_wanted += 2)
        for (guint filters = 0; filters < 2; filters++)
          {
            g_autoptr (DwSearch) search = directory_search (&directory);
            g_autoptr (DwAnswer) answer = NULL;
            g_autofree char *ids = NULL;
            DwQuestion question;

            dw_question_init (&question);
            question.text = g_strdup (in_enfield[i]);
            question.order = order;
            question.near = dw_gazetteer_resolve (directory.gazetteer, "Enfield", NULL);
            question.limit = n_wanted;
            question.chosen[DW_FACET_BOROUGH] = filters ? dw_facet_find (DW_FACET_BOROUGH, "Enfield") : 0;
            answer = ask (search, &question);
            ids = list_ids (answer);
            if (n_wanted > 1)
              assert_after (ids, "change", "helpline");
            else
              g_assert_cmpstr (ids, !=, "change");
            dw_question_clear (&question);
          }
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) fearing_one = ask_text (search, in_enfield[1]);
    g_autoptr (DwAnswer) abusing_one = ask_text (search, "perpetrator programme Enfield");
    g_autofree char *ids = list_ids (abusing_one);

    g_assert_cmpuint (fearing_one->n_standing[DW_STANDING_THERE], ==, 0);
    g_assert_cmpuint (fearing_one->n_standing[DW_STANDING_ABUSERS], ==, 1);
    g_assert_cmpint (fearing_one->hits[2].standing, ==, DW_STANDING_ABUSERS);
    g_assert_true (g_str_has_prefix (ids, "change"));
  }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
}

static void
test_own_abuse (void)
{
  Directory directory;

  fill (&directory);
  directory.vocabulary = load_vocabulary ();
  for (guint i = 0; i < G_N_ELEMENTS (abusing); i++)
    {
      g_autoptr (DwSearch) search = directory_search (&directory);
      g_autoptr (DwAnswer) answer = ask_text (search, abusing[i]);
      g_autofree char *ids = list_ids (answer);

      g_test_message ("%s: %s", abusing[i], ids);
      g_assert_true (g_str_has_prefix (ids, "change"));
    }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
}

static void
test_danger_beside_filters (void)
{
  Directory directory;

  fill (&directory);
  directory.vocabulary = load_vocabulary ();
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (guint filter = 0; filter < 5; filter++)
      {
        g_autoptr (DwAnswer) answer = NULL;
        DwQuestion question;

        dw_question_init (&question);
        question.text = g_strdup ("my partner hits me");
        question.order = filter % 2 == 0 ? DW_ORDER_BEST : DW_ORDER_NAME;
        question.chosen[DW_FACET_STATUS] = filter == 1 ? DW_STATUS_HISTORIC : 0;
        question.chosen[DW_FACET_NEED] = filter == 2 ? dw_facet_find (DW_FACET_NEED, "housing") : 0;
        question.age = filter == 3 ? 4 : NAN;
        question.plain = filter == 4;
        answer = ask (search, &question);
        dw_question_clear (&question);
        g_assert_cmpuint (answer->urgent & DW_URGENT_ABUSE, !=, 0);
      }
  }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
}

static void
test_workers (void)
{
  Sample samples[] = {
    sample_named ("workers", "Autism workshops for professionals"),
    sample_named ("parents", "Autism workshops and other things in the borough"),
  };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) parent = ask_text (search, "autism");
    g_autoptr (DwAnswer) worker = ask_text (search, "autism for professionals");
    g_autofree char *parent_ids = list_ids (parent);
    g_autofree char *worker_ids = list_ids (worker);

    g_assert_cmpstr (parent_ids, ==, "parents workers");
    g_assert_cmpstr (worker_ids, ==, "workers parents");
  }
  directory_clear (&directory);
}

/* The ids of what @text finds in a directory of @samples, of which each holds the same words. */
static char *
list_found (Sample     *samples,
            guint       n_samples,
            const char *text)
{
  Directory directory;
  char *ids;

  directory_init (&directory);
  directory_fill (&directory, samples, n_samples);
  directory.vocabulary = load_vocabulary ();
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, text);

    ids = list_ids (answer);
  }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
  return ids;
}

/* What is for some families only comes first where it is spoken of, and last where it is not. */
static void
test_situations (void)
{
  Sample samples[] = {
    sample_named ("a-prison", "Parenting course in HMP Anywhere"),
    sample_named ("b-autism", "Parenting course in Anywhere"),
    sample_named ("c-everybody", "Parenting course in Anywhere"),
    sample_named ("a-volunteering", "Parenting course volunteering"),
  };
  g_autofree char *plain = NULL;
  g_autofree char *giving = NULL;
  g_autofree char *prison = NULL;
  g_autofree char *autism = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "parenting-programme");
  samples[1].terms[DW_FACET_NEED] |= dw_facet_find (DW_FACET_NEED, "autism-send");
  plain = list_found (samples, G_N_ELEMENTS (samples), "parenting course");
  giving = list_found (samples, G_N_ELEMENTS (samples), "volunteer at a parenting course");
  prison = list_found (samples, G_N_ELEMENTS (samples), "parenting course for a dad in prison");
  autism = list_found (samples, G_N_ELEMENTS (samples), "parenting course for parents of autistic children");

  g_test_message ("%s; %s; %s; %s", plain, giving, prison, autism);
  g_assert_true (g_str_has_prefix (plain, "c-everybody"));
  g_assert_true (g_str_has_prefix (giving, "a-volunteering"));
  g_assert_true (g_str_has_prefix (prison, "a-prison"));
  g_assert_true (g_str_has_prefix (autism, "b-autism"));
}

static void
test_need_ages (void)
{
  Sample samples[] = {
    sample_named ("a-babies", "Chess"),
    sample_named ("b-anybody", "Chess"),
    sample_named ("c-teenagers", "Chess"),
  };
  g_autofree char *baby = NULL;
  g_autofree char *nine = NULL;
  g_autofree char *fifteen = NULL;

  samples[0].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "baby-infant");
  samples[2].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "youth");
  baby = list_found (samples, G_N_ELEMENTS (samples), "chess 1 year old");
  nine = list_found (samples, G_N_ELEMENTS (samples), "chess 7 year old");
  fifteen = list_found (samples, G_N_ELEMENTS (samples), "chess 15 year old");

  g_test_message ("%s; %s; %s", baby, nine, fifteen);
  g_assert_cmpstr (strrchr (baby, ' '), ==, " c-teenagers");
  g_assert_true (g_str_has_prefix (nine, "b-anybody"));
  g_assert_cmpstr (strrchr (fifteen, ' '), ==, " a-babies");
}

/* Two sayings of one need are one thing that is asked for: each would else be wanting what the other found. */
static void
test_said_twice (void)
{
  g_autoptr (DwVocabulary) vocabulary = load_vocabulary ();
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("gangs and knives");
  g_autoptr (DwQueryWords) others = dw_query_words_parse ("gangs and nappies");
  g_autoptr (GArray) hints = g_array_new (FALSE, FALSE, sizeof (DwHint));
  g_autoptr (DwExpansions) one = dw_expansions_find (vocabulary, words, hints);
  g_autoptr (DwExpansions) two = dw_expansions_find (vocabulary, others, hints);

  g_assert_cmpuint (words->n_items, ==, 2);
  g_assert_cmpuint (one->concept_of[0], ==, one->concept_of[1]);
  g_assert_cmpuint (others->n_items, ==, 2);
  g_assert_cmpuint (two->concept_of[0], !=, two->concept_of[1]);
}

static gboolean
is_hushed (const DwQueryWords *words,
           const DwExpansions *expansions,
           const char         *word)
{
  for (guint i = 0; i < words->n_items; i++)
    if (g_str_equal (words->items[i], word))
      return expansions->is_hushed[i];

  g_assert_not_reached ();
}

static void
test_hush (void)
{
  g_autoptr (DwVocabulary) vocabulary = load_vocabulary ();
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("panic attacks since his dad hit me");
  g_autoptr (GArray) hints = g_array_new (FALSE, FALSE, sizeof (DwHint));
  g_autoptr (DwExpansions) expansions = dw_expansions_find (vocabulary, words, hints);

  dw_audience_hush (words, expansions);
  g_assert_true (is_hushed (words, expansions, "hit"));
  g_assert_false (is_hushed (words, expansions, "attacks"));
  g_assert_false (is_hushed (words, expansions, "panic"));
}

static void
test_dead (void)
{
  g_autoptr (DwVocabulary) vocabulary = load_vocabulary ();
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("bereavement my dad died");
  g_autoptr (DwQueryWords) asking = dw_query_words_parse ("bereavement group for dads");
  g_autoptr (GArray) hints = g_array_new (FALSE, FALSE, sizeof (DwHint));
  g_autoptr (DwExpansions) expansions = dw_expansions_find (vocabulary, words, hints);
  g_autoptr (DwExpansions) others = dw_expansions_find (vocabulary, asking, hints);
  guint n_others = others->n_items;

  dw_audience_hush (words, expansions);
  g_assert_true (is_hushed (words, expansions, "dad"));
  g_assert_false (is_hushed (words, expansions, "bereavement"));
  for (guint i = 0; i < expansions->n_items; i++)
    g_assert_cmpstr (expansions->items[i].text, !=, "fathers");

  dw_audience_hush (asking, others);
  g_assert_false (is_hushed (asking, others, "dads"));
  g_assert_cmpuint (others->n_items, ==, n_others);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/search/audience/somebody who flees abuse never finds a programme for abusers before a refuge", test_fleeing);
  g_test_add_func ("/search/audience/nor where only the programme is in the borough that she names or filters by, in any order",
                   test_fleeing_in_borough);
  g_test_add_func ("/search/audience/somebody who asks about own abuse finds the programme first", test_own_abuse);
  g_test_add_func ("/search/audience/words of danger are heard whatever filter and order stand beside them", test_danger_beside_filters);
  g_test_add_func ("/search/audience/what is for professionals comes after what families can use", test_workers);
  g_test_add_func ("/search/audience/what is for families in a situation is not for those who say nothing of it", test_situations);
  g_test_add_func ("/search/audience/a service that states no age is for the ages of its needs", test_need_ages);
  g_test_add_func ("/search/audience/two sayings of one need are one thing that is asked for", test_said_twice);
  g_test_add_func ("/search/audience/words for how somebody was hurt are hushed where they say that, and nowhere else", test_hush);
  g_test_add_func ("/search/audience/who died is not who asks", test_dead);

  return g_test_run ();
}
