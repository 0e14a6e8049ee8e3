/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-common-words.h"
#include "dw-dictionary.h"
#include "dw-index-make.h"
#include "dw-paths.h"
#include "dw-tongues.h"
#include "tests/support/isolated.h"

#include <string.h>

static const char *const words[] = {
  "autism",  "behaviour", "carshalton", "parenting", "anxiety", "speech", "language", "therapy", "school", "nursery", "benefits",
  "housing", "foodbank",  "meltdown",   "counselling", "bereavement", "physiotherapy", "number",  "form",   "farm",
};

static const struct { const char *typed; const char *shown; } cases[] = {
  { "autisim", "autism" },       { "autsim", "autism" },      { "behavior", "behaviour" }, { "carlshalton", "carshalton" },
  { "parentign", "parenting" },  { "anxeity", "anxiety" },    { "speach", "speech" },      { "langauge", "language" },
  { "therepy", "therapy" },      { "shcool", "school" },      { "benifits", "benefits" },  { "houseing", "housing" },
  { "foodbnak", "foodbank" },    { "counciling", NULL },      { "bereavment", "bereavement" }, { "fysiotherapy", "physiotherapy" },
  { "counseling", "counselling" }, { "plumber", NULL },       { "guitar", NULL },          { "wedding", NULL },
  { "autism", NULL },            { "slt", NULL },             { "sm1", NULL },             { "e17", NULL },
  { "frm", NULL },               { "fram", "farm" },          { "", NULL },                { "আচরণ", NULL },
};

static void
test_correct (void)
{
  g_autoptr (DwDictionary) dictionary = dw_dictionary_new (words, G_N_ELEMENTS (words));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = dw_dictionary_correct (dictionary, cases[i].typed);

      if (g_strcmp0 (shown, cases[i].shown) != 0)
        g_test_fail_printf ("“%s” became “%s”", cases[i].typed, shown);
    }
}

/* Who mistypes hears the word, leaves letters out and doubles none; and what many mistype is put right by nothing mistyped. */
static void
test_heard (void)
{
  static const char *const near[] = { "hate", "water", "with", "wait", "slap", "sleep", "areas", "arrears", "homes", "homeless", "fed", "feed",
                                      "counciling", "counselling" };
  static const struct { const char *typed; const char *shown; } heard[] = {
    { "wate", "wait" }, { "slep", "sleep" }, { "sleap", "sleep" }, { "arears", "arrears" }, { "homles", "homeless" }, { "fead", "feed" },
    { "counceling", "counselling" }, { "hates", "hate" }, { "waiter", "water" },
  };
  g_autoptr (DwDictionary) dictionary = dw_dictionary_new (near, G_N_ELEMENTS (near));

  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    {
      g_autofree char *shown = dw_dictionary_correct (dictionary, heard[i].typed);

      if (g_strcmp0 (shown, heard[i].shown) != 0)
        g_test_fail_printf ("“%s” became “%s”", heard[i].typed, shown);
    }
}

/* The first, a middle one and the last of the table, so that one out of its order is not found. */
static void
test_misspelt (void)
{
  static const char *const near[] = { "eating", "eating", "eating", "waiting", "site" };
  g_autoptr (DwDictionary) dictionary = dw_dictionary_new (near, G_N_ELEMENTS (near));
  g_autofree char *shown = dw_dictionary_correct (dictionary, "waitng");

  g_assert_cmpstr (shown, ==, "waiting");
  g_assert_cmpstr (dw_common_words_find_meant ("allways"), ==, "always");
  g_assert_cmpstr (dw_common_words_find_meant ("nite"), ==, "night");
  g_assert_cmpstr (dw_common_words_find_meant ("evry"), ==, "every");
  g_assert_cmpstr (dw_common_words_find_meant ("wating"), ==, "waiting");
  g_assert_cmpstr (dw_common_words_find_meant ("wurried"), ==, "worried");
  g_assert_cmpstr (dw_common_words_find_meant ("accomodation"), ==, "accommodation");
  g_assert_cmpstr (dw_common_words_find_meant ("referal"), ==, "referral");
  g_assert_cmpstr (dw_common_words_find_meant ("voilent"), ==, "violent");
  g_assert_true (dw_common_words_is_misspelt ("speach"));
  g_assert_false (dw_common_words_is_misspelt ("nite"));
  g_assert_null (dw_common_words_find_meant ("site"));
  g_assert_null (dw_common_words_find_meant (""));
}

