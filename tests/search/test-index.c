/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-bits.h"
#include "dw-index-make.h"
#include "dw-text.h"
#include "dw-text-holders.h"
#include "dw-weights.h"

#include <glib/gstdio.h>

/*
 * The index beside FTS5 on the same directory: what each finds of a word, a beginning or a phrase, and what it scores.
 */
enum
{
  N_SAMPLES = 6000,         /* enough for lists of beginnings */
  N_CHANGED = 300,
  N_TEXTS = 400,
  N_PHRASES = 400,
  SEED = 4,
};

/* Stems that share beginnings, and letters that are none of ASCII. */
static const char *const stock[] = {
  "parent", "parenting", "parents", "family", "families", "families'", "fam", "debt", "debts", "advice", "advise", "autism",
  "autistic", "autumn", "a", "at", "the", "café", "cafe", "Ünïcode", "school", "schools", "sleep", "sleeping", "sleepy", "speech",
  "special", "send", "sen", "x", "xylophone", "مرحبا", "مَرحَبا", "বাংলা", "বাংলাদেশ", "ışık", "isik", "1st", "2", "2nd", "group", "groups",
  "grouping", "play", "playing", "player", "plays", "mums", "mum's", "naïve", "Straße", "strasse", "한국어", "中文", "ﬁne", "e\u0301te\u0301",
};

typedef struct
{
  Directory directory;
  char *folder;
  DwReader *reader;
  GRand *random;
  char **phrases;           /* that the index has lists for */
} World;

static const char *
pick (World *world)
{
  /* Some words are everywhere and some hardly anywhere. */
  guint top = (guint) g_rand_int_range (world->random, 1, G_N_ELEMENTS (stock) + 1);

  return stock[g_rand_int_range (world->random, 0, (gint32) top)];
}

static char *
make_text (World *world,
           guint  most)
{
  guint n = (guint) g_rand_int_range (world->random, 1, (gint32) most + 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? g_rand_boolean (world->random) ? " " : ", " : "", pick (world));

  return g_string_free (text, FALSE);
}

static char *
make_folded (World *world,
             guint  most)
{
  g_autofree char *text = make_text (world, most);
  g_auto (GStrv) words = dw_text_words (text, G_MAXUINT, 64);

  return g_strjoinv (" ", words);
}

static Sample
make_sample (World   *world,
             DwArena *arena,
             guint    number)
{
  Sample sample = { 0 };
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *name = make_text (world, 4);
  g_autofree char *description = make_text (world, number % 50 == 0 ? 400 : 25);

  sample = sample_named (dw_arena_strdup (arena, id), dw_arena_strdup (arena, name));
  sample.description = dw_arena_strdup (arena, description);
  if (number % 3 == 0)
    sample.organisation = dw_arena_strdup (arena, pick (world));
  if (number % 4 == 0)
    sample.terms[DW_FACET_COST] = DW_COST_FREE;
  if (number % 7 == 0)
    sample.postcode = "E8 1EA";
  return sample;
}

static void
make_index (World       *world,
            DwIndexMade  expected)
{
  g_autoptr (GError) error = NULL;
  DwIndexMade made;

  g_assert_true (dw_index_make (world->folder, world->reader, world->directory.gazetteer,
                                (const char *const *) world->phrases, NULL, &made, &error));
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, expected);
}

