/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spare-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dw-db-private.h"
#include "dw-hash.h"

/* Thousands of feeds and decisions fit ten times over: what is larger is not ours. */
#define MOST_BYTES (64 * 1024 * 1024)

/* Digits of a line's hash, and the blank after them. */
enum { PREFIX = 2 * DW_HASH_BYTES + 1 };

static void
append_line (GString    *text,
             const char *line)
{
  DwHash hash = dw_hash_of (line, strlen (line));

  g_return_if_fail (strchr (line, '\n') == NULL);

  for (guint i = 0; i < DW_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", hash.bytes[i]);
  g_string_append_printf (text, " %s\n", line);
}

static gboolean
write_all (int            fd,
           const GString *text)
{
  gsize written = 0;

  while (written < text->len)
    {
      gssize n = write (fd, text->str + written, text->len - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      written += (gsize) n;
    }

  return fsync (fd) == 0;
}

/* Its own name only from the moment that all of it is on the disk. */
static gboolean
write_beside (const char    *path,
              const GString *text)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean is_written;
  int reason;

  if (fd < 0)
    return FALSE;

  is_written = write_all (fd, text);
  reason = errno;
  if (close (fd) != 0 && is_written)
    return FALSE;

  errno = reason;
  return is_written;
}

/* The new name is on the disk too: else the power could bring back the older copy. */
static gboolean
keep_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean is_kept;

  if (fd < 0)
    return FALSE;

  is_kept = fsync (fd) == 0;
  close (fd);
  return is_kept;
}

gboolean
dw_spare_file_write (const char  *path,
                     const char  *head,
                     GPtrArray   *lines,
                     GError     **error)
{
  g_autofree char *beside = g_strconcat (path, ".new", NULL);
  g_autofree char *counted = g_strdup_printf ("%u %s", lines->len, head);
  g_autoptr (GString) text = g_string_new (NULL);
  int reason;

  append_line (text, counted);
  for (guint i = 0; i < lines->len; i++)
    append_line (text, lines->pdata[i]);
  append_line (text, counted);

  if (write_beside (beside, text) && g_rename (beside, path) == 0 && keep_name (path))
    return TRUE;

  reason = errno;
  g_remove (beside);
  return dw_db_set_system_error (reason, _("Saving the second copy of what cannot be fetched again"), error);
}

/* A copy that is there and does not open, or a disk that does not answer: it may be all that is left. */
static char *
refuse_unread (const char  *path,
               int          reason,
               GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_FAILED,
               _("“%s” cannot be read (%s). It may be all that is left of what cannot be fetched again, so nothing was changed. Make it readable, or move it "
                 "away if it is lost."), shown, g_strerror (reason));
  return NULL;
}

/* A file of ours, and nothing else that may lie under its name. */
static char *
load (const char  *path,
      gsize       *length,
      GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autofree char *text = NULL;
  struct stat status;
  gssize n = 0;
  int reason;

  if (fd < 0)
    return errno == ENOENT || errno == ELOOP ? NULL : refuse_unread (path, errno, error);

  *length = 0;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0 && status.st_size <= MOST_BYTES)
    {
      text = g_malloc ((gsize) status.st_size + 1);
      while (*length < (gsize) status.st_size && (n = read (fd, text + *length, (gsize) status.st_size - *length)) > 0)
        *length += (gsize) n;
      text[*length] = '\0';
    }
  reason = errno;
  close (fd);
  if (n < 0)
    return refuse_unread (path, reason, error);

  return n > 0 ? g_steal_pointer (&text) : NULL;
}

/* Returns: (nullable): what the line says, where it has its hash. */
static const char *
check_line (const char *line)
{
  const char *said;
  DwHash hash;

  if (strlen (line) < PREFIX || line[PREFIX - 1] != ' ')
    return NULL;

  said = line + PREFIX;
  hash = dw_hash_of (said, strlen (said));
  for (guint i = 0; i < DW_HASH_BYTES; i++)
    if (g_ascii_xdigit_value (line[2 * i]) * 16 + g_ascii_xdigit_value (line[2 * i + 1]) != hash.bytes[i])
      return NULL;

  return g_utf8_validate (said, -1, NULL) ? said : NULL;
}

/* Takes @said for the head, when it is one: a head begins with how many lines there are. */
static gboolean
take_head (DwSpareFile *spare,
           guint64     *n_lines,
           const char  *said)
{
  char *end;

  if (!g_ascii_isdigit (*said))
    return FALSE;

  *n_lines = g_ascii_strtoull (said, &end, 10);
  g_free (spare->head);
  spare->head = g_strdup (*end == ' ' ? end + 1 : end);
  return TRUE;
}

DwSpareFile *
dw_spare_file_read (const char  *path,
                    GError     **error)
{
  gsize length;
  g_autofree char *text = load (path, &length, error);
  g_autoptr (DwSpareFile) spare = NULL;
  guint64 n_lines = 0;
  guint n_heads = 0, n_damaged = 0;
  gsize next;

  if (text == NULL)
    return NULL;

  spare = g_new0 (DwSpareFile, 1);
  spare->lines = g_ptr_array_new_with_free_func (g_free);
  for (gsize at = 0; at < length; at = next)
    {
      char *end = memchr (text + at, '\n', length - at);
      const char *said;

      next = end != NULL ? (gsize) (end - text) + 1 : length;
      if (end != NULL)
        *end = '\0';
      /* Zeros in a line end it early, and then it has not its hash. */
      said = end != NULL && strlen (text + at) == (gsize) (end - text) - at ? check_line (text + at) : NULL;
      if (said == NULL)
        n_damaged++;
      else if (take_head (spare, &n_lines, said))
        n_heads++;
      else
        g_ptr_array_add (spare->lines, g_strdup (said));
    }

  spare->is_whole = n_damaged == 0 && n_heads == 2 && n_lines == spare->lines->len;
  return spare->head != NULL || spare->lines->len > 0 ? g_steal_pointer (&spare) : NULL;
}

gint64
dw_spare_file_digest (const char *head,
                      GPtrArray  *lines,
                      const char *but)
{
  g_autoptr (GString) all = g_string_new (head);
  DwHash hash;
  gint64 digest;

  for (guint i = 0; i < lines->len; i++)
    if (but == NULL || !g_str_has_prefix (lines->pdata[i], but))
      g_string_append_printf (all, "\n%s", (const char *) lines->pdata[i]);
  hash = dw_hash_of (all->str, all->len);
  memcpy (&digest, hash.bytes, sizeof digest);
  return digest != 0 ? GINT64_FROM_LE (digest) : 1;
}

void
dw_spare_file_free (DwSpareFile *spare)
{
  g_free (spare->head);
  g_ptr_array_unref (spare->lines);
  g_free (spare);
}
