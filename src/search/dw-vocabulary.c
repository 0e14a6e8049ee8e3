/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-vocabulary.h"

#include "dw-arena.h"
#include "dw-text.h"
#include "dw-vocabulary-file.h"
#include "dw-word-key.h"

#include <string.h>

enum
{
  MOST_PHRASES = 50000,
  MOST_FINDS = 24,      /* what one line adds; a question takes fewer still */
  LONGEST_WORD = 64,    /* characters */
};

typedef struct
{
  const char *const *keys;    /* NULL-terminated */
  guint n_keys;
  DwReading reads;            /* what it makes of words, without where they stand */
} Phrase;

struct _DwVocabulary
{
  gatomicrefcount n_refs;
  DwArena *arena;
  GHashTable *by_first;       /* first key → GPtrArray of Phrase, the longest first */
  GHashTable *hints;          /* the same, of hints.csv */
  guint n_phrases;
};

/* What a table's line turns into. FALSE with @reason (transfer full) when it cannot be used. */
typedef gboolean (*LineFunc) (DwVocabulary *self,
                              char        **cells,
                              char        **reason);

/* The words of a phrase as they are searched, joined by spaces; NULL for none. */
static const char *
fold_phrase (DwVocabulary *self,
             const char   *phrase)
{
  g_auto (GStrv) words = dw_text_words (phrase, G_MAXUINT, LONGEST_WORD);
  g_autofree char *joined = g_strjoinv (" ", words);

  return joined[0] != '\0' ? dw_arena_strdup (self->arena, joined) : NULL;
}

static const char *const *
fold_list (DwVocabulary *self,
           char        **phrases,
           const char   *but)
{
  const char **folded = dw_arena_alloc (self->arena, (MIN (g_strv_length (phrases), MOST_FINDS) + 1) * sizeof *folded);
  guint n = 0;

  for (guint i = 0; phrases[i] != NULL && n < MOST_FINDS; i++)
    {
      const char *phrase = phrases[i] != but ? fold_phrase (self, phrases[i]) : NULL;

      if (phrase != NULL)
        folded[n++] = phrase;
    }

  return folded;
}

static const char *const *
make_keys (DwVocabulary *self,
           const char   *phrase,
           guint        *n_words,
           guint        *n_keys)
{
  g_auto (GStrv) words = dw_text_words (phrase, DW_VOCABULARY_MAX_WORDS + 1, LONGEST_WORD);
  const char **keys = dw_arena_alloc (self->arena, (DW_VOCABULARY_MAX_WORDS + 2) * sizeof *keys);

  *n_words = g_strv_length (words);
  *n_keys = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = dw_word_key (words[i]);

      if (key != NULL)
        keys[(*n_keys)++] = dw_arena_strdup (self->arena, key);
    }

  return keys;
}

static void
free_phrases (gpointer phrases)
{
  g_ptr_array_unref (phrases);
}

/* FALSE with @reason when @say cannot be a phrase. */
static gboolean
add_phrase (DwVocabulary     *self,
            GHashTable       *by_first,
            const char       *say,
            const DwReading  *reads,
            char            **reason)
{
  Phrase *phrase = NULL;
  GPtrArray *phrases = NULL;
  guint n_words;
  guint n_keys;
  const char *const *keys = make_keys (self, say, &n_words, &n_keys);

  if (n_keys == 0)
    *reason = g_strdup_printf (_("“%s” has no word with meaning"), say);
  /* "mum to be" would be read wherever somebody writes "mum". */
  else if (n_keys == 1 && n_words > 1)
    *reason = g_strdup_printf (_("of “%s” only “%s” counts: write that word alone if it is meant"), say, keys[0]);
  else if (n_keys > DW_VOCABULARY_MAX_WORDS)
    *reason = g_strdup_printf (_("“%s” is longer than %d words"), say, DW_VOCABULARY_MAX_WORDS);
  else if (self->n_phrases >= MOST_PHRASES)
    *reason = g_strdup_printf (_("there are more than %d phrases"), MOST_PHRASES);
  if (*reason != NULL)
    return FALSE;

  phrase = dw_arena_alloc (self->arena, sizeof *phrase);
  *phrase = (Phrase) { .keys = keys, .n_keys = n_keys, .reads = *reads };
  phrases = g_hash_table_lookup (by_first, keys[0]);
  if (phrases == NULL)
    {
      phrases = g_ptr_array_new ();
      g_hash_table_insert (by_first, g_strdup (keys[0]), phrases);
    }
  g_ptr_array_add (phrases, phrase);
  self->n_phrases++;
  return TRUE;
}

