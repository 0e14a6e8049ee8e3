/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spool.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-hash.h"
#include "dw-limits.h"
#include "dw-spool-file.h"
#include "dw-veil.h"

struct _DwSpool
{
  int fd;
  char *path;                 /* NULL of one without a name */
  DwVeil *veil;               /* of one without a name: nobody comes back for it, so nobody needs to be able to read
                                 it */
  guint64 written;
  guint64 read;
  guint64 first;              /* where the first body after the plan is */
  guint64 found;              /* where the body is that was last looked at */
  DwHash last;                /* of the body that was last added or read */
};

/* Tells a file of this layout from any other. Never leaves this computer, so it needs no byte order. */
#define MAGIC 0x44535031u

/* How much of a body is in memory while all of it is checked. */
#define PIECE ((gsize) 16 * 1024)

/* Stands before each body. */
typedef struct
{
  guint32 magic;
  guint32 kind;
  guint64 length;
  DwHash hash;                /* of the body */
} Frame;

static gboolean
set_file_error (GError **error)
{
  int saved_errno = errno;

  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NO_SPACE,
                         _("There is not enough space on this computer to take in the feed. Nothing has changed. "
                           "Make some room, then try again."));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 _("The feed could not be kept while it was read (%s). Nothing has changed."), g_strerror (saved_errno));
  return FALSE;
}

DwSpool *
dw_spool_open (const char  *key,
               GError     **error)
{
  g_autofree char *path = NULL;
  int fd = dw_spool_file_open (key, DW_SPOOL_SECONDS, &path);
  DwSpool *spool;

  if (fd < 0)
    {
      set_file_error (error);
      return NULL;
    }

  spool = g_new0 (DwSpool, 1);
  spool->fd = fd;
  spool->path = g_steal_pointer (&path);
  spool->veil = spool->path == NULL ? dw_veil_new () : NULL;
  return spool;
}

void
dw_spool_close (DwSpool *spool)
{
  close (spool->fd);
  g_clear_pointer (&spool->veil, dw_veil_free);
  g_free (spool->path);
  g_free (spool);
}

void
dw_spool_discard (DwSpool *spool)
{
  if (spool->path != NULL)
    g_unlink (spool->path);
  dw_spool_close (spool);
}

static gboolean
write_all (DwSpool        *spool,
           gconstpointer   data,
           gsize           length,
           GError        **error)
{
  const char *at = data;

  while (length > 0)
    {
      gssize n = pwrite (spool->fd, at, length, (off_t) spool->written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_file_error (error);
      at += n;
      length -= (gsize) n;
      spool->written += (guint64) n;
    }

  return TRUE;
}

/* Under one key what stands at one place of the file is written once, so its place is its number. */
static gboolean
write_body (DwSpool        *spool,
            gconstpointer   data,
            gsize           length,
            GError        **error)
{
  g_autofree guint8 *veiled = spool->veil != NULL && length > 0 ? g_memdup2 (data, length) : NULL;

  if (veiled != NULL)
    dw_veil_apply (spool->veil, spool->written, 0, veiled, length);
  return write_all (spool, veiled != NULL ? veiled : data, length, error);
}

gboolean
dw_spool_append (DwSpool      *spool,
                 DwSpoolKind   kind,
                 GBytes       *body,
                 GError      **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (body, &length);
  const Frame frame = { .magic = MAGIC, .kind = kind, .length = length, .hash = dw_hash_of (data, length) };
  guint64 before = spool->written;

  if (spool->written + length > DW_LIMIT_FEED)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_LARGE,
                           _("The feed sends more data than Doorway takes in. The copy you have stays as it is."));
      return FALSE;
    }

  spool->last = frame.hash;
  if (write_all (spool, &frame, sizeof frame, error) && write_body (spool, data, length, error))
    return TRUE;

  /* Half a body would end what can be read. What is veiled is of no next sync, and no place of it is written twice. */
  if (spool->veil == NULL && ftruncate (spool->fd, (off_t) before) == 0)
    spool->written = before;
  return FALSE;
}

gboolean
dw_spool_begin (DwSpool       *spool,
                const DwPlan  *plan,
                GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (plan, sizeof *plan);

  spool->written = 0;
  /* The places are written again, with something else: not under the same key. */
  if (spool->veil != NULL)
    {
      dw_veil_free (spool->veil);
      spool->veil = dw_veil_new ();
    }
  if (ftruncate (spool->fd, 0) != 0)
    return set_file_error (error);
  if (!dw_spool_append (spool, DW_SPOOL_PLAN, bytes, error))
    return FALSE;

  spool->first = spool->written;
  spool->read = spool->first;
  return TRUE;
}

void
dw_spool_rewind (DwSpool *spool)
{
  spool->read = spool->first;
}

static gboolean
read_all (DwSpool   *spool,
          guint64    place,
          gpointer   data,
          gsize      length,
          GError   **error)
{
  char *at = data;

  while (length > 0)
    {
      gssize n = pread (spool->fd, at, length, (off_t) place);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return set_file_error (error);
      at += n;
      length -= (gsize) n;
      place += (guint64) n;
    }

  return TRUE;
}

