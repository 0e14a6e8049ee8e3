/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

typedef struct
{
  Directory directory;
  DwSearch *search;
  DwQuestion question;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  directory_init (&fixture->directory);
  dw_question_init (&fixture->question);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dw_question_clear (&fixture->question);
  g_assert_finalize_object (fixture->search);
  directory_clear (&fixture->directory);
}

static void
fill (Fixture      *fixture,
      const Sample *samples,
      guint         n_samples)
{
  directory_fill (&fixture->directory, samples, n_samples);
  fixture->search = directory_search (&fixture->directory);
}

/* Asserts that the fixture's question is answered with these records: those that fit, then those that may. */
static void
assert_answer (Fixture    *fixture,
               const char *expected,
               guint       n_fits)
{
  g_autoptr (DwAnswer) answer = ask (fixture->search, &fixture->question);
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (answer->n_fits, ==, n_fits);
  g_assert_cmpuint (answer->n_fits + answer->n_not_stated, ==, answer->n_hits);
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      Fixture own = { 0 };
      Sample samples[] = { sample_named ("no", "A"), sample_named ("unstated", "B"), sample_named ("yes", "C"), sample_named ("both", "D") };

      samples[0].terms[facet] = BIT (1);
      samples[2].terms[facet] = BIT (0);
      samples[3].terms[facet] = BIT (0) | BIT (1);
      set_up (&own, NULL);
      fill (&own, samples, G_N_ELEMENTS (samples));

      own.question.chosen[facet] = BIT (0);
      own.question.order = DW_ORDER_NAME;
      assert_answer (&own, "yes both unstated", 2);
      own.question.chosen[facet] = BIT (0) | BIT (1);
      assert_answer (&own, "no yes both unstated", 3);
      own.question.chosen[facet] = BIT (2);
      assert_answer (&own, "unstated", 0);
      tear_down (&own, NULL);
    }

  fill (fixture, NULL, 0);
}

static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  Sample samples[] = { sample_named ("range", "A"), sample_named ("from", "B"), sample_named ("to", "C"), sample_named ("silent", "D") };

  samples[0].minimum_age = 5;
  samples[0].maximum_age = 11;
  samples[1].minimum_age = 11;
  samples[2].maximum_age = 4;
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.order = DW_ORDER_NAME;

  fixture->question.age = 11.9;
  assert_answer (fixture, "range from silent", 2);
  fixture->question.age = 12;
  assert_answer (fixture, "from silent", 1);
  fixture->question.age = 4.5;
  assert_answer (fixture, "to silent", 1);
  fixture->question.age = 5;
  assert_answer (fixture, "range silent", 1);
}

static void
test_age_answers (Fixture       *fixture,
                  gconstpointer  data)
{
  Sample samples[] = { sample_named ("word", "Cooking, with a long talk of what somebody plays on a piano"), sample_named ("silent", "Piano lessons"),
                       sample_named ("stated", "Piano lessons for beginners"), sample_named ("older", "Piano lessons, advanced") };

  samples[0].minimum_age = samples[2].minimum_age = 5;
  samples[0].maximum_age = samples[2].maximum_age = 9;
  samples[3].minimum_age = 12;
  fill (fixture, samples, G_N_ELEMENTS (samples));

  fixture->question.text = g_strdup ("piano lessons");
  assert_answer (fixture, "silent older stated word", 4);
  fixture->question.age = 6;
  assert_answer (fixture, "stated silent word", 1);
}

static void
test_unstated_bits (Fixture       *fixture,
                    gconstpointer  data)
{
  const Sample samples[] = { sample_named ("silent", "A") };
  g_autoptr (DwAnswer) answer = NULL;

  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.chosen[DW_FACET_COST] = DW_COST_FREE;
  fixture->question.age = 3;
  answer = ask (fixture->search, &fixture->question);

  g_assert_cmpuint (answer->n_hits, ==, 1);
  g_assert_cmpuint (answer->hits[0].unstated, ==, 1 << DW_FACET_COST | 1 << 7);
  g_assert_cmpuint (answer->hits[0].fits, ==, DW_TRI_NOT_STATED);
  g_assert_cmpuint (answer->facets[DW_FACET_COST].not_stated, ==, 1);
}