/* @with_delta: a tenth of one in twenty goes, the rest of one in twenty changes, some are new. */
static void
set_up (World    *world,
        gboolean  with_delta)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwArena) arena = dw_arena_new ();
  g_autofree Sample *samples = g_new0 (Sample, N_SAMPLES);

  world->random = g_rand_new_with_seed (SEED);
  directory_init (&world->directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    samples[i] = make_sample (world, arena, i);
  directory_fill (&world->directory, samples, N_SAMPLES);

  world->phrases = g_new0 (char *, N_PHRASES + 1);
  for (guint i = 0; i < N_PHRASES; i++)
    world->phrases[i] = make_folded (world, 4);
  world->folder = g_dir_make_tmp ("doorway-index-XXXXXX", NULL);
  world->reader = dw_reader_open (world->directory.folder, &error);
  g_assert_no_error (error);
  make_index (world, DW_INDEX_MADE_BASE);
  make_index (world, DW_INDEX_MADE_NOTHING);
  if (!with_delta)
    return;

  for (guint i = 0; i < N_CHANGED; i++)
    samples[i * 20] = make_sample (world, arena, i % 10 == 0 ? N_SAMPLES + i : i * 20);
  directory_fill (&world->directory, samples, N_SAMPLES);
  make_index (world, DW_INDEX_MADE_DELTA);
}

static void
clear (World *world)
{
  static const char *const names[] = { DW_INDEX_BASE_FILE, DW_INDEX_DELTA_FILE, "lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (world->folder, names[i], NULL);

      g_unlink (path);
    }

  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
  g_strfreev (world->phrases);
  dw_reader_close (world->reader);
  directory_clear (&world->directory);
  g_rand_free (world->random);
}

typedef struct
{
  DwCatalogue *catalogue;
  guint64 *found;
  float *scores;
} Reference;

static void
take_match (gint64   id,
            double   score,
            gpointer data)
{
  Reference *reference = data;
  int slot = dw_catalogue_find (reference->catalogue, id);

  g_assert_cmpint (slot, >=, 0);
  dw_bits_set (reference->found, (guint) slot);
  reference->scores[slot] = (float) score;
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  g_ptr_array_add (data, g_strndup (stem, length));
}

static GPtrArray *
stem (World      *world,
      const char *text)
{
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (dw_reader_stem (world->reader, text, strlen (text), take_stem, stems, NULL));
  return stems;
}

/* What FTS5 finds of @text, side by side, as a beginning or whole. */
static void
find_by_fts5 (World      *world,
              const char *text,
              gboolean    is_beginning,
              Reference  *reference)
{
  g_autofree char *expression = g_strdup_printf ("\"%s\"%s", text, is_beginning ? "*" : "");
  g_autoptr (GError) error = NULL;
  guint n_slots = reference->catalogue->columns->n_services;

  reference->found = dw_bits_new (n_slots);
  reference->scores = g_new0 (float, n_slots);
  dw_reader_match (world->reader, expression, DW_WEIGHTS.columns, take_match, reference, &error);
  g_assert_no_error (error);
}

static void
find_by_index (DwIndex     *index,
               GPtrArray   *stems,
               gboolean     is_beginning,
               DwIndexHold *hold)
{
  g_autoptr (GError) error = NULL;
  const char *first = stems->len > 0 ? stems->pdata[0] : "";

  if (stems->len > 1)
    dw_index_find_phrase (index, (const char *const *) stems->pdata, stems->len, DW_INDEX_ALL_COLUMNS, hold, &error);
  else if (is_beginning)
    dw_index_find_beginning (index, first, strlen (first), hold, &error);
  else
    dw_index_find_stem (index, first, strlen (first), hold, &error);
  g_assert_no_error (error);
}

