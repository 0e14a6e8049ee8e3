/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-streams.h"

#include "dw-index-pages.h"

enum
{
  CHUNK_BYTES = DW_INDEX_PAGE,
  UNIT = 8,                 /* bytes; blocks are numbered by it */
  LEAST_BYTES = 8,          /* of a block, after its head */
  MOST_BYTES = 32 * 1024,
  SHORT = 512,              /* bytes of a stream */
};

/* What stands before the bytes of a block. */
typedef struct
{
  guint32 next;
  guint32 length;
} Head;

G_STATIC_ASSERT (sizeof (Head) == UNIT);

struct _DwIndexStreams
{
  GPtrArray *chunks;
  guint n_chunks;           /* of them that hold anything */
  guint32 used;             /* units of the last of those */
};

DwIndexStreams *
dw_index_streams_new (void)
{
  DwIndexStreams *self = g_new0 (DwIndexStreams, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_aligned_free);
  self->used = CHUNK_BYTES / UNIT;
  return self;
}

void
dw_index_streams_free (DwIndexStreams *self)
{
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

gsize
dw_index_streams_get_size (const DwIndexStreams *self)
{
  return (gsize) self->n_chunks * CHUNK_BYTES;
}

void
dw_index_streams_empty (DwIndexStreams *self)
{
  self->n_chunks = 0;
  self->used = CHUNK_BYTES / UNIT;
}

static Head *
get_block (const DwIndexStreams *self,
           guint32               block)
{
  guint32 units = CHUNK_BYTES / UNIT;

  return (Head *) g_ptr_array_index (self->chunks, block / units) + block % units;
}

static guint32
add_block (DwIndexStreams *self,
           guint32         length)
{
  guint32 n_units = 1 + (length + UNIT - 1) / UNIT;
  guint32 block;

  if (self->used + n_units > CHUNK_BYTES / UNIT)
    {
      if (self->n_chunks == self->chunks->len)
        g_ptr_array_add (self->chunks, dw_index_pages_new (CHUNK_BYTES));

      /* The first unit of all is nobody's: 0 is no block. */
      self->used = ++self->n_chunks == 1;
    }

  block = (self->n_chunks - 1) * (CHUNK_BYTES / UNIT) + self->used;
  self->used += n_units;
  *get_block (self, block) = (Head) { .length = (n_units - 1) * UNIT };
  return block;
}

/* As much again as a short stream has, so that it is in few blocks; less of a long one, so that little of it is
   empty. */
static void
extend (DwIndexStreams *self,
        DwIndexStream  *stream)
{
  guint32 block
      = add_block (self, CLAMP (stream->length < SHORT ? stream->length : stream->length / 4, LEAST_BYTES, MOST_BYTES));

  if (stream->last != 0)
    get_block (self, stream->last)->next = block;
  else
    stream->first = block;
  stream->last = block;
  stream->at = (guint8 *) (get_block (self, block) + 1);
  stream->room = get_block (self, block)->length;
}

void
dw_index_streams_append_long (DwIndexStreams *self,
                              DwIndexStream  *stream,
                              const guint8   *bytes,
                              gsize           length)
{
  while (length > 0)
    {
      gsize n = MIN (length, stream->room);

      dw_index_streams_append (self, stream, bytes, n);
      bytes += n;
      length -= n;
      if (length > 0)
        extend (self, stream);
    }
}

void
dw_index_streams_copy (const DwIndexStreams *self,
                       const DwIndexStream  *stream,
                       guint8               *to)
{
  gsize left = stream->length;

  for (guint32 block = stream->first; left > 0; block = get_block (self, block)->next)
    {
      const Head *head = get_block (self, block);
      gsize n = MIN (left, head->length);

      if (left > n)
        __builtin_prefetch (get_block (self, head->next));
      memcpy (to, head + 1, n);
      to += n;
      left -= n;
    }
}
