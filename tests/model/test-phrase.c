/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase.h"

enum { N_TEXTS = 20000, SEED = 20261122 };

static const DwPhrase phrases[] = {
  { 1, "drop in|ins", NULL, "attendance" },
  { 2, "refer yourself|themselves", NULL, NULL },
  { 4, "free to? join|attend", "feel", NULL },
  { 8, "dont need a? referral", NULL, NULL },
  { 16, "#", NULL, NULL },
  { 32, "a panel", NULL, NULL },
};

static DwPhraseBook book = DW_PHRASE_BOOK (phrases);

/* @text with an apostrophe, which is left out of words, behind the first letter of each: no glance can tell what it begins. */
static char *
dup_veiled (const char *text)
{
  GString *veiled = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (veiled, *p);
      if (g_ascii_isalnum (*p) && (p == text || !g_ascii_isalnum (p[-1])))
        g_string_append_c (veiled, '\'');
    }

  return g_string_free (veiled, FALSE);
}

/* Most words are passed over after a glance at two letters; those that begin with a mark or an accent are read whole. */
static void
test_glance (void)
{
  static const char *const parts[] = { "drop", "in", "ins", "Refer", "yourself", "FREE", "to", "join", "don't", "dont", "need", "a", "referral",
                                       "panel", "£3", "attendance", "x", "feel", "free", "attend", "d", "f", "self-refer", "not", "9", "dr", "ann", "rop", "ree" };
  static const char *const gaps[] = { " ", " ", " ", ", ", "\n", "-", "'", "/", " (", ") ", ". " };
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *veiled = NULL;
      DwMask glanced = 0;

      for (gint32 n = g_rand_int_range (random, 0, 6); n > 0; n--)
        g_string_append_printf (text, "%s%s", parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))],
                                gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
      glanced = dw_phrase_read (text->str, &book);
      veiled = dup_veiled (text->str);
      g_assert_cmpuint (glanced, ==, dw_phrase_read (veiled, &book));
      g_string_append (text, " \xC3\xA9t\xC3\xA9");
      g_assert_cmpuint (glanced, ==, dw_phrase_read (text->str, &book));
      n_found += glanced != 0;
    }

  g_assert_cmpuint (n_found, >, N_TEXTS / 50);
  g_assert_cmpuint (n_found, <, N_TEXTS);
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/a word that is passed over after a glance begins no phrase", test_glance);
  return g_test_run ();
}