static void
place_samples (Sample *samples)
{
  samples[0] = sample_named ("far", "A");
  samples[0].latitude = 51.60;
  samples[0].longitude = -0.05;
  samples[1] = sample_named ("nowhere", "B");
  samples[2] = sample_named ("near", "C");
  samples[2].latitude = 51.545;
  samples[2].longitude = -0.055;
  samples[3] = sample_named ("postcode", "D");
  samples[3].postcode = "E8 1EA";
}

static void
test_distance (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[4];

  place_samples (samples);
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.near = dw_gazetteer_resolve (fixture->directory.gazetteer, "E8 1EA", &error);
  g_assert_no_error (error);

  /* Without words there is no better order. */
  assert_answer (fixture, "postcode near far nowhere", 4);
  fixture->question.order = DW_ORDER_NEAREST;
  assert_answer (fixture, "postcode near far nowhere", 4);
  fixture->question.within_m = 3219;
  assert_answer (fixture, "postcode near nowhere", 2);

  answer = ask (fixture->search, &fixture->question);
  g_assert_cmpfloat (answer->hits[0].distance_m, <, 1);
  g_assert_true (isnan (answer->hits[2].distance_m));
}

static void
test_distance_in_words (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *key = g_strdup ("distance Within 2 miles of E8 1");
  char *undone[] = { key, NULL };
  g_autoptr (DwAnswer) answer = NULL;
  g_autoptr (DwAnswer) lost = NULL;
  Sample samples[5];

  place_samples (samples);
  samples[4] = sample_named ("home", "Z");
  samples[4].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.text = g_strdup ("within 2 miles of E8 1EA");
  assert_answer (fixture, "postcode near home nowhere", 3);
  answer = ask (fixture->search, &fixture->question);
  g_assert_cmpstr (answer->question->near->name, ==, "E8 1");
  g_assert_cmpstr (answer->understood[0].key, ==, undone[0]);
  g_assert_cmpuint (answer->n_words, ==, 0);

  fixture->question.undone = g_strdupv (undone);
  assert_answer (fixture, "far nowhere near postcode home", 5);

  g_clear_pointer (&fixture->question.undone, g_strfreev);
  g_clear_pointer (&fixture->question.text, g_free);
  fixture->question.text = g_strdup ("near me within a mile");
  lost = ask (fixture->search, &fixture->question);
  g_assert_cmpuint (lost->n_hits, ==, 5);
  g_assert_cmpuint (lost->n_understood, ==, 1);
  g_assert_true (lost->understood[0].lacks_place);
}

static void
test_near_areas (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Sample samples[] = { sample_named ("home", "Home"), sample_named ("next", "Next"), sample_named ("far", "Far"),
                       sample_named ("silent", "Silent") };

  samples[0].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  samples[1].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Islington");
  samples[2].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Sutton");
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.near = dw_gazetteer_resolve (fixture->directory.gazetteer, "E8 1EA", &error);
  g_assert_no_error (error);
  fixture->question.within_m = 3219;
  fixture->question.order = DW_ORDER_NAME;

  assert_answer (fixture, "home next silent", 1);
}

