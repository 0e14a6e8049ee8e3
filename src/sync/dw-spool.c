/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dw-limits.h"
#include "dw-paths.h"

struct _DwSpool
{
  int fd;
  guint64 written;
  guint64 read;
};

/* Stands before each body. Never leaves this process, so it needs no byte order. */
typedef struct
{
  guint64 length;
  guint32 kind;
  guint32 unused;
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

/* Some file systems know no nameless files: there the name lives for a moment. */
static int
open_nameless (const char *folder)
{
  int fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  g_autofree char *path = NULL;

  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
    return fd;

  path = g_build_filename (folder, "spool-XXXXXX", NULL);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    g_unlink (path);
  return fd;
}

DwSpool *
dw_spool_new (GError **error)
{
  g_autofree char *folder = dw_paths_dup_own (g_get_user_cache_dir (), ".cache");
  DwSpool *spool;
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open_nameless (folder);
  if (fd < 0)
    {
      set_file_error (error);
      return NULL;
    }

  spool = g_new0 (DwSpool, 1);
  spool->fd = fd;
  return spool;
}

void
dw_spool_free (DwSpool *spool)
{
  close (spool->fd);
  g_free (spool);
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

gboolean
dw_spool_append (DwSpool      *spool,
                 DwSpoolKind   kind,
                 GBytes       *body,
                 GError      **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (body, &length);
  const Frame frame = { .length = length, .kind = kind };

  if (spool->written + length > DW_LIMIT_FEED)
    {
      g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_LARGE,
                           _("The feed sends more data than Doorway takes in. The copy you have stays as it is."));
      return FALSE;
    }

  return write_all (spool, &frame, sizeof frame, error) && write_all (spool, data, length, error);
}

gboolean
dw_spool_clear (DwSpool  *spool,
                GError  **error)
{
  spool->written = 0;
  spool->read = 0;
  return ftruncate (spool->fd, 0) == 0 || set_file_error (error);
}

void
dw_spool_rewind (DwSpool *spool)
{
  spool->read = 0;
}

static gboolean
read_all (DwSpool  *spool,
          gpointer  data,
          gsize     length,
          GError  **error)
{
  char *at = data;

  while (length > 0)
    {
      gssize n = pread (spool->fd, at, length, (off_t) spool->read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return set_file_error (error);
      at += n;
      length -= (gsize) n;
      spool->read += (guint64) n;
    }

  return TRUE;
}

GBytes *
dw_spool_read (DwSpool      *spool,
               DwSpoolKind  *kind,
               GError      **error)
{
  Frame frame;
  g_autofree char *body = NULL;

  if (spool->read == spool->written || !read_all (spool, &frame, sizeof frame, error))
    return NULL;

  body = g_malloc (frame.length);
  if (!read_all (spool, body, frame.length, error))
    return NULL;

  *kind = frame.kind;
  return g_bytes_new_take (g_steal_pointer (&body), frame.length);
}
