/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-key-note.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "dw-publish-batch.h"

#define VERSION "LastVersion"

static char *
dup_path (const char *key_file)
{
  return g_strconcat (key_file, ".editions", NULL);
}

/* What the note says of the feed @group. FALSE where it says that in no number: an older edition would pass for the
   last. */
static gboolean
read_version (GKeyFile   *note,
              const char *group,
              guint64    *version)
{
  g_autoptr (GError) problem = NULL;

  *version = g_key_file_get_uint64 (note, group, VERSION, &problem);
  return problem == NULL || g_error_matches (problem, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND);
}

/* The note at @path, with nothing in it where there is none, and what it says of the feed @group. */
static GKeyFile *
load (const char  *path,
      const char  *group,
      guint64     *version,
      GError     **error)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  gboolean is_sound = !g_file_test (path, G_FILE_TEST_EXISTS)
                      || g_key_file_load_from_file (note, path, G_KEY_FILE_KEEP_COMMENTS, NULL);

  if (!is_sound || !read_version (note, group, version))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, DW_PUBLISH_ERROR, DW_PUBLISH_ERROR_BAD_FEED,
                   _("The file “%s” is damaged: it says which editions the key beside it has signed. Nothing was published. Put it back as it was; or, if the "
                     "folder that you publish to is the one that was published last, remove it."), shown);
      return NULL;
    }

  return g_steal_pointer (&note);
}

gboolean
dw_key_note_read (const char  *key_file,
                  const char  *feed,
                  guint64     *version,
                  GError     **error)
{
  g_autofree char *path = dup_path (key_file);
  g_autofree char *group = g_ascii_strdown (feed, -1);
  g_autoptr (GKeyFile) note = load (path, group, version, error);

  return note != NULL;
}

/* Two feeds may be published with one key at once, each from a folder of its own: neither note may take the other’s
   away. The lock is the key’s own, so that no file more lies beside it. Returns: −1 where there is none to be had; the
   note is then written without. */
static int
lock_note (const char *key_file)
{
  int lock = open (key_file, O_RDONLY | O_CLOEXEC);

  while (lock >= 0 && flock (lock, LOCK_EX) != 0 && errno == EINTR)
    ;
  return lock;
}

static gboolean
write_version (const char  *key_file,
               const char  *feed,
               guint64      version,
               GError     **error)
{
  g_autofree char *path = dup_path (key_file);
  g_autofree char *group = g_ascii_strdown (feed, -1);
  guint64 before = 0;
  g_autoptr (GKeyFile) note = load (path, group, &before, error);
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n_written = 0;

  if (note == NULL)
    return FALSE;

  g_key_file_set_comment (note, NULL, NULL,
                          " The last edition of each feed that this key has signed, for “doorwayctl publish”. It holds nothing secret; keep it with the key.", NULL);
  g_key_file_set_uint64 (note, group, VERSION, MAX (version, before));
  text = g_key_file_to_data (note, &length, NULL);
  return dw_publish_batch_write_alone (path, text, length, &n_written, error);
}

gboolean
dw_key_note_write (const char  *key_file,
                   const char  *feed,
                   guint64      version,
                   GError     **error)
{
  int lock = lock_note (key_file);
  gboolean is_written = write_version (key_file, feed, version, error);

  if (lock >= 0)
    close (lock);
  return is_written;
}