/* Returns: how many services both found. */
static guint
assert_alike (World       *world,
              DwCatalogue *catalogue,
              const char  *text,
              gboolean     is_beginning)
{
  g_autoptr (GPtrArray) stems = stem (world, text);
  guint n_slots = catalogue->columns->n_services;
  Reference reference = { .catalogue = catalogue };
  g_autofree guint64 *slots = dw_bits_new (n_slots);
  float weight;
  g_auto (DwIndexHold) hold = { .slots = slots };

  find_by_fts5 (world, text, is_beginning, &reference);
  find_by_index (catalogue->index, stems, is_beginning, &hold);
  g_assert_cmpuint (hold.n_services, ==, dw_bits_count (reference.found, n_slots));
  g_assert_cmpmem (hold.slots, dw_bits_n_words (n_slots) * sizeof (guint64), reference.found,
                   dw_bits_n_words (n_slots) * sizeof (guint64));

  weight = dw_index_weigh (catalogue->index, &hold, 1);
  DW_BITS_FOREACH (slot, slots, n_slots)
    {
      float scores[64] = { 0 };

      dw_index_score_word (catalogue->index, &hold, weight, slot / 64, slots[slot / 64], scores);
      g_assert_cmpfloat_with_epsilon (scores[slot % 64], reference.scores[slot], 1e-3f * fmaxf (reference.scores[slot], 1e-3f));
    }

  g_free (reference.found);
  g_free (reference.scores);
  return hold.n_services;
}

static DwCatalogue *
open_catalogue (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DwIndex) index = dw_index_open (world->folder, &error);
  DwCatalogue *catalogue = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (dw_index_get_stamp (index)->generation, ==, dw_reader_get_generation (world->reader, NULL));
  catalogue = dw_catalogue_new_from_index (index, world->directory.gazetteer, &error);
  g_assert_no_error (error);
  return catalogue;
}

static void
test_words (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) catalogue = open_catalogue (world);
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *word = make_folded (world, 1);

      n_found += assert_alike (world, catalogue, word, FALSE);
    }

  g_assert_cmpuint (n_found, >, 0);
}

/* What a word left is used again while others are held, and makes room for others. */
static void
test_again (gconstpointer data)
{
  enum { N_HELD = 4, N_WORDS = 12 };

  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) catalogue = open_catalogue (world);
  gsize n_bytes = dw_bits_n_words (catalogue->columns->n_services) * sizeof (guint64);
  DwIndexHold holds[N_HELD] = { { NULL } };
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      DwIndexHold *hold = &holds[g_rand_int_range (world->random, 0, N_HELD)];
      g_autoptr (GPtrArray) held = stem (world, stock[g_rand_int_range (world->random, 0, N_WORDS)]);
      g_autofree guint64 *slots = g_malloc0 (n_bytes);

      dw_index_hold_clear (hold);
      hold->slots = slots;
      find_by_index (catalogue->index, held, FALSE, hold);
      n_found += assert_alike (world, catalogue, stock[g_rand_int_range (world->random, 0, N_WORDS)], FALSE);
    }

  for (guint i = 0; i < N_HELD; i++)
    dw_index_hold_clear (&holds[i]);
  g_assert_cmpuint (n_found, >, 0);
}

static void
test_beginnings (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) catalogue = open_catalogue (world);
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *word = make_folded (world, 1);
      g_autoptr (GPtrArray) stems = NULL;

      *g_utf8_offset_to_pointer (word, g_rand_int_range (world->random, 1, (gint32) g_utf8_strlen (word, -1) + 1)) = '\0';
      stems = stem (world, word);
      if (stems->len == 1)
        n_found += assert_alike (world, catalogue, word, TRUE);
    }

  g_assert_cmpuint (n_found, >, 0);
}

/* Returns: how many services hold any of @phrases, in the index as in the tables. */
static guint
assert_holders_alike (World       *world,
                      DwCatalogue *indexed,
                      DwCatalogue *plain,
                      DwTextPart   part,
                      const char  *phrases)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *by_index = dw_text_holders_find (world->reader, indexed, part, phrases, &error);
  g_autofree guint64 *by_fts5 = dw_text_holders_find (world->reader, plain, part, phrases, &error);
  guint n_slots = indexed->columns->n_services;

  g_assert_no_error (error);
  DW_BITS_FOREACH (slot, by_index, n_slots)
    g_assert_true (dw_bits_has (by_fts5, (guint) dw_catalogue_find (plain, indexed->columns->ids[slot])));
  g_assert_cmpuint (dw_bits_count (by_index, n_slots), ==, dw_bits_count (by_fts5, plain->columns->n_services));
  return dw_bits_count (by_index, n_slots);
}