static void
test_boroughs (Fixture       *fixture,
               gconstpointer  data)
{
  const DwMask hackney = dw_facet_find (DW_FACET_BOROUGH, "Hackney");
  Sample samples[] = { sample_named ("area", "A"), sample_named ("elsewhere", "B"), sample_named ("postcode", "C"),
                       sample_named ("point", "D"), sample_named ("nowhere", "E") };

  samples[0].terms[DW_FACET_BOROUGH] = hackney;
  samples[1].terms[DW_FACET_BOROUGH] = dw_facet_find (DW_FACET_BOROUGH, "Merton");
  samples[1].postcode = "E8 1EA";
  samples[2].postcode = "e81ea";
  samples[3].latitude = 51.545;
  samples[3].longitude = -0.055;
  fill (fixture, samples, G_N_ELEMENTS (samples));

  fixture->question.chosen[DW_FACET_BOROUGH] = hackney;
  assert_answer (fixture, "area postcode point nowhere", 3);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *ids = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[] = { sample_named ("historic", "Toy library"), sample_named ("planned", "Toy library"), sample_named ("running", "Toy library"),
                       sample_named ("silent", "Toy library"), sample_named ("other", "Swimming") };

  samples[0].terms[DW_FACET_STATUS] = DW_STATUS_HISTORIC;
  samples[1].terms[DW_FACET_STATUS] = DW_STATUS_PLANNED;
  samples[2].terms[DW_FACET_STATUS] = DW_STATUS_RUNNING;
  fill (fixture, samples, G_N_ELEMENTS (samples));

  answer = ask_text (fixture->search, "toy library");
  ids = list_ids (answer);
  g_assert_cmpstr (ids, ==, "running silent planned historic");
  assert_answer (fixture, "other running silent planned historic", 5);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[] = { sample_named ("1", "A"), sample_named ("2", "B"), sample_named ("3", "C"), sample_named ("4", "D") };

  samples[0].terms[DW_FACET_COST] = DW_COST_FREE;
  samples[0].terms[DW_FACET_LEVEL] = DW_LEVEL_UNIVERSAL;
  samples[1].terms[DW_FACET_COST] = DW_COST_PAID;
  samples[1].terms[DW_FACET_LEVEL] = DW_LEVEL_UNIVERSAL | DW_LEVEL_TARGETED;
  samples[2].terms[DW_FACET_COST] = DW_COST_FREE;
  samples[2].terms[DW_FACET_LEVEL] = DW_LEVEL_STATUTORY;
  fill (fixture, samples, G_N_ELEMENTS (samples));

  fixture->question.chosen[DW_FACET_COST] = DW_COST_FREE;
  fixture->question.chosen[DW_FACET_LEVEL] = DW_LEVEL_UNIVERSAL;
  answer = ask (fixture->search, &fixture->question);

  /* Cost disregards the cost chosen: 1, 2 and 4 pass the level. Level disregards the level: 1, 3 and 4 pass the cost. */
  g_assert_cmpuint (answer->facets[DW_FACET_COST].counts[0], ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_COST].counts[2], ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_COST].not_stated, ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_LEVEL].counts[0], ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_LEVEL].counts[1], ==, 0);
  g_assert_cmpuint (answer->facets[DW_FACET_LEVEL].counts[3], ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_LEVEL].not_stated, ==, 1);
  g_assert_cmpuint (answer->facets[DW_FACET_NEED].not_stated, ==, 2);
}

static void
test_confidence (Fixture       *fixture,
                 gconstpointer  data)
{
  const Sample samples[] = { sample_named ("1", "Baby clinic"), sample_named ("2", "Baby group"), sample_named ("3", "Debt advice") };
  g_autoptr (DwAnswer) sure = NULL;
  g_autoptr (DwAnswer) weak = NULL;
  g_autoptr (DwAnswer) none = NULL;
  g_autoptr (DwAnswer) all = NULL;

  fill (fixture, samples, G_N_ELEMENTS (samples));
  sure = ask_text (fixture->search, "baby clinic");
  weak = ask_text (fixture->search, "baby swimming lessons in Welsh");
  none = ask_text (fixture->search, "dentist");
  all = ask_text (fixture->search, "");

  g_assert_cmpint (sure->confidence, ==, DW_CONFIDENCE_MATCHES);
  g_assert_cmpint (weak->confidence, ==, DW_CONFIDENCE_WEAK);
  g_assert_cmpint (none->confidence, ==, DW_CONFIDENCE_NONE);
  g_assert_cmpint (all->confidence, ==, DW_CONFIDENCE_MATCHES);
  g_assert_cmpuint (weak->n_hits, ==, 2);
  g_assert_cmpuint (none->n_hits, ==, 0);
}

/* Asks every wider question again and expects the counts that were promised. */
static void
assert_wider_true (Fixture        *fixture,
                   const DwAnswer *answer)
{
  for (guint i = 0; i < answer->n_wider; i++)
    {
      g_autoptr (DwAnswer) wider = ask (fixture->search, answer->wider[i].question);

      g_assert_cmpuint (wider->n_fits, ==, answer->wider[i].n_fits);
      g_assert_cmpuint (wider->n_not_stated, ==, answer->wider[i].n_not_stated);
      g_assert_cmpuint (wider->n_hits, >, 0);
    }
}

