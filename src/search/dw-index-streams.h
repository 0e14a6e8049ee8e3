/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * DwIndexStreams:
 *
 * Memory of very many growing runs of bytes, most of them short: blocks out of large chunks, chained. Nothing is moved
 * when a run grows, and next to nothing is lost between the runs. At most 32 GiB.
 */
typedef struct _DwIndexStreams DwIndexStreams;

/** DwIndexStream: one run of bytes; zeros are an empty one. */
typedef struct
{
  guint8 *at;               /* where the next byte goes */
  guint32 room;             /* bytes from there to the end of the block */
  guint32 first;            /* block; 0 for none */
  guint32 length;           /* bytes in all */
  guint32 last;             /* block */
} DwIndexStream;

/** dw_index_streams_new: Returns: (transfer full): memory without a stream. */
DwIndexStreams *dw_index_streams_new (void);

/** dw_index_streams_free: Frees the bytes of all streams. */
void dw_index_streams_free (DwIndexStreams *self);

/** dw_index_streams_get_size: Returns: how many bytes the streams take, whether they are used or not. */
gsize dw_index_streams_get_size (const DwIndexStreams *self);

/**
 * dw_index_streams_empty: Forgets the bytes of all streams, which must be zeros before they are used again. The memory
 * is kept for others.
 */
void dw_index_streams_empty (DwIndexStreams *self);

/** dw_index_streams_append_long: As dw_index_streams_append(), where the block has no room. */
void dw_index_streams_append_long (DwIndexStreams *self,
                                   DwIndexStream  *stream,
                                   const guint8   *bytes,
                                   gsize           length);

/** dw_index_streams_append: Appends @length bytes to @stream. */
static inline void
dw_index_streams_append (DwIndexStreams *self,
                         DwIndexStream  *stream,
                         const guint8   *bytes,
                         gsize           length)
{
  if (length > stream->room)
    {
      dw_index_streams_append_long (self, stream, bytes, length);
      return;
    }

  for (gsize i = 0; i < length; i++)
    stream->at[i] = bytes[i];
  stream->at += length;
  stream->room -= (guint32) length;
  stream->length += (guint32) length;
}

/** dw_index_streams_copy: Copies all of @stream to @to. */
void dw_index_streams_copy (const DwIndexStreams *self,
                            const DwIndexStream  *stream,
                            guint8               *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexStreams, dw_index_streams_free)

G_END_DECLS
