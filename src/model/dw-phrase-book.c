/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase-book.h"

#include <string.h>

static void
add_to_index (GHashTable *index,
              const char *word,
              guint       phrase)
{
  GArray *places = g_hash_table_lookup (index, word);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, g_strdup (word), places);
    }

  g_array_append_val (places, phrase);
}

static guint
count_words (const char *pattern)
{
  guint n_words = 1;

  for (const char *p = pattern; *p != '\0'; p++)
    n_words += *p == ' ';

  return n_words;
}

/* Adds each of @n_bytes bytes of alternatives. FALSE where a price is among them, which no glance can tell. */
static gboolean
add_alternatives (DwGlance   *glance,
                  const char *alternatives,
                  gsize       n_bytes)
{
  g_autofree char *text = g_strndup (alternatives, n_bytes);
  g_auto (GStrv) words = g_strsplit (text, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_ascii_isalnum (*words[i]))
        return FALSE;
      dw_glance_add (glance, words[i]);
    }

  return TRUE;
}

/* Adds all that may follow the first word of @pattern: optional words and the first that is not. FALSE where nothing
 * need follow. */
static gboolean
add_seconds (DwGlance   *glance,
             const char *pattern)
{
  for (const char *p = strchr (pattern, ' '); p != NULL; p = strchr (p, ' '))
    {
      gsize size = strcspn (++p, " ");
      gboolean is_optional = p[size - 1] == '?';

      if (!add_alternatives (glance, p, size - (is_optional ? 1 : 0)))
        return FALSE;
      if (!is_optional)
        return TRUE;
    }

  return FALSE;
}

/* A place of a pattern: which words may stand there. */
typedef struct
{
  GStrv words;
  gboolean is_optional;
} Slot;

static void
clear_slot (gpointer slot)
{
  g_strfreev (((Slot *) slot)->words);
}

static GArray *
read_slots (const char *pattern)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_auto (GStrv) texts = g_strsplit (pattern, " ", -1);

  g_array_set_clear_func (slots, clear_slot);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gsize length = strlen (texts[i]);
      Slot slot = { .is_optional = texts[i][length - 1] == '?' };

      if (slot.is_optional)
        texts[i][length - 1] = '\0';
      slot.words = g_strsplit (texts[i], "|", -1);
      g_array_append_val (slots, slot);
    }

  return slots;
}

/* Whether a phrase always has one of @anchors in @slot. */
static gboolean
is_anchored (const Slot *slot,
             GHashTable *anchors)
{
  for (guint i = 0; slot->words[i] != NULL; i++)
    if (!g_hash_table_contains (anchors, slot->words[i]))
      return FALSE;

  return !slot->is_optional;
}

/* Adds what may stand right before the place @n of @slots: what is optional there, and the first that is not. */
static void
add_before (DwPhraseAnchor *anchor,
            const GArray   *slots,
            guint           n)
{
  anchor->is_first |= n == 0;
  while (n-- > 0)
    {
      const Slot *slot = &g_array_index (slots, Slot, n);

      for (guint i = 0; slot->words[i] != NULL; i++)
        if (g_ascii_isalnum (*slot->words[i]))
          g_hash_table_add (anchor->before, g_strdup (slot->words[i]));
        else
          anchor->is_after_any = TRUE;
      if (!slot->is_optional)
        return;
    }
}

/* By the first place that always has an anchor: a phrase without one would never be found. */
static void
index_phrase (DwPhraseBook *book,
              const char   *pattern)
{
  g_autoptr (GArray) slots = read_slots (pattern);
  guint n = 0;

  while (n < slots->len && !is_anchored (&g_array_index (slots, Slot, n), book->anchor_words))
    n++;
  g_assert (n < slots->len);

  for (char **word = g_array_index (slots, Slot, n).words; *word != NULL; word++)
    add_before (g_hash_table_lookup (book->anchor_words, *word), slots, n);
}

static void
index_anchors (DwPhraseBook *book)
{
  g_auto (GStrv) words = g_strsplit (book->anchors, "|", -1);

  book->anchor_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      DwPhraseAnchor *anchor = NULL;

      /* Two lists that make one may both have it. */
      if (g_hash_table_contains (book->anchor_words, words[i]))
        continue;
      anchor = g_new0 (DwPhraseAnchor, 1);
      anchor->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (book->anchor_words, g_strdup (words[i]), anchor);
    }
  for (guint i = 0; i < book->n_phrases; i++)
    index_phrase (book, book->phrases[i].pattern);

  dw_glance_add_all (&book->anchor_glance, words);
}

void
dw_phrase_book_prepare (DwPhraseBook *book)
{
  if (!g_once_init_enter (&book->is_indexed))
    return;

  if (book->anchors != NULL)
    index_anchors (book);

  book->by_first_word = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < book->n_phrases; i++)
    {
      const char *pattern = book->phrases[i].pattern;
      g_autofree char *first = g_strndup (pattern, strcspn (pattern, " "));
      g_auto (GStrv) alternatives = g_strsplit (first, "|", -1);

      g_assert (!g_str_has_suffix (first, "?") && count_words (pattern) <= DW_PHRASE_LONGEST);
      book->longest = MAX (book->longest, count_words (pattern));
      if (!add_seconds (&book->seconds, pattern))
        add_alternatives (&book->alone, first, strlen (first));
      for (guint j = 0; alternatives[j] != NULL; j++)
        {
          const char *word = g_str_equal (alternatives[j], "0#") ? "#" : alternatives[j];

          add_to_index (book->by_first_word, word, i);
          if (*word != '#')
            dw_glance_add (&book->glance, word);
        }
    }

  g_once_init_leave (&book->is_indexed, 1);
}
