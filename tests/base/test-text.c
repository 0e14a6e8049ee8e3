/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text.h"
#include "tests/support/isolated.h"

typedef struct
{
  const char *given;
  const char *expected;
} Pair;

static void
test_fold (void)
{
  static const Pair pairs[] = {
    { "Café  CRÈME", "cafe creme" },    { "  Straße ", "strasse" },        { "ISTANBUL ısı", "istanbul isi" },
    { "İstanbul", "istanbul" },         { "ﬁnd", "find" },                { "ＡＢＣ", "abc" },
    { "مَدْرَسَة", "مدرسة" },               { "\xE2\x80\xAE" "txt", "txt" },     { "a\xC2\xAD" "b", "ab" },
    { "", "" },                         { "Łódź", "łodz" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = dw_text_fold (pairs[i].given);

      g_assert_cmpstr (folded, ==, pairs[i].expected);
    }
}

/* A sign that nobody sees makes a text be folded the long way, and leaves nothing behind. */
static void
test_fold_plain (void)
{
  GRand *random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);
      g_autofree char *marked = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *expected = NULL;
      g_auto (GStrv) words = NULL;
      g_auto (GStrv) expected_words = NULL;

      for (gint32 n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append_c (plain, (char) (g_rand_boolean (random) ? g_rand_int_range (random, 1, 128) : " aZ'9\t-i"[g_rand_int_range (random, 0, 8)]));
      marked = g_strconcat (plain->str, "\xE2\x80\x8B", NULL);

      folded = dw_text_fold (plain->str);
      expected = dw_text_fold (marked);
      g_assert_cmpstr (folded, ==, expected);
      words = dw_text_words (plain->str, 8, 6);
      expected_words = dw_text_words (marked, 8, 6);
      g_assert_cmpstrv (words, expected_words);
    }

  g_rand_free (random);
}

static void
test_words (void)
{
  static const Pair pairs[] = {
    { "Can't pay rent", "cant|pay|rent" },
    { "stay & play, (no booking)", "stay|play|no|booking" },
    { "16-25's", "16|25s" },
    { "\" NEAR( * : ^ -", "near" },
    { "'quoted'", "quoted" },
    { "", "" },
    { "👶🏽", "" },
    { "স্কুল বাংলা", "স্কুল|বাংলা" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (GStrv) words = dw_text_words (pairs[i].given, 32, 64);
      g_autofree char *joined = g_strjoinv ("|", words);

      g_assert_cmpstr (joined, ==, pairs[i].expected);
    }
}

static void
test_words_are_bounded (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) cut = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (many, "word ");
  words = dw_text_words (many->str, 32, 64);
  g_assert_cmpuint (g_strv_length (words), ==, 32);

  g_string_truncate (many, 0);
  for (int i = 0; i < 10000; i++)
    g_string_append (many, "é");
  cut = dw_text_words (many->str, 32, 64);
  g_assert_cmpuint (g_strv_length (cut), ==, 1);
  g_assert_cmpint (g_utf8_strlen (cut[0], -1), ==, 64);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *given;
    gssize length;
    gboolean keep_lines;
    const char *expected;
    gboolean changed;
  } cases[] = {
    { "  plain ", -1, FALSE, "plain", FALSE },
    { "two\r\nlines\rthree", -1, TRUE, "two\nlines\nthree", FALSE },
    { "two\nlines", -1, FALSE, "two lines", FALSE },
    { "a\0b", 3, FALSE, "a\xEF\xBF\xBD" "b", TRUE },
    { "bad \xC3( end", -1, FALSE, "bad \xEF\xBF\xBD( end", TRUE },
    { "\x1b[31mred", -1, FALSE, "[31mred", TRUE },
    { "020\xE2\x80\xAE" " 8356", -1, FALSE, "020 8356", TRUE },
    { "zero\xE2\x80\x8B" "width", -1, FALSE, "zerowidth", TRUE },
    { "x\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", -1, FALSE, "x\xCC\x81\xCC\x81\xCC\x81\xCC\x81", TRUE },
    { "", -1, FALSE, "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean changed = FALSE;
      g_autofree char *clean = dw_text_clean (cases[i].given, cases[i].length, cases[i].keep_lines, &changed);

      g_assert_cmpstr (clean, ==, cases[i].expected);
      g_assert_cmpint (changed, ==, cases[i].changed);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

static void
test_escape (void)
{
  g_autofree char *escaped = dw_text_escape_for_terminal ("a\x1b]0;x\x07\n\tb\xE2\x80\xAE" "\x7f");

  g_assert_cmpstr (escaped, ==, "a\\x1b]0;x\\x07\n\tb\\u202e\\x7f");
}

static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      char bytes[24];
      gsize length = (gsize) g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *clean = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *escaped = NULL;
      g_auto (GStrv) words = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) g_rand_int_range (rand, 0, 256);
      clean = dw_text_clean (bytes, (gssize) length, i % 2 == 0, NULL);
      folded = dw_text_fold (clean);
      words = dw_text_words (clean, 4, 8);
      escaped = dw_text_escape_for_terminal (clean);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_utf8_validate (escaped, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
  g_test_add_func ("/text/case, accents, width and dotless i fold away", test_fold);
  g_test_add_func ("/text/plain words fold as any others do", test_fold_plain);
  g_test_add_func ("/text/words split at signs and drop apostrophes", test_words);
  g_test_add_func ("/text/ten thousand words and one endless word are cut", test_words_are_bounded);
  g_test_add_func ("/text/publisher text loses what hides or deceives", test_clean);
  g_test_add_func ("/text/a terminal obeys nothing in escaped text", test_escape);
  g_test_add_func ("/text/any bytes become valid text", test_any_bytes);
  return g_test_run ();
}
