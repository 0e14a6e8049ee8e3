/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-name-words.h"

#include "dw-text.h"
#include "dw-weights.h"
#include "dw-word-key.h"

#include <string.h>

enum { LONGEST_WORD = 40 };  /* bytes of a word of a name; more of it is not compared */

typedef struct
{
  const char *text;         /* of the question */
  gsize length;
  char *key;                /* (nullable): dw_word_key() */
  double weight;
  gboolean is_beginning;
  gboolean is_needed;       /* whether a name without it is another name */
} Asked;

struct _DwNameWords
{
  const DwMatches *matches;
  Asked *asked;
  guint n_asked;
  double weight;            /* of those that are needed */
  GHashTable *boroughs;     /* words of their names */
};

static GHashTable *
list_borough_words (void)
{
  GHashTable *list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (DW_FACET_BOROUGH, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_auto (GStrv) words = dw_text_words (terms[i].label, G_MAXUINT, G_MAXUINT);

      for (guint j = 0; words[j] != NULL; j++)
        g_hash_table_add (list, g_strdup (words[j]));
    }

  return list;
}

static gpointer
make_borough_words (gpointer data)
{
  return list_borough_words ();
}

/* The same at every question. */
static GHashTable *
get_borough_words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_borough_words, NULL);
}

DwNameWords *
dw_name_words_new (const DwMatches *matches)
{
  const DwQueryWords *words = matches->words;
  DwNameWords *self = g_new0 (DwNameWords, 1);

  self->matches = matches;
  self->asked = g_new0 (Asked, MAX (words->n_items, 1));
  self->n_asked = words->n_items;
  self->boroughs = get_borough_words ();
  for (guint i = 0; i < words->n_items; i++)
    {
      self->asked[i] = (Asked) {
        .text = words->items[i],
        .length = strlen (words->items[i]),
        .key = dw_word_key (words->items[i]),
        .weight = matches->idf[i] * (matches->expansions->is_quiet[i] ? DW_WEIGHTS.quiet_word : 1),
        .is_beginning = (int) i == words->prefix,
        .is_needed = !matches->expansions->is_hint[i],
      };
      if (self->asked[i].is_needed)
        self->weight += self->asked[i].weight;
    }

  return self;
}

void
dw_name_words_free (DwNameWords *self)
{
  for (guint i = 0; i < self->n_asked; i++)
    g_free (self->asked[i].key);
  g_free (self->asked);
  g_free (self);
}

/* Where the next word of a name begins and ends in [@at, @end); an apostrophe is within a word, and left out of @word.
   Returns: its end; NULL: there is none. */
static const char *
next_word (const char *at,
           const char *end,
           char       *word,
           gsize      *length,
           guint      *depth)
{
  *length = 0;
  for (; at < end; at++)
    {
      guint8 byte = (guint8) *at;
      gboolean is_quote = byte == 0xe2 && end - at >= 3 && (guint8) at[1] == 0x80;

      if (byte == '(' && *length == 0)
        ++*depth;
      if (byte == ')' && *length == 0 && *depth > 0)
        --*depth;

      if (g_ascii_isalnum (byte) || (byte >= 0x80 && !is_quote))
        {
          if (*length < LONGEST_WORD)
            word[(*length)++] = (char) byte;
        }
      else if (is_quote && (guint8) at[2] == 0x99)
        at += 2;
      else if (byte != '\'' && *length > 0)
        break;
      else if (is_quote)
        at += 2;
    }

  word[*length] = '\0';
  return *length > 0 ? at : NULL;
}

static gboolean
is_same (const Asked *asked,
         const char  *word,
         gsize        length)
{
  gsize least = MIN (MIN (asked->length, length), 3);
  g_autofree char *key = NULL;

  if (length == asked->length && memcmp (word, asked->text, length) == 0)
    return TRUE;
  if (memcmp (word, asked->text, least) != 0)
    return FALSE;
  if (asked->is_beginning && length > asked->length && memcmp (word, asked->text, asked->length) == 0)
    return TRUE;

  key = dw_word_key (word);
  return key != NULL && asked->key != NULL && g_str_equal (key, asked->key);
}

static gboolean
holds_all (const DwNameWords *self,
           guint              slot)
{
  for (guint i = 0; i < self->n_asked; i++)
    if (self->asked[i].is_needed && self->asked[i].weight > 0 && !dw_matches_holds (self->matches, i, slot))
      return FALSE;

  return TRUE;
}

double
dw_name_words_compare (const DwNameWords *self,
                       guint              slot,
                       const char        *name,
                       gsize              length)
{
  const char *end = name + length;
  char word[LONGEST_WORD + 1];
  gsize word_length;
  /* Most services hold not all that is asked for; the first word of their name that is not asked for then settles
     it. */
  gboolean may_be_more = holds_all (self, slot);
  guint64 met = 0;
  guint depth = 0;
  guint n_words = 0;
  guint n_met = 0;
  double weight = 0;
  double in_name;
  double in_question;

  for (const char *at = next_word (name, end, word, &word_length, &depth); at != NULL;
       at = next_word (at, end, word, &word_length, &depth))
    {
      gboolean counts;
      guint i = 0;

      while (i < self->n_asked && !is_same (&self->asked[i], word, word_length))
        i++;
      counts = depth == 0 && !dw_word_is_empty (word) && !g_hash_table_contains (self->boroughs, word);
      if (i == self->n_asked && counts && !may_be_more)
        return 0;
      n_words += counts;
      if (i == self->n_asked)
        continue;
      /* A name that says a word again and again is no nearer to the question for it. */
      if ((met >> i & 1) != 0)
        continue;
      n_met += counts;
      if (self->asked[i].is_needed)
        weight += self->asked[i].weight;
      met |= G_GUINT64_CONSTANT (1) << i;
    }

  in_question = n_words > 0 ? (double) n_met / n_words : 0;
  in_name = self->weight > 0 ? weight / self->weight : 0;
  if (in_name > 0.999)
    return 0.5 + 0.5 * in_question;
  if (in_question > 0.999 && n_words > 1)
    return 0.5 + 0.5 * in_name;

  return 0;
}
