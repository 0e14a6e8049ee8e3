/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-lexicon.h"

#include "dw-index-pages.h"

#include <string.h>

enum
{
  LONGEST_TERM = 1024,      /* bytes; words are cut at 64 characters before they come here */
  LONGEST_KEPT = 255,       /* bytes; a longer word is stemmed each time */
  FIRST_SLOTS = 1024,       /* a power of two */
  FIRST_SEEN = 1024,
};

/* Eight bytes of one, and eight spaces. */
#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define SPACES (ONES * ' ')

/*
 * A word as it stands in the columns: half a cache line, for where a word is in the table is what each word of each
 * service waits for. Nearly all are short, and whole in their head; nearly all have one stem.
 */
typedef struct
{
  guint64 head[2];          /* the first 16 bytes, then zeros */
  guint32 text;             /* one more than where it is in spelt; 0: the place is free */
  guint32 stem;             /* the one stem; of several, the place of the first in stems */
  guint32 n_uses;
  guint8 n_stems;
  guint8 length;
} Word;

G_STATIC_ASSERT (sizeof (Word) == 32);

/* A word that was read and not yet looked up. */
typedef struct
{
  guint64 head[2];
  const char *text;
  gsize length;
  guint64 digest;
} Seen;

typedef struct
{
  const char *text;
  guint32 length;
} Term;

struct _DwIndexLexicon
{
  GString *spelt;           /* the texts of words, one after another */
  GStringChunk *texts;      /* of terms */
  GArray *terms;            /* of Term */
  GHashTable *term_of;      /* text -> number + 1 */
  Word *words;              /* open addressing */
  gsize n_words;
  gsize n_slots;            /* a power of two */
  GArray *stems;            /* of guint32: the stems of words that have several */
  GArray *found;            /* of guint32: the stems of the word that is being stemmed */
  Seen *seen;               /* the words of the present service */
  guint n_seen;
  guint n_room;             /* of seen */
};

DwIndexLexicon *
dw_index_lexicon_new (void)
{
  DwIndexLexicon *self = g_new0 (DwIndexLexicon, 1);

  self->spelt = g_string_new (NULL);
  self->texts = g_string_chunk_new (64 * 1024);
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->term_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_slots = FIRST_SLOTS;
  self->words = dw_index_pages_new (FIRST_SLOTS * sizeof (Word));
  self->stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
dw_index_lexicon_free (DwIndexLexicon *self)
{
  g_string_free (self->spelt, TRUE);
  g_string_chunk_free (self->texts);
  g_array_unref (self->terms);
  g_hash_table_unref (self->term_of);
  g_aligned_free (self->words);
  g_array_unref (self->stems);
  g_array_unref (self->found);
  g_free (self->seen);
  g_free (self);
}

guint32
dw_index_lexicon_number_term (DwIndexLexicon *self,
                              const char     *text,
                              gsize           length)
{
  g_autofree char *term = g_strndup (text, MIN (length, LONGEST_TERM));
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_of, term));

  if (number == 0)
    {
      Term fresh = { .text = g_string_chunk_insert (self->texts, term), .length = (guint32) strlen (term) };

      g_array_append_val (self->terms, fresh);
      number = self->terms->len;
      g_hash_table_insert (self->term_of, (gpointer) (guintptr) fresh.text, GUINT_TO_POINTER (number));
    }

  return number - 1;
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  DwIndexLexicon *self = data;
  guint32 number = dw_index_lexicon_number_term (self, stem, length);

  g_array_append_val (self->found, number);
}

