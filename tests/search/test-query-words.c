/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-limits.h"
#include "dw-query-words.h"

static void
assert_words (const char *text,
              const char *expected,
              int         prefix)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autofree char *joined = g_strjoinv (" ", words->items);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpint (words->prefix, ==, prefix);
  g_assert_cmpuint (g_strv_length (words->items), ==, words->n_items);
}

static void
test_parse (void)
{
  assert_words (NULL, "", -1);
  assert_words ("", "", -1);
  assert_words ("  Young CARERS ", "young carers", -1);
  assert_words ("young carers", "young carers", 1);
  assert_words ("carers young carers", "carers young", 0);
  assert_words ("young carers?", "young carers", -1);
  assert_words ("\" NEAR( * : ^ -", "near", -1);
  assert_words ("\xF0\x9F\x98\x80 \xE2\x80\xAE \x01", "", -1);
  assert_words ("r\xFF" "s", "r s", -1);
}

static void
test_meaning (void)
{
  assert_words ("I need help with my rent", "help rent", 1);
  assert_words ("help with the ", "help", -1);
  assert_words ("speech the", "speech", -1);
  assert_words ("the", "the", 0);
  assert_words ("who is it for", "who is it for", 3);
}

static void
test_one_letter (void)
{
  assert_words ("r", "r", 0);
  assert_words ("year r", "year r", -1);
}

static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DwQueryWords) words = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "w%u ", i);

  words = dw_query_words_parse (text->str);
  g_assert_cmpuint (words->n_items, ==, DW_LIMIT_QUERY_WORDS);
  g_assert_cmpuint (words->n_left_out, ==, 10000 - DW_LIMIT_QUERY_WORDS);
  g_assert_cmpstr (words->items[DW_LIMIT_QUERY_WORDS - 1], ==, "w31");
}

static void
test_expression (void)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse ("and rent arre");
  g_autofree char *first = dw_query_words_dup_expression (words, 0);
  g_autofree char *last = dw_query_words_dup_expression (words, 1);

  g_assert_cmpstr (first, ==, "\"rent\"");
  g_assert_cmpstr (last, ==, "\"arre\"*");
}

static void
test_stem (void)
{
  g_autoptr (DwQueryWords) typing = dw_query_words_parse ("parentin");
  g_autoptr (DwQueryWords) whole = dw_query_words_parse ("parentin ");
  g_autoptr (DwQueryWords) unlike = dw_query_words_parse ("grommz");
  g_autofree char *stems = dw_query_words_dup_stem_expression (typing);
  g_autofree char *none = dw_query_words_dup_stem_expression (whole);
  g_autofree char *neither = dw_query_words_dup_stem_expression (unlike);

  g_assert_cmpstr (stems, ==, "\"parent\"* OR \"parenti\"*");
  g_assert_null (none);
  g_assert_null (neither);
}

/* "Pain" is no "paid", though both could have "pai" in common, which is what the stemmer leaves of "paying". */
static void
test_no_stem (void)
{
  static const char *const whole[] = { "pain", "taxi", "brain", "cabin", "mini" };
  g_autoptr (DwQueryWords) begun = dw_query_words_parse ("talki");
  g_autofree char *stems = dw_query_words_dup_stem_expression (begun);

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (DwQueryWords) words = dw_query_words_parse (whole[i]);
      g_autofree char *none = dw_query_words_dup_stem_expression (words);

      g_assert_cmpstr (none, ==, NULL);
    }
  g_assert_cmpstr (stems, ==, "\"talk\"*");
}

static void
test_whole (void)
{
  g_autoptr (DwQueryWords) plural = dw_query_words_parse ("bounces off the walls");
  g_autoptr (DwQueryWords) typing = dw_query_words_parse ("speech therap");
  g_autoptr (DwQueryWords) mistake = dw_query_words_parse ("asesment");
  g_autofree char *stems = dw_query_words_dup_stem_expression (mistake);

  g_assert_cmpint (plural->prefix, ==, -1);
  g_assert_cmpint (typing->prefix, ==, 1);
  /* Nothing is left of it that half of the directory begins with: it is told as a mistake. */
  g_assert_null (stems);
}

static void
test_mostly_ending (void)
{
  static const char *const whole[] = { "my dad died", "middle aged", "clothes used", "owing" };
  static const char *const begun[] = { "king", "kingsto", "need", "red", "speech ther", "wellbeing" };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (DwQueryWords) words = dw_query_words_parse (whole[i]);

      g_assert_cmpint (words->prefix, ==, -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      g_autoptr (DwQueryWords) words = dw_query_words_parse (begun[i]);

      g_assert_cmpint (words->prefix, ==, (int) words->n_items - 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words/each word is searched once, folded, and the last unfinished one is a beginning", test_parse);
  g_test_add_func ("/search/words/words without meaning are searched only when there are no others", test_meaning);
  g_test_add_func ("/search/words/one letter is a beginning only when it stands alone", test_one_letter);
  g_test_add_func ("/search/words/words beyond the limit are counted as left out", test_limit);
  g_test_add_func ("/search/words/every word is quoted for the index", test_expression);
  g_test_add_func ("/search/words/a half-typed suffix is taken off a beginning", test_stem);
  g_test_add_func ("/search/words/a short word is no other with half an ending", test_no_stem);
  g_test_add_func ("/search/words/an everyday word with an ending is whole, and no half of a mistake is a beginning", test_whole);
  g_test_add_func ("/search/words/a word of which the stemmer leaves two letters is no beginning", test_mostly_ending);
  return g_test_run ();
}
