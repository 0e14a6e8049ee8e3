/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-draft.h"

#include "dw-index-lexicon.h"
#include "dw-index-pages.h"
#include "dw-index-phrasebook.h"
#include "dw-index-runs.h"
#include "dw-index-streams.h"

#include <math.h>

enum
{
  LONGEST_PREFIX = 3,       /* characters */
  FEWEST_SERVICES = 4096,   /* of a segment, below which no beginning takes long to gather */
  PREFIX_SHARE = 4,         /* a beginning whose lists together have a quarter of the services is worth a list of its own */
  FIRST_ROOM = 1024,        /* terms */
  AHEAD = 8,                /* terms that are fetched before their turn */
};

#define NO_TOKEN G_MAXUINT32

/* What each term has two streams of. */
typedef enum
{
  LISTS,
  POSITIONS,
  N_KINDS,
} Kind;

/* A cache line: nearly every token is of another term than the one before. */
typedef struct
{
  DwIndexStream streams[N_KINDS];
  guint32 n_holding;
  guint32 next;             /* one more than the last service of the list */
  guint32 first;            /* its first token in the present service, or NO_TOKEN */
  guint32 spare;
} Term;

G_STATIC_ASSERT (sizeof (Term) == 64);

/* A token of the present service. */
typedef struct
{
  guint32 next;             /* token of the same term, or NO_TOKEN */
  guint32 position;
  guint32 weight;
} Token;

struct _DwIndexDraft
{
  guint32 weights[DW_N_TEXT_COLUMNS];
  DwIndexLexicon *lexicon;
  DwIndexPhrasebook *phrases; /* (nullable) */
  DwIndexStreams *streams;
  gsize most_bytes;         /* of them */
  char *folder;
  DwIndexRuns *runs[N_KINDS]; /* what went out of the streams; NULL while nothing did */
  Term *terms;
  guint n_terms;            /* that are ready; the lexicon may know more */
  guint room;               /* for terms */
  GArray *found;            /* of guint32: the terms of the present service, token by token */
  GArray *touched;          /* of guint32: the same, each once */
  GArray *tokens;           /* of Token */
  GByteArray *scratch;
  GArray *ends;             /* of guint16 */
  guint32 *sorted;          /* terms by text; made when first asked for */
  guint32 n_services;
  guint64 n_tokens;
};

DwIndexDraft *
dw_index_draft_new (const double *weights,
                    const char   *folder,
                    gsize         most_bytes)
{
  DwIndexDraft *self = g_new0 (DwIndexDraft, 1);

  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    self->weights[i] = dw_index_round_weight (weights[i]);
  self->lexicon = dw_index_lexicon_new ();
  self->streams = dw_index_streams_new ();
  self->most_bytes = most_bytes;
  self->folder = g_strdup (folder);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  self->scratch = g_byte_array_new ();
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint16));
  return self;
}

gboolean
dw_index_draft_learn_phrases (DwIndexDraft        *self,
                              const char *const   *phrases,
                              DwReader            *reader,
                              GError             **error)
{
  self->phrases = dw_index_phrasebook_new (phrases, self->lexicon, reader, error);
  return self->phrases != NULL;
}

void
dw_index_draft_free (DwIndexDraft *self)
{
  g_clear_pointer (&self->phrases, dw_index_phrasebook_free);
  dw_index_lexicon_free (self->lexicon);
  dw_index_streams_free (self->streams);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    g_clear_pointer (&self->runs[kind], dw_index_runs_free);
  g_free (self->folder);
  g_aligned_free (self->terms);
  g_array_unref (self->found);
  g_array_unref (self->touched);
  g_array_unref (self->tokens);
  g_byte_array_unref (self->scratch);
  g_array_unref (self->ends);
  g_free (self->sorted);
  g_free (self);
}

/* Gives every term of the lexicon its lists, still empty. */
static void
ready_terms (DwIndexDraft *self)
{
  guint n = dw_index_lexicon_get_n_terms (self->lexicon);

  if (n > self->room)
    {
      guint room = MAX (MAX (n, self->room + self->room / 2), FIRST_ROOM);
      Term *terms = dw_index_pages_new (room * sizeof (Term));

      if (self->n_terms > 0)
        memcpy (terms, self->terms, self->n_terms * sizeof (Term));
      g_aligned_free (self->terms);
      self->terms = terms;
      self->room = room;
    }

  for (; self->n_terms < n; self->n_terms++)
    self->terms[self->n_terms].first = NO_TOKEN;
}

