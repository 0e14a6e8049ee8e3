/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-word-key.h"

#include <stdlib.h>
#include <string.h>

/* English words that say nothing about a service, and what people say to somebody they ask. Folded, sorted for
 * bsearch(). Not here: "no", "not", "without", "needs", "help", "support": in this field they can carry the meaning. */
static const char *const EMPTY_WORDS[] = {
  "a", "about", "actually", "after", "again", "all", "also", "always", "am", "an", "and", "any", "anymore", "anyone",
  "anything", "anywhere", "are", "around", "as", "ask", "asked", "asking", "at", "be", "because", "been", "before",
  "being", "bit", "but", "by", "can", "cant", "come", "comes", "coming", "constantly", "cos", "could", "currently",
  "cuz", "did", "do", "does", "doesnt", "doing", "dont", "else", "even", "ever", "every", "everyone", "everything",
  "find", "finding", "for", "from", "front", "get", "gets", "getting", "give", "go", "goes", "going", "gonna", "got",
  "had", "has", "have", "having", "he", "hello", "her", "here", "hers", "hes", "hi", "him", "his", "how", "i", "id",
  "if", "ill", "im", "in", "into", "is", "isnt", "it", "its", "ive", "just", "keep", "keeps", "know", "lately", "let",
  "like", "looking", "lot", "lots", "made", "make", "many", "may", "maybe", "me", "meantime", "might", "mine", "more",
  "much", "must", "my", "myself", "near", "need", "next", "now", "of", "ok", "okay", "on", "once", "only", "or", "our",
  "ours", "please", "put", "quite", "really", "said", "say", "says", "shall", "she", "shes", "should", "since", "so",
  "some", "somebody", "someone", "something", "somewhere", "still", "such", "suddenly", "take", "takes", "taking",
  "tell", "than", "thank", "thanks", "that", "thats", "the", "their", "them", "then", "there", "theres", "these",
  "they", "theyre", "thing", "things", "this", "those", "though", "through", "till", "to", "told", "tomorrow",
  "tonight", "too", "try", "trying", "until", "us", "very", "visitor", "wanna", "want", "wanted", "wants", "was",
  "way", "we", "week", "weeks", "well", "went", "were", "weve", "what", "whats", "when", "where", "which", "while",
  "who", "whom", "whose", "why", "will", "with", "wont", "would", "yes", "yet", "you", "your", "youre", "yours",
  "youve",
};

/* Words that a phrase is told with or without, and so compares without. Sorted for bsearch(). */
static const char *const PASSED_OVER[] = {
  "a",    "all",  "always", "am",   "an",    "are",   "be",    "been",  "being",  "can",  "could", "did",   "do",   "does",
  "had",  "has",  "have",   "he",   "her",   "hers",  "hes",   "his",   "i",      "id",   "im",    "is",    "it",   "its",
  "ive",  "just", "keep",   "keeps", "little", "my",  "of",    "our",   "ours",   "really", "she", "shes",  "so",   "still",
  "that", "the",  "their",  "theirs", "theres", "they", "theyre", "this", "to",   "very", "was",   "we",    "were", "weve",
  "will", "would", "you",   "your", "yours",
};

/* Words that would shrink to another word, with another meaning: "house", "parent", "train". */
static const char *const WHOLE[] = { "boxing", "housing", "meeting", "nursing", "parenting", "training" };

static const char *const CANTS[] = { "cannot", "cant", "couldnt", "unable" };

/* What says no, said in many ways; "cant" is another thing, and stays. */
static const char *const NOES[] = {
  "aint", "arent", "didnt", "doesnt", "dont", "hasnt", "havent", "isnt", "never", "not", "refuses", "refusing", "wasnt", "wont", "wouldnt",
};

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

static gboolean
is_among (const char        *word,
          const char *const *sorted,
          gsize              n)
{
  return bsearch (word, sorted, n, sizeof *sorted, compare_words) != NULL;
}

enum { N_MARKS = 1024 };

