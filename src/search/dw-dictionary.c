/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dictionary.h"

#include <gio/gio.h>
#include <string.h>

enum
{
  LEAST_LETTERS = 4,
  LONG = 6,               /* letters from which two mistakes are forgiven */
  VERY_LONG = 9,          /* letters from which they are, however it sounds */
  MOST_LETTERS = 32,
  N_ASCII = 128,
  LONGEST_SOUND = 8,
};

typedef struct
{
  const char *text;
  guint n_letters;
  guint n_services;
  guint32 letters;        /* bit i: has the letter a + i; two words that differ in many are far apart */
} Word;

struct _DwDictionary
{
  GStringChunk *texts;
  GHashTable *places;     /* text → place in words + 1 */
  GArray *words;          /* of Word */
};

/* A word made ready to be compared with many. */
typedef struct
{
  const char *text;
  guint n_letters;
  guint32 letters;
  guint64 at[N_ASCII];    /* of each character: bit i set: the word has it in place i */
  char sound[LONGEST_SOUND + 1];
} Pattern;

static guint32
find_letters (const char *text)
{
  guint32 letters = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_islower (*p))
      letters |= 1u << (*p - 'a');

  return letters;
}

/* Only plain letters: a word in another script, or with a digit, is not taken for a mistake. */
static gboolean
is_plain (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz") == strlen (text);
}

/*
 * What a word sounds like, about: the first letter, then its consonants, with those alike that people mix up, none twice
 * in a row. After Soundex and Metaphone, with f for ph and k for hard c and q.
 */
static void
find_sound (const char *text,
            char       *sound)
{
  static const char classes[] = "abkdefgh-gklmnop-rstuvwksz";
  guint n = 0;
  char last = 0;

  for (const char *p = text; *p != '\0' && n < LONGEST_SOUND; p++)
    {
      char c = classes[*p - 'a'];

      if (p[0] == 'p' && p[1] == 'h')
        c = 'f';
      else if (p[0] == 'q')
        c = 'k';
      else if (p[0] == 'j' || (p[0] == 'g' && p[1] != '\0' && strchr ("ei", p[1]) != NULL))
        c = 'j';
      else if (*p == 'z' || (p[0] == 'c' && p[1] != '\0' && strchr ("eiy", p[1]) != NULL))
        c = 's';
      else if (strchr ("aeiouyhw", *p) != NULL)
        c = p == text ? 'a' : 0;
      if (c != 0 && c != last)
        sound[n++] = c;
      last = c != 0 ? c : last;
    }

  sound[n] = '\0';
}

static void
prepare (Pattern    *pattern,
         const char *text)
{
  memset (pattern, 0, sizeof *pattern);
  pattern->text = text;
  pattern->n_letters = (guint) strlen (text);
  pattern->letters = find_letters (text);
  for (guint i = 0; i < pattern->n_letters; i++)
    pattern->at[(guchar) text[i]] |= G_GUINT64_CONSTANT (1) << i;
  find_sound (text, pattern->sound);
}

/* Optimal string alignment distance of @pattern and @text: Hyyrö 2003, figure 4 with the line for swapped letters. */
static guint
measure (const Pattern *pattern,
         const char    *text)
{
  guint64 last = G_GUINT64_CONSTANT (1) << (pattern->n_letters - 1);
  guint64 pv = G_MAXUINT64;
  guint64 mv = 0;
  guint64 d0 = 0;
  guint64 before = 0;
  guint distance = pattern->n_letters;

  for (const char *p = text; *p != '\0'; p++)
    {
      guint64 at = pattern->at[(guchar) *p];
      guint64 swapped = ((~d0 & at) << 1) & before;
      guint64 ph, mh;

      d0 = ((((at & pv) + pv) ^ pv) | at | mv) | swapped;
      ph = mv | ~(d0 | pv);
      mh = d0 & pv;
      distance += (ph & last) != 0;
      distance -= (mh & last) != 0;
      ph = ph << 1 | 1;
      mh <<= 1;
      pv = mh | ~(d0 | ph);
      mv = d0 & ph;
      before = at;
    }

  return distance;
}