static gboolean
read_needs (const char  *cell,
            DwMask      *needs,
            char       **reason)
{
  g_auto (GStrv) slugs = g_strsplit (cell, " ", -1);

  *needs = 0;
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      DwMask need = dw_facet_find (DW_FACET_NEED, slugs[i]);

      if (slugs[i][0] != '\0' && need == 0)
        {
          *reason = g_strdup_printf (_("“%s” is no need"), slugs[i]);
          return FALSE;
        }
      *needs |= need;
    }

  return TRUE;
}

/* say,find,need */
static gboolean
take_phrases (DwVocabulary  *self,
              char         **cells,
              char         **reason)
{
  g_auto (GStrv) say = g_strsplit (cells[0], "|", -1);
  g_auto (GStrv) find = g_strsplit (cells[1], "|", -1);
  DwReading reads = { .finds = fold_list (self, find, NULL) };

  if (say[0] == NULL)
    *reason = g_strdup (_("nothing stands in the first cell"));
  if (*reason != NULL || !read_needs (cells[2], &reads.needs, reason))
    return FALSE;

  for (guint i = 0; say[i] != NULL; i++)
    if (!add_phrase (self, self->by_first, say[i], &reads, reason))
      return FALSE;

  return TRUE;
}

/* names */
static gboolean
take_same (DwVocabulary  *self,
           char         **cells,
           char         **reason)
{
  g_auto (GStrv) names = g_strsplit (cells[0], "|", -1);

  if (g_strv_length (names) < 2)
    {
      *reason = g_strdup (_("expected several names with | between them"));
      return FALSE;
    }

  for (guint i = 0; names[i] != NULL; i++)
    {
      const DwReading reads = { .finds = fold_list (self, names, names[i]) };

      if (!add_phrase (self, self->by_first, names[i], &reads, reason))
        return FALSE;
    }

  return TRUE;
}

/* short,long: each finds the other */
static gboolean
take_short (DwVocabulary  *self,
            char         **cells,
            char         **reason)
{
  char *long_form[] = { cells[1], NULL };
  char *short_form[] = { cells[0], NULL };
  const DwReading reads_short = { .finds = fold_list (self, long_form, NULL) };
  const DwReading reads_long = { .finds = fold_list (self, short_form, NULL) };

  return add_phrase (self, self->by_first, cells[0], &reads_short, reason)
         && add_phrase (self, self->by_first, cells[1], &reads_long, reason);
}

/* "13-18" or "4" */
static gboolean
read_ages (const char *cell,
           DwReading  *reads)
{
  guint64 minimum;
  guint64 maximum;
  g_auto (GStrv) ages = g_strsplit (cell, "-", 3);
  guint n = g_strv_length (ages);

  if (n == 0 || n > 2 || !g_ascii_string_to_unsigned (ages[0], 10, 0, 120, &minimum, NULL)
      || !g_ascii_string_to_unsigned (ages[n - 1], 10, minimum, 120, &maximum, NULL))
    return FALSE;

  reads->minimum_age = (double) minimum;
  reads->maximum_age = (double) maximum;
  return TRUE;
}

/* The terms of @facet that @cell lists, and their labels joined. */
static gboolean
read_terms (DwVocabulary *self,
            DwFacet       facet,
            const char   *cell,
            DwReading    *reads)
{
  g_auto (GStrv) names = g_strsplit (cell, "|", -1);
  g_autoptr (GString) label = g_string_new (NULL);
  guint n_terms;
  const DwTerm *terms = dw_facet_get_terms (facet, &n_terms);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DwMask term = dw_facet_find (facet, names[i]);

      if (term == 0)
        return FALSE;
      reads->terms |= term;
      g_string_append_printf (label, "%s%s", i > 0 ? ", " : "", _(terms[__builtin_ctzll (term)].label));
    }

  reads->label = dw_arena_strdup (self->arena, label->str);
  return reads->terms != 0;
}

/* say,facet,value */
static gboolean
take_hints (DwVocabulary  *self,
            char         **cells,
            char         **reason)
{
  g_auto (GStrv) say = g_strsplit (cells[0], "|", -1);
  DwReading reads = { .facet = dw_facet_by_slug (cells[1]) };

  if (say[0] == NULL)
    *reason = g_strdup (_("nothing stands in the first cell"));
  else if (reads.facet < 0 && !g_str_equal (cells[1], "age"))
    *reason = g_strdup_printf (_("“%s” is neither a facet nor “age”"), cells[1]);
  else if (reads.facet < 0 ? !read_ages (cells[2], &reads) : !read_terms (self, (DwFacet) reads.facet, cells[2], &reads))
    *reason = g_strdup_printf (_("“%s” is no value of “%s”"), cells[2], cells[1]);
  if (*reason != NULL)
    return FALSE;

  for (guint i = 0; say[i] != NULL; i++)
    if (!add_phrase (self, self->hints, say[i], &reads, reason))
      return FALSE;

  return TRUE;
}

