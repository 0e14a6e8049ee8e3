/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-draft.h"

#include <math.h>
#include <string.h>

enum
{
  LONGEST_PREFIX = 3,       /* characters */
  FEWEST_SERVICES = 4096,   /* of a segment, below which no beginning takes long to gather */
  PREFIX_SHARE = 4,         /* a beginning whose lists together have a quarter of the services is worth a list of its own */
  LONGEST_TERM = 1024,      /* bytes; words are cut at 64 characters before they come here */
};

typedef struct
{
  guint8 *bytes;
  guint32 length;
  guint32 room;
} Bytes;

typedef struct
{
  const char *text;
  guint32 text_length;
  guint32 n_holding;
  guint32 next;             /* one more than the last service of the list */
  guint32 first;            /* its occurrences in the present service, as a chain; G_MAXUINT32 ends it */
  guint32 last;
  Bytes list;
  Bytes positions;
} Term;

typedef struct
{
  guint32 term;
  guint32 next;
  guint32 position;
  guint32 weight;
} Occurrence;

/* A word as it stands in the columns: its stems are terms[first_stem …]. Nearly all are short, and whole in their head. */
typedef struct
{
  guint64 head[2];          /* the first 16 bytes, then zeros */
  const char *text;         /* NULL: the place is free */
  guint32 length;
  guint32 first_stem;
  guint32 n_stems;
} Word;

struct _DwIndexDraft
{
  guint32 weights[DW_N_TEXT_COLUMNS];
  GStringChunk *texts;
  GArray *terms;            /* of Term */
  GHashTable *term_of;      /* text -> number + 1 */
  Word *words;              /* open addressing; free where text is NULL */
  gsize n_words;
  gsize n_slots;            /* a power of two */
  GArray *stems;            /* of guint32: term numbers */
  GArray *occurrences;      /* of the present service */
  GArray *touched;          /* of guint32: terms of the present service */
  GArray *ends;             /* of guint16 */
  guint32 *sorted;          /* terms by text; made when first asked for */
  guint32 n_services;
  guint64 n_tokens;
};

#define NO_OCCURRENCE G_MAXUINT32

DwIndexDraft *
dw_index_draft_new (const double *weights)
{
  DwIndexDraft *self = g_new0 (DwIndexDraft, 1);

  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    self->weights[i] = (guint32) CLAMP (lround (weights[i]), 1, 255);
  self->texts = g_string_chunk_new (64 * 1024);
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->term_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_slots = 1024;
  self->words = g_new0 (Word, self->n_slots);
  self->stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->occurrences = g_array_new (FALSE, FALSE, sizeof (Occurrence));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint16));
  return self;
}

void
dw_index_draft_free (DwIndexDraft *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      g_free (g_array_index (self->terms, Term, i).list.bytes);
      g_free (g_array_index (self->terms, Term, i).positions.bytes);
    }

  g_string_chunk_free (self->texts);
  g_array_unref (self->terms);
  g_hash_table_unref (self->term_of);
  g_free (self->words);
  g_array_unref (self->stems);
  g_array_unref (self->occurrences);
  g_array_unref (self->touched);
  g_array_unref (self->ends);
  g_free (self->sorted);
  g_free (self);
}

static void
make_room (Bytes   *bytes,
           guint32  more)
{
  if (bytes->length + more <= bytes->room)
    return;

  bytes->room = MAX (bytes->length + more, bytes->room + bytes->room / 2 + 8);
  bytes->bytes = g_realloc (bytes->bytes, bytes->room);
}

static void
add_number (Bytes   *bytes,
            guint32  number)
{
  make_room (bytes, 5);
  bytes->length += dw_index_write_varint (bytes->bytes + bytes->length, number);
}

/* Adds one service to a list: how far it is from the one before, and its frequency unless that is 1. */
static void
add_to_list (Bytes   *list,
             guint32  difference,
             guint32  frequency)
{
  add_number (list, difference << 1 | (frequency != 1));
  if (frequency != 1)
    {
      make_room (list, 1);
      list->bytes[list->length++] = (guint8) frequency;
    }
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  DwIndexDraft *self = data;
  g_autofree char *text = g_strndup (stem, MIN (length, LONGEST_TERM));
  guint32 term = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_of, text));

  if (term == 0)
    {
      Term fresh = { .text = g_string_chunk_insert (self->texts, text), .text_length = (guint32) strlen (text),
                     .first = NO_OCCURRENCE };

      g_array_append_val (self->terms, fresh);
      term = self->terms->len;
      g_hash_table_insert (self->term_of, (gpointer) (guintptr) fresh.text, GUINT_TO_POINTER (term));
    }

  term--;
  g_array_append_val (self->stems, term);
}

static void
read_head (const char *text,
           gsize       length,
           guint64    *head)
{
  head[0] = head[1] = 0;
  memcpy (head, text, MIN (length, 2 * sizeof *head));
}

