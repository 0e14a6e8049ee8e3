/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spool-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-hash.h"
#include "dw-paths.h"

#define NAME_PREFIX "crawl-"

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

static gboolean
take_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

/* Ours, ordinary, still under its name, and nobody else's at work. */
static gboolean
is_usable (int fd)
{
  struct stat status;

  return take_lock (fd) && fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ()
         && status.st_nlink == 1 && (status.st_mode & 077) == 0;
}

static int
open_named (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

  if (fd >= 0 && is_usable (fd))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Unless somebody is at work in it. */
static void
remove_file (const char *path)
{
  int fd = open_named (path);

  if (fd < 0)
    return;
  g_unlink (path);
  close (fd);
}

/* Whatever crawl left it is not coming back for it. */
static void
sweep_file (const char *path,
            gint64      now,
            gint64      seconds)
{
  struct stat status;

  if (lstat (path, &status) == 0 && (status.st_mtime > now || now - status.st_mtime >= seconds))
    remove_file (path);
}

static void
sweep_folder (const char *folder,
              gint64      seconds)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, NAME_PREFIX))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        sweep_file (path, g_get_real_time () / G_USEC_PER_SEC, seconds);
      }
}

static char *
dup_path (const char *folder,
          const char *key)
{
  DwHash hash = dw_hash_of (key, strlen (key));
  g_autoptr (GString) name = g_string_new (NAME_PREFIX);

  for (guint i = 0; i < DW_HASH_BYTES; i++)
    g_string_append_printf (name, "%02x", hash.bytes[i]);
  return g_build_filename (folder, name->str, NULL);
}

int
dw_spool_file_open (const char  *key,
                    gint64       seconds,
                    char       **path)
{
  g_autofree char *folder = dw_paths_dup_own (g_get_user_cache_dir (), ".cache");
  int fd = -1;

  *path = key != NULL ? dup_path (folder, key) : NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return -1;

  sweep_folder (folder, seconds);
  fd = *path != NULL ? open_named (*path) : -1;
  if (fd >= 0)
    return fd;

  g_clear_pointer (path, g_free);
  return open_nameless (folder);
}

void
dw_spool_file_forget (const char *key)
{
  g_autofree char *folder = dw_paths_dup_own (g_get_user_cache_dir (), ".cache");
  g_autofree char *path = dup_path (folder, key);
  struct stat status;

  if (lstat (path, &status) == 0)
    remove_file (path);
}
