/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus.h"
#include "directory.h"
#include "dw-index-make.h"
#include "dw-index.h"
#include "dw-paths.h"
#include "tests/support/isolated.h"

#include <string.h>

/*
 * What two threads answer together is what one answers alone, to the last bit of every score: random questions, asked of
 * two searches over one directory.
 */
enum
{
  N_SAMPLES = 2500,
  N_QUESTIONS = 500,
  SEED = 20261123,
};

static const char *const postcodes[] = { "E8 1EA", "N4 2AA", "CR4 3AA", "SM6 7AA", "W6 9AA" };

typedef struct
{
  Directory directory;
  Corpus *corpus;
  GRand *random;
  DwSearch *alone;
  DwSearch *shared;
} World;

static gboolean
toss (World  *world,
      double  chance)
{
  return g_rand_double (world->random) < chance;
}

static guint
pick (World *world,
      guint  below)
{
  return (guint) g_rand_int_range (world->random, 0, (gint32) below);
}

static const char *
make_text (World   *world,
           DwArena *arena,
           guint    n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", corpus_pick_word (world->corpus));

  return dw_arena_strdup (arena, text->str);
}

static DwMask
make_mask (World   *world,
           DwFacet  facet)
{
  guint n_terms = 0;
  DwMask mask = 0;

  dw_facet_get_terms (facet, &n_terms);
  for (guint i = 0; i < 3; i++)
    if (toss (world, 0.4))
      mask |= G_GUINT64_CONSTANT (1) << pick (world, n_terms);

  return mask;
}

static Sample
make_sample (World   *world,
             DwArena *arena,
             guint    number)
{
  g_autofree char *id = g_strdup_printf ("s%04u", number);
  Sample sample = sample_named (dw_arena_strdup (arena, id), make_text (world, arena, 1 + pick (world, 4)));

  sample.description = make_text (world, arena, 5 + pick (world, 60));
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    sample.terms[facet] = toss (world, 0.7) ? make_mask (world, facet) : 0;
  sample.minimum_age = toss (world, 0.5) ? pick (world, 12) : NAN;
  sample.maximum_age = toss (world, 0.5) ? 12 + pick (world, 14) : NAN;
  sample.postcode = toss (world, 0.6) ? postcodes[pick (world, G_N_ELEMENTS (postcodes))] : NULL;
  return sample;
}

static void
make_index (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (world->directory.folder, &error);
  g_autofree char *folder = dw_index_dup_folder (world->directory.folder);
  DwIndexMade made = DW_INDEX_MADE_NOTHING;

  dw_index_make (folder, reader, world->directory.gazetteer, NULL, NULL, &made, &error);
  g_assert_no_error (error);
}

/* @data: whether there is an index. */
static void
set_up (World         *world,
        gconstpointer  data)
{
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree char *words = dw_paths_dup_data ("vocabulary");
  g_autofree Sample *samples = g_new (Sample, N_SAMPLES);

  world->random = g_rand_new_with_seed (SEED);
  world->corpus = corpus_new ();
  directory_init (&world->directory);
  world->directory.vocabulary = dw_vocabulary_load (words, NULL);
  for (guint i = 0; i < N_SAMPLES; i++)
    samples[i] = make_sample (world, arena, i);
  directory_fill (&world->directory, samples, N_SAMPLES);
  if (GPOINTER_TO_INT (data))
    make_index (world);

  world->alone = directory_search (&world->directory);
  world->shared = directory_search (&world->directory);
  dw_search_share_from (world->alone, G_MAXUINT);
  dw_search_share_from (world->shared, 0);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  g_assert_finalize_object (world->alone);
  g_assert_finalize_object (world->shared);
  dw_vocabulary_unref (world->directory.vocabulary);
  directory_clear (&world->directory);
  corpus_free (world->corpus);
  g_rand_free (world->random);
}

