/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-vocabulary-private.h"

#include "dw-word-key.h"

#include <string.h>

void
dw_vocabulary_foreach_word (const DwVocabulary   *self,
                            DwVocabularyWordFunc  func,
                            gpointer              data)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, self->spelled);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    func (word, data);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

char **
dw_vocabulary_dup_phrases (const DwVocabulary *self)
{
  g_autoptr (GList) phrases = g_list_sort (g_hash_table_get_keys (self->phrases), compare_texts);
  char **kept = g_new0 (char *, g_list_length (phrases) + 1);
  guint n = 0;

  for (GList *one = phrases; one != NULL; one = one->next)
    kept[n++] = g_strdup (one->data);

  return kept;
}

guint
dw_vocabulary_get_size (const DwVocabulary *self)
{
  return dw_sayings_get_size (self->sayings) + dw_sayings_get_size (self->hints);
}

GArray *
dw_vocabulary_read (const DwVocabulary *self,
                    char              **words,
                    guint               n_words)
{
  return dw_sayings_read (self->sayings, words, n_words);
}

gboolean
dw_vocabulary_lean (const DwVocabulary  *self,
                    char               **words,
                    const float         *loudness,
                    guint                n_words,
                    DwReading           *reading)
{
  return dw_leanings_read (self->leanings, words, loudness, n_words, reading);
}

gboolean
dw_vocabulary_is_quiet (const DwVocabulary *self,
                        const char         *word)
{
  g_autofree char *key = dw_word_key (word);

  return key != NULL && g_hash_table_contains (self->quiet, key);
}

GArray *
dw_vocabulary_read_hints (const DwVocabulary *self,
                          char              **words,
                          guint               n_words)
{
  return dw_sayings_read (self->hints, words, n_words);
}

const DwDanger *
dw_vocabulary_get_danger (const DwVocabulary *self)
{
  return self->danger;
}

guint
dw_vocabulary_find_offer (const DwVocabulary  *self,
                          char               **words,
                          guint                at)
{
  return dw_offers_find (self->offers, words, at);
}