static void
load_table (DwVocabulary *self,
            const char   *folder,
            const char   *name,
            guint         n_cells,
            LineFunc      take,
            GPtrArray    *faults)
{
  g_autoptr (DwVocabularyFile) file = dw_vocabulary_file_open (folder, name, n_cells, faults);
  char **cells;

  while ((cells = dw_vocabulary_file_next (file)) != NULL)
    {
      g_autofree char *reason = NULL;

      if (!take (self, cells, &reason))
        dw_vocabulary_file_complain (file, reason);
    }
}

static int
compare_lengths (gconstpointer left,
                 gconstpointer right)
{
  const Phrase *a = *(const Phrase *const *) left;
  const Phrase *b = *(const Phrase *const *) right;

  return (a->n_keys < b->n_keys) - (a->n_keys > b->n_keys);
}

static void
sort_phrases (GHashTable *by_first)
{
  GHashTableIter iter;
  gpointer phrases;

  g_hash_table_iter_init (&iter, by_first);
  while (g_hash_table_iter_next (&iter, NULL, &phrases))
    g_ptr_array_sort (phrases, compare_lengths);
}

DwVocabulary *
dw_vocabulary_load (const char *folder,
                    GPtrArray  *faults)
{
  DwVocabulary *self = g_new0 (DwVocabulary, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->arena = dw_arena_new ();
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_phrases);
  self->hints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_phrases);

  load_table (self, folder, "phrases.csv", 3, take_phrases, faults);
  load_table (self, folder, "same.csv", 1, take_same, faults);
  load_table (self, folder, "short.csv", 2, take_short, faults);
  load_table (self, folder, "hints.csv", 3, take_hints, faults);

  sort_phrases (self->by_first);
  sort_phrases (self->hints);
  return self;
}

DwVocabulary *
dw_vocabulary_ref (DwVocabulary *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
dw_vocabulary_unref (DwVocabulary *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->hints);
  dw_arena_unref (self->arena);
  g_free (self);
}

guint
dw_vocabulary_get_size (const DwVocabulary *self)
{
  return self->n_phrases;
}

/* A question on its way through the phrases. */
typedef struct
{
  char **words;
  char **keys;          /* of each word; NULL for one that phrases pass over */
  guint n;
} Reading;

/* Whether @phrase begins at word @first. Returns how many words it spans, 0 when it does not. */
static guint
span (const Reading *reading,
      const Phrase  *phrase,
      guint          first)
{
  guint at = first;
  guint n_skipped = 0;

  for (guint i = 0; i < phrase->n_keys; at++)
    {
      if (at >= reading->n)
        return 0;
      if (reading->keys[at] == NULL)
        continue;
      if (g_str_equal (reading->keys[at], phrase->keys[i]))
        {
          n_skipped = 0;
          i++;
        }
      else if (n_skipped > 0 || !dw_word_is_empty (reading->words[at]) || g_str_equal (reading->keys[at], "not"))
        return 0;
      else
        n_skipped++;
    }

  return at - first;
}

/* The readings that begin at @first: of those phrases that fit, the longest and all as long. Returns the words they span. */
static guint
read_at (GHashTable    *by_first,
         const Reading *reading,
         guint          first,
         GArray        *found)
{
  const GPtrArray *phrases = reading->keys[first] != NULL ? g_hash_table_lookup (by_first, reading->keys[first]) : NULL;
  guint longest = 0;
  guint n_words = 0;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (phrases, i);
      guint n = phrase->n_keys >= longest ? span (reading, phrase, first) : 0;
      DwReading one = phrase->reads;

      if (n == 0)
        continue;
      one.first = first;
      one.n = n;
      longest = phrase->n_keys;
      n_words = MAX (n_words, n);
      g_array_append_val (found, one);
    }

  return n_words;
}

static GArray *
read_words (GHashTable  *by_first,
            char       **words,
            guint        n_words)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DwReading));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_full (n_words + 1, g_free);
  Reading reading = { .words = words, .n = n_words };

  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (keys, dw_word_key (words[i]));
  reading.keys = (char **) keys->pdata;

  for (guint first = 0; first < n_words;)
    first += MAX (read_at (by_first, &reading, first, found), 1);

  return found;
}

GArray *
dw_vocabulary_read (const DwVocabulary *self,
                    char              **words,
                    guint               n_words)
{
  return read_words (self->by_first, words, n_words);
}

GArray *
dw_vocabulary_read_hints (const DwVocabulary *self,
                          char              **words,
                          guint               n_words)
{
  return read_words (self->hints, words, n_words);
}