/* Chains the tokens of each term, the last token first, so that each chain begins with its first. */
static void
chain_tokens (DwIndexDraft  *self,
              const guint32 *ends)
{
  const guint32 *found = (const guint32 *) (gpointer) self->found->data;
  Token *tokens;
  guint at = self->found->len;

  g_array_set_size (self->tokens, self->found->len);
  g_array_set_size (self->touched, 0);
  tokens = (Token *) (gpointer) self->tokens->data;
  for (guint column = DW_N_TEXT_COLUMNS; column-- > 0;)
    for (guint start = column > 0 ? ends[column - 1] : 0; at > start;)
      {
        Term *term = &self->terms[found[--at]];

        if (at >= AHEAD)
          __builtin_prefetch (&self->terms[found[at - AHEAD]], 1);
        tokens[at] = (Token) { term->first, at + column, self->weights[column] };
        if (term->first == NO_TOKEN)
          g_array_append_val (self->touched, found[at]);
        term->first = at;
      }
}

static void
add_number (GByteArray *bytes,
            guint32     number)
{
  guint length = bytes->len;

  g_byte_array_set_size (bytes, length + 5);
  bytes->len = length + dw_index_write_varint (bytes->data + length, number);
}

/* Writes what the present service has of one term. */
static void
settle_term (DwIndexDraft *self,
             Term         *term)
{
  const Token *tokens = (const Token *) (gpointer) self->tokens->data;
  guint8 service[DW_INDEX_LONGEST_SERVICE];
  guint8 n_bytes[5];
  guint32 frequency = 0;
  guint32 before = 0;

  self->scratch->len = 0;
  for (guint32 at = term->first; at != NO_TOKEN; at = tokens[at].next)
    {
      frequency += tokens[at].weight;
      add_number (self->scratch, tokens[at].position - before);
      before = tokens[at].position;
    }

  frequency = MIN (frequency, 255);
  dw_index_streams_append (self->streams, &term->streams[LISTS], service,
                           dw_index_write_service (service, self->n_services + 1 - term->next, frequency));
  if (frequency != 1)
    dw_index_streams_append (self->streams, &term->streams[POSITIONS], n_bytes, dw_index_write_varint (n_bytes, self->scratch->len));
  dw_index_streams_append (self->streams, &term->streams[POSITIONS], self->scratch->data, self->scratch->len);

  term->next = self->n_services + 1;
  term->n_holding++;
  term->first = NO_TOKEN;
}

static void
settle (DwIndexDraft *self)
{
  const guint32 *touched = (const guint32 *) (gpointer) self->touched->data;

  for (guint i = 0; i < self->touched->len; i++)
    {
      if (i + AHEAD < self->touched->len)
        {
          const Term *ahead = &self->terms[touched[i + AHEAD]];

          __builtin_prefetch (ahead->streams[LISTS].at, 1);
          __builtin_prefetch (ahead->streams[POSITIONS].at, 1);
        }
      settle_term (self, &self->terms[touched[i]]);
    }
}

/* Puts what the streams have of each of the terms @order into runs. */
static gboolean
put_runs (DwIndexDraft   *self,
          const guint32  *order,
          GError        **error)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    dw_index_runs_begin (self->runs[kind]);

  for (guint i = 0; i < self->n_terms; i++)
    for (Kind kind = 0; kind < N_KINDS; kind++)
      {
        DwIndexStream *stream = &self->terms[order[i]].streams[kind];

        if (stream->length == 0)
          continue;
        g_byte_array_set_size (self->scratch, stream->length);
        dw_index_streams_copy (self->streams, stream, self->scratch->data);
        if (!dw_index_runs_put (self->runs[kind], order[i], self->scratch->data, stream->length, error))
          return FALSE;
        *stream = (DwIndexStream) { 0 };
      }

  dw_index_streams_empty (self->streams);
  return TRUE;
}

/* Lists go on where they ended: what is put away of one is a piece of it, and needs nothing but what comes after. */
static gboolean
put_away (DwIndexDraft  *self,
          GError       **error)
{
  g_autofree guint32 *order = dw_index_lexicon_dup_order (self->lexicon);

  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (self->runs[kind] == NULL && (self->runs[kind] = dw_index_runs_new (self->folder, error)) == NULL)
      return FALSE;

  return put_runs (self, order, error);
}

