/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-address.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-crawl.h"
#include "dw-limits.h"

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
                          guint       number)
{
  g_autofree char *list = dup_list (base);

  return g_strdup_printf ("%s?page=%u&per_page=%d", list, number, PER_PAGE);
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
  if (g_str_has_suffix (name, ".json") && strlen (name) > strlen (".json"))
    name[strlen (name) - strlen (".json")] = '\0';
  return name;
}

static gboolean
set_bad_address (const char  *message,
                 GError     **error)
{
  g_set_error_literal (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS, message);
  return FALSE;
}

/* A window's person may type "~/feed.json"; no shell is between. */
static char *
dup_path_address (const char  *typed,
                  GError     **error)
{
  g_autofree char *expanded = g_str_has_prefix (typed, "~/") ? g_build_filename (g_get_home_dir (), typed + 2, NULL)
                                                             : g_strdup (typed);
  g_autofree char *path = g_canonicalize_filename (expanded, NULL);

  return g_filename_to_uri (path, NULL, error);
}

static char *
dup_file_address (const char  *typed,
                  GError     **error)
{
  g_autofree char *host = NULL;
  g_autofree char *path = g_filename_from_uri (typed, &host, NULL);

  if (path == NULL || (host != NULL && !g_str_equal (host, "localhost")))
    {
      set_bad_address (_("That is not the address of a file on this computer. It should look like file:///home/me/feed.json."),
                       error);
      return NULL;
    }

  return dup_path_address (path, error);
}

/* People copy the address of the list from a browser: its paging is ours to choose. */
static char *
dup_https_address (const char  *typed,
                   GError     **error)
{
  g_autoptr (GError) net_error = NULL;
  g_autofree char *address = dw_net_check_address (typed, &net_error);
  char *rest;

  if (address == NULL)
    {
      set_bad_address (net_error->message, error);
      return NULL;
    }

  rest = address + strcspn (address, "?#");
  if (*rest == '?' && (rest - address < (gssize) strlen (LIST_PATH) ||
                       strncmp (rest - strlen (LIST_PATH), LIST_PATH, strlen (LIST_PATH)) != 0))
    {
      set_bad_address (_("A feed's address has no question mark in it. Leave out everything from the “?” on."), error);
      return NULL;
    }
  while (rest > address && rest[-1] == '/')
    rest--;
  *rest = '\0';
  return g_steal_pointer (&address);
}

static gboolean
looks_like_a_path (const char *typed)
{
  if (strstr (typed, "://") != NULL)
    return FALSE;

  return *typed == '/' || *typed == '.' || g_str_has_prefix (typed, "~/") || g_str_has_suffix (typed, ".json") ||
         g_file_test (typed, G_FILE_TEST_IS_REGULAR);
}

char *
dw_crawl_check_address (const char  *typed,
                        GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));

  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL))
    {
      set_bad_address (_("Give the address of a feed, such as https://example.org/api, or of a file."), error);
      return NULL;
    }
  if (dw_feed_address_is_file (trimmed))
    return dup_file_address (trimmed, error);
  if (looks_like_a_path (trimmed))
    return dup_path_address (trimmed, error);

  return dup_https_address (trimmed, error);
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
                   _("“%s” is not a file that holds a feed. Nothing has changed."), name);
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
