/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-paths.h"

/*
 * Random questions about a random directory, answered a second time here in the plainest way, without an index: what is
 * found, how it fits, every count and every matched word must be the same.
 */
enum
{
  N_SAMPLES = 180, /* within the most summaries of an answer, so that every hit can be named */
  N_QUESTIONS = 600,
  N_WIDENED = 150,
  MOST_WORDS = 12,
  SEED = 20240607,
};

/* Words that are their own stems, and begin like no borough or term: plain comparison finds what the index finds. */
static const char *const vocabulary[] = {
  "goat", "brick", "cloud", "drum", "frog", "jam",  "kelp", "lark", "moth", "pond", "quilt",
  "salt", "tent",  "urn",   "wolf", "zinc", "fern", "brim", "crab", "clog", "drift",
};
static const char *const postcodes[] = { "E8 1EA", "N4 2AA", "CR4 3AA", "SM6 7AA", "W6 9AA" };

typedef struct
{
  Sample sample;
  const char *words[MOST_WORDS]; /* of every text of the sample */
  guint n_words;
  double distance_m;
} Known;

typedef struct
{
  Directory directory;
  Known known[N_SAMPLES];
  GRand *random;
  DwArena *arena;
} World;

static const char *
pick (GRand             *random,
      const char *const *from,
      guint              n)
{
  return from[g_rand_int_range (random, 0, (gint32) n)];
}

static gboolean
toss (GRand  *random,
      double  chance)
{
  return g_rand_double (random) < chance;
}

/* A text of @n words, kept in @known too. */
static const char *
make_text (World *world,
           Known *known,
           guint  n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word = pick (world->random, vocabulary, G_N_ELEMENTS (vocabulary));

      known->words[known->n_words++] = word;
      g_string_append_printf (text, "%s%s", i > 0 ? " the " : "", word);
    }

  return dw_arena_strdup (world->arena, text->str);
}

static DwMask
make_mask (World   *world,
           DwFacet  facet)
{
  guint n_terms = 0;
  DwMask mask = 0;

  dw_facet_get_terms (facet, &n_terms);
  for (guint i = 0; i < 3; i++)
    if (toss (world->random, 0.45))
      mask |= G_GUINT64_CONSTANT (1) << g_rand_int_range (world->random, 0, (gint32) n_terms);

  return mask;
}

static void
make_known (World *world,
            guint  index)
{
  Known *known = &world->known[index];
  Sample *sample = &known->sample;
  g_autofree char *id = g_strdup_printf ("s%03u", index);

  *sample = sample_named (dw_arena_strdup (world->arena, id), NULL);
  sample->name = make_text (world, known, 2);
  sample->description = make_text (world, known, 4);
  sample->alternate_name = toss (world->random, 0.3) ? make_text (world, known, 1) : NULL;
  sample->organisation = toss (world->random, 0.5) ? make_text (world, known, 1) : NULL;
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    sample->terms[facet] = make_mask (world, facet);

  if (toss (world->random, 0.5))
    sample->minimum_age = g_rand_int_range (world->random, 0, 12);
  if (toss (world->random, 0.5))
    sample->maximum_age = g_rand_int_range (world->random, 12, 26);
  if (toss (world->random, 0.4))
    sample->postcode = pick (world->random, postcodes, G_N_ELEMENTS (postcodes));
  if (toss (world->random, 0.4))
    {
      sample->latitude = g_rand_double_range (world->random, 51.35, 51.62);
      sample->longitude = g_rand_double_range (world->random, -0.35, 0.05);
    }
}

/* What is to be known of a sample's place: boroughs are the stated ones, else that of the place. Made-up words say nothing of
 * a refuge, whose place would be kept back. */
static void
settle_place (World *world,
                Known *known)
{
  Sample *sample = &known->sample;
  double latitude = NAN;
  double longitude = NAN;
  const char *code = NULL;

  if (sample->terms[DW_FACET_BOROUGH] != 0)
    return;

  if (sample->postcode != NULL)
    g_assert_true (dw_gazetteer_locate_postcode (world->directory.gazetteer, sample->postcode, &latitude, &longitude, &code));
  else if (!isnan (sample->latitude))
    code = dw_gazetteer_nearest_borough (world->directory.gazetteer, (float) sample->latitude, (float) sample->longitude);
  sample->terms[DW_FACET_BOROUGH] = code != NULL ? dw_facet_find (DW_FACET_BOROUGH, code) : 0;
}

