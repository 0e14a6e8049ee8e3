/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-index-lexicon.h"
#include "tests/support/isolated.h"

#include <string.h>

enum
{
  LONGEST = 40,     /* bytes of a word; in the table the first 16 stand by themselves */
};

typedef struct
{
  Directory directory;
  DwReader *reader;
  DwIndexLexicon *lexicon;
  GArray *terms;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Sample sample = sample_named ("a", "Choir");

  directory_init (&fixture->directory);
  directory_fill (&fixture->directory, &sample, 1);
  fixture->reader = dw_reader_open (fixture->directory.folder, &error);
  g_assert_no_error (error);
  fixture->lexicon = dw_index_lexicon_new ();
  fixture->terms = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_array_unref (fixture->terms);
  dw_index_lexicon_free (fixture->lexicon);
  dw_reader_close (fixture->reader);
  directory_clear (&fixture->directory);
}

/* The terms of @first and @second, as the columns one and two, have to be @expected, in that order. */
static void
assert_terms (Fixture    *fixture,
              const char *first,
              const char *second,
              guint       n_of_first,
              const char *expected)
{
  const char *const columns[DW_N_TEXT_COLUMNS] = { first, second, "", "", "", "" };
  guint32 ends[DW_N_TEXT_COLUMNS];
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dw_index_lexicon_read (fixture->lexicon, columns, fixture->reader, fixture->terms, ends, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < fixture->terms->len; i++)
    {
      gsize length;
      const char *term
          = dw_index_lexicon_get_term (fixture->lexicon, g_array_index (fixture->terms, guint32, i), &length);

      g_assert_cmpuint (strlen (term), ==, length);
      g_string_append_printf (read, i > 0 ? " %s" : "%s", term);
    }
  g_assert_cmpstr (read->str, ==, expected);
  g_assert_cmpuint (ends[0], ==, n_of_first);
  for (guint i = 1; i < DW_N_TEXT_COLUMNS; i++)
    g_assert_cmpuint (ends[i], ==, fixture->terms->len);
}

/* Each word is the beginning of the next, and differs from its neighbour of the same length by its last byte alone. */
static void
test_lengths (Fixture       *fixture,
              gconstpointer  data)
{
  static const char digits[] = "1234567890123456789012345678901234567890";

  for (guint length = 1; length <= LONGEST; length++)
    {
      g_autofree char *word = g_strndup (digits, length);
      g_autofree char *other = g_strndup (digits, length);
      g_autofree char *both = NULL;
      g_autofree char *all = NULL;

      other[length - 1] = 'x';
      both = g_strconcat (word, " ", other, NULL);
      all = g_strconcat (both, " ", word, NULL);
      /* Each stands at an end once, and before others once; first unknown, then known. */
      assert_terms (fixture, both, word, 2, all);
      assert_terms (fixture, word, "", 1, word);
      assert_terms (fixture, "", other, 0, other);
    }
}

static void
test_spaces (Fixture       *fixture,
             gconstpointer  data)
{
  assert_terms (fixture, "", "", 0, "");
  assert_terms (fixture, " ", "  a   choir ", 0, "a choir");
  assert_terms (fixture, "a         b", "", 2, "a b");
  assert_terms (fixture, "sing\tsong café \xe2\x82\xac!", "naïve", 3, "sing song cafe naiv");
}

/* Twice: when they are met, and when they are known. */
static void
test_stems (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      assert_terms (fixture, "singing a-b-c choirs", "", 5, "sing a b c choir");
      assert_terms (fixture, "-- a-b-c", "-- choirs -- a-b-c", 3, "a b c choir a b c");
    }
}

int
main (int    argc,
      char **argv)
{
  isolated_test_init (&argc, &argv);
#define ADD(sentence, function) g_test_add ("/search/index-lexicon/" sentence, Fixture, NULL, set_up, function, tear_down)
  ADD ("words of every length are told apart", test_lengths);
  ADD ("words stand between any number of spaces", test_spaces);
  ADD ("a word may have several stems, or none", test_stems);
  return g_test_run ();
}
