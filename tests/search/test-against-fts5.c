/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "corpus.h"
#include "directory.h"
#include "dw-index-make.h"
#include "dw-index.h"
#include "dw-weights.h"
#include "plain-directory.h"
#include "tests/support/isolated.h"

/*
 * 2,000 random questions about a made-up directory, each answered a second time by FTS5 MATCH and plain SQL: the services
 * found, how each fits and every count must be the same, whether the search uses its index, an index that is a base and a
 * delta, or the tables. Its weights are neutral here
 * (neutral-weights.c), so that the order of what words find can be held against FTS5's bm25 too.
 */
enum
{
  N_SAMPLES = 3000,
  N_QUESTIONS = 2000,
  N_RANKED = 300,
  TOP = 50,
  MOST_TRIES = 50,
  N_CHANGED = 60,
  SEED = 20261122,
};

typedef enum
{
  TABLES,
  INDEX,
  INDEX_WITH_DELTA,
} Engine;

static const char *const postcodes[] = { "E8 1EA", "N4 2AA", "CR4 3AA", "SM6 7AA", "W6 9AA", "SW9 8HE", "E17 4PP" };

typedef struct
{
  Directory directory;
  PlainDirectory *plain;
  DwSearch *search;
  Corpus *corpus;
  GRand *random;
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
  Sample sample = sample_named (dw_arena_strdup (arena, id), make_text (world, arena, 1 + pick (world, 5)));

  sample.description = make_text (world, arena, 5 + pick (world, 80));
  sample.alternate_name = toss (world, 0.2) ? make_text (world, arena, 2) : NULL;
  sample.organisation = toss (world, 0.7) ? make_text (world, arena, 2) : NULL;
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    sample.terms[facet] = toss (world, 0.8) ? make_mask (world, facet) : 0;
  sample.minimum_age = toss (world, 0.5) ? pick (world, 12) : NAN;
  sample.maximum_age = toss (world, 0.5) ? 12 + pick (world, 14) : NAN;
  sample.postcode = toss (world, 0.4) ? postcodes[pick (world, G_N_ELEMENTS (postcodes))] : NULL;
  if (toss (world, 0.4))
    {
      sample.latitude = g_rand_double_range (world->random, 51.35, 51.62);
      sample.longitude = g_rand_double_range (world->random, -0.35, 0.05);
    }

  return sample;
}

static void
make_index (World       *world,
            DwIndexMade  expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (world->directory.folder, &error);
  g_autofree char *folder = dw_index_dup_folder (world->directory.folder);
  DwIndexMade made = DW_INDEX_MADE_NOTHING;

  dw_index_make (folder, reader, world->directory.gazetteer, NULL, NULL, &made, &error);
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, expected);
}

/* @data: Engine. */
static void
set_up (World         *world,
        gconstpointer  data)
{
  Engine engine = GPOINTER_TO_INT (data);
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree Sample *samples = g_new (Sample, N_SAMPLES);

  world->random = g_rand_new_with_seed (SEED);
  world->corpus = corpus_new ();
  directory_init (&world->directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    samples[i] = make_sample (world, arena, i);
  directory_fill (&world->directory, samples, N_SAMPLES);
  if (engine != TABLES)
    make_index (world, DW_INDEX_MADE_BASE);
  if (engine == INDEX_WITH_DELTA)
    {
      for (guint i = 0; i < N_CHANGED; i++)
        samples[i * 20] = make_sample (world, arena, i % 10 == 0 ? N_SAMPLES + i : i * 20);
      directory_fill (&world->directory, samples, N_SAMPLES);
      make_index (world, DW_INDEX_MADE_DELTA);
    }
  world->plain = plain_directory_open (world->directory.folder, world->directory.gazetteer);
  world->search = directory_search (&world->directory);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  g_assert_finalize_object (world->search);
  plain_directory_close (world->plain);
  directory_clear (&world->directory);
  corpus_free (world->corpus);
  g_rand_free (world->random);
}

/* --- Questions --- */

/* Words of the corpus, whole or begun, known or not, in any case, with what people type between them. */
static char *
make_words (World *world,
            guint  n)
{
  static const char *const gaps[] = { " ", " ", " ", ", ", " the ", " for my ", "  ", " \"", "-", " OR " };
  static const int beginnings[] = { 1, 2, 3, 5 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word = corpus_pick_query_word (world->corpus);
      g_autofree char *upper = toss (world, 0.1) ? g_ascii_strup (word, -1) : NULL;

      if (i > 0)
        g_string_append (text, gaps[pick (world, G_N_ELEMENTS (gaps))]);
      if (i == n - 1 && toss (world, 0.6))
        g_string_append_printf (text, "%.*s", beginnings[pick (world, G_N_ELEMENTS (beginnings))], word);
      else
        g_string_append (text, toss (world, 0.05) ? "qqzzy" : upper != NULL ? upper : word);
    }
  if (toss (world, 0.2))
    g_string_append_c (text, ' ');

  return g_string_free (text, FALSE);
}

static void
make_place (World      *world,
            DwQuestion *question)
{
  g_autoptr (GError) error = NULL;

  question->near = dw_gazetteer_resolve (world->directory.gazetteer, postcodes[pick (world, G_N_ELEMENTS (postcodes))], &error);
  g_assert_no_error (error);
  if (toss (world, 0.2))
    return;

  for (guint i = 0; i < MOST_TRIES; i++)
    {
      question->within_m = g_rand_double_range (world->random, 500, 15000);
      if (!plain_directory_is_on_edge (world->plain, question->near, question->within_m))
        return;
    }
  question->within_m = INFINITY;
}

static void
make_question (World      *world,
               DwQuestion *question)
{
  dw_question_init (question);
  question->plain = TRUE;
  question->text = make_words (world, pick (world, 5));
  question->order = (DwOrder) pick (world, 3);
  question->offset = N_SAMPLES; /* so that all are ranked, and not only the first */
  question->limit = pick (world, DW_QUESTION_MAX_LIMIT);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (toss (world, 0.2))
      question->chosen[facet] = make_mask (world, facet);
  if (toss (world, 0.25))
    question->age = g_rand_double_range (world->random, 0, 28);
  if (toss (world, 0.35))
    make_place (world, question);
}

/* --- Comparison --- */

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  gint64 left = ((const PlainHit *) a)->id;
  gint64 right = ((const PlainHit *) b)->id;

  return (left > right) - (left < right);
}