/* Optimal string alignment, as books tell it. */
static guint
measure_plainly (const char *a,
                 const char *b)
{
  guint rows[40][40] = { 0 };
  guint n = (guint) strlen (a);
  guint m = (guint) strlen (b);

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        guint best;

        if (i == 0 || j == 0)
          {
            rows[i][j] = i + j;
            continue;
          }
        best = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
        best = MIN (best, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          best = MIN (best, rows[i - 2][j - 2] + 1);
        rows[i][j] = best;
      }

  return rows[n][m];
}

static void
test_distance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      char a[12] = "a", b[12] = "a";
      guint n = (guint) g_rand_int_range (random, 3, 10);
      guint m = (guint) g_rand_int_range (random, 3, 10);
      const char *const one[] = { b };
      g_autoptr (DwDictionary) dictionary = NULL;
      g_autofree char *shown = NULL;
      gboolean is_near;

      for (guint j = 1; j < n; j++)
        a[j] = (char) ('a' + g_rand_int_range (random, 0, 3));
      for (guint j = 1; j < m; j++)
        b[j] = (char) ('a' + g_rand_int_range (random, 0, 3));
      dictionary = dw_dictionary_new (one, 1);
      shown = dw_dictionary_correct (dictionary, a);
      is_near = n >= 4 && measure_plainly (a, b) == 1;
      if (is_near)
        g_assert_cmpstr (shown, ==, b);
      else if (measure_plainly (a, b) > 2)
        g_assert_null (shown);
    }
}

static void
test_common (void)
{
  static const char *const everyday[] = { "swallowed", "shook", "eaten", "bitten", "havent", "baking", "hitting", "worried", "bleach", "steps", "dread", "hotline", "gates",
                                          "hunted", "accounts", "states" };
  static const char *const mistakes[] = { "autisim", "parentign", "fram", "shcool", "houseing", "foodbnak", "", "s", "ing", "anxeity" };

  for (guint i = 0; i < G_N_ELEMENTS (everyday); i++)
    g_assert_true (dw_common_words_have (everyday[i]));
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    g_assert_false (dw_common_words_have (mistakes[i]));
}

static void
test_everyday (void)
{
  Sample samples[] = { sample_named ("a", "Black families group"), sample_named ("b", "Kitten club"), sample_named ("c", "Autism parents group") };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) bleach = ask_text (search, "my toddler swallowed bleach");
    g_autoptr (DwAnswer) bitten = ask_text (search, "my child was bitten");

    g_assert_cmpuint (bleach->n_corrections, ==, 0);
    g_assert_cmpuint (bitten->n_corrections, ==, 0);
  }
  directory_clear (&directory);
}

static void
test_search (void)
{
  Sample samples[] = { sample_named ("a", "Autism parents group"), sample_named ("b", "Speech and language in Carshalton") };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) corrected = ask_text (search, "autisim group");
    g_autoptr (DwAnswer) right = ask_text (search, "autism group");
    g_autoptr (DwAnswer) undone = NULL;
    g_autoptr (DwAnswer) plain = NULL;
    g_autofree char *ids = list_ids (corrected);
    DwQuestion question;

    g_assert_cmpstr (ids, ==, "a");
    g_assert_cmpuint (corrected->n_corrections, ==, 1);
    g_assert_cmpstr (corrected->corrections[0].typed, ==, "autisim");
    g_assert_cmpstr (corrected->corrections[0].shown, ==, "autism");
    g_assert_cmpuint (right->n_corrections, ==, 0);

    dw_question_init (&question);
    question.text = g_strdup ("autisim");
    question.undone = g_strsplit ("spelling autisim", "|", -1);
    undone = ask (search, &question);
    g_assert_cmpint (undone->confidence, ==, DW_CONFIDENCE_NONE);
    g_assert_cmpuint (undone->n_corrections, ==, 0);
    g_clear_pointer (&question.undone, g_strfreev);
    question.plain = TRUE;
    plain = ask (search, &question);
    g_assert_cmpuint (plain->n_corrections, ==, 0);
    dw_question_clear (&question);
  }
  directory_clear (&directory);
}