static Word *
find_slot (DwIndexDraft  *self,
           const guint64 *head,
           const char    *text,
           gsize          length)
{
  guint64 digest = (head[0] ^ (head[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ length) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);

  digest ^= digest >> 32;
  for (gsize slot = digest & (self->n_slots - 1);; slot = (slot + 1) & (self->n_slots - 1))
    {
      Word *word = &self->words[slot];

      if (word->text == NULL
          || (word->head[0] == head[0] && word->head[1] == head[1] && word->length == length
              && (length <= sizeof word->head || memcmp (word->text, text, length) == 0)))
        return word;
    }
}

static void
grow_words (DwIndexDraft *self)
{
  g_autofree Word *old = self->words;
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->words = g_new0 (Word, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].text != NULL)
      *find_slot (self, old[i].head, old[i].text, old[i].length) = old[i];
}

/* Words come again and again: each is stemmed once. Returns: NULL with @error. */
static const Word *
look_up (DwIndexDraft  *self,
         const char    *text,
         gsize          length,
         DwReader      *reader,
         GError       **error)
{
  guint64 head[2];
  Word *word = NULL;

  read_head (text, length, head);
  word = find_slot (self, head, text, length);
  if (word->text != NULL)
    return word;

  if (2 * self->n_words >= self->n_slots)
    {
      grow_words (self);
      word = find_slot (self, head, text, length);
    }

  word->first_stem = self->stems->len;
  if (!dw_reader_stem (reader, text, length, take_stem, self, error))
    return NULL;

  memcpy (word->head, head, sizeof head);
  word->length = (guint32) length;
  word->n_stems = self->stems->len - word->first_stem;
  word->text = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  self->n_words++;
  return word;
}

static void
add_occurrence (DwIndexDraft *self,
                guint32       number,
                guint32       position,
                guint32       weight)
{
  Term *term = &g_array_index (self->terms, Term, number);
  Occurrence occurrence = { number, NO_OCCURRENCE, position, weight };
  guint32 at = self->occurrences->len;

  g_array_append_val (self->occurrences, occurrence);
  if (term->first == NO_OCCURRENCE)
    {
      term->first = at;
      g_array_append_val (self->touched, number);
    }
  else
    g_array_index (self->occurrences, Occurrence, term->last).next = at;
  term->last = at;
}

static gboolean
add_column (DwIndexDraft  *self,
            const char    *text,
            guint32        weight,
            guint32       *position,
            DwReader      *reader,
            GError       **error)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, " ");
      const Word *word = length > 0 ? look_up (self, text, length, reader, error) : NULL;

      if (length > 0 && word == NULL)
        return FALSE;

      for (guint i = 0; word != NULL && i < word->n_stems; i++)
        add_occurrence (self, g_array_index (self->stems, guint32, word->first_stem + i), (*position)++, weight);
      text += length + (text[length] == ' ');
    }

  return TRUE;
}

static guint
measure_number (guint32 number)
{
  guint n = 1;

  for (; number >= 0x80; number >>= 7)
    n++;

  return n;
}

/* Writes what the present service has of one term. */
static void
settle_term (DwIndexDraft *self,
             Term         *term)
{
  const Occurrence *occurrences = (const Occurrence *) (gpointer) self->occurrences->data;
  guint32 frequency = 0;
  guint32 n_bytes = 0;
  guint32 before = 0;

  for (guint32 at = term->first; at != NO_OCCURRENCE; at = occurrences[at].next)
    {
      frequency += occurrences[at].weight;
      n_bytes += measure_number (occurrences[at].position - before);
      before = occurrences[at].position;
    }

  frequency = MIN (frequency, 255);
  add_to_list (&term->list, self->n_services + 1 - term->next, frequency);
  if (frequency != 1)
    add_number (&term->positions, n_bytes);
  before = 0;
  for (guint32 at = term->first; at != NO_OCCURRENCE; at = occurrences[at].next)
    {
      add_number (&term->positions, occurrences[at].position - before);
      before = occurrences[at].position;
    }

  term->next = self->n_services + 1;
  term->n_holding++;
  term->first = NO_OCCURRENCE;
}

gboolean
dw_index_draft_add (DwIndexDraft        *self,
                    const char *const   *columns,
                    DwReader            *reader,
                    GError             **error)
{
  guint32 position = 0;

  g_array_set_size (self->occurrences, 0);
  g_array_set_size (self->touched, 0);
  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      guint16 end;

      position += i > 0;
      if (!add_column (self, columns[i], self->weights[i], &position, reader, error))
        return FALSE;
      end = (guint16) MIN (position, G_MAXUINT16);
      g_array_append_val (self->ends, end);
    }

  for (guint i = 0; i < self->touched->len; i++)
    settle_term (self, &g_array_index (self->terms, Term, g_array_index (self->touched, guint32, i)));

  self->n_services++;
  self->n_tokens += self->occurrences->len;
  return TRUE;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Term *terms = data;

  return strcmp (terms[*(const guint32 *) a].text, terms[*(const guint32 *) b].text);
}