static void
make_question (World      *world,
               DwQuestion *question)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n = pick (world, 5);

  for (guint i = 0; i < n; i++)
    {
      const char *word = corpus_pick_query_word (world->corpus);
      guint length = i == n - 1 && toss (world, 0.6) ? 1 + pick (world, 4) : (guint) strlen (word);

      g_string_append_printf (text, "%s%.*s", i > 0 ? " " : "", (int) length, word);
    }

  dw_question_init (question);
  question->text = g_strdup (text->str);
  question->plain = toss (world, 0.3);
  question->order = (DwOrder) pick (world, 3);
  question->offset = toss (world, 0.2) ? pick (world, 400) : 0;
  question->limit = pick (world, 60);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (toss (world, 0.15))
      question->chosen[facet] = make_mask (world, facet);
  if (toss (world, 0.25))
    question->age = g_rand_double_range (world->random, 0, 28);
  if (toss (world, 0.5))
    {
      question->near = dw_gazetteer_resolve (world->directory.gazetteer,
                                             postcodes[pick (world, G_N_ELEMENTS (postcodes))], &error);
      g_assert_no_error (error);
    }
  if (question->near != NULL && toss (world, 0.6))
    question->within_m = g_rand_double_range (world->random, 500, 15000);
}

/* What is held against the other answer: all that is counted, ranked and said of each hit. */
static char *
print_answer (const DwAnswer *answer)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %u %u %u %u %u\n", answer->confidence, answer->n_hits, answer->n_fits,
                          answer->n_not_stated, answer->n_ranked, answer->n_wider);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    for (guint i = 0; i < G_N_ELEMENTS (answer->facets[facet].counts); i++)
      g_string_append_printf (text, "%u ", answer->facets[facet].counts[i]);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    g_string_append_printf (text, "%u ", answer->facets[facet].not_stated);
  for (guint i = 0; i < answer->n_ranked; i++)
    {
      const DwHit *hit = &answer->hits[i];

      g_string_append_printf (text, "\n%u: %" G_GINT64_FORMAT " %a %a %u %u %u %u", i, hit->id,
                              (double) hit->score, (double) hit->distance_m, hit->fits, hit->unstated, hit->standing,
                              hit->is_for_workers);
    }
  for (guint i = 0; i < answer->summaries->len; i++)
    {
      const DwMatched *matched = &answer->matched[i];

      g_string_append_printf (text, "\n%u: %u", i, matched->n_own);
      for (guint j = 0; matched->words[j] != NULL; j++)
        g_string_append_printf (text, " %s", matched->words[j]);
      for (guint j = 0; matched->fits[j] != NULL; j++)
        g_string_append_printf (text, " %s", matched->fits[j]);
    }
  for (guint i = 0; i < answer->n_wider; i++)
    g_string_append_printf (text, "\n%s %u %u", answer->wider[i].label, answer->wider[i].n_fits,
                            answer->wider[i].n_not_stated);

  return g_string_free (text, FALSE);
}

static void
test_same (World         *world,
           gconstpointer  data)
{
  guint n_found = 0;

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autoptr (DwAnswer) expected = NULL;
      g_autoptr (DwAnswer) answer = NULL;
      g_autofree char *expected_text = NULL;
      g_autofree char *text = NULL;
      DwQuestion question;

      make_question (world, &question);
      expected = ask (world->alone, &question);
      answer = ask (world->shared, &question);
      g_assert_cmpint (answer->without_index, !=, GPOINTER_TO_INT (data));
      expected_text = print_answer (expected);
      text = print_answer (answer);
      if (!g_str_equal (text, expected_text))
        g_error ("Question %u, “%s”: alone\n%s\nshared\n%s", i, question.text, expected_text, text);
      n_found += answer->n_hits > answer->n_ranked;
      dw_question_clear (&question);
    }

  /* Some must have more hits than are picked. */
  g_assert_cmpuint (n_found, >, N_QUESTIONS / 5);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add ("/search/shared/two threads answer as one does, by the index", World, GINT_TO_POINTER (TRUE), set_up,
              test_same, tear_down);
  g_test_add ("/search/shared/two threads answer as one does, by the tables", World, GINT_TO_POINTER (FALSE), set_up,
              test_same, tear_down);
  return g_test_run ();
}