gboolean
dw_index_draft_add (DwIndexDraft        *self,
                    const char *const   *columns,
                    DwReader            *reader,
                    GError             **error)
{
  guint32 ends[DW_N_TEXT_COLUMNS];

  if (!dw_index_lexicon_read (self->lexicon, columns, reader, self->found, ends, error))
    return FALSE;

  ready_terms (self);
  chain_tokens (self, ends);
  settle (self);
  if (self->phrases != NULL)
    dw_index_phrasebook_read (self->phrases, (const guint32 *) (gpointer) self->found->data, ends, self->weights,
                              self->n_services);
  for (guint i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      guint16 end = (guint16) MIN (ends[i] + i, G_MAXUINT16);

      g_array_append_val (self->ends, end);
    }

  self->n_services++;
  self->n_tokens += self->found->len;
  return dw_index_streams_get_size (self->streams) <= self->most_bytes || put_away (self, error);
}

static void
order_terms (DwIndexDraft *self)
{
  if (self->sorted != NULL)
    return;

  ready_terms (self);
  self->sorted = dw_index_lexicon_dup_order (self->lexicon);
}

static const Term *
get_sorted (const DwIndexDraft *self,
            guint               place)
{
  return &self->terms[self->sorted[place]];
}

static const char *
get_text (const DwIndexDraft *self,
          guint               place,
          gsize              *length)
{
  return dw_index_lexicon_get_term (self->lexicon, self->sorted[place], length);
}

static gboolean
rewind_runs (DwIndexDraft  *self,
             Kind           kind,
             GError       **error)
{
  return self->runs[kind] == NULL || dw_index_runs_rewind (self->runs[kind], error);
}

/* All bytes that the term at @place has of @kind, in @into. */
static gboolean
read_whole (DwIndexDraft  *self,
            guint          place,
            Kind           kind,
            GByteArray    *into,
            GError       **error)
{
  const DwIndexStream *stream = &get_sorted (self, place)->streams[kind];
  guint length;

  g_byte_array_set_size (into, 0);
  if (self->runs[kind] != NULL && !dw_index_runs_take (self->runs[kind], self->sorted[place], into, error))
    return FALSE;

  length = into->len;
  if (stream->length > 0)
    {
      g_byte_array_set_size (into, length + stream->length);
      dw_index_streams_copy (self->streams, stream, into->data + length);
    }

  return TRUE;
}

