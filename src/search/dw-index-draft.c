/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-draft-private.h"

#include "dw-index-pages.h"

#include <math.h>

enum
{
  FIRST_ROOM = 1024,        /* terms */
  AHEAD = 8,                /* terms that are fetched before their turn */
};

#define NO_TOKEN G_MAXUINT32

/* A token of the present service. */
typedef struct
{
  guint32 next;             /* token of the same term, or NO_TOKEN */
  guint32 position;
  guint32 weight;
} Token;

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
dw_index_draft_learn_phrases (DwIndexDraft       *self,
                              const char *const  *phrases,
                              DwReader           *reader,
                              GError            **error)
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
  for (DwIndexDraftKind kind = 0; kind < DW_INDEX_DRAFT_N_KINDS; kind++)
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

void
dw_index_draft_ready_terms (DwIndexDraft *self)
{
  guint n = dw_index_lexicon_get_n_terms (self->lexicon);

  if (n > self->room)
    {
      guint room = MAX (MAX (n, self->room + self->room / 2), FIRST_ROOM);
      DwIndexDraftTerm *terms = dw_index_pages_new (room * sizeof (DwIndexDraftTerm));

      if (self->n_terms > 0)
        memcpy (terms, self->terms, self->n_terms * sizeof (DwIndexDraftTerm));
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
        DwIndexDraftTerm *term = &self->terms[found[--at]];

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
settle_term (DwIndexDraft     *self,
             DwIndexDraftTerm *term)
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
  dw_index_streams_append (self->streams, &term->streams[DW_INDEX_DRAFT_LISTS], service,
                           dw_index_write_service (service, self->n_services + 1 - term->next, frequency));
  if (frequency != 1)
    dw_index_streams_append (self->streams, &term->streams[DW_INDEX_DRAFT_POSITIONS], n_bytes,
                             dw_index_write_varint (n_bytes, self->scratch->len));
  dw_index_streams_append (self->streams, &term->streams[DW_INDEX_DRAFT_POSITIONS], self->scratch->data,
                           self->scratch->len);

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
          const DwIndexDraftTerm *ahead = &self->terms[touched[i + AHEAD]];

          __builtin_prefetch (ahead->streams[DW_INDEX_DRAFT_LISTS].at, 1);
          __builtin_prefetch (ahead->streams[DW_INDEX_DRAFT_POSITIONS].at, 1);
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
  for (DwIndexDraftKind kind = 0; kind < DW_INDEX_DRAFT_N_KINDS; kind++)
    dw_index_runs_begin (self->runs[kind]);

  for (guint i = 0; i < self->n_terms; i++)
    for (DwIndexDraftKind kind = 0; kind < DW_INDEX_DRAFT_N_KINDS; kind++)
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

  for (DwIndexDraftKind kind = 0; kind < DW_INDEX_DRAFT_N_KINDS; kind++)
    if (self->runs[kind] == NULL && (self->runs[kind] = dw_index_runs_new (self->folder, error)) == NULL)
      return FALSE;

  return put_runs (self, order, error);
}

gboolean
dw_index_draft_add (DwIndexDraft       *self,
                    const char *const  *columns,
                    DwReader           *reader,
                    GError            **error)
{
  guint32 ends[DW_N_TEXT_COLUMNS];

  if (!dw_index_lexicon_read (self->lexicon, columns, reader, self->found, ends, error))
    return FALSE;

  dw_index_draft_ready_terms (self);
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
