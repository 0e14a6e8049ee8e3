/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "dw-db.h"
#include "dw-index-make.h"
#include "dw-limits.h"
#include "dw-spelling.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>
#include <string.h>

/* Questions that nobody means. Each must be answered, without a word that is not there; the next question is then as any other. */

typedef struct
{
  const char *text;
  gboolean has_words;       /* whether any of it is searched */
} Odd;

static const Odd odd[] = {
  { NULL, FALSE },
  { "", FALSE },
  { " \t\r\n\v\f ", FALSE },
  { "AND OR NOT NEAR ( ) \" * ^ : + - { }", TRUE },
  { "\"\"\"\"\"\" ((((((( ******* ::::", FALSE },
  { "🙂🙃👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", FALSE },
  { "\001\002\003choir\007\033[31m\177", TRUE },
  { "\342\200\217\342\200\256choir\342\200\254\342\200\216", TRUE },
  { "\357\273\277choir", TRUE },
  { "choir хор 合唱団 جوقة", TRUE },
  { "chо\314\201\314\202\314\203\314\204\314\205\314\206ir", TRUE },
  { "name : choir", TRUE },
  { "'; DROP TABLE service; --", TRUE },
  { "../../../../etc/passwd", TRUE },
  { "%s%n%x%1000000s", TRUE },
};

static void
fill (Directory *directory)
{
  Sample samples[] = { sample_named ("choir", "Choir"), sample_named ("chess", "Chess"), sample_named ("money", "Money") };

  directory_init (directory);
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
}

static void
make_index (Directory *directory)
{
  g_autofree char *folder = dw_index_dup_folder (directory->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DwReader) reader = dw_reader_open (directory->folder, &error);

  g_assert_no_error (error);
  g_assert_true (dw_index_make (folder, reader, directory->gazetteer, NULL, NULL, NULL, &error));
}

static void
remove_index (Directory *directory)
{
  static const char *const names[] = { DW_INDEX_BASE_FILE, "lock" };
  g_autofree char *folder = dw_index_dup_folder (directory->folder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is damaged is gone after the question that met it. */
static void
assert_well (DwSearch *search)
{
  g_autoptr (DwAnswer) answer = ask_text (search, "choir");
  g_autofree char *ids = list_ids (answer);

  g_assert_cmpstr (ids, ==, "choir");
}

static void
test_odd (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
      {
        g_autoptr (DwAnswer) answer = ask_text (search, odd[i].text);

        g_test_message ("question %zu: %u words, %u hits", i, answer->n_words, answer->n_hits);
        g_assert_cmpuint (answer->n_hits, <=, 3);
        g_assert_cmpint (answer->n_words > 0, ==, odd[i].has_words);
        for (guint word = 0; word < answer->n_words; word++)
          g_assert_true (g_utf8_validate (answer->words[word].word, -1, NULL));
        assert_well (search);
      }
  }
  directory_clear (&directory);
}

static void
test_invalid (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "choir \377\376\300\200 \355\240\200 choir\360\237");

    for (guint word = 0; word < answer->n_words; word++)
      g_assert_true (g_utf8_validate (answer->words[word].word, -1, NULL));
    assert_well (search);
  }
  directory_clear (&directory);
}

static void
test_long (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (GString) many = g_string_new ("choir");
    g_autofree char *wide = g_strnfill (100000, 'a');
    g_autoptr (DwAnswer) answer = NULL;
    g_autoptr (DwAnswer) one = NULL;

    for (guint i = 0; i < 10000; i++)
      g_string_append_printf (many, " word%u", i);
    answer = ask_text (search, many->str);
    one = ask_text (search, wide);

    /* What bounds the time of a question: so many words are searched, and no more. */
    g_assert_cmpuint (answer->n_words, <=, DW_LIMIT_QUERY_WORDS);
    g_assert_cmpuint (answer->n_words + answer->n_words_left_out, <=, 10001);
    g_assert_cmpuint (answer->n_words_left_out, >, 0);
    g_assert_cmpuint (answer->n_hits, ==, 1);
    g_assert_cmpuint (one->n_words, <=, 1);
    assert_well (search);
  }
  directory_clear (&directory);
}

static void
test_vocabulary (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-vocabulary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "phrases.csv", NULL);
  static const char damaged[] = "skint,money,money-food\nloaded,no-such,no-such-need\n\377\376,money,\n\"unclosed,quote,\n";
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  guint n_told = 0;
  Directory directory;

  fill (&directory);
  g_assert_true (g_file_set_contents (path, damaged, sizeof damaged - 1, NULL));
  directory.vocabulary = dw_vocabulary_load (folder, faults);
  for (guint i = 0; i < faults->len; i++)
    {
      g_test_message ("%s", (const char *) faults->pdata[i]);
      n_told += strstr (faults->pdata[i], "phrases.csv") != NULL;
    }
  g_assert_cmpuint (n_told, >, 0);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "skint");
    g_autofree char *ids = list_ids (answer);

    /* What stands before the damage is used. */
    g_assert_cmpstr (ids, ==, "money");
    assert_well (search);
  }
  dw_vocabulary_unref (directory.vocabulary);
  directory_clear (&directory);
  g_remove (path);
  g_rmdir (folder);
}