static gboolean
refuse_damaged (GError **error)
{
  errno = EIO;
  return set_file_error (error);
}

/* Reads what stands before the next body, and goes on behind that. FALSE without @error after the last one. */
static gboolean
read_frame (DwSpool  *spool,
            Frame    *frame,
            GError  **error)
{
  guint64 place = spool->read;

  if (place == spool->written || !read_all (spool, place, frame, sizeof *frame, error))
    return FALSE;

  place += sizeof *frame;
  if (frame->magic != MAGIC || frame->length > DW_LIMIT_FEED || place + frame->length > spool->written)
    return refuse_damaged (error);

  spool->found = place;
  spool->read = place + frame->length;
  return TRUE;
}

/* Reads @length bytes at @at of the body that was found. */
static gboolean
read_part (gpointer   data,
           gsize      at,
           gpointer   bytes,
           gsize      length,
           GError   **error)
{
  DwSpool *spool = data;

  if (!read_all (spool, spool->found + at, bytes, length, error))
    return FALSE;
  if (spool->veil != NULL)
    dw_veil_apply (spool->veil, spool->found, at, bytes, length);
  return TRUE;
}

static gboolean
take_hash (DwSpool       *spool,
           const Frame   *frame,
           const DwHash  *hash,
           GError       **error)
{
  if (!dw_hash_equal (hash, &frame->hash))
    return refuse_damaged (error);

  spool->last = *hash;
  return TRUE;
}

GBytes *
dw_spool_read (DwSpool      *spool,
               DwSpoolKind  *kind,
               GError      **error)
{
  Frame frame;
  DwHash hash;
  g_autofree guint8 *body = NULL;

  if (!read_frame (spool, &frame, error))
    return NULL;

  body = g_malloc (frame.length);
  if (!read_part (spool, 0, body, frame.length, error))
    return NULL;

  hash = dw_hash_of (body, frame.length);
  if (!take_hash (spool, &frame, &hash, error))
    return NULL;

  *kind = frame.kind;
  return g_bytes_new_take (g_steal_pointer (&body), frame.length);
}

gboolean
dw_spool_find (DwSpool      *spool,
               DwPageText   *text,
               DwSpoolKind  *kind,
               GError      **error)
{
  Frame frame;
  DwHash hash;
  DwHasher *hasher = NULL;
  g_autofree guint8 *piece = NULL;
  gboolean is_read = TRUE;

  if (!read_frame (spool, &frame, error))
    return FALSE;

  piece = g_malloc (PIECE);
  hasher = dw_hasher_new ();
  for (guint64 at = 0; is_read && at < frame.length; at += PIECE)
    {
      gsize length = MIN (PIECE, frame.length - at);

      is_read = read_part (spool, at, piece, length, error);
      if (is_read)
        dw_hasher_add (hasher, piece, length);
    }

  hash = dw_hasher_finish (hasher);
  if (!is_read || !take_hash (spool, &frame, &hash, error))
    return FALSE;

  *kind = frame.kind;
  *text = (DwPageText) { frame.length, read_part, spool };
  return TRUE;
}

guint64
dw_spool_tell (const DwSpool *spool)
{
  return spool->read;
}

void
dw_spool_seek (DwSpool *spool,
               guint64  place)
{
  spool->read = place;
}

guint64
dw_spool_get_end (const DwSpool *spool)
{
  return spool->written;
}

const DwHash *
dw_spool_get_hash (const DwSpool *spool)
{
  return &spool->last;
}

void
dw_spool_forget (const char *key)
{
  dw_spool_file_forget (key);
}

static gboolean
read_plan (DwSpool *spool,
           DwPlan  *plan)
{
  DwSpoolKind kind;
  g_autoptr (GBytes) bytes = dw_spool_read (spool, &kind, NULL);

  if (bytes == NULL || kind != DW_SPOOL_PLAN || g_bytes_get_size (bytes) != sizeof *plan)
    return FALSE;

  memcpy (plan, g_bytes_get_data (bytes, NULL), sizeof *plan);
  return TRUE;
}

gboolean
dw_spool_resume (DwSpool *spool,
                 DwPlan  *plan)
{
  struct stat status;
  guint64 sound;

  if (spool->path == NULL || fstat (spool->fd, &status) != 0)
    return FALSE;
  spool->read = 0;
  spool->written = (guint64) status.st_size;
  if (!read_plan (spool, plan))
    return FALSE;

  spool->first = sound = spool->read;
  while (spool->read < spool->written)
    {
      DwSpoolKind kind;
      g_autoptr (GBytes) body = dw_spool_read (spool, &kind, NULL);

      if (body == NULL)
        break;
      sound = spool->read;
    }

  spool->written = sound;
  dw_spool_rewind (spool);
  return sound > spool->first && ftruncate (spool->fd, (off_t) sound) == 0;
}
