/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-dictionary.h"

#include "dw-bits.h"
#include "dw-common-words.h"
#include "dw-index-words.h"
#include "dw-mistyped.h"

#include <gio/gio.h>
#include <string.h>

/* The words of the index, of one of its segments, or of the dictionary's own. */
typedef struct
{
  const DwIndexWord *words; /* by length, then by their bytes */
  guint n_words;
  const char *texts;
  gsize n_texts;
} Part;

struct _DwDictionary
{
  DwIndex *index;           /* (nullable) */
  DwReader *reader;         /* (nullable): tells whether a word of the index is still held; not owned */
  DwIndexWords *own;        /* of the vocabulary, of the tables, of a test */
  Part parts[DW_INDEX_MOST_PARTS + 1];
  guint n_parts;
};

/* What may have been meant: a copy, since of a torn index the same bytes may be 0 the next time. */
typedef struct
{
  char text[DW_INDEX_MOST_LETTERS + 1];
  guint length;             /* 0: nothing */
  guint rank;               /* less is nearer */
  guint32 n_uses;
} Candidate;

typedef struct
{
  const DwDictionary *dictionary;
  gboolean is_held;
} Holding;

static void
look_for_stem (const char *stem,
               gsize       length,
               gpointer    data)
{
  Holding *holding = data;
  DwIndex *index = holding->dictionary->index;
  g_autofree guint64 *slots = dw_bits_new (dw_index_get_n_slots (index));
  g_auto (DwIndexHold) hold = { .slots = slots };

  holding->is_held |= dw_index_find_stem (index, stem, length, &hold, NULL) && hold.n_services > 0;
}

/* The last service that held a word may have gone since the base was made: nothing is then found under it. */
static gboolean
is_held (const DwDictionary *self,
         const Candidate    *candidate)
{
  Holding holding = { self, FALSE };
  guint n_parts = 0;

  if (self->index != NULL)
    dw_index_get_parts (self->index, &n_parts, &(const guint *) { NULL });

  return n_parts < 2 || self->reader == NULL || candidate->n_uses == 0
         || (dw_reader_stem (self->reader, candidate->text, candidate->length, look_for_stem, &holding, NULL)
             && holding.is_held);
}

/* What many mistype so is in the vocabulary to be heard, and is nothing to put right. */
static gboolean
is_misspelt (const Candidate *candidate)
{
  return dw_common_words_find_meant (candidate->text) != NULL;
}

/* Among equals those that services use; then the longer one, since letters are left out more often than put in. */
static gboolean
is_better (const Candidate *candidate,
           const Candidate *best)
{
  if (best->length == 0 || candidate->rank != best->rank)
    return best->length == 0 || candidate->rank < best->rank;
  if (candidate->n_uses != best->n_uses)
    return candidate->n_uses > best->n_uses;

  return candidate->length > best->length;
}

/* The first of a part's words that has @length letters or more. */
static guint
find_length (const Part *part,
             guint       length)
{
  guint low = 0;
  guint high = part->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (part->words[middle].length < length)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Makes @best of @candidate where it may have been meant and is nearer. */
static void
consider (const DwDictionary *self,
          const DwMistyped   *typed,
          guint               distance,
          Candidate          *candidate,
          Candidate          *best)
{
  if (dw_index_words_is_plain (candidate->text, candidate->length)
      && dw_mistyped_judge (typed, candidate->text, candidate->length, candidate->n_uses, distance, &candidate->rank)
      && is_better (candidate, best) && !is_misspelt (candidate) && is_held (self, candidate))
    *best = *candidate;
}

/* Looks for the nearest word among those that are long enough and have about the same letters. Returns: FALSE when the
   word itself is among them. */
static gboolean
look_through (const DwDictionary *self,
              const Part         *part,
              const DwMistyped   *typed,
              Candidate          *best)
{
  guint end = find_length (part, typed->n_letters + DW_MISTYPED_MOST_MISTAKES + 1);

  for (guint i = find_length (part, typed->n_letters - DW_MISTYPED_MOST_MISTAKES); i < end; i++)
    {
      const DwIndexWord word = part->words[i];
      const char *text = part->texts + word.text;
      Candidate candidate = { "", word.length, 0, word.n_uses };
      guint distance;

      if (word.length == 0 || word.text > part->n_texts || word.length > part->n_texts - word.text
          || !dw_mistyped_may_be (typed, word.letters, text[0]))
        continue;

      distance = dw_mistyped_measure (typed, text, word.length);
      if (distance == 0)
        return FALSE;
      if (distance > DW_MISTYPED_MOST_MISTAKES || word.length > DW_INDEX_MOST_LETTERS)
        continue;
      memcpy (candidate.text, text, word.length);
      consider (self, typed, distance, &candidate, best);
    }

  return TRUE;
}

char *
dw_dictionary_correct (const DwDictionary *self,
                       const char         *word)
{
  DwMistyped typed;
  gsize length = strlen (word);
  Candidate best = { "", 0, G_MAXUINT, 0 };

  if (length < DW_MISTYPED_LEAST_LETTERS || !dw_index_words_is_plain (word, length))
    return NULL;

  dw_mistyped_prepare (&typed, word);
  for (guint i = 0; i < self->n_parts; i++)
    if (!look_through (self, &self->parts[i], &typed, &best))
      return NULL;

  return best.length > 0 ? g_strndup (best.text, best.length) : NULL;
}

/* Takes over @uses (text -> how often); its words are the dictionary's own. */
static DwDictionary *
new_dictionary (GHashTable *uses)
{
  DwDictionary *self = g_new0 (DwDictionary, 1);
  GHashTableIter iter;
  gpointer text;
  gpointer n_uses;

  self->own = dw_index_words_new ();
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &text, &n_uses))
    dw_index_words_add (self->own, text, strlen (text), GPOINTER_TO_UINT (n_uses));
  dw_index_words_order (self->own);
  g_hash_table_unref (uses);

  self->parts[self->n_parts++] = (Part){ (const DwIndexWord *) (gpointer) self->own->words->data, self->own->words->len,
                                         self->own->texts->str, self->own->texts->len };
  return self;
}

