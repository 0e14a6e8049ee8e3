/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-vocabulary.h"

#include "dw-arena.h"
#include "dw-leanings.h"
#include "dw-offers.h"
#include "dw-text.h"
#include "dw-vocabulary-file.h"
#include "dw-vocabulary-hint.h"
#include "dw-vocabulary-needs.h"
#include "dw-word-key.h"

#include <string.h>

enum
{
  MOST_FINDS = 24,      /* what one line adds; a question takes fewer still */
  LONGEST_WORD = 64,    /* characters */
};

struct _DwVocabulary
{
  gatomicrefcount n_refs;
  DwArena *arena;
  DwVocabularyNeeds *needs;
  DwSayings *sayings;
  DwSayings *hints;           /* of hints.csv */
  DwLeanings *leanings;       /* of @sayings */
  DwThemes *themes;           /* of said.csv */
  DwDanger *danger;
  DwOffers *offers;
  GHashTable *leads;          /* DwVocabularyNeed → what services write of it, folded */
  GHashTable *quiet;          /* set of dw_word_key() */
  GHashTable *spelled;        /* set of the words that people say, folded */
  GHashTable *phrases;        /* set of what is searched of several words, folded */
};

/* What a table's line turns into. FALSE with @reason (transfer full) when it cannot be used. */
typedef gboolean (*LineFunc) (DwVocabulary *self,
                              char        **cells,
                              char        **reason);

/* The words of a phrase as they are searched, joined by spaces; NULL for none. */
static char *
fold_phrase (DwVocabulary *self,
             const char   *phrase)
{
  g_auto (GStrv) words = dw_text_words (phrase, G_MAXUINT, LONGEST_WORD);
  g_autofree char *joined = g_strjoinv (" ", words);
  gsize size = strlen (joined) + 1;
  char *kept = joined[0] != '\0' ? memcpy (dw_arena_alloc (self->arena, size), joined, size) : NULL;

  if (kept != NULL && words[1] != NULL)
    g_hash_table_add (self->phrases, kept);
  return kept;
}

static void
add_finds (DwVocabulary  *self,
           GPtrArray     *finds,
           char         **phrases,
           const char    *but)
{
  for (guint i = 0; phrases[i] != NULL && finds->len < MOST_FINDS; i++)
    {
      char *phrase = phrases[i] != but ? fold_phrase (self, phrases[i]) : NULL;

      if (phrase == NULL || g_ptr_array_find_with_equal_func (finds, phrase, g_str_equal, NULL))
        continue;
      g_ptr_array_add (finds, phrase);
      dw_offers_add (self->offers, phrase);
    }
}

/* What @finds holds, to keep. */
static const char *const *
keep_finds (DwVocabulary *self,
            GPtrArray    *finds)
{
  const char **kept = dw_arena_alloc (self->arena, (finds->len + 1) * sizeof *kept);

  for (guint i = 0; i < finds->len; i++)
    kept[i] = g_ptr_array_index (finds, i);

  return kept;
}

static const char *const *
fold_list (DwVocabulary *self,
           char        **phrases,
           const char   *but)
{
  g_autoptr (GPtrArray) finds = g_ptr_array_new ();

  add_finds (self, finds, phrases, but);
  return keep_finds (self, finds);
}

/* A need brings along what services write of it, after what the line has found itself. */
static gboolean
take_needs (DwVocabulary  *self,
            const char    *cell,
            GPtrArray     *finds,
            DwMask        *needs,
            char         **reason)
{
  g_auto (GStrv) slugs = g_strsplit (cell, " ", -1);

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      const DwVocabularyNeed *need = dw_vocabulary_needs_find (self->needs, slugs[i]);

      if (slugs[i][0] == '\0')
        continue;
      if (need == NULL)
        {
          *reason = g_strdup_printf (_("“%s” is no need"), slugs[i]);
          return FALSE;
        }
      *needs |= need->needs;
      add_finds (self, finds, need->words, NULL);
    }

  return TRUE;
}

/* What services write of the first need that @cell names; NULL for none. The same for all who ask for the same need. */
static const char *const *
get_leads (DwVocabulary *self,
           const char   *cell)
{
  g_autofree char *slug = g_strndup (cell, strcspn (cell, " "));
  const DwVocabularyNeed *need = dw_vocabulary_needs_find (self->needs, slug);
  const char *const *leads = need != NULL ? g_hash_table_lookup (self->leads, need) : NULL;

  if (need == NULL || need->words[0] == NULL || leads != NULL)
    return leads;

  leads = fold_list (self, need->words, NULL);
  g_hash_table_insert (self->leads, (gpointer) (guintptr) need, (gpointer) (guintptr) leads);
  return leads;
}

