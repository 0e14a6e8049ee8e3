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

/* Whether each of @n_bytes bytes of alternatives is one of @anchors. */
static gboolean
is_anchor (const char *alternatives,
           gsize       n_bytes,
           GHashTable *anchors)
{
  g_autofree char *text = g_strndup (alternatives, n_bytes);
  g_auto (GStrv) words = g_strsplit (text, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (anchors, words[i]))
      return FALSE;

  return TRUE;
}

/* Whether nothing says @pattern without one of @anchors. */
static gboolean
is_anchored (const char *pattern,
             GHashTable *anchors)
{
  for (const char *p = pattern; *p != '\0';)
    {
      gsize size = strcspn (p, " ");

      if (p[size - 1] != '?' && is_anchor (p, size, anchors))
        return TRUE;
      p += size + (p[size] == ' ');
    }

  return FALSE;
}

/* A phrase without an anchor would never be found. */
static void
index_anchors (DwPhraseBook *book)
{
  g_auto (GStrv) words = g_strsplit (book->anchors, "|", -1);

  book->anchor_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (book->anchor_words, g_strdup (words[i]));
  for (guint i = 0; i < book->n_phrases; i++)
    g_assert (is_anchored (book->phrases[i].pattern, book->anchor_words));

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
