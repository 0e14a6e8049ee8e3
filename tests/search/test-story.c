/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-story.h"

static void
sixteen_words_tell_a_story_and_fifteen_are_a_question (void)
{
  g_autoptr (DwQueryWords) question = dw_query_words_parse ("one two three four five six seven eight nine ten eleven twelve and so on ");
  g_autoptr (DwQueryWords) story = dw_query_words_parse ("one two three four five six seven eight nine ten eleven twelve and so on again ");

  g_assert_cmpuint (question->n_all, ==, 15);
  g_assert_false (dw_story_is (question));
  g_assert_true (dw_story_is (story));
}

/* What the vocabulary made of @n_places words from @first on. */
static void
add_reading (GArray *readings,
             guint   first,
             guint   n_places,
             DwMask  needs)
{
  const DwReading reading = { .first = first, .n = n_places, .n_places = n_places, .needs = needs };

  g_array_append_val (readings, reading);
}

static void
what_is_said_again_and_again_is_the_theme_and_what_is_said_in_passing_is_not (void)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (DwReading));

  add_reading (readings, 0, 2, 1);
  add_reading (readings, 4, 1, 2);
  add_reading (readings, 7, 2, 1);
  add_reading (readings, 12, 1, 1);
  dw_story_keep_theme (readings);

  g_assert_cmpuint (readings->len, ==, 3);
  for (guint i = 0; i < readings->len; i++)
    g_assert_cmpuint (g_array_index (readings, DwReading, i).needs, ==, 1);
}

static void
two_needs_that_are_about_as_loud_are_both_heard (void)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (DwReading));

  add_reading (readings, 0, 3, 1);
  add_reading (readings, 6, 2, 2);
  dw_story_keep_theme (readings);

  g_assert_cmpuint (readings->len, ==, 2);
}

static void
words_of_no_need_stay_and_nothing_at_all_is_no_fault (void)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (DwReading));

  dw_story_keep_theme (readings);
  g_assert_cmpuint (readings->len, ==, 0);

  add_reading (readings, 0, 4, 1);
  add_reading (readings, 9, 1, 0);
  dw_story_keep_theme (readings);
  g_assert_cmpuint (readings->len, ==, 2);
}

/* Two readings over the same words are one saying: it is not twice as loud. */
static void
a_saying_with_two_readings_is_counted_once (void)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (DwReading));

  add_reading (readings, 0, 2, 1);
  add_reading (readings, 0, 2, 1);
  add_reading (readings, 5, 2, 2);
  dw_story_keep_theme (readings);

  g_assert_cmpuint (readings->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/sixteen words tell a story, and fifteen are a question", sixteen_words_tell_a_story_and_fifteen_are_a_question);
  g_test_add_func ("/story/what is said again and again is the theme, and what is said in passing is not",
                   what_is_said_again_and_again_is_the_theme_and_what_is_said_in_passing_is_not);
  g_test_add_func ("/story/two needs that are about as loud are both heard", two_needs_that_are_about_as_loud_are_both_heard);
  g_test_add_func ("/story/words of no need stay, and nothing at all is no fault", words_of_no_need_stay_and_nothing_at_all_is_no_fault);
  g_test_add_func ("/story/a saying with two readings is counted once", a_saying_with_two_readings_is_counted_once);

  return g_test_run ();
}