static guint
get_mark (const char *word)
{
  gsize length = strlen (word);

  return length > 0 ? ((guint8) word[0] * 37u + (guint8) word[length - 1] * 5u + (guint) length * 129u) % N_MARKS : 0;
}

static gpointer
mark_empty_words (gpointer data)
{
  guint8 *marks = g_new0 (guint8, N_MARKS);

  for (guint i = 0; i < G_N_ELEMENTS (EMPTY_WORDS); i++)
    marks[get_mark (EMPTY_WORDS[i])] = 1;

  return marks;
}

/* Every word of every name that is looked at comes here, and most are told from their ends and their length to be none
   of them. */
gboolean
dw_word_is_empty (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *marks = g_once (&once, mark_empty_words, NULL);

  return marks[get_mark (word)] != 0 && is_among (word, EMPTY_WORDS, G_N_ELEMENTS (EMPTY_WORDS));
}

static gboolean
has_vowel (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("aeiouy", text[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
ends_with (const GString *word,
           const char    *ending)
{
  return word->len > strlen (ending) && g_str_has_suffix (word->str, ending);
}

/* "babies" and "baby", "classes" and "class", "meltdowns" and "meltdown"; not "stress", "us", "crisis". */
static void
strip_plural (GString *word)
{
  if (ends_with (word, "ies") && word->len > 4)
    {
      g_string_truncate (word, word->len - 3);
      g_string_append_c (word, 'y');
    }
  else if (ends_with (word, "sses") || ends_with (word, "shes") || ends_with (word, "ches") || ends_with (word, "xes"))
    g_string_truncate (word, word->len - 2);
  else if (ends_with (word, "s") && word->len > 3 && strchr ("sui", word->str[word->len - 2]) == NULL)
    g_string_truncate (word, word->len - 1);
}

/* "hitt" is "hit"; "fall" and "pass" stay. */
static void
strip_double (GString *word)
{
  gsize n = word->len;

  if (n > 3 && word->str[n - 1] == word->str[n - 2] && strchr ("bdgmnprt", word->str[n - 1]) != NULL)
    g_string_truncate (word, n - 1);
}

/* "caring" was "care", "biting" "bite"; "asking", "fixing" and "hitting" had none to lose. */
static gboolean
lost_an_e (const GString *stem)
{
  static const char vowels[] = "aeiou";

  return stem->len == 3 && strchr (vowels, stem->str[0]) == NULL && strchr (vowels, stem->str[1]) != NULL
         && strchr ("aeiouwxy", stem->str[2]) == NULL;
}

static void
strip_tense (GString *word)
{
  static const char *const endings[] = { "ing", "ed" };

  if (ends_with (word, "ied") && word->len > 4)
    {
      g_string_truncate (word, word->len - 3);
      g_string_append_c (word, 'y');
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize stem = word->len - strlen (endings[i]);

      if (ends_with (word, endings[i]) && stem > 2 && has_vowel (word->str, stem))
        {
          g_string_truncate (word, stem);
          strip_double (word);
          if (word->len == stem && lost_an_e (word))
            g_string_append_c (word, 'e');
          return;
        }
    }
}

char *
dw_word_key (const char *word)
{
  GString *key = NULL;

  if (is_among (word, PASSED_OVER, G_N_ELEMENTS (PASSED_OVER)))
    return NULL;
  if (is_among (word, NOES, G_N_ELEMENTS (NOES)))
    return g_strdup ("not");

  if (is_among (word, CANTS, G_N_ELEMENTS (CANTS)))
    return g_strdup ("cant");

  if (is_among (word, WHOLE, G_N_ELEMENTS (WHOLE)))
    return g_strdup (word);

  key = g_string_new (word);
  strip_plural (key);
  strip_tense (key);
  /* "care" is not "car", nor "note" "not". */
  if (ends_with (key, "e") && key->len > 4)
    g_string_truncate (key, key->len - 1);

  return g_string_free (key, FALSE);
}

char *
dw_word_key_joined (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);

  return dw_word_key (joined);
}