static void
test_wider_distance (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[4];

  place_samples (samples);
  samples[2].terms[DW_FACET_COST] = DW_COST_FREE;
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.near = dw_gazetteer_resolve (fixture->directory.gazetteer, "N4 2", &error);
  g_assert_no_error (error);
  fixture->question.within_m = 800;
  fixture->question.chosen[DW_FACET_COST] = DW_COST_FREE;
  answer = ask (fixture->search, &fixture->question);

  g_assert_cmpuint (answer->n_fits, ==, 0);
  g_assert_cmpuint (answer->n_wider, >, 0);
  g_assert_cmpstr (answer->wider[0].label, ==, "Look within 5 miles");
  g_assert_cmpuint (answer->wider[0].n_fits, ==, 1);
  assert_wider_true (fixture, answer);
}

static void
test_wider_than_words (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[4];

  place_samples (samples);
  fill (fixture, samples, G_N_ELEMENTS (samples));
  fixture->question.text = g_strdup ("within a quarter of a mile of N4 2AA");
  answer = ask (fixture->search, &fixture->question);
  g_assert_cmpuint (answer->n_wider, >, 0);
  assert_wider_true (fixture, answer);
}

static void
test_wider_filters (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DwAnswer) answer = NULL;
  Sample samples[] = { sample_named ("1", "Baby clinic"), sample_named ("2", "Baby group") };

  samples[0].terms[DW_FACET_BOROUGH] = BIT (3);
  samples[0].terms[DW_FACET_COST] = DW_COST_PAID;
  samples[1].terms[DW_FACET_BOROUGH] = BIT (4);
  samples[1].terms[DW_FACET_COST] = DW_COST_FREE;
  fill (fixture, samples, G_N_ELEMENTS (samples));

  fixture->question.text = g_strdup ("baby");
  fixture->question.chosen[DW_FACET_BOROUGH] = BIT (3);
  fixture->question.chosen[DW_FACET_COST] = DW_COST_FREE;
  answer = ask (fixture->search, &fixture->question);

  g_assert_cmpint (answer->confidence, ==, DW_CONFIDENCE_NONE);
  g_assert_cmpuint (answer->n_wider, ==, 3);
  g_assert_cmpstr (answer->wider[0].label, ==, "Look beyond Bexley");
  g_assert_cmpstr (answer->wider[1].label, ==, "Look without the cost “Free”");
  g_assert_cmpstr (answer->wider[2].label, ==, "Look without any filter");
  assert_wider_true (fixture, answer);
}

static void
test_wider_words (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (DwAnswer) weak = NULL;
  g_autoptr (DwAnswer) none = NULL;
  const Sample samples[] = { sample_named ("1", "Baby clinic"), sample_named ("2", "Baby group"), sample_named ("3", "Debt advice") };

  fill (fixture, samples, G_N_ELEMENTS (samples));
  weak = ask_text (fixture->search, "baby swimming lessons in Welsh");
  none = ask_text (fixture->search, "dentist");

  g_assert_cmpuint (weak->n_wider, ==, 1);
  g_assert_cmpstr (weak->wider[0].label, ==, "Look at every service, without your words");
  assert_wider_true (fixture, weak);
  g_assert_cmpuint (none->n_wider, ==, 1);
  g_assert_cmpuint (none->wider[0].n_fits, ==, 3);
  assert_wider_true (fixture, none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/search/filters/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("every facet takes the stated, sets the unstated apart and leaves out the contradicted", test_facets);
  ADD ("an age fits a stated range, or the side of it that is stated", test_age);
  ADD ("an age stated beside one word of the question does not come before what answers it", test_age_answers);
  ADD ("a hit says which filters its record does not state", test_unstated_bits);
  ADD ("distances come from points and postcodes, and services nowhere come last", test_distance);
  ADD ("a distance in the words filters as the control does, and is taken away by its key", test_distance_in_words);
  ADD ("a place finds what serves its borough, then what may be near, and not what serves another end of London", test_near_areas);
  ADD ("a stated area says the borough, and the place only when there is none", test_boroughs);
  ADD ("what does not run comes after what runs and fits as well", test_status);
  ADD ("a facet's counts disregard its own choice", test_counts);
  ADD ("an answer says whether it matches, matches weakly or not at all", test_confidence);
  ADD ("a wider distance is proposed with its count", test_wider_distance);
  ADD ("a wider distance goes beyond the one in the words", test_wider_than_words);
  ADD ("filters that leave nothing are proposed to go, one by one and all", test_wider_filters);
  ADD ("words that find little are proposed to go", test_wider_words);
  return g_test_run ();
}
