/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-word-pattern.h"

/* One of each kind that a pattern may be, and what it stands at the beginning of. */
static const struct
{
  const char *pattern;
  const char *words;
  gboolean stands;
} cases[] = {
  { "hit me", "hit me", TRUE },
  { "hit me", "hits me", FALSE },
  { "hit|hits|h me", "h me", TRUE },
  { "hit|hits me", "hits me", TRUE },
  { "suicid*", "suicidal", TRUE },
  { "suicid*", "sui", FALSE },
  { "s*", "suicidal", TRUE },
  { "su*", "suicidal", TRUE },
  { "* me", "anything me", TRUE },
  { "*打我*", "他打我了", TRUE },
  { "*打我*", "他打你了", FALSE },
  { "please|pls? help", "help", TRUE },
  { "please|pls? help", "pls help", TRUE },
  { "please? do? help", "help", TRUE },
  { "please? do? help", "do help", TRUE },
  { "please? do? help", "me help", FALSE },
  { "a b", "a b", TRUE },
  { "i", "i", TRUE },
  { "i", "im", FALSE },
  { "go on $", "go on", TRUE },
  { "go on $", "go on holiday", FALSE },
  { "go on now? $", "go on now", TRUE },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].words, " ", -1);

      g_test_message ("%s in %s", cases[i].pattern, cases[i].words);
      g_assert_cmpint (dw_word_pattern_match (words, 0, cases[i].pattern) > 0, ==, cases[i].stands);
    }
}

static void
test_marks (void)
{
  guint n_told_apart = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_auto (GStrv) words = g_strsplit (cases[j].words, " ", -1);
        gboolean may_stand = (dw_word_pattern_get_marks (cases[i].pattern) & dw_word_pattern_mark (words[0])) != 0;

        g_test_message ("%s in %s", cases[i].pattern, cases[j].words);
        g_assert_true (may_stand || dw_word_pattern_match (words, 0, cases[i].pattern) == 0);
        n_told_apart += !may_stand;
      }

  g_assert_cmpuint (n_told_apart, >, G_N_ELEMENTS (cases) * G_N_ELEMENTS (cases) / 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/word-pattern/a pattern stands where its words do", test_match);
  g_test_add_func ("/search/word-pattern/what its marks rule out stands nowhere, and they rule out much", test_marks);
  return g_test_run ();
}