static void
set_up (World         *world,
        gconstpointer  data)
{
  g_autofree Sample *samples = g_new (Sample, N_SAMPLES);

  world->random = g_rand_new_with_seed (SEED);
  world->arena = dw_arena_new ();
  directory_init (&world->directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      make_known (world, i);
      samples[i] = world->known[i].sample;
    }
  directory_fill (&world->directory, samples, N_SAMPLES);
  for (guint i = 0; i < N_SAMPLES; i++)
    settle_place (world, &world->known[i]);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  dw_arena_unref (world->arena);
  g_rand_free (world->random);
  directory_clear (&world->directory);
}

/* The words asked, as the test knows them: not parsed out of the text. */
typedef struct
{
  DwQuestion question;
  char *words[4];
  guint n_words;
  gboolean is_unfinished;   /* the last is a beginning */
} Asked;

static void
make_words (World *world,
            Asked *asked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (world->random, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      const char *word = toss (world->random, 0.1) ? "zzz" : pick (world->random, vocabulary, G_N_ELEMENTS (vocabulary));
      gboolean is_known = FALSE;

      for (guint j = 0; j < asked->n_words; j++)
        is_known = is_known || g_str_equal (asked->words[j], word);
      if (is_known)
        continue;
      asked->words[asked->n_words++] = g_strdup (word);
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", toss (world->random, 0.2) ? "with the " : "", word);
    }

  asked->is_unfinished = asked->n_words > 0 && toss (world->random, 0.6);
  if (asked->is_unfinished && toss (world->random, 0.7))
    {
      g_string_truncate (text, text->len - 1);
      asked->words[asked->n_words - 1][strlen (asked->words[asked->n_words - 1]) - 1] = '\0';
    }
  if (asked->n_words > 0 && !asked->is_unfinished)
    g_string_append (text, toss (world->random, 0.5) ? " " : ", ");
  asked->question.text = g_strdup (text->str);
}

static void
make_question (World *world,
               Asked *asked)
{
  g_autoptr (GError) error = NULL;

  *asked = (Asked) { .n_words = 0 };
  dw_question_init (&asked->question);
  make_words (world, asked);
  for (guint facet = 0; facet < DW_N_FACETS; facet++)
    if (toss (world->random, 0.2))
      asked->question.chosen[facet] = make_mask (world, facet);
  if (toss (world->random, 0.2))
    asked->question.age = g_rand_double_range (world->random, 0, 28);
  if (toss (world->random, 0.4))
    {
      asked->question.near = dw_gazetteer_resolve (world->directory.gazetteer,
                                                   pick (world->random, postcodes, G_N_ELEMENTS (postcodes)), &error);
      g_assert_no_error (error);
      if (toss (world->random, 0.7))
        asked->question.within_m = g_rand_double_range (world->random, 500, 15000);
    }
  asked->question.order = (DwOrder) g_rand_int_range (world->random, 0, 3);
  asked->question.limit = DW_QUESTION_MAX_LIMIT;
}

static void
clear_asked (Asked *asked)
{
  for (guint i = 0; i < asked->n_words; i++)
    g_free (asked->words[i]);
  dw_question_clear (&asked->question);
}

/* --- The plain answer --- */

static gboolean
holds (const Known *known,
       const Asked *asked,
       guint        word)
{
  for (guint i = 0; i < known->n_words; i++)
    if (g_str_equal (known->words[i], asked->words[word])
        || (asked->is_unfinished && word == asked->n_words - 1 && g_str_has_prefix (known->words[i], asked->words[word])))
      return TRUE;

  return FALSE;
}

static gboolean
holds_any (const Known *known,
           const Asked *asked)
{
  for (guint i = 0; i < asked->n_words; i++)
    if (holds (known, asked, i))
      return TRUE;

  return asked->n_words == 0;
}

static void
measure (World       *world,
         const Asked *asked,
         Known       *known)
{
  const DwPlace *near = asked->question.near;
  double latitude = known->sample.latitude;
  double longitude = known->sample.longitude;

  known->distance_m = NAN;
  if (near == NULL)
    return;
  if (isnan (latitude) && known->sample.postcode != NULL)
    dw_gazetteer_locate_postcode (world->directory.gazetteer, known->sample.postcode, &latitude, &longitude, NULL);
  if (!isnan (latitude))
    known->distance_m = dw_distance_m (near->latitude, near->longitude, (float) latitude, (float) longitude);
}