static guint64
digest_word (const guint64 *head,
             gsize          length)
{
  guint64 digest = (head[0] ^ (head[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ length)
                   * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);

  return digest ^ digest >> 32;
}

static const char *
get_spelt (const DwIndexLexicon *self,
           const Word           *word)
{
  return self->spelt->str + word->text - 1;
}

static Word *
find_slot (DwIndexLexicon *self,
           const Seen     *seen)
{
  for (gsize slot = seen->digest & (self->n_slots - 1);; slot = (slot + 1) & (self->n_slots - 1))
    {
      Word *word = &self->words[slot];

      if (word->text == 0
          || (word->head[0] == seen->head[0] && word->head[1] == seen->head[1] && word->length == seen->length
              && (seen->length <= sizeof word->head || memcmp (get_spelt (self, word), seen->text, seen->length) == 0)))
        return word;
    }
}

static void
grow (DwIndexLexicon *self)
{
  Word *old = self->words;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->words = dw_index_pages_new (self->n_slots * sizeof (Word));
  for (gsize i = 0; i < n_old; i++)
    if (old[i].text != 0)
      {
        Seen seen = { { old[i].head[0], old[i].head[1] },
                      get_spelt (self, &old[i]),
                      old[i].length,
                      digest_word (old[i].head, old[i].length) };

        *find_slot (self, &seen) = old[i];
      }
  g_aligned_free (old);
}

/* Keeps the stems that were found. */
static void
learn (DwIndexLexicon *self,
       const Seen     *seen)
{
  Word word = {
    { seen->head[0], seen->head[1] }, .n_uses = 1, .n_stems = (guint8) self->found->len, .length = (guint8) seen->length
  };

  if (2 * self->n_words >= self->n_slots)
    grow (self);

  word.text = (guint32) self->spelt->len + 1;
  g_string_append_len (self->spelt, seen->text, (gssize) seen->length);
  word.stem = self->stems->len;
  if (word.n_stems == 1)
    word.stem = g_array_index (self->found, guint32, 0);
  else
    g_array_append_vals (self->stems, self->found->data, self->found->len);
  *find_slot (self, seen) = word;
  self->n_words++;
}

static gboolean
meet (DwIndexLexicon  *self,
      const Seen      *seen,
      DwReader        *reader,
      GArray          *terms,
      GError         **error)
{
  g_array_set_size (self->found, 0);
  if (!dw_reader_stem (reader, seen->text, seen->length, take_stem, self, error))
    return FALSE;

  g_array_append_vals (terms, self->found->data, self->found->len);
  if (seen->length <= LONGEST_KEPT && self->found->len <= G_MAXUINT8)
    learn (self, seen);
  return TRUE;
}

/* Appends the stems of the words seen [first, end). Returns: FALSE with @error. */
static gboolean
look_up (DwIndexLexicon  *self,
         guint            first,
         guint            end,
         DwReader        *reader,
         GArray          *terms,
         GError         **error)
{
  guint n = terms->len;

  /* Room for one of each, which nearly all have. */
  g_array_set_size (terms, n + end - first);
  for (guint i = first; i < end; i++)
    {
      const Seen *seen = &self->seen[i];
      Word *word = find_slot (self, seen);

      if (word->text != 0 && word->n_stems == 1)
        {
          word->n_uses += word->n_uses < G_MAXUINT32;
          g_array_index (terms, guint32, n++) = word->stem;
          continue;
        }

      g_array_set_size (terms, n);
      if (word->text == 0)
        {
          if (!meet (self, seen, reader, terms, error))
            return FALSE;
        }
      else
        {
          word->n_uses += word->n_uses < G_MAXUINT32;
          g_array_append_vals (terms, &g_array_index (self->stems, guint32, word->stem), word->n_stems);
        }
      n = terms->len;
      g_array_set_size (terms, n + end - i - 1);
    }

  return TRUE;
}

/* The first eight bytes at @text, of which @left are its own; spaces where there are no more. The first of them is the
 * lowest. */
static guint64
load_eight (const char *text,
            gsize       left)
{
  guint64 bytes = SPACES;

  if (left >= sizeof bytes)
    memcpy (&bytes, text, sizeof bytes);
  else
    memcpy (&bytes, text, left);
  return GUINT64_FROM_LE (bytes);
}

/* Returns: how many bytes stand before the first space in @bytes, 8 without one; the rest are made zeros. The lowest
 * space is found exactly: a borrow runs upwards only. */
static guint
cut_at_space (guint64 *bytes)
{
  guint64 others = *bytes ^ SPACES;
  guint64 spaces = (others - ONES) & ~others & (ONES << 7);
  guint n = spaces != 0 ? (guint) __builtin_ctzll (spaces) / 8 : 8;

  if (n < 8)
    *bytes &= (G_GUINT64_CONSTANT (1) << 8 * n) - 1;
  return n;
}

/* Returns: the word at the beginning of @text, which goes on for @left bytes; of no length at a space. */
static Seen
see_word (const char *text,
          gsize       left)
{
  Seen seen = { .text = text };

  seen.head[0] = load_eight (text, left);
  seen.length = cut_at_space (&seen.head[0]);
  if (seen.length == 8 && left > 8)
    {
      seen.head[1] = load_eight (text + 8, left - 8);
      seen.length += cut_at_space (&seen.head[1]);
    }
  if (seen.length == 16)
    {
      const char *space = memchr (text + 16, ' ', left - 16);

      seen.length = space != NULL ? (gsize) (space - text) : left;
    }
  seen.digest = digest_word (seen.head, seen.length);
  return seen;
}

/* Splits one column into its words, and has their places in the table fetched while the next ones are split. */
static void
see (DwIndexLexicon *self,
     const char     *text)
{
  for (const char *end = text + strlen (text); text < end;)
    {
      Seen seen = see_word (text, (gsize) (end - text));

      text += seen.length + 1;
      if (seen.length == 0)
        continue;

      __builtin_prefetch (&self->words[seen.digest & (self->n_slots - 1)]);
      if (self->n_seen == self->n_room)
        {
          self->n_room = MAX (2 * self->n_room, FIRST_SEEN);
          self->seen = g_renew (Seen, self->seen, self->n_room);
        }
      self->seen[self->n_seen++] = seen;
    }
}

gboolean
dw_index_lexicon_read (DwIndexLexicon      *self,
                       const char *const   *columns,
                       DwReader            *reader,
                       GArray              *terms,
                       guint32             *ends,
                       GError             **error)
{
  guint seen_up_to[DW_N_TEXT_COLUMNS];

  self->n_seen = 0;
  g_array_set_size (terms, 0);
  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      see (self, columns[i]);
      seen_up_to[i] = self->n_seen;
    }

  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      if (!look_up (self, i > 0 ? seen_up_to[i - 1] : 0, seen_up_to[i], reader, terms, error))
        return FALSE;
      ends[i] = terms->len;
    }

  return TRUE;
}

guint
dw_index_lexicon_get_n_terms (const DwIndexLexicon *self)
{
  return self->terms->len;
}

const char *
dw_index_lexicon_get_term (const DwIndexLexicon *self,
                           guint                 number,
                           gsize                *length)
{
  const Term *term = &g_array_index (self->terms, Term, number);

  *length = term->length;
  return term->text;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Term *terms = data;

  return strcmp (terms[*(const guint32 *) a].text, terms[*(const guint32 *) b].text);
}

guint32 *
dw_index_lexicon_dup_order (const DwIndexLexicon *self)
{
  guint32 *order = g_new (guint32, MAX (self->terms->len, 1));

  for (guint32 i = 0; i < self->terms->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->terms->len, sizeof *order, compare_terms, self->terms->data);
  return order;
}

DwIndexWords *
dw_index_lexicon_list_words (const DwIndexLexicon *self)
{
  DwIndexWords *words = dw_index_words_new ();

  for (gsize i = 0; i < self->n_slots; i++)
    if (self->words[i].text != 0)
      dw_index_words_add (words, get_spelt (self, &self->words[i]), self->words[i].length, self->words[i].n_uses);

  dw_index_words_order (words);
  return words;
}
