/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase-shelf.h"

#include "dw-phrase-word.h"

static void
add_anchor (DwPhraseShelf *shelf,
            const char    *word,
            guint          book)
{
  guint32 books = GPOINTER_TO_UINT (g_hash_table_lookup (shelf->by_anchor, word));

  g_hash_table_replace (shelf->by_anchor, g_strdup (word), GUINT_TO_POINTER (books | 1u << book));
}

static void
prepare (DwPhraseShelf *shelf)
{
  g_autofree char **words = NULL;

  if (!g_once_init_enter (&shelf->is_indexed))
    return;

  g_assert (shelf->n_books > 0 && shelf->n_books <= 32);
  shelf->by_anchor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < shelf->n_books; i++)
    {
      g_auto (GStrv) anchors = g_strsplit (shelf->books[i]->anchors, "|", -1);

      for (guint j = 0; anchors[j] != NULL; j++)
        add_anchor (shelf, anchors[j], i);
    }

  words = (char **) g_hash_table_get_keys_as_array (shelf->by_anchor, NULL);
  dw_glance_add_all (&shelf->glance, words);
  g_once_init_leave (&shelf->is_indexed, 1);
}

guint32
dw_phrase_shelf_look (DwPhraseShelf *shelf,
                      const char    *text)
{
  guint32 all = 0, found = 0;
  const char *anchor = NULL;
  DwGlanceWalk walk;
  DwPhraseScan scan;

  if (text == NULL)
    return 0;

  prepare (shelf);
  all = G_MAXUINT32 >> (32 - shelf->n_books);
  scan = dw_phrase_word_scan (text);
  walk = dw_glance_walk (&shelf->glance, text, scan.end);
  while (found != all && (anchor = dw_glance_next (&walk)) != NULL)
    {
      DwPhraseScan rest = { anchor, scan.end };
      DwPhraseWord word;

      dw_phrase_word_read (&rest, &word);
      found |= GPOINTER_TO_UINT (g_hash_table_lookup (shelf->by_anchor, word.text));
    }

  return walk.is_foreign ? all : found;
}
