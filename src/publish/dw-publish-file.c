/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publish-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a file is called while it is being written. */
#define UNFINISHED ".doorway-"

/* So much of a file is compared or copied at a time. */
enum { CHUNK = 16 * 1024 };

static gboolean
fail (const char  *path,
      GError     **error)
{
  int saved_errno = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_WRITE, _("“%s” could not be written (%s)."), shown, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_all (int            fd,
           gconstpointer  bytes,
           gsize          length)
{
  const char *rest = bytes;

  while (length > 0)
    {
      ssize_t n = write (fd, rest, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          rest += n;
          length -= (gsize) n;
        }
    }

  return TRUE;
}

struct _DwPublishBatch
{
  char *folder;
  int folder_fd;
  GPtrArray *unfinished;    /* of char*: what they are called while they are written */
  GPtrArray *names;         /* of char*: what they will be called */
  char *path;               /* of the file being written, or NULL */
  int old_fd;               /* what is there under that name, as long as it says the same; else -1 */
  int new_fd;               /* what will be there; -1 while the old one says the same */
  guint64 n_same;           /* bytes of the old one that were found to be the same */
};

static void
close_file (DwPublishBatch *batch)
{
  if (batch->old_fd >= 0)
    close (batch->old_fd);
  if (batch->new_fd >= 0)
    close (batch->new_fd);
  batch->old_fd = batch->new_fd = -1;
  g_clear_pointer (&batch->path, g_free);
}

void
dw_publish_batch_free (DwPublishBatch *batch)
{
  close_file (batch);
  for (guint i = 0; i < batch->unfinished->len; i++)
    g_unlink (g_ptr_array_index (batch->unfinished, i));
  if (batch->folder_fd >= 0)
    close (batch->folder_fd);
  g_ptr_array_unref (batch->unfinished);
  g_ptr_array_unref (batch->names);
  g_free (batch->folder);
  g_free (batch);
}

DwPublishBatch *
dw_publish_batch_new (const char  *folder,
                      GError     **error)
{
  g_autoptr (DwPublishBatch) batch = NULL;

  if (!dw_publish_folder_make (folder, error))
    return NULL;

  batch = g_new0 (DwPublishBatch, 1);
  batch->folder = g_strdup (folder);
  batch->unfinished = g_ptr_array_new_with_free_func (g_free);
  batch->names = g_ptr_array_new_with_free_func (g_free);
  batch->old_fd = batch->new_fd = -1;
  batch->folder_fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (batch->folder_fd >= 0)
    return g_steal_pointer (&batch);

  fail (folder, error);
  return NULL;
}

/* From here on the file is another than the old one; what was the same is copied. */
static gboolean
begin_new (DwPublishBatch *batch)
{
  g_autofree char *unfinished = g_build_filename (batch->folder, UNFINISHED "XXXXXX", NULL);
  char buffer[CHUNK];
  guint64 done = 0;

  batch->new_fd = g_mkstemp_full (unfinished, O_WRONLY | O_CLOEXEC, 0666);
  if (batch->new_fd < 0)
    return FALSE;

  g_ptr_array_add (batch->unfinished, g_steal_pointer (&unfinished));
  g_ptr_array_add (batch->names, g_strdup (batch->path));
  while (done < batch->n_same)
    {
      ssize_t n = pread (batch->old_fd, buffer, MIN (sizeof buffer, batch->n_same - done), (off_t) done);

      if (n <= 0 || !write_all (batch->new_fd, buffer, (gsize) n))
        return FALSE;
      done += (guint64) n;
    }

  return TRUE;
}

void
dw_publish_batch_begin (DwPublishBatch *batch,
                        const char     *name)
{
  close_file (batch);
  batch->path = g_build_filename (batch->folder, name, NULL);
  batch->old_fd = g_open (batch->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  batch->n_same = 0;
}

/* Whether the old file goes on with these bytes. */
static gboolean
goes_on (const DwPublishBatch *batch,
         gconstpointer         bytes,
         gsize                 length)
{
  char buffer[CHUNK];
  gsize done = 0;

  while (batch->old_fd >= 0 && done < length)
    {
      ssize_t n = pread (batch->old_fd, buffer, MIN (sizeof buffer, length - done), (off_t) (batch->n_same + done));

      if (n <= 0 || memcmp (buffer, (const char *) bytes + done, (gsize) n) != 0)
        return FALSE;
      done += (gsize) n;
    }

  return batch->old_fd >= 0;
}

gboolean
dw_publish_batch_append (gconstpointer   bytes,
                         gsize           length,
                         gpointer        data,
                         GError        **error)
{
  DwPublishBatch *batch = data;

  if (batch->new_fd < 0 && goes_on (batch, bytes, length))
    {
      batch->n_same += length;
      return TRUE;
    }

  return ((batch->new_fd >= 0 || begin_new (batch)) && write_all (batch->new_fd, bytes, length)) || fail (batch->path, error);
}

gboolean
dw_publish_batch_end (DwPublishBatch  *batch,
                      GError         **error)
{
  char beyond = 0;
  gboolean is_same = batch->new_fd < 0 && batch->old_fd >= 0 && pread (batch->old_fd, &beyond, 1, (off_t) batch->n_same) == 0;
  gboolean is_written = is_same || batch->new_fd >= 0 || begin_new (batch);

  /* Some disks say only now that they are full. */
  if (is_written && batch->new_fd >= 0)
    is_written = close (g_steal_fd (&batch->new_fd)) == 0;
  if (!is_written)
    fail (batch->path, error);
  close_file (batch);
  return is_written;
}

gboolean
dw_publish_batch_write (DwPublishBatch  *batch,
                        const char      *name,
                        gconstpointer    bytes,
                        gsize            length,
                        GError         **error)
{
  dw_publish_batch_begin (batch, name);
  return dw_publish_batch_append (bytes, length, batch, error) && dw_publish_batch_end (batch, error);
}

guint
dw_publish_batch_get_n (const DwPublishBatch *batch)
{
  return batch->names->len;
}

gboolean
dw_publish_batch_commit (DwPublishBatch  *batch,
                         guint           *n_written,
                         GError         **error)
{
  if (batch->names->len > 0 && syncfs (batch->folder_fd) != 0)
    return fail (batch->folder, error);

  for (guint i = 0; i < batch->names->len; i++)
    if (g_rename (g_ptr_array_index (batch->unfinished, i), g_ptr_array_index (batch->names, i)) != 0)
      return fail (g_ptr_array_index (batch->names, i), error);

  if (batch->names->len > 0 && fsync (batch->folder_fd) != 0 && errno != EINVAL)
    return fail (batch->folder, error);

  *n_written += batch->names->len;
  g_ptr_array_set_size (batch->unfinished, 0);
  g_ptr_array_set_size (batch->names, 0);
  return TRUE;
}

gboolean
dw_publish_file_write (const char     *path,
                       gconstpointer   bytes,
                       gsize           length,
                       guint          *n_written,
                       GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (DwPublishBatch) batch = dw_publish_batch_new (folder, error);

  return batch != NULL && dw_publish_batch_write (batch, name, bytes, length, error) && dw_publish_batch_commit (batch, n_written, error);
}

static gboolean
write_secret (int         fd,
              const char *text)
{
  gboolean is_written = write_all (fd, text, strlen (text)) && fsync (fd) == 0;

  return close (fd) == 0 && is_written;
}

gboolean
dw_publish_file_make_secret (const char  *path,
                             const char  *text,
                             GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (path, error);
  if (!write_secret (fd, text))
    {
      fail (path, error);
      g_unlink (path);
      return FALSE;
    }

  return TRUE;
}

gboolean
dw_publish_folder_make (const char  *path,
                        GError     **error)
{
  return g_mkdir_with_parents (path, 0777) == 0 || fail (path, error);
}

guint
dw_publish_folder_sweep (const char        *path,
                         DwPublishKeepFunc  keep,
                         gpointer           data)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint n_removed = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_str_has_prefix (name, UNFINISHED))
        g_unlink (file);
      else if (!keep (name, data) && g_unlink (file) == 0)
        n_removed++;
    }

  return n_removed;
}
