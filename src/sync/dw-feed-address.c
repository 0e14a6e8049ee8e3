/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-address.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-limits.h"
#include "dw-progress.h"

#define LIST_PATH "/services"
#define PER_PAGE 100

gboolean
dw_feed_address_is_file (const char *url)
{
  return g_ascii_strncasecmp (url, "file:", 5) == 0;
}

gboolean
dw_feed_address_is_loopback (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && (g_str_equal (host, "127.0.0.1") || g_str_equal (host, "localhost") || g_str_equal (host, "::1"));
}

char *
dw_feed_address_dup_root (const char *base)
{
  gsize length = strlen (base);

  if (g_str_has_suffix (base, LIST_PATH))
    length -= strlen (LIST_PATH);

  return g_strdup_printf ("%.*s/", (int) length, base);
}

static char *
dup_list (const char *base)
{
  return g_strconcat (base, g_str_has_suffix (base, LIST_PATH) ? NULL : LIST_PATH, NULL);
}

char *
dw_feed_address_dup_page (const char *base,
                          guint       number,
                          const char *query)
{
  g_autofree char *list = dup_list (base);

  return g_strdup_printf ("%s?page=%u&per_page=%d%s", list, number, PER_PAGE, query);
}

/* "." and ".." would be walked, however they are written. */
char *
dw_feed_address_dup_detail (const char *base,
                            const char *id)
{
  g_autofree char *list = dup_list (base);
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  if (*id == '\0' || g_str_equal (id, ".") || g_str_equal (id, ".."))
    return NULL;

  return g_strconcat (list, "/", escaped, NULL);
}

static const char *const endings[] = { ".gz", ".zip", ".json", ".ndjson", ".jsonl" };

gboolean
dw_feed_address_ends_as_file (const char *url)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (url, endings[i]))
      return TRUE;

  return g_str_has_suffix (url, ".csv");
}

/* Without what says how a file is written, which is nobody's name: "bucks.ndjson.gz" is Bucks. */
static void
cut_endings (char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      name[strlen (name) - strlen (endings[i])] = '\0';
}

gboolean
dw_feed_address_is_folder (const char *url)
{
  g_autofree char *path = g_filename_from_uri (url, NULL, NULL);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

char *
dw_feed_address_dup_signed (const char *url)
{
  g_autofree char *folder = dw_feed_address_is_folder (url) ? g_filename_from_uri (url, NULL, NULL) : NULL;
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "feed.oruk", NULL) : NULL;
  char *head = path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_filename_to_uri (path, NULL, NULL) : NULL;

  return head != NULL ? head : g_strdup (url);
}

char *
dw_feed_address_dup_name (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;
  char *name;

  if (!dw_feed_address_is_file (url))
    {
      uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
      return g_strdup (uri != NULL ? g_uri_get_host (uri) : url);
    }

  path = g_filename_from_uri (url, NULL, NULL);
  name = g_filename_display_basename (path != NULL ? path : url);
  cut_endings (name);
  return name;
}

static gboolean
set_file_error (const char  *path,
                int          saved_errno,
                GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (saved_errno == ENOENT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no file “%s”. Nothing has changed."), name);
  else if (saved_errno == ELOOP)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _("“%s” is a link. Give the file itself. Nothing has changed."), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 _("The file “%s” could not be read (%s). Nothing has changed."), name, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
check_file (int          fd,
            const char  *path,
            gsize       *size,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;

  if (fstat (fd, &status) != 0)
    return set_file_error (path, errno, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _("“%s” is not a file that holds a feed. Give the feed’s own file, or its https:// address. Nothing has changed."), name);
      return FALSE;
    }
  if (status.st_size < 0 || (guint64) status.st_size > DW_LIMIT_BODY)
    {
      g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_TOO_LARGE,
                   _("The file “%s” is larger than Doorway takes in. Nothing has changed."), name);
      return FALSE;
    }

  *size = (gsize) status.st_size;
  return TRUE;
}

/* A file that shrinks meanwhile gives what was read, and the page then says that it is cut short. */
static GBytes *
read_whole (int          fd,
            const char  *path,
            gsize        size,
            GError     **error)
{
  g_autofree char *bytes = g_malloc (size + 1);
  gsize n_read = 0;

  while (n_read < size)
    {
      gssize n = read (fd, bytes + n_read, size - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_file_error (path, errno, error);
          return NULL;
        }
      if (n == 0)
        break;
      n_read += (gsize) n;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), n_read);
}

GBytes *
dw_feed_address_read_file (const char  *url,
                           GError     **error)
{
  g_autofree char *path = g_filename_from_uri (url, NULL, error);
  GBytes *bytes = NULL;
  gsize size;
  int fd;

  if (path == NULL)
    return NULL;

  /* Not blocking, for a FIFO that somebody put there. */
  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      set_file_error (path, errno, error);
      return NULL;
    }
  if (check_file (fd, path, &size, error))
    bytes = read_whole (fd, path, size, error);

  close (fd);
  return bytes;
}