static gboolean
foreach (DwIndexDraft      *self,
         Kind               kind,
         DwIndexDraftFunc   func,
         gpointer           data,
         GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  order_terms (self);
  if (!rewind_runs (self, kind, error))
    return FALSE;

  for (guint i = 0; i < self->n_terms; i++)
    {
      const Term *term = get_sorted (self, i);
      DwIndexDraftList list = { .n_holding = term->n_holding };

      if (term->n_holding == 0)
        continue;
      if (!read_whole (self, i, kind, bytes, error))
        return FALSE;

      list.text = get_text (self, i, &list.text_length);
      *(kind == LISTS ? &list.list : &list.positions) = bytes->data;
      *(kind == LISTS ? &list.list_length : &list.positions_length) = bytes->len;
      if (!func (&list, data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_index_draft_foreach_term (DwIndexDraft      *self,
                             DwIndexDraftFunc   func,
                             gpointer           data,
                             GError           **error)
{
  return foreach (self, LISTS, func, data, error);
}

gboolean
dw_index_draft_foreach_position (DwIndexDraft      *self,
                                 DwIndexDraftFunc   func,
                                 gpointer           data,
                                 GError           **error)
{
  return foreach (self, POSITIONS, func, data, error);
}

/* The terms [first, end) that have a beginning in common. */
typedef struct
{
  guint first;
  guint end;
  gsize length;             /* bytes of the beginning */
  gboolean is_worth_it;
  guint8 *dense;            /* a frequency for every service */
} Run;

/* The shorter of a list and one byte for every service. */
static gboolean
write_run (DwIndexDraft      *self,
           const Run         *run,
           DwIndexDraftFunc   func,
           gpointer           data,
           GError           **error)
{
  gsize whole_length;
  DwIndexDraftList list = { .text = get_text (self, run->first, &whole_length), .text_length = run->length };
  g_autofree guint8 *sparse = g_malloc (self->n_services + DW_INDEX_LONGEST_SERVICE);
  guint32 n = 0;
  guint32 next = 0;

  for (guint32 i = 0; i < self->n_services; i++)
    if (run->dense[i] != 0)
      {
        if (n < self->n_services)
          n += dw_index_write_service (sparse + n, i + 1 - next, run->dense[i]);
        next = i + 1;
        list.n_holding++;
      }

  list.is_dense = n >= self->n_services;
  list.list = list.is_dense ? run->dense : sparse;
  list.list_length = list.is_dense ? self->n_services : n;
  return func (&list, data, error);
}

/* Bytes of the first @n_characters of @text; 0 where it has fewer. */
static gsize
measure_prefix (const char *text,
                gsize       text_length,
                guint       n_characters)
{
  gsize length = 0;

  for (guint n = 0; length < text_length; length++)
    if ((text[length] & 0xc0) != 0x80 && n++ == n_characters)
      return length;

  return g_utf8_strlen (text, (gssize) text_length) == (glong) n_characters ? length : 0;
}

/* The run of terms that begin with the first @n_characters of the term at @first; of that alone where it has fewer. */
static void
begin_run (DwIndexDraft *self,
           Run          *run,
           guint         first,
           guint         n_characters)
{
  gsize text_length;
  const char *start = get_text (self, first, &text_length);
  guint64 n_places = get_sorted (self, first)->n_holding;

  run->first = first;
  run->end = first + 1;
  run->length = measure_prefix (start, text_length, n_characters);
  for (; run->length > 0 && run->end < self->n_terms; run->end++)
    {
      const char *text = get_text (self, run->end, &text_length);

      if (text_length < run->length || memcmp (text, start, run->length) != 0)
        break;
      n_places += get_sorted (self, run->end)->n_holding;
    }

  run->is_worth_it = run->end - first > 1 && n_places > self->n_services / PREFIX_SHARE;
  if (run->is_worth_it)
    memset (run->dense, 0, self->n_services);
}

/* Adds the list of the term at @place to all @runs that are worth it, in one walk. */
static gboolean
spread (DwIndexDraft  *self,
        guint          place,
        const Run     *runs,
        GError       **error)
{
  guint8 *dense[LONGEST_PREFIX];
  guint n_dense = 0;
  DwIndexCursor cursor = { .n_services = self->n_services };
  guint32 service;
  guint32 frequency;

  /* Read also where nobody wants it: what was put away is read in its order. */
  if (!read_whole (self, place, LISTS, self->scratch, error))
    return FALSE;
  for (guint n = 0; n < LONGEST_PREFIX; n++)
    if (runs[n].is_worth_it)
      dense[n_dense++] = runs[n].dense;
  if (n_dense == 0)
    return TRUE;

  cursor.at = self->scratch->data;
  cursor.end = cursor.at + self->scratch->len;
  while (dw_index_cursor_step (&cursor, &service, &frequency))
    for (guint i = 0; i < n_dense; i++)
      dense[i][service] = (guint8) MIN (dense[i][service] + frequency, 255);
  return TRUE;
}

gboolean
dw_index_draft_foreach_prefix (DwIndexDraft      *self,
                               DwIndexDraftFunc   func,
                               gpointer           data,
                               GError           **error)
{
  g_autofree guint8 *dense = NULL;
  Run runs[LONGEST_PREFIX] = { 0 };

  if (self->n_services < FEWEST_SERVICES)
    return TRUE;

  dense = g_malloc ((gsize) LONGEST_PREFIX * self->n_services);
  order_terms (self);
  if (!rewind_runs (self, LISTS, error))
    return FALSE;

  for (guint i = 0; i <= self->n_terms; i++)
    {
      for (guint n = 0; n < LONGEST_PREFIX; n++)
        {
          if (i < runs[n].end)
            continue;
          if (runs[n].is_worth_it && !write_run (self, &runs[n], func, data, error))
            return FALSE;
          runs[n].dense = dense + (gsize) n * self->n_services;
          if (i < self->n_terms)
            begin_run (self, &runs[n], i, n + 1);
        }
      if (i < self->n_terms && !spread (self, i, runs, error))
        return FALSE;
    }

  return TRUE;
}

DwIndexWords *
dw_index_draft_list_words (const DwIndexDraft *self)
{
  return dw_index_lexicon_list_words (self->lexicon);
}

gboolean
dw_index_draft_foreach_phrase (DwIndexDraft      *self,
                               DwIndexDraftFunc   func,
                               gpointer           data,
                               GError           **error)
{
  return self->phrases == NULL || dw_index_phrasebook_foreach (self->phrases, func, data, error);
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