/* Of a line with a saying that cannot be one, the others are used. */
static gboolean
add_sayings (DwSayings        *sayings,
             char            **say,
             const DwReading  *reads,
             char            **reason)
{
  if (say[0] == NULL)
    *reason = g_strdup (_("nothing stands in the first cell"));

  for (guint i = 0; say[i] != NULL; i++)
    {
      g_autofree char *fault = NULL;

      if (!dw_sayings_add (sayings, say[i], reads, &fault) && *reason == NULL)
        *reason = g_steal_pointer (&fault);
    }

  return *reason == NULL;
}

/* say,find,need */
static gboolean
take_phrases (DwVocabulary  *self,
              char         **cells,
              char         **reason)
{
  g_auto (GStrv) say = g_strsplit (cells[0], "|", -1);
  g_auto (GStrv) find = g_strsplit (cells[1], "|", -1);
  g_autoptr (GPtrArray) finds = g_ptr_array_new ();
  DwReading reads = { 0 };

  add_finds (self, finds, find, NULL);
  if (!take_needs (self, cells[2], finds, &reads.needs, reason))
    return FALSE;

  reads.finds = keep_finds (self, finds);
  reads.leads = get_leads (self, cells[2]);
  return add_sayings (self->sayings, say, &reads, reason);
}

/* need,sentence */
static gboolean
take_said (DwVocabulary  *self,
           char         **cells,
           char         **reason)
{
  gboolean is_answered = !g_str_equal (cells[0], "none");
  const DwVocabularyNeed *need = is_answered ? dw_vocabulary_needs_find (self->needs, cells[0]) : NULL;
  const char *const *leads = get_leads (self, cells[0]);

  if (is_answered && leads == NULL)
    {
      *reason = g_strdup_printf (_("“%s” is no need"), cells[0]);
      return FALSE;
    }

  dw_themes_add (self->themes, leads, need != NULL ? need->needs : 0, cells[1]);
  return TRUE;
}

static gboolean
take_own_things (DwVocabulary  *self,
                 const char    *cell,
                 gboolean       is_named,
                 char         **reason)
{
  g_auto (GStrv) say = g_strsplit (cell, "|", -1);
  char *nothing[] = { NULL };
  const DwReading reads = { .finds = fold_list (self, nothing, NULL), .is_own_thing = TRUE, .is_named = is_named };

  /* Where words of a name are not searched, the name is. */
  for (guint i = 0; say[i] != NULL; i++)
    fold_phrase (self, say[i]);
  return add_sayings (self->sayings, say, &reads, reason);
}

/* say */
static gboolean
take_things (DwVocabulary  *self,
             char         **cells,
             char         **reason)
{
  return take_own_things (self, cells[0], FALSE, reason);
}

/* say */
static gboolean
take_names (DwVocabulary  *self,
            char         **cells,
            char         **reason)
{
  return take_own_things (self, cells[0], TRUE, reason);
}

/* words */
static gboolean
take_quiet (DwVocabulary  *self,
            char         **cells,
            char         **reason)
{
  g_auto (GStrv) words = dw_text_words (cells[0], G_MAXUINT, LONGEST_WORD);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = dw_word_key (words[i]);

      if (key != NULL)
        g_hash_table_add (self->quiet, g_steal_pointer (&key));
    }

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

      if (!dw_sayings_add (self->sayings, names[i], &reads, reason))
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

  return dw_sayings_add (self->sayings, cells[0], &reads_short, reason)
         && dw_sayings_add (self->sayings, cells[1], &reads_long, reason);
}

/* say,facet,value */
static gboolean
take_hints (DwVocabulary  *self,
            char         **cells,
            char         **reason)
{
  g_auto (GStrv) say = g_strsplit (cells[0], "|", -1);
  DwReading reads = { .facet = dw_facet_by_slug (cells[1]) };

  if (reads.facet < 0 && !g_str_equal (cells[1], "age"))
    *reason = g_strdup_printf (_("“%s” is neither a facet nor “age”"), cells[1]);
  else if (!dw_vocabulary_hint_read (self->arena, cells[2], &reads))
    *reason = g_strdup_printf (_("“%s” is no value of “%s”"), cells[2], cells[1]);
  if (*reason != NULL)
    return FALSE;

  return add_sayings (self->hints, say, &reads, reason);
}

/* The tables, in the order in which their finds are taken. */
static const struct { const char *name; guint n_cells; LineFunc take; } tables[] = {
  { "phrases.csv", 3, take_phrases },
  { "languages.csv", 3, take_phrases },
  { "things.csv", 1, take_things },
  { "names.csv", 1, take_names },
  { "same.csv", 1, take_same },
  { "short.csv", 2, take_short },
  { "hints.csv", 3, take_hints },
  { "quiet.csv", 1, take_quiet },
  { "said.csv", 2, take_said },
};

/* How the words of the tables are spelled, for those who mistype them. */
static void
note_words (DwVocabulary *self,
            const char   *text)
{
  g_auto (GStrv) words = dw_text_words (text, G_MAXUINT, LONGEST_WORD);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (self->spelled, g_strdup (words[i]));
}

