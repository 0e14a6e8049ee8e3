/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase-shelf.h"
#include "dw-phrase.h"

#include <string.h>

enum { N_TEXTS = 20000, N_BLOCKS = 20000, SEED = 20261122 };

static const DwPhrase phrases[] = {
  { 1, "drop in|ins", NULL, "attendance" },
  { 2, "refer yourself|themselves", NULL, NULL },
  { 4, "free to? join|attend", "feel", NULL },
  { 8, "dont need a? referral", NULL, NULL },
  { 16, "#", NULL, NULL },
  { 32, "a panel", NULL, NULL },
};

static DwPhraseBook book = DW_PHRASE_BOOK (phrases);

/* The same phrases, looked for by the words that each of them needs. */
static const DwPhrase rare_phrases[] = {
  { 1, "drop in|ins", NULL, "attendance" },
  { 2, "refer yourself|themselves", NULL, NULL },
  { 4, "free to? join|attend", "feel", NULL },
  { 8, "dont need a? referral", NULL, NULL },
  { 32, "a panel", NULL, NULL },
  { 64, "need * panel|join", NULL, NULL },
};

static DwPhraseBook rare_book = DW_PHRASE_BOOK_OF_WARNINGS (rare_phrases, "in|ins|refer|join|attend|referral|panel");
static DwPhraseBook plain_book = { .phrases = rare_phrases, .n_phrases = G_N_ELEMENTS (rare_phrases), .heeds_no_denial = TRUE };

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

static const DwPhrase sofa_phrases[] = { { 1, "a sofa|sofas", NULL, NULL } };
static DwPhraseBook sofa_book = DW_PHRASE_BOOK_OF_WARNINGS (sofa_phrases, "sofa|sofas");
static DwPhraseBook *const shelved[] = { &rare_book, &sofa_book };
static DwPhraseShelf shelf = DW_PHRASE_SHELF (shelved);

static void
assert_found (const char *text,
              guint       named,
              guint       held)
{
  DwPhraseFound found = dw_phrase_shelf_look (&shelf, text);

  g_assert_cmphex (found.named, ==, named);
  g_assert_cmphex (found.held, ==, held);
  g_assert_cmphex (dw_phrase_shelf_name (&shelf, text), ==, named);
}

/* Lines are told together, and none is passed over that one of the books would find something in. */
static void
test_shelf (void)
{
  static const char *const parts[] = { "a", "sofa", "panel", "Sofas", "sofabed", "dont", "need", "referral", "re'ferral", "referrals", "x" };
  static const char *const gaps[] = { " ", " ", " ", "\n", "-", "'", ", ", "\xE2\x80\x99", "\xC3\xA9" };
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_held = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DwPhraseFound found;

      for (gint32 n = g_rand_int_range (random, 0, 30); n > 0; n--)
        g_string_append_printf (text, "%s%s", parts[g_rand_int_range (random, 0, i % 2 == 0 ? 3 : G_N_ELEMENTS (parts))],
                                gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
      found = dw_phrase_shelf_look (&shelf, text->str);
      g_assert_cmphex (found.held & ~found.named, ==, 0);
      for (guint j = 0; j < G_N_ELEMENTS (shelved); j++)
        if (dw_phrase_read (text->str, shelved[j]) != 0)
          g_assert_cmphex (found.held & 1u << j, !=, 0);
      n_held += found.held == 3;
    }

  g_assert_cmpuint (n_held, >, N_TEXTS / 50);
  assert_found ("Sofabeds\nReferrals\nJoinery\n", 0, 0);
  assert_found ("Hall 3\nTwo sofas\n", 2, 0);
  assert_found ("Hall 3\nDrop\nA sofa\n", 2, 2);
  assert_found ("A sofa and a panel", 3, 3);
  assert_found (NULL, 0, 0);
  g_rand_free (random);
}

