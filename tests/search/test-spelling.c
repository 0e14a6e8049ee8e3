/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-dictionary.h"

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
    if (g_strcmp0 (dw_dictionary_correct (dictionary, cases[i].typed), cases[i].shown) != 0)
      {
        g_test_message ("“%s” became “%s”", cases[i].typed, dw_dictionary_correct (dictionary, cases[i].typed));
        g_test_fail ();
      }
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
      gboolean is_near;

      for (guint j = 1; j < n; j++)
        a[j] = (char) ('a' + g_rand_int_range (random, 0, 3));
      for (guint j = 1; j < m; j++)
        b[j] = (char) ('a' + g_rand_int_range (random, 0, 3));
      dictionary = dw_dictionary_new (one, 1);
      is_near = n >= 4 && measure_plainly (a, b) == 1;
      if (is_near)
        g_assert_cmpstr (dw_dictionary_correct (dictionary, a), ==, b);
      else if (measure_plainly (a, b) > 2)
        g_assert_null (dw_dictionary_correct (dictionary, a));
    }
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/spelling/mistakes find the word that was meant, and right words are left alone", test_correct);
  g_test_add_func ("/search/spelling/one mistake is forgiven and three are not, whatever the words", test_distance);
  g_test_add_func ("/search/spelling/a search says what it corrected and can be told not to", test_search);
  return g_test_run ();
}