/* Without any time a question is answered plainly or stopped with a sentence, from the tables as from the index; the next one has its own. */
static void
test_no_time (void)
{
  static const char *const texts[] = { "c", "choir", "chior monney chesss", "choir money" };
  Directory directory;

  fill (&directory);
  for (guint has_index = 0; has_index < 2; has_index++)
    {
      g_autoptr (DwSearch) search = dw_search_new (directory.folder, directory.gazetteer, NULL);

      dw_search_set_time (search, 0);
      if (has_index)
        make_index (&directory);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DwAnswer) answer = NULL;
          DwQuestion question;

          dw_question_init (&question);
          question.text = g_strdup (texts[i]);
          answer = dw_search_ask (search, &question, NULL, &error);
          dw_question_clear (&question);
          g_assert_null (answer);
          g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_INTERRUPTED);
          g_assert_true (g_str_has_suffix (error->message, "."));
        }
    }
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    assert_well (search);
  }
  remove_index (&directory);
  directory_clear (&directory);
}

/* What a question is made of in, without a desk. */
typedef struct
{
  DwReader *reader;
  DwCatalogue *catalogue;
  DwMatches *matches;
} World;

static void
find (World      *world,
      Directory  *directory,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = dw_index_dup_folder (directory->folder);
  DwQueryWords *words = dw_query_words_parse (text);
  GArray *hints = dw_hints_read (directory->gazetteer, directory->vocabulary, words, 0, NULL, 0);
  g_autoptr (DwIndex) index = NULL;

  world->reader = dw_reader_open (directory->folder, &error);
  g_assert_no_error (error);
  index = dw_index_open (folder, &error);
  g_assert_no_error (error);
  world->catalogue = dw_catalogue_new_from_index (index, directory->gazetteer, &error);
  g_assert_no_error (error);
  world->matches = dw_matches_find (world->reader, world->catalogue, words,
                                    dw_expansions_find (directory->vocabulary, words, hints), hints, &error);
  g_assert_no_error (error);
}

static void
world_clear (World *world)
{
  dw_matches_free (world->matches);
  dw_catalogue_free (world->catalogue);
  dw_reader_close (world->reader);
}

/* A question of mistyped words alone would look through the dictionary for each of them. */
static void
test_many_mistakes (void)
{
  g_autoptr (DwDictionary) dictionary = NULL;
  g_autofree char *hasty = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) all = NULL;
  Directory directory;
  World world;

  fill (&directory);
  make_index (&directory);
  find (&world, &directory, "chior chesss monney ");
  dictionary = dw_dictionary_load (world.reader, NULL, NULL);
  some = dw_spelling_correct (dictionary, directory.gazetteer, world.matches, NULL, 0, &hasty);
  all = dw_spelling_correct (dictionary, directory.gazetteer, world.matches, NULL, G_MAXINT64, &whole);
  g_assert_cmpstr (hasty, ==, "choir chesss monney ");
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpstr (whole, ==, "choir chess money ");
  g_assert_cmpuint (all->len, ==, 3);
  world_clear (&world);
  remove_index (&directory);
  directory_clear (&directory);
}

/* What the vocabulary adds is another search each: without time for them, the words are weighed all the same. */
static void
test_no_time_to_expand (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-vocabulary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "phrases.csv", NULL);
  g_autoptr (GError) error = NULL;
  Directory directory;
  World world;

  fill (&directory);
  g_assert_true (g_file_set_contents (path, "singing,choir|chess,\n", -1, NULL));
  directory.vocabulary = dw_vocabulary_load (folder, NULL);
  make_index (&directory);
  find (&world, &directory, "singing money ");
  g_assert_cmpuint (world.matches->n_terms, ==, 4);

  dw_reader_set_limit (world.reader, NULL, 1);
  g_assert_false (dw_matches_expand (world.matches, world.reader, world.catalogue, &error));
  g_assert_error (error, DW_DB_ERROR, DW_DB_ERROR_INTERRUPTED);
  g_clear_error (&error);
  g_assert_cmpuint (world.matches->n_held[2] + world.matches->n_held[3], ==, 0);
  g_assert_cmpfloat (world.matches->idf[1], >, 0);

  world_clear (&world);
  find (&world, &directory, "singing money ");
  g_assert_true (dw_matches_expand (world.matches, world.reader, world.catalogue, &error));
  g_assert_cmpuint (world.matches->n_held[2] + world.matches->n_held[3], ==, 2);
  world_clear (&world);
  dw_vocabulary_unref (directory.vocabulary);
  remove_index (&directory);
  directory_clear (&directory);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/search/bad-input/questions that nobody means are answered, and the next one is as any other", test_odd);
  g_test_add_func ("/search/bad-input/bytes that are no text are no words", test_invalid);
  g_test_add_func ("/search/bad-input/of a long question only so many words are searched, and the rest is counted", test_long);
  g_test_add_func ("/search/bad-input/of a damaged vocabulary the file is told, and the rest is used", test_vocabulary);
  g_test_add_func ("/search/bad-input/a question without time is stopped with a sentence, in the tables and in the index", test_no_time);
  g_test_add_func ("/search/bad-input/of many mistyped words only the first is looked up once time is up", test_many_mistakes);
  g_test_add_func ("/search/bad-input/what the vocabulary adds is not looked for once time is up", test_no_time_to_expand);
  return g_test_run ();
}