/* What is found by a phrase's rare word is what is found by its first, wherever the text is cut into blocks. */
static void
test_anchors (void)
{
  static const char *const parts[] = { "drop", "in", "Drop-in", "refer", "yourself", "free", "TO", "join", "don't", "dont", "need", "a",
                                       "referral", "re'ferral", "panel", "sofa", "attendance", "inn", "joining", "d", "ref", "no", "x" };
  static const char *const gaps[] = { " ", " ", " ", " ", "\n", "-", "'", "/", "  (", "   ", " / ", ", ", "\xE2\x80\x99", "\xC3\xA9" };
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DwMask found = 0;

      for (gint32 n = g_rand_int_range (random, 0, 60); n > 0; n--)
        g_string_append (text, "sofa ");
      for (gint32 n = g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append_printf (text, "%s%s", parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))],
                                gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
      found = dw_phrase_read (text->str, &rare_book);
      g_assert_cmpuint (found, ==, dw_phrase_read (text->str, &plain_book));
      n_found += found != 0;
    }

  g_assert_cmpuint (n_found, >, N_TEXTS / 50);
  g_assert_cmpuint (n_found, <, N_TEXTS);
  g_rand_free (random);
}

/* Any bytes, mostly of words. A quick way by @data bytes at once must see what the plain way sees, and pass over no word of the set. */
static void
test_blocks (gconstpointer data)
{
  guint n_bytes = GPOINTER_TO_UINT (data);
  static const char *const words[] = { "refuge", "our", "a", "in", "24hour", "drop-in", "idva", "zz", "gender-based", "9" };
  static const char signs[] = " .,-'/\nabcdefgruozZ09AGR\xC3\xA9\xE2\x80\x99@[`{\x7F";
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_passed_over = 0;
  guint n_clear = 0;

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      char block[DW_GLANCE_BLOCK + DW_GLANCE_AHEAD];
      DwGlance glance = { { 0 } };
      const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
      guint at = (guint) g_rand_int_range (random, 0, DW_GLANCE_BLOCK);
      DwGlanceBits quick = { 0, 0, 0 };
      DwGlanceBits plain;
      DwGlanceBits found;
      const char *rest = block;

      for (guint j = 0; j < sizeof block; j++)
        block[j] = i % 8 == 0 ? (char) g_rand_int_range (random, 0, 256) : signs[g_rand_int_range (random, 0, sizeof signs - 1)];
      for (guint j = 0; j < strlen (word) && at + j < sizeof block; j++)
        block[at + j] = g_rand_boolean (random) ? word[j] : g_ascii_toupper (word[j]);
      for (guint j = 0; j < 3; j++)
        dw_glance_add (&glance, j == 0 ? word : words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

      if (!dw_glance_look_by (n_bytes, &glance.groups, block, &quick))
        {
          g_test_skip ("This processor cannot");
          g_rand_free (random);
          return;
        }
      plain = dw_glance_look_plainly (block);
      found = dw_glance_find (&glance.groups, &rest, block + sizeof block);
      if (plain.high == 0 && dw_glance_find_starts (&quick, 0) == 0)
        n_clear++;
      else
        {
          g_assert_true (rest == block);
          g_assert_cmphex (found.letters, ==, plain.letters);
          g_assert_cmphex (found.high, ==, plain.high);
          g_assert_cmpuint (found.may >> at & 1, ==, 1);
        }
      g_assert_cmphex (quick.letters, ==, plain.letters);
      g_assert_cmphex (quick.high, ==, plain.high);
      g_assert_cmpuint (quick.may >> at & 1, ==, 1);
      for (guint j = 0; j < DW_GLANCE_BLOCK; j++)
        {
          g_assert_cmpint (g_ascii_isalnum (block[j]), ==, (int) (plain.letters >> j & 1));
          g_assert_cmpint ((guchar) block[j] >= 0x80, ==, (int) (plain.high >> j & 1));
        }
      n_passed_over += (plain.letters & ~quick.may) != 0;
    }

  g_assert_cmpuint (n_passed_over, >, N_BLOCKS / 2);
  g_assert_cmpuint (n_clear, <, N_BLOCKS);
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/a word that is passed over after a glance begins no phrase", test_glance);
  g_test_add_func ("/phrase/a phrase is found by its rare word as by its first", test_anchors);
  g_test_add_func ("/phrase/a look at several texts tells of every book that finds something in one", test_shelf);
  g_test_add_data_func ("/phrase/sixteen bytes at once hold what they hold one by one", GUINT_TO_POINTER (16), test_blocks);
  g_test_add_data_func ("/phrase/thirty-two bytes at once hold what they hold one by one", GUINT_TO_POINTER (32), test_blocks);
  return g_test_run ();
}