/* Boroughs whose middle, by the gazetteer, is no farther than the distance asked for and 6 km. */
static DwMask
around (const DwQuestion *question)
{
  static DwGazetteer *gazetteer = NULL;
  g_autofree char *folder = dw_paths_dup_data ("places");
  guint n_terms = 0;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);
  DwMask mask = 0;

  if (gazetteer == NULL)
    gazetteer = dw_gazetteer_load (folder, NULL);
  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (DwPlace) middle = dw_gazetteer_resolve (gazetteer, terms[i].label, NULL);

      if (dw_distance_m (question->near->latitude, question->near->longitude, (float) middle->latitude,
                         (float) middle->longitude) <= question->within_m + 6000)
        mask |= (DwMask) 1 << i;
    }

  return mask;
}

/* Whether a sample with areas and no point may serve people around the question's place. */
static gboolean
serves (const Sample     *sample,
        const DwQuestion *question,
        guint            *unstated)
{
  DwMask areas = sample->terms[DW_FACET_BOROUGH];
  DwMask home = question->near->borough_code != NULL ? dw_facet_find (DW_FACET_BOROUGH, question->near->borough_code) : 0;

  if ((areas & home) != 0)
    return TRUE;

  *unstated |= 1u << 7;
  return areas == 0 || (areas & around (question)) != 0;
}

/* How one sample stands to the filters, one facet left aside (−1: none). @unstated: what it does not say. */
static DwTri
fits (const Known *known,
      const Asked *asked,
      int          aside,
      guint       *unstated)
{
  const DwQuestion *question = &asked->question;
  const Sample *sample = &known->sample;

  *unstated = 0;
  for (int facet = 0; facet < DW_N_FACETS; facet++)
    {
      if (facet == aside || question->chosen[facet] == 0)
        continue;
      if (sample->terms[facet] == 0)
        *unstated |= 1u << facet;
      else if ((sample->terms[facet] & question->chosen[facet]) == 0)
        return DW_TRI_NO;
    }
  if (!isnan (question->age))
    {
      if (question->age < sample->minimum_age || question->age >= sample->maximum_age + 1)
        return DW_TRI_NO;
      if (isnan (sample->minimum_age) && isnan (sample->maximum_age))
        *unstated |= 1u << 7;
    }
  if (question->near != NULL && isfinite (question->within_m))
    {
      if (known->distance_m > question->within_m)
        return DW_TRI_NO;
      if (isnan (known->distance_m) && !serves (sample, question, unstated))
        return DW_TRI_NO;
    }

  return *unstated == 0 ? DW_TRI_YES : DW_TRI_NOT_STATED;
}

static void
assert_facets (World          *world,
               const Asked    *asked,
               const DwAnswer *answer)
{
  for (int facet = 0; facet < DW_N_FACETS; facet++)
    {
      DwFacetCounts expected = { .not_stated = 0 };

      for (guint i = 0; i < N_SAMPLES; i++)
        {
          const Known *known = &world->known[i];
          guint unstated = 0;

          if (!holds_any (known, asked) || fits (known, asked, facet, &unstated) == DW_TRI_NO)
            continue;
          expected.not_stated += known->sample.terms[facet] == 0;
          for (guint bit = 0; bit < 64; bit++)
            expected.counts[bit] += known->sample.terms[facet] >> bit & 1;
        }

      g_assert_cmpmem (&expected, sizeof expected, &answer->facets[facet], sizeof expected);
    }
}

static void
assert_matched (const Known     *known,
                const Asked     *asked,
                const DwMatched *matched)
{
  guint n = 0;

  for (guint i = 0; i < asked->n_words; i++)
    if (holds (known, asked, i))
      g_assert_cmpstr (matched->words[n++], ==, asked->words[i]);

  g_assert_null (matched->words[n]);
}

static void
assert_words (World          *world,
              const Asked    *asked,
              const DwAnswer *answer)
{
  g_assert_cmpuint (answer->n_words, ==, asked->n_words);
  for (guint i = 0; i < asked->n_words; i++)
    {
      guint n = 0;

      for (guint j = 0; j < N_SAMPLES; j++)
        n += holds (&world->known[j], asked, i) != 0;
      g_assert_cmpstr (answer->words[i].word, ==, asked->words[i]);
      g_assert_cmpuint (answer->words[i].n_services, ==, n);
    }
}