static void
test_holders (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DwCatalogue) indexed = open_catalogue (world);
  g_autoptr (DwCatalogue) plain = dw_catalogue_load (world->reader, world->directory.gazetteer, &error);
  guint n_found[DW_N_TEXT_PARTS] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *first = make_folded (world, 3);
      g_autofree char *second = make_folded (world, 2);
      g_autofree char *phrases = g_strdup_printf ("%s|%s", first, second);

      n_found[i % DW_N_TEXT_PARTS] += assert_holders_alike (world, indexed, plain, (DwTextPart) (i % DW_N_TEXT_PARTS), phrases);
    }

  /* The parts are told apart. */
  g_assert_cmpuint (n_found[DW_TEXT_NAMES], >, 0);
  g_assert_cmpuint (n_found[DW_TEXT_ALL], >, n_found[DW_TEXT_NAMES]);
}

static void
test_phrases (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) catalogue = open_catalogue (world);
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *words = make_folded (world, 4);

      n_found += assert_alike (world, catalogue, words, FALSE);
    }

  g_assert_cmpuint (n_found, >, 0);
}

/* The index has lists of their own for these, those that nobody holds among them. */
static void
test_known_phrases (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) catalogue = open_catalogue (world);
  guint n_found = 0;
  guint n_unheld = 0;

  for (guint i = 0; i < N_PHRASES; i++)
    {
      guint n = assert_alike (world, catalogue, world->phrases[i], FALSE);

      n_found += n;
      n_unheld += n == 0;
    }

  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_unheld, >, 0);
}

static void
assert_same_floats (const float *left,
                    const float *right,
                    guint        n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true ((isnan (left[i]) && isnan (right[i])) || (left[i] <= right[i] && left[i] >= right[i]));
}

/* Every service of the tables, found in the index, and all that is known of it. */
static void
test_columns (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) own = open_catalogue (world);
  g_autoptr (DwCatalogue) tables = dw_catalogue_load (world->reader, world->directory.gazetteer, NULL);

  g_assert_cmpuint (own->n_services, ==, tables->n_services);
  g_assert_cmpuint (own->n_services, ==, dw_bits_count (own->alive, own->columns->n_services));
  for (guint i = 0; i < tables->n_services; i++)
    {
      int slot = dw_catalogue_find (own, tables->columns->ids[i]);
      guint n_points = tables->first_point[i + 1] - tables->first_point[i];

      g_assert_cmpint (slot, >=, 0);
      g_assert_cmpint (own->columns->ids[slot], ==, tables->columns->ids[i]);
      g_assert_cmpuint (own->boroughs[slot], ==, tables->boroughs[i]);
      g_assert_cmpuint (own->columns->times[slot], ==, tables->columns->times[i]);
      g_assert_cmpuint (own->columns->languages[slot], ==, tables->columns->languages[i]);
      g_assert_cmpuint (own->columns->prices[slot].lowest, ==, tables->columns->prices[i].lowest);
      g_assert_cmpuint (own->columns->prices[slot].highest, ==, tables->columns->prices[i].highest);
      g_assert_cmpint (own->columns->assured_day[slot], ==, tables->columns->assured_day[i]);
      assert_same_floats (&own->columns->minimum_age[slot], &tables->columns->minimum_age[i], 1);
      assert_same_floats (&own->columns->maximum_age[slot], &tables->columns->maximum_age[i], 1);
      g_assert_cmpuint (own->first_point[slot + 1] - own->first_point[slot], ==, n_points);
      assert_same_floats (own->latitudes + own->first_point[slot], tables->latitudes + tables->first_point[i], n_points);
      assert_same_floats (own->longitudes + own->first_point[slot], tables->longitudes + tables->first_point[i], n_points);
      for (guint facet = 0; facet < DW_N_FACETS; facet++)
        {
          guint n_terms;

          g_assert_cmpuint (dw_catalogue_get_mask (own, facet, (guint) slot), ==, dw_catalogue_get_mask (tables, facet, i));
          dw_facet_get_terms (facet, &n_terms);
          for (guint bit = 0; bit <= n_terms; bit++)
            g_assert_cmpint (dw_bits_has (dw_catalogue_get_plane (own, facet, bit), (guint) slot), ==,
                             dw_bits_has (dw_catalogue_get_plane (tables, facet, bit), i));
        }
    }
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const guint32 *ranks = data;
  guint32 left = ranks[*(const guint32 *) a];
  guint32 right = ranks[*(const guint32 *) b];

  return (left > right) - (left < right);
}

