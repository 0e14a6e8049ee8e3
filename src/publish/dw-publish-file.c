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
holds (const char    *path,
       gconstpointer  bytes,
       gsize          length)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file != NULL && g_mapped_file_get_length (file) == length &&
         (length == 0 || memcmp (g_mapped_file_get_contents (file), bytes, length) == 0);
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

static gboolean
write_unfinished (const char    *unfinished,
                  int            fd,
                  gconstpointer  bytes,
                  gsize          length)
{
  gboolean is_written = write_all (fd, bytes, length) && fsync (fd) == 0;
  int saved_errno = errno;

  if (close (fd) != 0 && is_written)
    return FALSE;

  errno = saved_errno;
  return is_written;
}

gboolean
dw_publish_file_write (const char     *path,
                       gconstpointer   bytes,
                       gsize           length,
                       guint          *n_written,
                       GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unfinished = g_build_filename (folder, UNFINISHED "XXXXXX", NULL);
  int fd;

  if (holds (path, bytes, length))
    return TRUE;

  fd = g_mkstemp_full (unfinished, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (path, error);
  if (!write_unfinished (unfinished, fd, bytes, length) || g_rename (unfinished, path) != 0)
    {
      fail (path, error);
      g_unlink (unfinished);
      return FALSE;
    }

  (*n_written)++;
  return TRUE;
}

gboolean
dw_publish_file_make_secret (const char  *path,
                             const char  *text,
                             GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (path, error);
  if (!write_unfinished (path, fd, text, strlen (text)))
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

gboolean
dw_publish_folder_settle (const char  *path,
                          GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_settled = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);

  if (!is_settled)
    fail (path, error);
  if (fd >= 0)
    close (fd);
  return is_settled;
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
