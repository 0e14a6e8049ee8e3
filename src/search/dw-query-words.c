/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-query-words.h"

#include "dw-limits.h"
#include "dw-text.h"

#include <stdlib.h>
#include <string.h>

enum
{
  SHORTEST_PREFIX = 2, /* letters; one letter beside other words would find half of the directory */
  SHORTEST_STEM = 3,   /* letters that must stay when a half-typed suffix is taken off */
};

/* English words that say nothing about a service, and what people say to somebody they ask. Folded, sorted for bsearch().
 * Not here: "no", "not", "without", "needs", "help", "support": in this field they can carry the meaning. */
static const char *const EMPTY_WORDS[] = {
  "a",       "about",   "actually", "after",   "again",    "all",       "also",    "always",  "am",      "an",
  "and",     "any",     "anyone",   "anything", "anywhere", "are",      "around",  "as",      "at",      "be",
  "because", "been",    "before",   "being",   "but",      "by",        "can",     "cant",    "cos",     "could",
  "cuz",     "did",     "do",       "does",    "doesnt",   "doing",     "dont",    "else",    "for",     "from",
  "get",     "gets",    "getting",  "give",    "go",       "goes",      "going",   "got",     "had",     "has",
  "have",    "having",  "he",       "her",     "here",     "hers",      "hes",     "him",     "his",     "how",
  "i",       "id",      "if",       "ill",     "im",       "in",        "into",    "is",      "isnt",    "it",
  "its",     "ive",     "just",     "keep",    "keeps",    "know",      "let",     "like",    "looking", "lot",
  "made",    "make",    "me",       "mine",    "more",     "much",      "must",    "my",      "myself",  "near",
  "need",    "now",     "of",       "on",      "only",     "or",        "our",     "ours",    "please",  "put",
  "really",  "said",    "say",      "says",    "shall",    "she",       "shes",    "should",  "so",      "some",
  "somebody", "someone", "something", "somewhere", "than", "thanks",    "that",    "thats",   "the",     "their",
  "them",    "then",    "there",    "theres",  "these",    "they",      "theyre",  "thing",   "things",  "this",
  "those",   "to",      "too",      "try",     "trying",   "us",        "very",    "want",    "wanted",  "wants",
  "was",     "we",      "well",     "went",    "were",     "weve",      "what",    "whats",   "when",    "where",
  "which",   "while",   "who",      "whom",    "whose",    "why",       "will",    "with",    "wont",    "would",
  "you",     "your",    "yours",
};

/* Endings that the index's stemmer takes off. */
static const char *const SUFFIXES[] = {
  "ing", "ings", "ion", "ions", "ation", "ity", "ities", "ment", "ments", "ness", "able", "ible",
  "ence", "ance", "ional", "ical", "ally", "ive", "ous", "ful", "less", "ers", "ed", "es", "ies",
};

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

static gboolean
is_empty_word (const char *word)
{
  return bsearch (word, EMPTY_WORDS, G_N_ELEMENTS (EMPTY_WORDS), sizeof *EMPTY_WORDS, compare_words) != NULL;
}

static gboolean
has_meaning (char **all)
{
  for (guint i = 0; all[i] != NULL; i++)
    if (!is_empty_word (all[i]))
      return TRUE;

  return FALSE;
}

/* Whether the last word may go on: nothing that ends a word stands behind it. */
static gboolean
is_unfinished (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar character = last != NULL ? g_utf8_get_char (last) : 0;

  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static void
gather (DwQueryWords  *words,
        char         **all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = g_ptr_array_new ();
  gboolean skip_empty = has_meaning (all);

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (skip_empty && is_empty_word (all[i]))
        continue;
      if (!g_hash_table_add (seen, all[i]))
        continue;
      if (items->len < DW_LIMIT_QUERY_WORDS)
        g_ptr_array_add (items, g_strdup (all[i]));
      else
        words->n_left_out++;
    }

  words->n_items = items->len;
  g_ptr_array_add (items, NULL);
  words->items = (char **) g_ptr_array_free (items, FALSE);
}

static int
find_word (const DwQueryWords *words,
           const char         *wanted)
{
  for (guint i = 0; i < words->n_items; i++)
    if (g_str_equal (words->items[i], wanted))
      return (int) i;

  return -1;
}

DwQueryWords *
dw_query_words_parse (const char *text)
{
  DwQueryWords *words = g_new0 (DwQueryWords, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) all = dw_text_words (valid, G_MAXUINT, DW_LIMIT_QUERY_WORD);
  guint n_all = g_strv_length (all);

  gather (words, all);
  words->prefix = -1;
  if (n_all > 0 && is_unfinished (valid)
      && (words->n_items == 1 || g_utf8_strlen (all[n_all - 1], -1) >= SHORTEST_PREFIX))
    words->prefix = find_word (words, all[n_all - 1]);

  return words;
}

void
dw_query_words_free (DwQueryWords *words)
{
  g_strfreev (words->items);
  g_free (words);
}

gboolean
dw_query_words_equal (const DwQueryWords *a,
                      const DwQueryWords *b)
{
  return a->prefix == b->prefix && a->n_left_out == b->n_left_out
         && g_strv_equal ((const char *const *) a->items, (const char *const *) b->items);
}

/* Appends the first @length bytes of @word so that FTS5 reads them as one string whatever they are. */
static void
append_quoted (GString    *expression,
               const char *word,
               gsize       length,
               gboolean    is_beginning)
{
  g_string_append_c (expression, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (word[i] == '"')
        g_string_append_c (expression, '"');
      g_string_append_c (expression, word[i]);
    }
  g_string_append (expression, is_beginning ? "\"*" : "\"");
}

char *
dw_query_words_dup_expression (const DwQueryWords *words,
                               guint               index)
{
  GString *expression = g_string_new (NULL);
  const char *word = words->items[index];

  append_quoted (expression, word, strlen (word), (int) index == words->prefix);
  return g_string_free (expression, FALSE);
}

static gboolean
begins_a_suffix (const char *tail)
{
  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    if (g_str_has_prefix (SUFFIXES[i], tail))
      return TRUE;

  return FALSE;
}

char *
dw_query_words_dup_stem_expression (const DwQueryWords *words)
{
  GString *expression = g_string_new (NULL);
  const char *word = words->prefix >= 0 ? words->items[words->prefix] : "";

  for (gsize n = SHORTEST_STEM; n < strlen (word); n++)
    if (g_ascii_isalpha (word[n - 1]) && begins_a_suffix (word + n))
      {
        if (expression->len > 0)
          g_string_append (expression, " OR ");
        append_quoted (expression, word, n, TRUE);
      }

  return g_string_free (expression, expression->len == 0);
}