static GArray *
sort_hits (const DwAnswer *answer)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (PlainHit));

  for (guint i = 0; i < answer->n_ranked; i++)
    {
      PlainHit hit = { .id = answer->hits[i].id, .fits = answer->hits[i].fits, .unstated = answer->hits[i].unstated };

      g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  return hits;
}

static char *
find_other_hit (const GArray *hits,
                const GArray *expected)
{
  for (guint i = 0; i < MIN (hits->len, expected->len); i++)
    {
      const PlainHit *hit = &g_array_index (hits, PlainHit, i);
      const PlainHit *other = &g_array_index (expected, PlainHit, i);

      if (hit->id != other->id)
        return g_strdup_printf ("found service %d, not %d", (int) hit->id, (int) other->id);
      if (hit->fits != other->fits || hit->unstated != other->unstated)
        return g_strdup_printf ("service %d fits %u, unstated %u, not %u, %u", (int) hit->id, hit->fits, hit->unstated,
                                other->fits, other->unstated);
    }

  return hits->len != expected->len ? g_strdup_printf ("found %u services, not %u", hits->len, expected->len) : NULL;
}

static char *
find_other_count (const DwAnswer    *answer,
                  const PlainAnswer *expected)
{
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    {
      if (answer->facets[facet].not_stated != expected->facets[facet].not_stated)
        return g_strdup_printf ("%s not stated: %u, not %u", dw_facet_get_slug (facet), answer->facets[facet].not_stated,
                                expected->facets[facet].not_stated);
      for (guint i = 0; i < 64; i++)
        if (answer->facets[facet].counts[i] != expected->facets[facet].counts[i])
          return g_strdup_printf ("%s, term %u: %u, not %u", dw_facet_get_slug (facet), i, answer->facets[facet].counts[i],
                                  expected->facets[facet].counts[i]);
    }

  return NULL;
}

/* Returns: (nullable) (transfer full): the first thing in which the two answers differ. */
static char *
find_difference (const DwAnswer    *answer,
                 const PlainAnswer *expected)
{
  g_autoptr (GArray) hits = sort_hits (answer);
  char *difference = find_other_hit (hits, expected->hits);

  if (difference != NULL)
    return difference;
  if (answer->n_fits != expected->n_fits || answer->n_not_stated != expected->n_not_stated)
    return g_strdup_printf ("%u fit and %u may, not %u and %u", answer->n_fits, answer->n_not_stated, expected->n_fits,
                            expected->n_not_stated);

  return find_other_count (answer, expected);
}

static void
test_same (World         *world,
           gconstpointer  data)
{
  gboolean has_index = GPOINTER_TO_INT (data) != TABLES;
  guint n_found = 0;
  guint n_filtered = 0;

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autoptr (DwAnswer) answer = NULL;
      g_autoptr (PlainAnswer) expected = NULL;
      g_autofree char *expression = NULL;
      g_autofree char *difference = NULL;
      DwQuestion question;

      make_question (world, &question);
      answer = ask (world->search, &question);
      g_assert_cmpint (answer->without_index, ==, !has_index);
      g_assert_cmpuint (answer->n_ranked, ==, answer->n_hits);
      expression = plain_directory_dup_expression (world->plain, &question);
      expected = plain_directory_ask (world->plain, &question, expression);
      difference = find_difference (answer, expected);
      if (difference != NULL)
        g_error ("Question %u, “%s”, age %g, within %g m: %s", i, question.text, question.age, question.within_m, difference);

      n_found += answer->n_hits > 0;
      n_filtered += dw_question_has_filters (&question);
      dw_question_clear (&question);
    }

  /* The questions must be worth asking. */
  g_assert_cmpuint (n_found, >, N_QUESTIONS / 2);
  g_assert_cmpuint (n_found, <, N_QUESTIONS);
  g_assert_cmpuint (n_filtered, >, N_QUESTIONS / 2);
}