static GHashTable *
new_uses (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_word (GHashTable *uses,
          const char *text,
          gsize       length,
          guint       n)
{
  char word[DW_INDEX_MOST_LETTERS + 1];
  gpointer key;
  gpointer n_uses = NULL;

  if (!dw_index_words_is_plain (text, length))
    return;

  memcpy (word, text, length);
  word[length] = '\0';
  if (g_hash_table_lookup_extended (uses, word, &key, &n_uses) && n == 0)
    return;
  g_hash_table_insert (uses, g_strdup (word), GUINT_TO_POINTER (GPOINTER_TO_UINT (n_uses) + n));
}

DwDictionary *
dw_dictionary_new (const char *const *words,
                   guint              n_words)
{
  GHashTable *uses = new_uses ();

  for (guint i = 0; i < n_words; i++)
    add_word (uses, words[i], strlen (words[i]), 1);

  return new_dictionary (uses);
}

static void
take_vocabulary_word (const char *word,
                      gpointer    data)
{
  add_word (data, word, strlen (word), 0);
}

DwDictionary *
dw_dictionary_new_from_index (DwIndex            *index,
                              DwReader           *reader,
                              const DwVocabulary *vocabulary)
{
  GHashTable *uses = new_uses ();
  DwDictionary *self;
  guint n_parts;
  const guint *first_slots;
  DwIndexSegment *const *segments = dw_index_get_parts (index, &n_parts, &first_slots);

  if (vocabulary != NULL)
    dw_vocabulary_foreach_word (vocabulary, take_vocabulary_word, uses);
  self = new_dictionary (uses);
  self->index = dw_index_ref (index);
  self->reader = reader;
  for (guint i = 0; i < n_parts; i++)
    {
      const DwIndexHeader *header = dw_index_segment_get_header (segments[i]);

      self->parts[self->n_parts++] = (Part) {
        .words = dw_index_segment_get_section (segments[i], DW_INDEX_WORDS),
        .n_words = (guint) MIN (header->sections[DW_INDEX_WORDS].length / sizeof (DwIndexWord), G_MAXINT),
        .texts = dw_index_segment_get_section (segments[i], DW_INDEX_WORD_TEXTS),
        .n_texts = header->sections[DW_INDEX_WORD_TEXTS].length,
      };
    }

  return self;
}

typedef struct
{
  GHashTable *uses;
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
    for (const char *word = columns[i]; *word != '\0';)
      {
        gsize length = strcspn (word, " \n");

        add_word (gathering->uses, word, length, 1);
        word += length + (word[length] != '\0');
      }

  return TRUE;
}

DwDictionary *
dw_dictionary_load (DwReader            *reader,
                    const DwVocabulary  *vocabulary,
                    GError             **error)
{
  g_autoptr (GError) end = NULL;
  Gathering gathering = { .uses = new_uses () };

  /* Those that there was time for are better than none, each time anew. */
  if (!dw_reader_foreach_text (reader, -1, take_text, &gathering, &end)
      && gathering.n_records < DW_DICTIONARY_LEAST_RECORDS)
    {
      g_propagate_error (error, g_steal_pointer (&end));
      g_hash_table_unref (gathering.uses);
      return NULL;
    }

  if (vocabulary != NULL)
    dw_vocabulary_foreach_word (vocabulary, take_vocabulary_word, gathering.uses);
  return new_dictionary (gathering.uses);
}

void
dw_dictionary_free (DwDictionary *self)
{
  dw_index_words_free (self->own);
  g_clear_pointer (&self->index, dw_index_unref);
  g_free (self);
}