/* A mistake of the field is one whatever its beginning finds; and a word that is only in the vocabulary, of another language, is not near by its length alone. */
static void
test_field (void)
{
  g_autofree char *tables = dw_paths_dup_data ("vocabulary");
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (tables, NULL);
  Sample samples[] = { sample_named ("a", "Who refers a family here"), sample_named ("b", "Referral form") };
  Directory directory;

  directory_init (&directory);
  directory.vocabulary = vocabulary;
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) referral = ask_text (search, "referal");
    g_autoptr (DwAnswer) fed = ask_text (search, "alimentadas");

    g_assert_cmpuint (referral->n_corrections, ==, 1);
    g_assert_cmpstr (referral->corrections[0].shown, ==, "referral");
    g_assert_cmpuint (fed->n_corrections, ==, 0);
  }
  directory_clear (&directory);
}

static guint
count_corrections (DwSearch   *search,
                   const char *text)
{
  g_autoptr (DwAnswer) answer = ask_text (search, text);

  return answer->n_corrections;
}

static void
test_villages (void)
{
  Sample samples[] = { sample_named ("a", "Parenting course"), sample_named ("b", "Playgroup") };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);

    g_assert_cmpuint (count_corrections (search, "parenting corse"), ==, 1);
    g_assert_cmpuint (count_corrections (search, "corse"), ==, 0);
    g_assert_cmpuint (count_corrections (search, "playgroup in corse"), ==, 0);
    g_assert_cmpuint (count_corrections (search, "playgroup leeds"), ==, 0);
  }
  directory_clear (&directory);
}

static void
test_danger (void)
{
  Sample samples[] = { sample_named ("a", "For people whom somebody hits") };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) mistyped = ask_text (search, "he hitts me");
    g_autoptr (DwAnswer) harmless = ask_text (search, "hitts play group");

    g_assert_cmpuint (mistyped->n_corrections, ==, 1);
    g_assert_cmphex (mistyped->urgent & DW_URGENT_ABUSE, ==, DW_URGENT_ABUSE);
    g_assert_cmphex (harmless->urgent, ==, 0);
  }
  directory_clear (&directory);
}

static char *
correct_by_index (const Directory *directory,
                  DwIndexMade      expected,
                  const char      *word)
{
  g_autofree char *folder = dw_index_dup_folder (directory->folder);
  g_autoptr (DwReader) reader = dw_reader_open (directory->folder, NULL);
  g_autoptr (DwIndex) index = NULL;
  g_autoptr (DwDictionary) dictionary = NULL;
  DwIndexMade made;

  g_assert_true (dw_index_make (folder, reader, directory->gazetteer, NULL, NULL, &made, NULL));
  g_assert_cmpint (made, ==, expected);
  index = dw_index_open (folder, NULL);
  dictionary = dw_dictionary_new_from_index (index, reader, NULL);
  return dw_dictionary_correct (dictionary, word);
}

