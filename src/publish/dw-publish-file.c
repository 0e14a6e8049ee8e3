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

gboolean
dw_publish_file_fail (const char  *path,
                      GError     **error)
{
  int saved_errno = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_WRITE, _("“%s” could not be written (%s)."), shown, g_strerror (saved_errno));
  return FALSE;
}

gboolean
dw_publish_file_write_all (int            fd,
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
write_secret (int         fd,
              const char *text)
{
  gboolean is_written = dw_publish_file_write_all (fd, text, strlen (text)) && fsync (fd) == 0;

  return close (fd) == 0 && is_written;
}

gboolean
dw_publish_file_make_secret (const char  *path,
                             const char  *text,
                             GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return dw_publish_file_fail (path, error);
  if (!write_secret (fd, text))
    {
      dw_publish_file_fail (path, error);
      g_unlink (path);
      return FALSE;
    }

  return TRUE;
}

gboolean
dw_publish_folder_make (const char  *path,
                        GError     **error)
{
  return g_mkdir_with_parents (path, 0777) == 0 || dw_publish_file_fail (path, error);
}

gboolean
dw_publish_folder_make_beside (const char  *beside,
                               const char  *folder,
                               GError     **error)
{
  struct stat status;

  dw_publish_folder_dissolve (beside, folder);
  if (stat (folder, &status) != 0)
    return dw_publish_file_fail (folder, error);
  if (g_mkdir (beside, 0700) != 0)
    return dw_publish_file_fail (beside, error);

  /* A folder that a web server may read by its group has one that only root may give away: then the parent's has to
     do. */
  if (chown (beside, (uid_t) -1, status.st_gid) != 0)
    g_debug ("The new folder has another group than the old one");
  if (g_chmod (beside, status.st_mode & 07777) == 0)
    return TRUE;

  dw_publish_file_fail (beside, error);
  g_rmdir (beside);
  return FALSE;
}

void
dw_publish_folder_dissolve (const char *beside,
                            const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (beside, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (beside, name, NULL);
      g_autofree char *home = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0 && g_file_test (path, G_FILE_TEST_IS_DIR) && g_rename (path, home) != 0)
        g_debug ("A folder could not be moved: %s", g_strerror (errno));
    }

  g_rmdir (beside);
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

      if (g_str_has_prefix (name, DW_PUBLISH_UNFINISHED))
        g_unlink (file);
      else if (!keep (name, data) && g_unlink (file) == 0)
        n_removed++;
    }

  return n_removed;
}
