/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-danger.h"

#include "dw-text.h"
#include "dw-urgent.h"
#include "dw-vocabulary.h"

#include <glib/gstdio.h>
#include <string.h>

static guint
read_text (const DwDanger *danger,
           const char     *text)
{
  g_auto (GStrv) words = dw_text_words (text, DW_DANGER_MOST_WORDS, 96);

  return dw_danger_read (danger, words, g_strv_length (words));
}

/* A table of @text, and what is wrong with it. */
static DwDanger *
load (const char *text,
      GPtrArray  *faults)
{
  g_autofree char *folder = g_dir_make_tmp ("doorway-danger-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "danger.csv", NULL);
  DwDanger *danger = dw_danger_new ();

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  dw_danger_load (danger, folder, FALSE, faults);
  g_remove (path);
  g_rmdir (folder);
  return danger;
}

static const char table[] =
  "# sort,words,weights\n"
  "group,blade,knife|sword\n"
  "group,place,bag|bed\n"
  "always,,abuse -200|self-harm -200|now -150\n"
  "word,dread,abuse 500\n"
  "pair,turn key,abuse 300|self-harm 200\n"
  "begins,wilti,self-harm 900\n"
  "of,blade,now 100\n"
  "near,blade place,now 400\n";

static void
test_sorts (void)
{
  static const struct { const char *text; guint told; } said[] = {
    { "i dread every evening now", DW_URGENT_ABUSE },
    { "he is turning keys so slowly", DW_URGENT_ABUSE },
    { "turned the key when late home", 0 },
    { "turned key when late at home", DW_URGENT_ABUSE },
    { "my spirits have been wilting lately", DW_URGENT_SELF },
    { "there was a sword in his bag", DW_URGENT_NOW },
    { "a knife on one side and much further off a bag", 0 },
    { "the bag is under that knife", 0 },
    { "dread dread dread dread", 0 },
    { "", 0 },
  };
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwDanger) danger = load (table, faults);

  g_assert_cmpuint (faults->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i].text);
      g_assert_cmphex (read_text (danger, said[i].text), ==, said[i].told);
    }
}

/* What is wrong with a line is said, with its number, and the rest is used. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = g_strconcat (table,
                                       "word,dread\n"
                                       "colour,blue,abuse 100\n"
                                       "word,blue,sadness 100\n"
                                       "word,blue,abuse lots\n"
                                       "word,blue,abuse\n"
                                       "word,blue,abuse 99999999\n"
                                       "word,\xff\xfe,abuse 9\n",
                                       NULL);
  g_autoptr (DwDanger) danger = load (text, faults);

  g_assert_cmpuint (faults->len, ==, 7);
  g_assert_cmpstr (g_ptr_array_index (faults, 1), ==, "vocabulary/danger.csv, line 11: “colour” is no value of “sort”");
  g_assert_cmphex (read_text (danger, "i dread every evening now"), ==, DW_URGENT_ABUSE);
  g_assert_cmphex (read_text (danger, "blue blue sky all day"), ==, 0);
}

/* A council's own line stands for the one that ships. */
static void
test_replaced (void)
{
  g_autofree char *text = g_strconcat (table, "word,dread,abuse 0\ngroup,blade,razor|sword\n", NULL);
  g_autoptr (DwDanger) danger = load (text, NULL);

  g_assert_cmphex (read_text (danger, "i dread every evening now"), ==, 0);
  g_assert_cmphex (read_text (danger, "there was a knife in his bag"), ==, 0);
  g_assert_cmphex (read_text (danger, "there was a razor in his bag"), ==, DW_URGENT_NOW);
  g_assert_cmphex (read_text (danger, "there was a sword in his bag"), ==, DW_URGENT_NOW);
}

/* Thousands of words in and out of every group, and none. */
static void
test_hostile (void)
{
  g_autoptr (DwDanger) danger = load (table, NULL);
  g_autoptr (DwDanger) nothing = dw_danger_new ();
  g_autoptr (GString) many = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (many, "knife bag \xd8\xb4\xd9\x88 dread ");
  words = dw_text_words (many->str, G_MAXUINT, 96);
  g_assert_cmphex (dw_danger_read (danger, words, g_strv_length (words)), !=, 0);
  g_assert_cmphex (dw_danger_read (nothing, words, g_strv_length (words)), ==, 0);
}

/* The sentences of @name, "kind,sentence" a line. */
static char **
read_sentences (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DOORWAY_SOURCE"), "tests", "search", "danger", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

/*
 * Sentences that nothing was learned from. Of 138 that tell of danger in a roundabout way the patterns hear 26, and with
 * what words weigh together 102 are heard; of 381 calm ones the patterns take 7 for danger, and the weights one more.
 * They were written by whoever wrote those that were learned from: strangers' own words are heard less often.
 */
static void
test_held_out (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DOORWAY_PKGDATADIR"), "vocabulary", NULL);
  g_autoptr (DwVocabulary) vocabulary = dw_vocabulary_load (folder, NULL);
  g_auto (GStrv) lines = read_sentences ("held-out.csv");
  guint n_danger = 0;
  guint n_heard = 0;
  guint n_alarms = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *comma = strchr (lines[i], ',');
      gboolean is_calm = g_str_has_prefix (lines[i], "calm,");
      gboolean is_heard = FALSE;

      if (lines[i][0] == '#')
        continue;
      g_assert_nonnull (comma);
      is_heard = dw_urgent_read (comma + 1) != 0 || read_text (dw_vocabulary_get_danger (vocabulary), comma + 1) != 0;
      n_danger += !is_calm;
      n_heard += !is_calm && is_heard;
      n_alarms += is_calm && is_heard;
    }

  g_test_message ("%u of %u heard, %u false alarms", n_heard, n_danger, n_alarms);
  g_assert_cmpuint (n_danger, ==, 138);
  g_assert_cmpuint (n_heard, >=, 97);
  g_assert_cmpuint (n_alarms, <=, 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/danger/every sort of line is weighed", test_sorts);
  g_test_add_func ("/search/danger/a damaged line is told and the rest is used", test_damaged);
  g_test_add_func ("/search/danger/a later line stands for an earlier one", test_replaced);
  g_test_add_func ("/search/danger/thousands of words are weighed in bounds", test_hostile);
  g_test_add_func ("/search/danger/sentences that nothing was learned from are heard, and calm ones stay calm", test_held_out);
  return g_test_run ();
}
