/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-draft-private.h"

enum
{
  LONGEST_PREFIX = 3,       /* characters */
  FEWEST_SERVICES = 4096,   /* of a segment, below which no beginning takes long to gather */
  PREFIX_SHARE = 4,         /* a beginning whose lists together have a quarter of the services is worth a list of its
                               own */
};

static void
order_terms (DwIndexDraft *self)
{
  if (self->sorted != NULL)
    return;

  dw_index_draft_ready_terms (self);
  self->sorted = dw_index_lexicon_dup_order (self->lexicon);
}

static const DwIndexDraftTerm *
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
rewind_runs (DwIndexDraft      *self,
             DwIndexDraftKind   kind,
             GError           **error)
{
  return self->runs[kind] == NULL || dw_index_runs_rewind (self->runs[kind], error);
}

/* All bytes that the term at @place has of @kind, in @into. */
static gboolean
read_whole (DwIndexDraft      *self,
            guint              place,
            DwIndexDraftKind   kind,
            GByteArray        *into,
            GError           **error)
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
         DwIndexDraftKind   kind,
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
      const DwIndexDraftTerm *term = get_sorted (self, i);
      DwIndexDraftList list = { .n_holding = term->n_holding };

      if (term->n_holding == 0)
        continue;
      if (!read_whole (self, i, kind, bytes, error))
        return FALSE;

      list.text = get_text (self, i, &list.text_length);
      *(kind == DW_INDEX_DRAFT_LISTS ? &list.list : &list.positions) = bytes->data;
      *(kind == DW_INDEX_DRAFT_LISTS ? &list.list_length : &list.positions_length) = bytes->len;
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
  return foreach (self, DW_INDEX_DRAFT_LISTS, func, data, error);
}

gboolean
dw_index_draft_foreach_position (DwIndexDraft      *self,
                                 DwIndexDraftFunc   func,
                                 gpointer           data,
                                 GError           **error)
{
  return foreach (self, DW_INDEX_DRAFT_POSITIONS, func, data, error);
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
  if (!read_whole (self, place, DW_INDEX_DRAFT_LISTS, self->scratch, error))
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
  if (!rewind_runs (self, DW_INDEX_DRAFT_LISTS, error))
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