static guint
count_common (const DwAnswer *answer,
              const GArray   *best)
{
  guint n = 0;

  for (guint i = 0; i < MIN (answer->n_ranked, best->len); i++)
    for (guint j = 0; j < best->len; j++)
      n += answer->hits[i].id == g_array_index (best, gint64, j);

  return n;
}

static void
test_order (World         *world,
            gconstpointer  data)
{
  double total = 0;
  guint n_ranked = 0;

  for (guint i = 0; i < N_RANKED; i++)
    {
      g_autoptr (DwAnswer) answer = NULL;
      g_autoptr (GArray) best = NULL;
      g_autofree char *expression = NULL;
      DwQuestion question;

      dw_question_init (&question);
      question.plain = TRUE;
      question.text = make_words (world, 1 + pick (world, 3));
      expression = plain_directory_dup_expression (world->plain, &question);
      if (expression != NULL)
        {
          answer = ask (world->search, &question);
          best = plain_directory_rank (world->plain, expression, DW_WEIGHTS.columns, TOP);
          if (best->len > 0)
            {
              total += (double) count_common (answer, best) / best->len;
              n_ranked++;
            }
        }
      dw_question_clear (&question);
    }

  g_test_message ("Of the %d best by FTS5's bm25, %.4f are among our %d best, over %u questions", TOP, total / n_ranked, TOP, n_ranked);
  g_assert_cmpuint (n_ranked, >, N_RANKED * 3 / 4);
  g_assert_cmpfloat (total / n_ranked, >=, 0.95);
}

/* Takes something out of the answer as a faulty engine would, and expects to be told of it. */
static void
assert_found_out (World      *world,
                  DwQuestion *question,
                  void      (*spoil) (DwAnswer *answer))
{
  g_autofree char *expression = plain_directory_dup_expression (world->plain, question);
  g_autoptr (DwAnswer) answer = ask (world->search, question);
  g_autoptr (PlainAnswer) expected = plain_directory_ask (world->plain, question, expression);
  g_autofree char *before = find_difference (answer, expected);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, NULL);
  spoil (answer);
  after = find_difference (answer, expected);
  g_assert_nonnull (after);
}

static void
drop_last_hit (DwAnswer *answer)
{
  answer->n_ranked--;
}

static void
swap_two_services (DwAnswer *answer)
{
  answer->hits[0].id = answer->hits[1].id;
}

static void
count_one_too_many (DwAnswer *answer)
{
  answer->facets[DW_FACET_COST].counts[0]++;
}

static void
say_it_fits (DwAnswer *answer)
{
  answer->hits[answer->n_ranked - 1].fits = DW_TRI_YES;
}

static void
test_fault (World         *world,
            gconstpointer  data)
{
  DwQuestion question;

  dw_question_init (&question);
  question.plain = TRUE;
  question.text = g_strdup ("family sup");
  question.age = 9;
  question.offset = N_SAMPLES;
  assert_found_out (world, &question, drop_last_hit);
  assert_found_out (world, &question, swap_two_services);
  assert_found_out (world, &question, count_one_too_many);
  assert_found_out (world, &question, say_it_fits);
  dw_question_clear (&question);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add ("/search/against-fts5/a service, a fit or a count that is wrong in one place is found out", World,
              GINT_TO_POINTER (INDEX), set_up, test_fault, tear_down);
  g_test_add ("/search/against-fts5/2,000 random questions find, fit and count as FTS5 and SQL do, by the index", World,
              GINT_TO_POINTER (INDEX), set_up, test_same, tear_down);
  g_test_add ("/search/against-fts5/so they do after a change, by an index with a delta beside it", World,
              GINT_TO_POINTER (INDEX_WITH_DELTA), set_up, test_same, tear_down);
  g_test_add ("/search/against-fts5/so they do by the tables, where there is no index", World, GINT_TO_POINTER (TABLES), set_up,
              test_same, tear_down);
  g_test_add ("/search/against-fts5/with every other signal off, the 50 best by the index are those of bm25", World,
              GINT_TO_POINTER (INDEX), set_up, test_order, tear_down);
  g_test_add ("/search/against-fts5/with every other signal off, the 50 best by the tables are those of bm25", World, GINT_TO_POINTER (TABLES), set_up, test_order,
              tear_down);
  return g_test_run ();
}