static void
load_folder (DwVocabulary *self,
             const char   *folder,
             gboolean      is_own,
             GPtrArray    *faults)
{
  dw_vocabulary_needs_load (self->needs, folder, is_own, faults);
  dw_danger_load (self->danger, folder, is_own, faults);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DwVocabularyFile) file
          = dw_vocabulary_file_open (folder, tables[i].name, tables[i].n_cells, is_own, faults);
      char **cells;

      while ((cells = dw_vocabulary_file_next (file)) != NULL)
        {
          g_autofree char *reason = NULL;

          if (tables[i].take != take_said)
            note_words (self, cells[0]);
          if (!tables[i].take (self, cells, &reason))
            dw_vocabulary_file_complain (file, reason);
        }
    }
}

DwVocabulary *
dw_vocabulary_load (const char *folder,
                    GPtrArray  *faults)
{
  return dw_vocabulary_load_with_own (folder, NULL, faults);
}

DwVocabulary *
dw_vocabulary_load_with_own (const char *folder,
                             const char *own_folder,
                             GPtrArray  *faults)
{
  DwVocabulary *self = g_new0 (DwVocabulary, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->arena = dw_arena_new ();
  self->needs = dw_vocabulary_needs_new ();
  self->sayings = dw_sayings_new (self->arena);
  self->leanings = dw_leanings_new (self->sayings);
  self->themes = dw_themes_new (self->sayings);
  self->danger = dw_danger_new ();
  self->offers = dw_offers_new ();
  self->leads = g_hash_table_new (NULL, NULL);
  self->spelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->phrases = g_hash_table_new (g_str_hash, g_str_equal);
  self->hints = dw_sayings_new (self->arena);
  self->quiet = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  load_folder (self, folder, FALSE, faults);
  if (own_folder != NULL)
    load_folder (self, own_folder, TRUE, faults);
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

  g_hash_table_unref (self->quiet);
  g_hash_table_unref (self->leads);
  dw_offers_free (self->offers);
  dw_danger_free (self->danger);
  dw_themes_free (self->themes);
  dw_leanings_free (self->leanings);
  dw_sayings_free (self->hints);
  dw_sayings_free (self->sayings);
  dw_vocabulary_needs_free (self->needs);
  g_hash_table_unref (self->spelled);
  g_hash_table_unref (self->phrases);
  dw_arena_unref (self->arena);
  g_free (self);
}

void
dw_vocabulary_foreach_word (const DwVocabulary   *self,
                            DwVocabularyWordFunc  func,
                            gpointer              data)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, self->spelled);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    func (word, data);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

char **
dw_vocabulary_dup_phrases (const DwVocabulary *self)
{
  g_autoptr (GList) phrases = g_list_sort (g_hash_table_get_keys (self->phrases), compare_texts);
  char **kept = g_new0 (char *, g_list_length (phrases) + 1);
  guint n = 0;

  for (GList *one = phrases; one != NULL; one = one->next)
    kept[n++] = g_strdup (one->data);

  return kept;
}

guint
dw_vocabulary_get_size (const DwVocabulary *self)
{
  return dw_sayings_get_size (self->sayings) + dw_sayings_get_size (self->hints);
}

GArray *
dw_vocabulary_read (const DwVocabulary *self,
                    char              **words,
                    guint               n_words)
{
  return dw_sayings_read (self->sayings, words, n_words);
}

gboolean
dw_vocabulary_lean (const DwVocabulary  *self,
                    char               **words,
                    const float         *loudness,
                    guint                n_words,
                    DwReading           *reading)
{
  return dw_leanings_read (self->leanings, words, loudness, n_words, reading);
}

void
dw_vocabulary_prepare_themes (const DwVocabulary *self)
{
  dw_themes_prepare (self->themes);
}

gboolean
dw_vocabulary_read_theme (const DwVocabulary  *self,
                          char               **words,
                          const gboolean      *is_silent,
                          guint                n_words,
                          DwReading           *reading,
                          double              *share)
{
  return dw_themes_read (self->themes, words, is_silent, n_words, reading, share);
}

gboolean
dw_vocabulary_is_quiet (const DwVocabulary *self,
                        const char         *word)
{
  g_autofree char *key = dw_word_key (word);

  return key != NULL && g_hash_table_contains (self->quiet, key);
}

GArray *
dw_vocabulary_read_hints (const DwVocabulary *self,
                          char              **words,
                          guint               n_words)
{
  return dw_sayings_read (self->hints, words, n_words);
}

const DwDanger *
dw_vocabulary_get_danger (const DwVocabulary *self)
{
  return self->danger;
}

guint
dw_vocabulary_find_offer (const DwVocabulary  *self,
                          char               **words,
                          guint                at)
{
  return dw_offers_find (self->offers, words, at);
}
