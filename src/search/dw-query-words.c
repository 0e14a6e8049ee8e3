/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-query-words.h"

#include "dw-common-words.h"
#include "dw-limits.h"
#include "dw-text.h"
#include "dw-word-key.h"
#include "dw-urgent.h"
#include "dw-word-pattern.h"

#include <string.h>

enum
{
  SHORTEST_PREFIX = 2, /* letters; one letter beside other words would find half of the directory */
  MOST_PHRASED = 4 * DW_LIMIT_QUERY_WORDS, /* words, empty ones included, among which phrases are looked for */
  SHORTEST_STEM = 3,   /* letters that must stay when a suffix is taken off */
  SHORTEST_HALF = 4,   /* the same of a suffix that is half typed: "taxi" is no "tax" */
};

/* Endings that the index's stemmer takes off. */
static const char *const SUFFIXES[] = {
  "ing", "ings", "ion", "ions", "ation", "ity", "ities", "ment", "ments", "ness", "able", "ible",
  "ence", "ance", "ional", "ical", "ally", "ive", "ous", "ful", "less", "ers", "ed", "es", "ies",
};

static gboolean
has_meaning (char **all)
{
  for (guint i = 0; all[i] != NULL; i++)
    if (!dw_word_is_empty (all[i]))
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
      if (skip_empty && dw_word_is_empty (all[i]))
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

/* Keeps @all (transfer full) as far as phrases are looked for. */
static void
keep_all (DwQueryWords  *words,
          char         **all)
{
  words->n_all = MIN (g_strv_length (all), MOST_PHRASED);
  for (guint i = words->n_all; all[i] != NULL; i++)
    g_free (all[i]);
  all[words->n_all] = NULL;

  words->all = all;
  words->item_of = g_new (int, MAX (words->n_all, 1));
  for (guint i = 0; i < words->n_all; i++)
    words->item_of[i] = find_word (words, all[i]);
}

/* Whether the stemmer leaves next to nothing of @word: "di" of "died", "ag" of "aged". Of "king" and "need" it takes nothing. */
static gboolean
is_mostly_ending (const char *word)
{
  static const char *const endings[] = { "ed", "es", "ing" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i]))
      {
        gsize n = strlen (word) - strlen (endings[i]);

        return n < SHORTEST_STEM && strcspn (word, "aeiouy") < n && !g_str_has_suffix (word, "eed");
      }

  return FALSE;
}

/*
 * Whether @word is taken for finished. The index's stemmer takes endings off, and everything would be found that begins
 * with the rest: Wallington for "walls", budgets for "bus", the Diamond Project for "died".
 */
static gboolean
is_whole (const char *word)
{
  g_autofree char *key = dw_word_key (word);

  return is_mostly_ending (word)
         || (dw_common_words_have (word) && (g_str_has_suffix (word, "s") || (key != NULL && !g_str_equal (key, word))));
}

/* "£5.50" is "5 pounds 50": the sign is no letter, and a price would be any number. @text (transfer full). */
static char *
spell_pounds (char *text)
{
  g_autofree char *unsaid = text;
  g_autoptr (GString) spelled = NULL;

  if (strstr (text, "£") == NULL)
    return g_steal_pointer (&unsaid);

  spelled = g_string_new (NULL);
  for (const char *c = text; *c != '\0';)
    {
      gsize n_digits = g_str_has_prefix (c, "£") ? strspn (c + strlen ("£"), G_CSET_DIGITS) : 0;

      if (n_digits == 0)
        {
          g_string_append_c (spelled, *c++);
          continue;
        }
      c += strlen ("£");
      g_string_append_c (spelled, ' ');
      g_string_append_len (spelled, c, (gssize) n_digits);
      g_string_append (spelled, " pounds");
      c += n_digits;
      /* What follows is pence, or another word. */
      if (g_ascii_isalnum (*c))
        g_string_append_c (spelled, ' ');
    }

  return g_strdup (spelled->str);
}

DwQueryWords *
dw_query_words_parse (const char *text)
{
  DwQueryWords *words = g_new0 (DwQueryWords, 1);
  g_autofree char *valid = spell_pounds (g_utf8_make_valid (text != NULL ? text : "", -1));
  char **all = dw_text_words (valid, G_MAXUINT, DW_LIMIT_QUERY_WORD);
  guint n_all = g_strv_length (all);

  gather (words, all);
  words->prefix = -1;
  if (n_all > 0 && is_unfinished (valid) && !is_whole (all[n_all - 1])
      && (words->n_items == 1 || g_utf8_strlen (all[n_all - 1], -1) >= SHORTEST_PREFIX))
    words->prefix = find_word (words, all[n_all - 1]);

  keep_all (words, all);
  words->told = dw_urgent_read (valid);
  words->text = g_steal_pointer (&valid);
  return words;
}

void
dw_query_words_keep (DwQueryWords   *words,
                     const gboolean *is_kept)
{
  g_autofree char *typing = words->prefix >= 0 ? g_strdup (words->items[words->prefix]) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < words->n_all; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; j < items->len; j++)
        is_new &= !g_str_equal (items->pdata[j], words->all[i]);
      if (is_kept[i] && is_new && items->len < DW_LIMIT_QUERY_WORDS)
        g_ptr_array_add (items, g_strdup (words->all[i]));
    }

  g_strfreev (words->items);
  words->n_items = items->len;
  g_ptr_array_add (items, NULL);
  words->items = (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
  words->prefix = typing != NULL && is_kept[words->n_all - 1] ? find_word (words, typing) : -1;
  for (guint i = 0; i < words->n_all; i++)
    words->item_of[i] = is_kept[i] ? find_word (words, words->all[i]) : -1;
}

gboolean
dw_query_words_say (const DwQueryWords *words,
                    guint               at,
                    const char         *pattern)
{
  return at < words->n_all && dw_word_pattern_match (words->all, at, pattern) > 0;
}

char *
dw_query_words_dup_run (const DwQueryWords *words,
                        guint               first,
                        guint               n)
{
  g_autoptr (GString) text = g_string_new (words->all[first]);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, " %s", words->all[first + i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
dw_query_words_free (DwQueryWords *words)
{
  g_strfreev (words->items);
  g_strfreev (words->all);
  g_free (words->item_of);
  g_free (words->text);
  g_free (words);
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

char **
dw_query_words_dup_stems (const DwQueryWords *words)
{
  GPtrArray *stems = g_ptr_array_new ();
  const char *word = words->prefix >= 0 ? words->items[words->prefix] : "";

  for (gsize n = SHORTEST_HALF; n < strlen (word); n++)
    /* One letter is hardly a suffix yet, but for that of "talki": "brain" is not what begins with "brai". Of "ases" in
       "asesment" the stemmer would leave "as", which half of the directory begins with. */
    if (g_ascii_isalpha (word[n - 1]) && begins_a_suffix (word + n) && (word[n - 1] != 's' || word[n - 2] == 's')
        && (n > SHORTEST_HALF || word[n] == 'i' || word[n + 1] != '\0'))
      g_ptr_array_add (stems, g_strndup (word, n));

  g_ptr_array_add (stems, NULL);
  return (char **) g_ptr_array_free (stems, FALSE);
}

char *
dw_query_words_dup_stem_expression (const DwQueryWords *words)
{
  GString *expression = g_string_new (NULL);
  g_auto (GStrv) stems = dw_query_words_dup_stems (words);

  for (guint i = 0; stems[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (expression, " OR ");
      append_quoted (expression, stems[i], strlen (stems[i]), TRUE);
    }

  return g_string_free (expression, expression->len == 0);
}
