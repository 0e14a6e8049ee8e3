/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-address-words.h"

/* The patterns that say what is found: the reading by hand finds just that. */
#define POSTCODE "\\b(?i:[A-Z]{1,2}[0-9][0-9A-Z]?\\s*[0-9][A-Z]{2})\\b"
#define WORD "(?!(?i:in|on|of|and|or|to|at|by|an?|the|hours?|minutes?|mins?|miles?|days?|weeks?|years?|people)\\b)[\\p{L}'’.-]+\\s+"
#define HOUSE "\\b[0-9]{1,4}[A-Za-z]?,?\\s+"
#define STREET "(?:(?i:street|road|avenue|lane|crescent|terrace|gardens|mews)|St|Rd|Ave|Close|Drive|Grove|Way|Place|Court|Square|Hill|Rise|Row|Walk)\\b"

enum { N_TEXTS = 60000, MOST_PIECES = 14 };

/* What addresses and their likes are made of; a piece of two pieces would seldom come about by chance. */
static const char *const pieces[] = {
  " ", " ", " ", " ", " ", " ", "  ", "\t", "\n", "\v", "\u00a0", "\xc2\x85", "\u180e", "\u2009", "\u2028", "\u200b",
  "1", "7", "12", "140", "2024", "98765", "020", "\u0663", "\u00bd", "\u00b2", "7a", "7B,", "12,", "3-5", "24/7", "0",
  "SW1A", "sw1a", "2AB", "2ab", "N1", "E", "W1", "1AA", "\u212a", "\u017f", "EC1A1BB", "n16 5", "S", "a", "A", "B1 1BB", "A1 1AA",
  "High", "St", "st", "St.", "John's", "John\u2019s", "Mary-le-Bow", "\u00c9lan", "e\u0301", "Stra\u00dfe", "Wood", ".", "'", "-", "_", ",",
  "Road", "ROAD", "road.", "\u017ftreet", "Street", "lanes", "Lane", "Mews", "Way", "way", "Place", "Walk", "Row", "Rise", "Avenue", "Ave", "Rd",
  "12 High Street", "7 Fern", "1 Old Mill", "5 The", "in", "the", "THE", "hours", "people", "In-between", "week", "\u212aings", "(", ")", "/",
};

/* Whether @pattern and @find come on the same, all through @text. */
static void
compare (const GRegex *pattern,
         const char   *(*find) (const char *text, const char **end),
         const char   *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *end = text;

  g_regex_match (pattern, text, 0, &match);
  do
    {
      const char *start = find (end, &end);
      g_autofree char *found = start != NULL ? g_strndup (start, end - start) : NULL;
      g_autofree char *wanted = g_match_info_matches (match) ? g_match_info_fetch (match, 0) : NULL;
      int place = -1;

      if (g_strcmp0 (found, wanted) != 0)
        g_test_message ("in “%s”", text);
      g_assert_cmpstr (found, ==, wanted);
      if (wanted == NULL)
        return;
      g_match_info_fetch_pos (match, 0, &place, NULL);
      g_assert_cmpint (start - text, ==, place);
    }
  while (g_match_info_next (match, NULL) || !g_match_info_matches (match));
}

static void
test_patterns (void)
{
  g_autoptr (GRegex) address = g_regex_new (POSTCODE "|" HOUSE "(?:" WORD "){1,3}" STREET, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GRegex) postcode = g_regex_new (POSTCODE, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint n = g_rand_int_range (random, 1, MOST_PIECES);

      while (n-- > 0)
        {
          g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_boolean (random))
            g_string_append_c (text, ' ');
        }
      compare (address, dw_address_words_find, text->str);
      compare (postcode, dw_address_words_find_postcode, text->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address-words/patterns", test_patterns);
  return g_test_run ();
}
