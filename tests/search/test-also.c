/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"
#include "tests/support/isolated.h"

#include <glib/gstdio.h>
#include <string.h>

static const char phrases[] = "kicking off,anger|behaviour,parenting-programme\n"
                              "skint,money,money-food\n";
static const char same[] = "kids|children\n";

static DwVocabulary *
make_vocabulary (void)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-vocabulary-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "phrases.csv", NULL);
  g_autofree char *second = g_build_filename (folder, "same.csv", NULL);
  DwVocabulary *vocabulary;

  g_assert_true (g_file_set_contents (first, phrases, -1, NULL));
  g_assert_true (g_file_set_contents (second, same, -1, NULL));
  vocabulary = dw_vocabulary_load (folder, NULL);
  g_remove (first);
  g_remove (second);
  g_rmdir (folder);
  return vocabulary;
}

static void
fill (Directory *directory)
{
  Sample samples[] = {
    sample_named ("anger", "Managing anger"),
    sample_named ("course", "Anger and behaviour course"),
    sample_named ("kick", "Kicking club"),
    sample_named ("money", "Money advice"),
    sample_named ("choir", "Choir"),
    sample_named ("children", "Children's choir"),
  };

  samples[1].terms[DW_FACET_NEED] = dw_facet_find (DW_FACET_NEED, "parenting-programme");
  directory_init (directory);
  directory->vocabulary = make_vocabulary ();
  directory_fill (directory, samples, G_N_ELEMENTS (samples));
}

static void
drop (Directory *directory)
{
  dw_vocabulary_unref (directory->vocabulary);
  directory_clear (directory);
}

static void
assert_answer (const DwAnswer *answer,
               DwConfidence    confidence,
               const char     *ids)
{
  g_autofree char *found = list_ids (answer);

  g_assert_cmpstr (found, ==, ids);
  g_assert_cmpint (answer->confidence, ==, confidence);
}

static void
test_adds (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "he is kicking off");

    /* What was added finds two things that fit, the need that it speaks of first; his own word for another thing comes after. */
    assert_answer (answer, DW_CONFIDENCE_MATCHES, "course anger kick");
    g_assert_cmpstr (answer->also[0], ==, "anger");
    g_assert_cmpstr (answer->also[1], ==, "behaviour");
    g_assert_null (answer->also[2]);
    g_assert_cmpstr (answer->matched[0].words[0], ==, "anger");
    g_assert_cmpuint (answer->n_words, ==, 2);
  }
  drop (&directory);
}

static void
test_plain (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) with = ask_text (search, "skint");
    g_autoptr (DwAnswer) without = NULL;
    g_autoptr (DwAnswer) again = NULL;
    DwQuestion question;

    dw_question_init (&question);
    question.text = g_strdup ("skint");
    question.plain = TRUE;
    without = ask (search, &question);
    again = ask_text (search, "skint");
    dw_question_clear (&question);

    assert_answer (with, DW_CONFIDENCE_MATCHES, "money");
    assert_answer (without, DW_CONFIDENCE_NONE, "");
    g_assert_null (without->also[0]);
    assert_answer (again, DW_CONFIDENCE_MATCHES, "money");
  }
  drop (&directory);
}

static void
test_honest (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) answer = ask_text (search, "kids dentist fillings");

    assert_answer (answer, DW_CONFIDENCE_WEAK, "children");
  }
  drop (&directory);
}

static void
test_story (void)
{
  Directory directory;

  fill (&directory);
  {
    g_autoptr (DwSearch) search = directory_search (&directory);
    g_autoptr (DwAnswer) told = ask_text (search, "skint since the washing machine exploded on sunday");
    g_autoptr (DwAnswer) brief = ask_text (search, "skint opera tickets");

    /* What happened is held by no service, and takes nothing from an answer to the need; what is asked for does. */
    assert_answer (told, DW_CONFIDENCE_MATCHES, "money");
    assert_answer (brief, DW_CONFIDENCE_WEAK, "money");
  }
  drop (&directory);
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);

  g_test_add_func ("/search/also/what services call it is found beside the person's own words", test_adds);
  g_test_add_func ("/search/also/undoing it searches the person's own words alone", test_plain);
  g_test_add_func ("/search/also/what is added makes no match of words that nothing answers", test_honest);
  g_test_add_func ("/search/also/a story told around a need makes no weak answer of those who help with it", test_story);

  return g_test_run ();
}