static Term *
get_sorted (DwIndexDraft *self,
            guint         place)
{
  Term *terms = &g_array_index (self->terms, Term, 0);

  if (self->sorted == NULL)
    {
      self->sorted = g_new (guint32, self->terms->len);
      for (guint32 i = 0; i < self->terms->len; i++)
        self->sorted[i] = i;
      g_qsort_with_data (self->sorted, (int) self->terms->len, sizeof *self->sorted, compare_terms, terms);
    }

  return &terms[self->sorted[place]];
}

gboolean
dw_index_draft_foreach_term (DwIndexDraft      *self,
                             DwIndexDraftFunc   func,
                             gpointer           data,
                             GError           **error)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = get_sorted (self, i);
      DwIndexDraftList list = {
        .text = term->text,
        .text_length = term->text_length,
        .list = term->list.bytes,
        .list_length = term->list.length,
        .positions = term->positions.bytes,
        .positions_length = term->positions.length,
        .n_holding = term->n_holding,
      };

      if (term->n_holding > 0 && !func (&list, data, error))
        return FALSE;
    }

  return TRUE;
}

/* Gathers the lists of the terms [first, end) as a frequency for every service. */
static void
gather (DwIndexDraft *self,
        guint         first,
        guint         end,
        guint8       *dense)
{
  memset (dense, 0, self->n_services);
  for (guint i = first; i < end; i++)
    {
      const Term *term = get_sorted (self, i);
      DwIndexCursor cursor = { term->list.bytes, term->list.bytes + term->list.length, 0, self->n_services };
      guint32 service;
      guint32 frequency;

      while (dw_index_cursor_step (&cursor, &service, &frequency))
        dense[service] = (guint8) MIN (dense[service] + frequency, 255);
    }
}

/* The shorter of a list and one byte for every service. */
static gboolean
write_prefix (DwIndexDraft      *self,
              guint              first,
              guint              end,
              gsize              length,
              guint8            *dense,
              DwIndexDraftFunc   func,
              gpointer           data,
              GError           **error)
{
  DwIndexDraftList list = { .text = get_sorted (self, first)->text, .text_length = length };
  Bytes sparse = { 0 };
  guint32 next = 0;
  gboolean is_done;

  gather (self, first, end, dense);
  for (guint32 i = 0; i < self->n_services; i++)
    if (dense[i] != 0)
      {
        add_to_list (&sparse, i + 1 - next, dense[i]);
        next = i + 1;
        list.n_holding++;
      }

  list.is_dense = sparse.length >= self->n_services;
  list.list = list.is_dense ? dense : sparse.bytes;
  list.list_length = list.is_dense ? self->n_services : sparse.length;
  is_done = func (&list, data, error);
  g_free (sparse.bytes);
  return is_done;
}

/* Bytes of the first @n_characters of @text; 0 where it has fewer. */
static gsize
measure_prefix (const Term *term,
                guint       n_characters)
{
  gsize length = 0;

  for (guint n = 0; length < term->text_length; length++)
    if ((term->text[length] & 0xc0) != 0x80 && n++ == n_characters)
      return length;

  return g_utf8_strlen (term->text, term->text_length) == (glong) n_characters ? length : 0;
}

static gboolean
begins_with (const Term *term,
             const char *text,
             gsize       length)
{
  return term->text_length >= length && memcmp (term->text, text, length) == 0;
}

/* Where the run of terms ends that begin as the term at @first does; counts the places in their lists. */
static guint
find_run (DwIndexDraft *self,
          guint         first,
          gsize         length,
          guint64      *n_places)
{
  const Term *start = get_sorted (self, first);
  guint end = first;

  for (*n_places = 0; end < self->terms->len && begins_with (get_sorted (self, end), start->text, length); end++)
    *n_places += get_sorted (self, end)->n_holding;

  return end;
}

gboolean
dw_index_draft_foreach_prefix (DwIndexDraft      *self,
                               DwIndexDraftFunc   func,
                               gpointer           data,
                               GError           **error)
{
  g_autofree guint8 *dense = NULL;
  guint ends[LONGEST_PREFIX + 1] = { 0 };

  if (self->n_services < FEWEST_SERVICES)
    return TRUE;

  /* In the order of the bytes a shorter beginning stands before the longer ones in it. */
  dense = g_malloc (self->n_services);
  for (guint i = 0; i < self->terms->len; i++)
    for (guint n = 1; n <= LONGEST_PREFIX; n++)
      {
        gsize length = i >= ends[n] ? measure_prefix (get_sorted (self, i), n) : 0;
        guint64 n_places;

        if (length == 0)
          continue;
        ends[n] = find_run (self, i, length, &n_places);
        if (ends[n] - i > 1 && n_places > self->n_services / PREFIX_SHARE
            && !write_prefix (self, i, ends[n], length, dense, func, data, error))
          return FALSE;
      }

  return TRUE;
}

const guint16 *
dw_index_draft_get_ends (const DwIndexDraft *self)
{
  return (const guint16 *) (gpointer) self->ends->data;
}

guint
dw_index_draft_get_n_services (const DwIndexDraft *self)
{
  return self->n_services;
}

guint64
dw_index_draft_get_n_tokens (const DwIndexDraft *self)
{
  return self->n_tokens;
}
