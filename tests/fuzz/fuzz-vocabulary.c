/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dw-vocabulary.h"
#include "fuzz.h"

enum
{
  MOST_FAULTS_A_FILE = 100,
  MOST_WORDS = 16,
};

static const char *const tables[] = {
  "needs.csv", "phrases.csv", "languages.csv", "things.csv", "names.csv", "same.csv", "short.csv", "hints.csv", "quiet.csv", "said.csv",
};

static char *folder;

static void
remove_folder (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_build_filename (folder, tables[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
write_table (gsize       which,
             const char *bytes,
             gsize       length)
{
  g_autofree char *path = g_build_filename (folder, tables[which], NULL);
  FILE *file = g_fopen (path, "we");

  FUZZ_CHECK (file != NULL && fwrite (bytes, 1, length, file) == length);
  FUZZ_CHECK (fclose (file) == 0);
}

/* Two needs stand in every vocabulary, so that the other tables have something to say. */
static void
set_up (void)
{
  static const char needs[] = "money-food,,Money,money|debt,\ndebt,money-food,Debt,debts,\n";

  folder = g_dir_make_tmp ("doorway-fuzz-XXXXXX", NULL);
  FUZZ_CHECK (folder != NULL);
  atexit (remove_folder);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    write_table (i, needs, i == 0 ? sizeof needs - 1 : 0);
}

static void
check_faults (const GPtrArray *faults)
{
  FUZZ_CHECK (faults->len <= MOST_FAULTS_A_FILE * G_N_ELEMENTS (tables));
  for (guint i = 0; i < faults->len; i++)
    FUZZ_CHECK (g_utf8_validate (faults->pdata[i], -1, NULL) && strchr (faults->pdata[i], '\n') == NULL
                && strstr (faults->pdata[i], ".csv") != NULL);
}

static void
check_readings (GArray *readings,
                guint   n_words)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const DwReading *reading = &g_array_index (readings, DwReading, i);

      FUZZ_CHECK (reading->first < n_words && reading->n > 0 && reading->n <= n_words - reading->first);
      FUZZ_CHECK (reading->n_places <= DW_SAYINGS_MAX_WORDS);
    }

  g_array_unref (readings);
}

/* What was read is heard in its own words. */
static void
ask (const DwVocabulary *vocabulary,
     char               *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,|\n\r\t", MOST_WORDS);
  guint n = g_strv_length (words);
  g_auto (GStrv) phrases = dw_vocabulary_dup_phrases (vocabulary);

  check_readings (dw_vocabulary_read (vocabulary, words, n), n);
  check_readings (dw_vocabulary_read_hints (vocabulary, words, n), n);
  for (guint i = 0; phrases[i] != NULL; i++)
    FUZZ_CHECK (g_utf8_validate (phrases[i], -1, NULL) && (i == 0 || strcmp (phrases[i - 1], phrases[i]) <= 0));
}

/* One table of the vocabulary, as somebody in a council wrote it. The first byte says which. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwVocabulary) vocabulary = NULL;
  g_autofree char *text = NULL;
  gsize which;

  if (folder == NULL)
    set_up ();
  if (size == 0)
    return 0;

  which = data[0] % G_N_ELEMENTS (tables);
  text = g_utf8_make_valid ((const char *) data + 1, (gssize) size - 1);
  write_table (which, (const char *) data + 1, size - 1);
  vocabulary = dw_vocabulary_load (folder, faults);
  check_faults (faults);
  ask (vocabulary, text);
  write_table (which, "", 0);
  return 0;
}
