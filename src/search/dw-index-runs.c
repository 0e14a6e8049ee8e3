/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-index-runs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum
{
  WRITE_BYTES = 256 * 1024,
  READ_BYTES = 64 * 1024,   /* of each run at most */
};

/* dw-index-make.c sweeps what has this name, should the program end before the file loses it. */
#define UNFINISHED "making-XXXXXX"

/* What stands before the bytes of a piece. */
typedef struct
{
  guint32 number;
  guint32 length;
} Head;

typedef struct
{
  guint64 first;            /* where the run begins in the file */
  guint64 end;
  guint64 at;               /* what is read next into the buffer */
  guint8 *buffer;           /* or NULL: no walk has come here */
  gsize n_buffered;
  gsize used;               /* of them */
  Head next;                /* of the piece that comes next */
  gboolean is_done;
} Run;

struct _DwIndexRuns
{
  int file;
  GArray *runs;             /* of Run */
  GByteArray *unwritten;
  guint64 length;           /* of the file with what is not written yet */
};

static gboolean
fail (GError **error)
{
  g_set_error (error, DW_INDEX_ERROR, DW_INDEX_ERROR_FAILED, "the search index cannot be made: %s", g_strerror (errno));
  return FALSE;
}

static void
clear_run (gpointer data)
{
  Run *run = data;

  g_free (run->buffer);
}

DwIndexRuns *
dw_index_runs_new (const char  *folder,
                   GError     **error)
{
  g_autofree char *path = g_build_filename (folder, UNFINISHED, NULL);
  int file = g_mkstemp_full (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  DwIndexRuns *self = NULL;

  if (file < 0)
    {
      fail (error);
      return NULL;
    }

  g_unlink (path);
  self = g_new0 (DwIndexRuns, 1);
  self->file = file;
  self->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  g_array_set_clear_func (self->runs, clear_run);
  self->unwritten = g_byte_array_new ();
  return self;
}

void
dw_index_runs_free (DwIndexRuns *self)
{
  close (self->file);
  g_array_unref (self->runs);
  g_byte_array_unref (self->unwritten);
  g_free (self);
}

static Run *
get_run (DwIndexRuns *self,
         guint        number)
{
  return &g_array_index (self->runs, Run, number);
}

void
dw_index_runs_begin (DwIndexRuns *self)
{
  Run run = { .first = self->length, .end = self->length };

  g_array_append_val (self->runs, run);
}

static gboolean
write_out (DwIndexRuns  *self,
           GError      **error)
{
  const guint8 *bytes = self->unwritten->data;
  gsize left = self->unwritten->len;

  while (left > 0)
    {
      gssize n = write (self->file, bytes, left);

      if (n < 0 && errno != EINTR)
        return fail (error);
      bytes += MAX (n, 0);
      left -= (gsize) MAX (n, 0);
    }

  g_byte_array_set_size (self->unwritten, 0);
  return TRUE;
}

gboolean
dw_index_runs_put (DwIndexRuns   *self,
                   guint32        number,
                   const guint8  *bytes,
                   gsize          length,
                   GError       **error)
{
  const Head head = { number, (guint32) length };

  g_byte_array_append (self->unwritten, (const guint8 *) &head, sizeof head);
  g_byte_array_append (self->unwritten, bytes, (guint) length);
  self->length += sizeof head + length;
  get_run (self, self->runs->len - 1)->end = self->length;
  return self->unwritten->len < WRITE_BYTES || write_out (self, error);
}

/* Fills the buffer of @run anew, once all of it is used. */
static gboolean
refill (DwIndexRuns  *self,
        Run          *run,
        GError      **error)
{
  gssize n;

  do
    n = pread (self->file, run->buffer, MIN (READ_BYTES, run->end - run->at), (off_t) run->at);
  while (n < 0 && errno == EINTR);

  /* A file that is shorter than what was written to it is no longer ours. */
  if (n == 0)
    errno = EIO;
  if (n <= 0)
    return fail (error);

  run->at += (guint64) n;
  run->n_buffered = (gsize) n;
  run->used = 0;
  return TRUE;
}

static gboolean
read_bytes (DwIndexRuns  *self,
            Run          *run,
            guint8       *to,
            gsize         length,
            GError      **error)
{
  while (length > 0)
    {
      gsize n = MIN (length, run->n_buffered - run->used);

      memcpy (to, run->buffer + run->used, n);
      run->used += n;
      to += n;
      length -= n;
      if (length > 0 && !refill (self, run, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_head (DwIndexRuns  *self,
           Run          *run,
           GError      **error)
{
  run->is_done = run->at - (run->n_buffered - run->used) == run->end;
  return run->is_done || read_bytes (self, run, (guint8 *) &run->next, sizeof run->next, error);
}

gboolean
dw_index_runs_rewind (DwIndexRuns  *self,
                      GError      **error)
{
  if (!write_out (self, error))
    return FALSE;

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = get_run (self, i);

      if (run->buffer == NULL)
        run->buffer = g_malloc (MIN (READ_BYTES, run->end - run->first));
      run->at = run->first;
      run->n_buffered = run->used = 0;
      if (!read_head (self, run, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dw_index_runs_take (DwIndexRuns  *self,
                    guint32       number,
                    GByteArray   *into,
                    GError      **error)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = get_run (self, i);
      guint length = into->len;

      if (run->is_done || run->next.number != number)
        continue;
      g_byte_array_set_size (into, length + run->next.length);
      if (!read_bytes (self, run, into->data + length, run->next.length, error) || !read_head (self, run, error))
        return FALSE;
    }

  return TRUE;
}