static void
test_names (gconstpointer data)
{
  World *world = (World *) (guintptr) data;
  g_autoptr (DwCatalogue) own = open_catalogue (world);
  g_autoptr (DwCatalogue) tables = dw_catalogue_load (world->reader, world->directory.gazetteer, NULL);
  g_autofree guint32 *order = g_new (guint32, tables->n_services);
  g_autofree char *before = g_strdup ("");

  for (guint i = 0; i < tables->n_services; i++)
    order[i] = (guint32) dw_catalogue_find (own, tables->columns->ids[i]);
  g_qsort_with_data (order, (int) tables->n_services, sizeof *order, compare_ranks, (gpointer) (guintptr) own->name_rank);

  for (guint i = 0; i < tables->n_services; i++)
    {
      int at = dw_catalogue_find (tables, own->columns->ids[order[i]]);
      g_autofree char *folded = dw_text_fold (tables->columns->names[at]);

      g_assert_cmpstr (before, <=, folded);
      g_free (before);
      before = g_steal_pointer (&folded);
    }
}

static void
test_weights (void)
{
  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      g_assert_cmpfloat_with_epsilon (DW_WEIGHTS.columns[i], round (DW_WEIGHTS.columns[i]), 1e-9);
      g_assert_cmpfloat (DW_WEIGHTS.columns[i], >=, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  World base;
  World delta;
  int failed;

  g_test_init (&argc, &argv, NULL);
  set_up (&base, FALSE);
  set_up (&delta, TRUE);
#define ADD(sentence, world, function) g_test_add_data_func ("/search/index/" sentence, world, function)
  ADD ("words are found and scored as FTS5 does", &base, test_words);
  ADD ("words that are asked for again are found and scored as FTS5 does", &base, test_again);
  ADD ("beginnings of words are found and scored as FTS5 does", &base, test_beginnings);
  ADD ("phrases are found and scored as FTS5 does", &base, test_phrases);
  ADD ("who holds any of several phrases in some columns is told as FTS5 tells it", &base, test_holders);
  ADD ("phrases of the vocabulary are found and scored as FTS5 does", &base, test_known_phrases);
  ADD ("columns are those of the tables", &base, test_columns);
  ADD ("names are in order", &base, test_names);
  ADD ("after a delta, words are found and scored as FTS5 does", &delta, test_words);
  ADD ("after a delta, words that are asked for again are found and scored as FTS5 does", &delta, test_again);
  ADD ("after a delta, beginnings of words are found and scored as FTS5 does", &delta, test_beginnings);
  ADD ("after a delta, phrases are found and scored as FTS5 does", &delta, test_phrases);
  ADD ("after a delta, who holds any of several phrases in some columns is told as FTS5 tells it", &delta, test_holders);
  ADD ("after a delta, phrases of the vocabulary are found and scored as FTS5 does", &delta, test_known_phrases);
  ADD ("after a delta, columns are those of the tables", &delta, test_columns);
  ADD ("after a delta, names are in order", &delta, test_names);
  g_test_add_func ("/search/index/weights of columns are whole, as the index keeps them", test_weights);
  failed = g_test_run ();
  clear (&base);
  clear (&delta);
  return failed;
}
