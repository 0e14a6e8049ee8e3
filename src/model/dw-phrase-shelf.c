/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-phrase-shelf.h"

#include "dw-phrase.h"

/* What a word is to each of the books; NULL where it is no anchor. */
typedef struct
{
  const DwPhraseAnchor *in[DW_PHRASE_MOST_BOOKS];
} Anchor;

static void
add_book (DwPhraseShelf *shelf,
          guint          book)
{
  GHashTableIter iter;
  gpointer word, in_book;

  dw_phrase_book_prepare (shelf->books[book]);
  g_hash_table_iter_init (&iter, shelf->books[book]->anchor_words);
  while (g_hash_table_iter_next (&iter, &word, &in_book))
    {
      Anchor *anchor = g_hash_table_lookup (shelf->by_anchor, word);

      if (anchor == NULL)
        {
          anchor = g_new0 (Anchor, 1);
          g_hash_table_insert (shelf->by_anchor, word, anchor);
        }
      anchor->in[book] = in_book;
    }
}

static void
prepare (DwPhraseShelf *shelf)
{
  g_autofree char **words = NULL;

  if (!g_once_init_enter (&shelf->is_indexed))
    return;

  g_assert (shelf->n_books > 0 && shelf->n_books <= DW_PHRASE_MOST_BOOKS);
  shelf->by_anchor = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < shelf->n_books; i++)
    add_book (shelf, i);

  words = (char **) g_hash_table_get_keys_as_array (shelf->by_anchor, NULL);
  dw_glance_add_all (&shelf->glance, words);
  g_once_init_leave (&shelf->is_indexed, 1);
}

static const Anchor *
find_anchor (const DwPhraseShelf *shelf,
             const char          *p,
             const char          *end)
{
  DwPhraseScan scan = { p, end };
  DwPhraseWord word;

  dw_phrase_word_read (&scan, &word);
  return g_hash_table_lookup (shelf->by_anchor, word.text);
}

/* @rests: (nullable): of each book what dw_phrase_may_stand() was asked for; without, only what is named is found. */
static DwPhraseFound
look (DwPhraseShelf  *shelf,
      const char     *text,
      const char    **rests)
{
  DwPhraseFound found = { 0, 0 };
  const char *p = NULL;
  DwPhraseScan scan = dw_phrase_word_scan (text);
  DwGlanceWalk walk = dw_glance_walk (&shelf->glance, text, scan.end);

  while ((p = dw_glance_next (&walk)) != NULL)
    {
      const Anchor *anchor = find_anchor (shelf, p, scan.end);

      for (guint i = 0; anchor != NULL && i < shelf->n_books; i++)
        if (anchor->in[i] != NULL)
          {
            found.named |= 1u << i;
            if (rests != NULL && (found.held >> i & 1) == 0
                && dw_phrase_may_stand (&scan, p, anchor->in[i], &rests[i], shelf->books[i]))
              found.held |= 1u << i;
          }
    }

  return walk.is_foreign ? (DwPhraseFound) { G_MAXUINT, G_MAXUINT } : found;
}

DwPhraseFound
dw_phrase_shelf_look (DwPhraseShelf *shelf,
                      const char    *text)
{
  const char *rests[DW_PHRASE_MOST_BOOKS];

  if (text == NULL)
    return (DwPhraseFound) { 0, 0 };

  prepare (shelf);
  for (guint i = 0; i < shelf->n_books; i++)
    rests[i] = text;
  return look (shelf, text, rests);
}

guint
dw_phrase_shelf_name (DwPhraseShelf *shelf,
                      const char    *text)
{
  if (text == NULL)
    return 0;

  prepare (shelf);
  return look (shelf, text, NULL).named;
}
