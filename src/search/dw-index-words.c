/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-words.h"

#include <string.h>

DwIndexWords *
dw_index_words_new (void)
{
  DwIndexWords *self = g_new0 (DwIndexWords, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (DwIndexWord));
  self->texts = g_string_new (NULL);
  return self;
}

void
dw_index_words_free (DwIndexWords *self)
{
  g_array_unref (self->words);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

gboolean
dw_index_words_is_plain (const char *text,
                         gsize       length)
{
  if (length < DW_INDEX_LEAST_LETTERS || length > DW_INDEX_MOST_LETTERS)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (text[i]))
      return FALSE;

  return TRUE;
}

guint32
dw_index_words_find_letters (const char *text,
                             gsize       length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= 1u << (text[i] - 'a');

  return letters;
}

void
dw_index_words_add (DwIndexWords *self,
                    const char   *text,
                    gsize         length,
                    guint32       n_uses)
{
  DwIndexWord word = { .n_uses = n_uses, .text = (guint32) self->texts->len };

  if (!dw_index_words_is_plain (text, length))
    return;

  word.letters = dw_index_words_find_letters (text, length) & 0x3ffffff;
  word.length = (guint8) length & 0x3f;
  g_string_append_len (self->texts, text, (gssize) length);
  g_array_append_val (self->words, word);
}

static int
compare_words (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DwIndexWord *left = a;
  const DwIndexWord *right = b;
  const char *texts = data;

  if (left->length != right->length)
    return left->length < right->length ? -1 : 1;

  return memcmp (texts + left->text, texts + right->text, left->length);
}

void
dw_index_words_order (DwIndexWords *self)
{
  g_array_sort_with_data (self->words, compare_words, self->texts->str);
}