/* Two mistakes turn many a right word into another: they are forgiven where more speaks for it. */
static gboolean
is_likely (const Pattern *pattern,
           const Word    *word,
           guint          distance,
           gboolean       sounds_alike)
{
  if (distance < 2)
    return TRUE;

  return sounds_alike || (word->text[0] == pattern->text[0] && pattern->n_letters >= VERY_LONG);
}

const char *
dw_dictionary_correct (const DwDictionary *self,
                       const char         *word)
{
  Pattern pattern;
  guint length = (guint) strlen (word);
  guint most = length >= LONG ? 2 : 1;
  const Word *best = NULL;
  guint best_rank = G_MAXUINT;

  if (length < LEAST_LETTERS || length > MOST_LETTERS || !is_plain (word) || g_hash_table_contains (self->places, word))
    return NULL;

  prepare (&pattern, word);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *other = &g_array_index (self->words, Word, i);
      guint distance;
      gboolean sounds_alike;
      guint rank;
      char sound[LONGEST_SOUND + 1];

      if (other->n_letters > length + most || other->n_letters + most < length
          || (guint) __builtin_popcount (other->letters ^ pattern.letters) > 2 * most)
        continue;
      distance = measure (&pattern, other->text);
      if (distance > most)
        continue;

      find_sound (other->text, sound);
      sounds_alike = strcmp (sound, pattern.sound) == 0;
      rank = 2 * distance + !sounds_alike;
      if (is_likely (&pattern, other, distance, sounds_alike)
          && (rank < best_rank || (rank == best_rank && other->n_services > best->n_services)))
        {
          best = other;
          best_rank = rank;
        }
    }

  return best != NULL ? best->text : NULL;
}

static DwDictionary *
new_dictionary (void)
{
  DwDictionary *self = g_new0 (DwDictionary, 1);

  self->texts = g_string_chunk_new (64 * 1024);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  return self;
}

static void
add_word (DwDictionary *self,
          const char   *text,
          guint         n_services)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, text));
  Word word = { .n_letters = (guint) strlen (text), .n_services = n_services };
  char *kept;

  if (place > 0)
    {
      g_array_index (self->words, Word, place - 1).n_services += n_services;
      return;
    }
  if (word.n_letters < LEAST_LETTERS - 1 || word.n_letters > MOST_LETTERS || !is_plain (text))
    return;

  kept = g_string_chunk_insert (self->texts, text);
  word.text = kept;
  word.letters = find_letters (text);
  g_array_append_val (self->words, word);
  g_hash_table_insert (self->places, kept, GUINT_TO_POINTER (self->words->len));
}

DwDictionary *
dw_dictionary_new (const char *const *words,
                   guint              n_words)
{
  DwDictionary *self = new_dictionary ();

  for (guint i = 0; i < n_words; i++)
    add_word (self, words[i], 1);

  return self;
}

typedef struct
{
  DwDictionary *dictionary;
  guint n_records;
} Gathering;

static gboolean
take_text (gint64              service_id,
           const char *const  *columns,
           gpointer            data,
           GError            **error)
{
  Gathering *gathering = data;

  if (gathering->n_records++ >= DW_DICTIONARY_MOST_RECORDS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
      return FALSE;
    }

  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (columns[i], " \n", -1);

      for (guint j = 0; words[j] != NULL; j++)
        add_word (gathering->dictionary, words[j], 1);
    }

  return TRUE;
}

static void
take_vocabulary_word (const char *word,
                      gpointer    data)
{
  add_word (data, word, 0);
}

DwDictionary *
dw_dictionary_load (DwReader            *reader,
                    const DwVocabulary  *vocabulary,
                    GError             **error)
{
  g_autoptr (DwDictionary) self = new_dictionary ();
  g_autoptr (GError) end = NULL;
  Gathering gathering = { .dictionary = self };

  if (!dw_reader_foreach_text (reader, -1, take_text, &gathering, &end)
      && !g_error_matches (end, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&end));
      return NULL;
    }

  if (vocabulary != NULL)
    dw_vocabulary_foreach_word (vocabulary, take_vocabulary_word, self);
  return g_steal_pointer (&self);
}

void
dw_dictionary_free (DwDictionary *self)
{
  g_hash_table_unref (self->places);
  g_array_unref (self->words);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
dw_dictionary_get_size (const DwDictionary *self)
{
  return self->words->len;
}
