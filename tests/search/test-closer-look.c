/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-bits.h"
#include "dw-catalogue.h"
#include "dw-index-make.h"
#include "tests/support/isolated.h"

/* What is told only of the best: names, words close together, days of checking, distances; by the index and by the tables. */
enum
{
  N_SAMPLES = 400,
  N_PAIRS = 300,
  SEED = 20261122,
  TODAY = 19675,            /* days since 1970-01-01: 14 November 2023, on which the directory is filled */
};

typedef struct
{
  Directory directory;
  gboolean has_index;
} World;

static void
make_index (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (world->directory.folder, &error);
  g_autofree char *folder = dw_index_dup_folder (world->directory.folder);

  dw_index_make (folder, reader, world->directory.gazetteer, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* @data: whether there is an index. */
static void
set_up (World         *world,
        gconstpointer  data)
{
  directory_init (&world->directory);
  world->has_index = GPOINTER_TO_INT (data);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  directory_clear (&world->directory);
}

static void
fill (World        *world,
      const Sample *samples,
      guint         n_samples)
{
  directory_fill (&world->directory, samples, n_samples);
  if (world->has_index)
    make_index (world);
}

static DwAnswer *
ask_on_a_day (DwSearch   *search,
              const char *text,
              gint32      date,
              DwPlace    *near)
{
  DwQuestion question;
  DwAnswer *answer;

  dw_question_init (&question);
  question.text = g_strdup (text);
  question.date = date;
  question.near = near != NULL ? dw_place_ref (near) : NULL;
  answer = ask (search, &question);
  dw_question_clear (&question);
  return answer;
}

static void
assert_order (World      *world,
              const char *text,
              gint32      date,
              DwPlace    *near,
              const char *expected)
{
  g_autoptr (DwSearch) search = directory_search (&world->directory);
  g_autoptr (DwAnswer) answer = ask_on_a_day (search, text, date, near);
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpint (answer->without_index, ==, !world->has_index);
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_names (World         *world,
            gconstpointer  data)
{
  Sample samples[] = {
    sample_named ("talk", "Outdoor play, play, play, where babies and dads stay"),
    sample_named ("name", "Stay & Play (Havering)"),
    sample_named ("longer", "Stay and play at the library on a Monday"),
    sample_named ("other", "Tots"),
    sample_named ("text", "Play"),
    sample_named ("team", "Reach Out Team"),
    sample_named ("teams", "Team reach, out and about with a team of outreach"),
  };

  samples[0].description = "Play. Play or stay. Play.";
  samples[3].alternate_name = "Stay and Play";
  samples[4].description = "Stay for play. Stay to play. Play, play, stay, stay.";
  fill (world, samples, G_N_ELEMENTS (samples));

  assert_order (world, "stay and play ", TODAY, NULL, "name other longer talk text");
  /* The name may be a part of what is asked, and ends may differ. */
  assert_order (world, "are there reach out teams ", TODAY, NULL, "team teams");
}

static void
test_half_typed (World         *world,
                 gconstpointer  data)
{
  Sample samples[] = {
    sample_named ("a", "Navigating forms with families, families, families"),
    sample_named ("b", "Family navigators"),
  };

  fill (world, samples, G_N_ELEMENTS (samples));
  assert_order (world, "family navi", TODAY, NULL, "b a");
  assert_order (world, "family navigator ", TODAY, NULL, "b a");
}

static void
test_near (World         *world,
           gconstpointer  data)
{
  Sample samples[] = {
    sample_named ("apart", "Alpha"),
    sample_named ("together", "Beta"),
  };

  samples[0].description = "Speech is one thing that children learn at home with everybody, and language another.";
  samples[1].description = "Children learn at home with everybody, and another thing is one: speech and language.";
  fill (world, samples, G_N_ELEMENTS (samples));
  assert_order (world, "speech language ", TODAY, NULL, "together apart");
  assert_order (world, "language speech ", TODAY, NULL, "together apart");
  /* However far apart they are in the question, who holds them as far apart does not hold them together. */
  assert_order (world, "speech and the of in to for with my and the of language ", TODAY, NULL, "together apart");
  /* Where nothing stands together, the name decides. */
  assert_order (world, "children another ", TODAY, NULL, "apart together");
}

static void
test_fresh (World         *world,
            gconstpointer  data)
{
  Sample samples[] = {
    sample_named ("to-come", "Alpha club"),
    sample_named ("never", "Beta club"),
    sample_named ("long-ago", "Gamma club"),
    sample_named ("lately", "Delta club"),
  };

  samples[0].assured_date = "2023-11-15";
  samples[2].assured_date = "2021-01-01";
  samples[3].assured_date = "2023-11-10";
  fill (world, samples, G_N_ELEMENTS (samples));
  assert_order (world, "club ", TODAY, NULL, "lately long-ago to-come never");
  /* Nobody knows what day it is. */
  assert_order (world, "club ", 0, NULL, "to-come never lately long-ago");
}

static void
test_close (World         *world,
            gconstpointer  data)
{
  g_autoptr (DwPlace) place = dw_gazetteer_find (world->directory.gazetteer, "CR4 3AA");
  Sample samples[] = {
    sample_named ("unknown", "Alpha club"),
    sample_named ("far", "Beta club"),
    sample_named ("near", "Gamma club"),
    sample_named ("better", "Chess club"),
  };

  for (guint i = 1; i < G_N_ELEMENTS (samples); i++)
    {
      samples[i].latitude = place->latitude + (i == 2 ? 0.001 : 0.1);
      samples[i].longitude = place->longitude;
    }
  fill (world, samples, G_N_ELEMENTS (samples));
  /* Set as a filter, or named in the words. */
  assert_order (world, "club ", TODAY, place, "near far better unknown");
  assert_order (world, "club ", TODAY, NULL, "unknown far better near");
  /* What fits better comes first, however far. */
  assert_order (world, "chess club ", TODAY, place, "better near far unknown");
}

static const char *const some_words[] = {
  "play", "stay", "group", "young", "carers", "parents", "parent", "speech", "language", "and", "the", "family", "families",
};

static const char *
pick_word (GRand *random)
{
  return some_words[g_rand_int_range (random, 0, G_N_ELEMENTS (some_words))];
}

static const char *
make_text (GRand   *random,
           DwArena *arena,
           guint    n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", pick_word (random));

  return dw_arena_strdup (arena, text->str);
}

typedef struct
{
  DwCatalogue *catalogue;
  guint64 *bits;
} Taking;

static void
take_service (gint64   id,
              double   score,
              gpointer data)
{
  Taking *taking = data;

  dw_bits_set (taking->bits, (guint) dw_catalogue_find (taking->catalogue, id));
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  char **taken = data;

  *taken = g_strndup (stem, length);
}

static char *
dup_stem (DwReader   *reader,
          const char *word)
{
  char *stem = NULL;

  g_assert_true (dw_reader_stem (reader, word, strlen (word), take_stem, &stem, NULL));
  return stem;
}

static guint64 *
find_in_tables (DwReader    *reader,
                DwCatalogue *catalogue,
                const char  *expression)
{
  Taking taking = { catalogue, dw_bits_new (catalogue->columns->n_services) };

  g_assert_true (dw_reader_match (reader, expression, NULL, take_service, &taking, NULL));
  return taking.bits;
}

/* Random pairs of words at random distances: the index finds who FTS5's NEAR finds. */
static void
test_against_fts5 (World         *world,
                   gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree Sample *samples = g_new (Sample, N_SAMPLES);
  g_autofree char *folder = dw_index_dup_folder (world->directory.folder);
  g_autoptr (DwReader) reader = NULL;
  g_autoptr (DwIndex) index = NULL;
  g_autoptr (DwCatalogue) catalogue = NULL;
  guint n_found = 0;
  gsize size;

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%03u", i);

      samples[i] = sample_named (dw_arena_strdup (arena, id), make_text (random, arena, 1 + i % 4));
      samples[i].description = make_text (random, arena, i % 30);
      samples[i].alternate_name = i % 3 == 0 ? make_text (random, arena, 2) : NULL;
    }
  fill (world, samples, N_SAMPLES);
  /* A tenth of them changes, so that there is a delta. */
  for (guint i = 0; i < N_SAMPLES; i += 10)
    samples[i].description = make_text (random, arena, 20);
  fill (world, samples, N_SAMPLES);

  reader = dw_reader_open (world->directory.folder, NULL);
  index = dw_index_open (folder, NULL);
  catalogue = dw_catalogue_new_from_index (index, world->directory.gazetteer, NULL);
  size = dw_bits_n_words (catalogue->columns->n_services) * sizeof (guint64);

  for (guint i = 0; i < N_PAIRS; i++)
    {
      const char *one = pick_word (random);
      const char *other = pick_word (random);
      guint distance = (guint) g_rand_int_range (random, 1, 9);
      g_autofree char *stem = dup_stem (reader, one);
      g_autofree char *other_stem = dup_stem (reader, other);
      g_autofree char *near = g_strdup_printf ("NEAR(\"%s\" \"%s\", %u)", one, other, distance - 1);
      /* In the columns that come first, and in one that does not. */
      gboolean is_text = i % 2 != 0;
      g_autofree char *named = g_strdup_printf ("{%s} : %s", is_text ? "description" : "name alternate_name", near);
      g_autofree guint64 *expected = find_in_tables (reader, catalogue, near);
      g_autofree guint64 *expected_named = find_in_tables (reader, catalogue, named);
      g_autofree guint64 *found = dw_bits_new (catalogue->columns->n_services);
      g_autofree guint64 *found_named = dw_bits_new (catalogue->columns->n_services);

      if (g_str_equal (stem, other_stem))
        continue;
      g_assert_true (dw_index_find_near (index, stem, other_stem, distance, is_text ? 1 << 4 : 1 << 0 | 1 << 1, found, found_named, NULL));
      for (gsize word = 0; word < size / sizeof (guint64); word++)
        {
          found[word] &= catalogue->alive[word];
          found_named[word] &= catalogue->alive[word];
        }
      g_assert_cmpmem (found, size, expected, size);
      g_assert_cmpmem (found_named, size, expected_named, size);
      n_found += dw_bits_count (found, catalogue->columns->n_services);
    }

  g_assert_cmpuint (n_found, >, N_PAIRS);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *title;
    void (*test) (World *world, gconstpointer data);
  } tests[] = {
    { "who bears the name comes first, whatever else holds its words", test_names },
    { "a name half typed, or with another ending, is that name", test_half_typed },
    { "words that stand together in the question stand together in what comes first", test_near },
    { "of equals the one comes first that was checked lately, and no day to come counts", test_fresh },
    { "of equals the nearer comes first, and never before what fits better", test_close },
  };

  isolated_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (int has_index = 0; has_index < 2; has_index++)
      {
        g_autofree char *path = g_strdup_printf ("/search/closer-look/%s %s", has_index != 0 ? "by the index:" : "by the tables:", tests[i].title);

        g_test_add (path, World, GINT_TO_POINTER (has_index), set_up, tests[i].test, tear_down);
      }
  g_test_add ("/search/closer-look/the index finds near each other what FTS5 does", World, GINT_TO_POINTER (TRUE), set_up, test_against_fts5,
              tear_down);

  return g_test_run ();
}
