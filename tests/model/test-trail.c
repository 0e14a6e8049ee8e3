/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-trail.h"

enum { N_TEXTS = 20000, SEED = 20261124 };

static const DwTrail trails[] = {
  { { { "bed|room|house", 0, "find", "hire", NULL, TRUE }, { "women|men", 6 }, { "hurt|fled", 12, NULL, NULL, "class" } } },
  { { { "hurt" }, { "sleep", 4 } } },
};

static DwTrailBook book = DW_TRAIL_BOOK (trails, "hurt|fled", 20, 20);

static void
assert_said (const char *prose,
             gboolean    is_said)
{
  g_test_message ("%s", prose);
  g_assert_cmpint (dw_trail_is_said (prose, &book), ==, is_said);
}

static void
kinds_of_words_that_follow_one_another_are_found_whatever_stands_between (void)
{
  assert_said ("A room of their own for some women whom somebody has hurt", TRUE);
  assert_said ("Six beds, one ROOM: for women, all of whom have fled.", TRUE);
  assert_said ("Who was hurt may sleep here", TRUE);
  assert_said ("Women who were hurt have a room", FALSE);
  assert_said ("A room for women", FALSE);
  assert_said ("", FALSE);
  g_assert_false (dw_trail_is_said (NULL, &book));
}

static void
a_step_too_far_away_is_not_of_it (void)
{
  assert_said ("Hurt people may all sleep", TRUE);
  assert_said ("Hurt people telephone somebody before everybody else goes to sleep", FALSE);
}

static void
a_trail_ends_with_its_sentence (void)
{
  assert_said ("A room for women. Nobody was hurt", FALSE);
  assert_said ("A room for women; nobody was hurt", FALSE);
  assert_said ("A room for women! Nobody was hurt", FALSE);
  assert_said ("A room for women\nNobody was hurt", FALSE);
  assert_said ("We are here. A room for women who were hurt. Call us.", TRUE);
}

static void
a_question_says_nothing (void)
{
  assert_said ("Is there a room for women who were hurt?", FALSE);
  assert_said ("Hurt? A room for women who have fled.", TRUE);
}

static void
a_word_that_must_not_be_near_undoes_a_step (void)
{
  assert_said ("Find a room for women who were hurt", FALSE);
  assert_said ("A room hire for women who were hurt", FALSE);
  assert_said ("A room for women: a class on how they were hurt", FALSE);
  assert_said ("A class in a room for women who were hurt", TRUE);
}

static void
a_word_within_a_name_is_no_step_that_may_not_be_one (void)
{
  assert_said ("Maple House is for women who were hurt", FALSE);
  assert_said ("House for women who were hurt", TRUE);
  assert_said ("A house for women who were hurt", TRUE);
}

static void
a_list_of_keywords_has_no_sentences (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  while (list->len < 200)
    g_string_append (list, "playgroup family room women hurt ");

  assert_said (list->str, FALSE);
  g_string_append (list, "and sleep");
  g_string_prepend (list, "All of this: ");
  assert_said (list->str, TRUE);
}

/* One that a glance cannot tell, anywhere in a text, has it read word by word. */
static void
what_no_glance_can_tell_is_read_to_the_same_answer (void)
{
  static const char *const words[] = { "bed", "Room", "House", "women", "men", "hurt", "fled", "class", "find", "hire", "sleep", "the",
                                       "of", "well-hurt", "hurt-", "don't", "room's", "x", "somebody" };
  static const char *const gaps[] = { " ", " ", " ", " ", " ", " ", ", ", "-", "'", ". ", "\n", "? ", "  ", "\xE2\x80\x99", "\xC3\xA9" };
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_said = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new ("All of this. ");
      g_autofree char *foreign = NULL;
      g_autofree char *shown = NULL;
      gboolean is_said = FALSE;

      for (gint32 n = g_rand_int_range (random, 0, 30); n > 0; n--)
        g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
      foreign = g_strdup_printf ("\xCE\xA9-\xCE\xA9 of \xCE\xA9.\n%s\n\xCE\xA9-\xCE\xA9", text->str);
      is_said = dw_trail_is_said (text->str, &book);
      shown = g_strescape (text->str, NULL);
      g_test_message ("%s", shown);
      g_assert_cmpint (dw_trail_is_said (foreign, &book), ==, is_said);
      n_said += is_said;
    }

  g_assert_cmpuint (n_said, >, N_TEXTS / 50);
  g_assert_cmpuint (n_said, <, N_TEXTS / 2);
  g_rand_free (random);
}

#define ADD(sentence, function) g_test_add_func ("/trail/" sentence, function)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kinds of words that follow one another are found whatever stands between", kinds_of_words_that_follow_one_another_are_found_whatever_stands_between);
  ADD ("a step too far away is not of it", a_step_too_far_away_is_not_of_it);
  ADD ("a trail ends with its sentence", a_trail_ends_with_its_sentence);
  ADD ("a question says nothing", a_question_says_nothing);
  ADD ("a word that must not be near undoes a step", a_word_that_must_not_be_near_undoes_a_step);
  ADD ("a word within a name is no step that may not be one", a_word_within_a_name_is_no_step_that_may_not_be_one);
  ADD ("a list of keywords has no sentences", a_list_of_keywords_has_no_sentences);
  ADD ("what no glance can tell is read to the same answer", what_no_glance_can_tell_is_read_to_the_same_answer);
  return g_test_run ();
}