static void
assert_hits (World          *world,
             const Asked    *asked,
             const DwAnswer *answer)
{
  guint n_fits = 0;
  guint n_not_stated = 0;

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      guint unstated = 0;
      DwTri how = DW_TRI_NO;

      measure (world, asked, &world->known[i]);
      how = holds_any (&world->known[i], asked) ? fits (&world->known[i], asked, -1, &unstated) : DW_TRI_NO;
      n_fits += how == DW_TRI_YES;
      n_not_stated += how == DW_TRI_NOT_STATED;
    }

  g_assert_cmpuint (answer->n_fits, ==, n_fits);
  g_assert_cmpuint (answer->n_not_stated, ==, n_not_stated);
  g_assert_cmpuint (answer->summaries->len, ==, answer->n_hits);

  for (guint i = 0; i < answer->n_hits; i++)
    {
      const DwSummary *summary = g_ptr_array_index (answer->summaries, i);
      const Known *known = &world->known[g_ascii_strtoull (summary->source_id + 1, NULL, 10)];
      guint unstated = 0;

      g_assert_cmpint (summary->id, ==, answer->hits[i].id);
      g_assert_true (holds_any (known, asked));
      g_assert_cmpint (answer->hits[i].fits, ==, fits (known, asked, -1, &unstated));
      g_assert_cmpuint (answer->hits[i].unstated, ==, unstated);
      assert_matched (known, asked, &answer->matched[i]);
    }
}

/* Whether @a may stand before @b. */
static gboolean
is_ordered (const DwAnswer *answer,
            guint           a,
            guint           b)
{
  const DwHit *left = &answer->hits[a];
  const DwHit *right = &answer->hits[b];
  const DwSummary *first = g_ptr_array_index (answer->summaries, a);
  const DwSummary *second = g_ptr_array_index (answer->summaries, b);

  if (left->fits != right->fits)
    return left->fits == DW_TRI_YES;
  switch (answer->order)
    {
    case DW_ORDER_NEAREST:
      return isnan (right->distance_m) || left->distance_m <= right->distance_m;
    case DW_ORDER_NAME:
      return strcmp (first->name, second->name) <= 0;
    case DW_ORDER_BEST:
      return left->score > right->score || (left->score >= right->score && strcmp (first->name, second->name) <= 0);
    }

  return FALSE;
}

static void
test_random (World         *world,
             gconstpointer  data)
{
  DwSearch *search = directory_search (&world->directory);
  guint n_found = 0;

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autoptr (DwAnswer) answer = NULL;
      Asked asked;

      make_question (world, &asked);
      answer = ask (search, &asked.question);
      assert_words (world, &asked, answer);
      assert_hits (world, &asked, answer);
      assert_facets (world, &asked, answer);
      for (guint j = 1; j < answer->n_hits; j++)
        g_assert_true (is_ordered (answer, j - 1, j));
      n_found += answer->n_hits > 0;
      clear_asked (&asked);
    }

  /* The questions must be worth asking. */
  g_assert_cmpuint (n_found, >, N_QUESTIONS / 2);
  g_assert_cmpuint (n_found, <, N_QUESTIONS);
  g_assert_finalize_object (search);
}

static void
test_wider (World         *world,
            gconstpointer  data)
{
  DwSearch *search = directory_search (&world->directory);
  guint n_wider = 0;

  for (guint i = 0; i < N_WIDENED; i++)
    {
      g_autoptr (DwAnswer) answer = NULL;
      Asked asked;

      make_question (world, &asked);
      answer = ask (search, &asked.question);
      clear_asked (&asked);
      for (guint j = 0; j < answer->n_wider; j++)
        {
          g_autoptr (DwAnswer) wider = ask (search, answer->wider[j].question);

          g_assert_cmpuint (wider->n_fits, ==, answer->wider[j].n_fits);
          g_assert_cmpuint (wider->n_not_stated, ==, answer->wider[j].n_not_stated);
          n_wider++;
        }
    }

  g_assert_cmpuint (n_wider, >, N_WIDENED / 4);
  g_assert_finalize_object (search);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/random/600 random questions are answered as a plain reading of the records answers them", World, NULL,
              set_up, test_random, tear_down);
  g_test_add ("/search/random/every wider question finds what it promised", World, NULL, set_up, test_wider, tear_down);
  return g_test_run ();
}