/* More services than are read where there is no index; the last of them alone has the words that were meant. */
static void
test_index (void)
{
  enum { N_SAMPLES = DW_DICTIONARY_MOST_RECORDS + 100 };
  g_autofree Sample *samples = g_new0 (Sample, N_SAMPLES);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Directory directory;

  directory_init (&directory);
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_ptr_array_add (ids, g_strdup_printf ("s%05u", i));
      samples[i] = sample_named (g_ptr_array_index (ids, i), "Behaviour workshop, 20 places");
    }
  samples[N_SAMPLES - 1].name = "Physiotherapy";
  directory_fill (&directory, samples, N_SAMPLES);
  {
    g_autofree char *late = correct_by_index (&directory, DW_INDEX_MADE_BASE, "fysiotherapy");
    g_autofree char *common = correct_by_index (&directory, DW_INDEX_MADE_NOTHING, "behavoiur");
    g_autofree char *right = correct_by_index (&directory, DW_INDEX_MADE_NOTHING, "workshop");

    g_assert_cmpstr (late, ==, "physiotherapy");
    g_assert_cmpstr (common, ==, "behaviour");
    g_assert_null (right);
  }

  samples[N_SAMPLES - 1].name = "Counselling";
  directory_fill (&directory, samples, N_SAMPLES);
  {
    g_autofree char *gone = correct_by_index (&directory, DW_INDEX_MADE_DELTA, "fysiotherapy");
    g_autofree char *fresh = correct_by_index (&directory, DW_INDEX_MADE_NOTHING, "counseling");
    g_autofree char *kept = correct_by_index (&directory, DW_INDEX_MADE_NOTHING, "behavoiur");

    g_assert_null (gone);
    g_assert_cmpstr (fresh, ==, "counselling");
    g_assert_cmpstr (kept, ==, "behaviour");
  }
  directory_clear (&directory);
}

/* Words of other languages that lie near to English ones are no mistakes; in an English sentence they would be. */
static void
test_tongues (void)
{
  static const char *const others[] = {
    "je suis battue par mon mari", "parlez vous francais", "busco ayuda para mi hijo autista", "preciso de ajuda com o meu filho", "cerco aiuto per mio figlio",
    "szukam pomocy dla mojego dziecka", "caut ajutor pentru copilul meu", "oglum icin yardim istiyorum", "waxaan rabaa caawimaad", "mera beta bolta nahi hai",
    "ich brauche hilfe mit meinem sohn",
  };
  static const char *const english[] = { "my dad is je", "autisim help", "", "por autisim help for my son", "de stress class" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (DwQueryWords) sentence = dw_query_words_parse (others[i]);

      if (!dw_tongues_are_other (sentence))
        g_test_fail_printf ("“%s” is taken for English", others[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    {
      g_autoptr (DwQueryWords) sentence = dw_query_words_parse (english[i]);

      g_assert_false (dw_tongues_are_other (sentence));
    }
}

static void
test_no_correction (void)
{
  Sample samples[] = { sample_named ("a", "Battle of the books"), sample_named ("b", "Mediation for families") };
  Directory directory;

  directory_init (&directory);
  directory_fill (&directory, samples, G_N_ELEMENTS (samples));
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) french = ask_text (search, "je suis battue par mon mari");
    g_autoptr (DwAnswer) english = ask_text (search, "mediatoin for families");

    g_assert_cmpuint (french->n_corrections, ==, 0);
    g_assert_cmpuint (english->n_corrections, ==, 1);
  }
  directory_clear (&directory);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/search/spelling/mistakes find the word that was meant, and right words are left alone", test_correct);
  g_test_add_func ("/search/spelling/mistakes in everyday words go before words of a directory that are as near", test_misspelt);
  g_test_add_func ("/search/spelling/what sounds like the word, and lacks a letter, is nearer than what merely looks like it", test_heard);
  g_test_add_func ("/search/spelling/one mistake is forgiven and three are not, whatever the words", test_distance);
  g_test_add_func ("/search/spelling/a village that few have heard of is a mistake beside words that services hold", test_villages);
  g_test_add_func ("/search/spelling/danger is heard in words that are mistyped", test_danger);
  g_test_add_func ("/search/spelling/a mistake of the field is put right, and no word of another language by its length", test_field);
  g_test_add_func ("/search/spelling/everyday words are known with their usual endings", test_common);
  g_test_add_func ("/search/spelling/an everyday word that no service holds is no mistake", test_everyday);
  g_test_add_func ("/search/spelling/a sentence of another language is told by its small words", test_tongues);
  g_test_add_func ("/search/spelling/nothing is put right in a sentence of another language", test_no_correction);
  g_test_add_func ("/search/spelling/a search says what it corrected and can be told not to", test_search);
  g_test_add_func ("/search/spelling/the index corrects by the words of all services that are there, and of no others", test_index);
  return g_test_run ();
}
