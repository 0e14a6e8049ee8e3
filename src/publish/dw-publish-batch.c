/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publish-batch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* So much of a file is compared or copied at a time. */
enum { CHUNK = 16 * 1024 };

struct _DwPublishBatch
{
  char *folder;
  char *beside;             /* the folder that is to take the place of @folder; NULL: its files get their names one by
                               one */
  int folder_fd;
  GPtrArray *unfinished;    /* of char*: what they are called while they are written */
  GPtrArray *names;         /* of char*: what they will be called */
  guint n_new;
  char *name;               /* of the file being written, or NULL */
  char *path;               /* where it is, or will be */
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
  g_clear_pointer (&batch->name, g_free);
  g_clear_pointer (&batch->path, g_free);
}

static void
forget_all (DwPublishBatch *batch)
{
  g_ptr_array_set_size (batch->unfinished, 0);
  g_ptr_array_set_size (batch->names, 0);
  g_clear_pointer (&batch->beside, g_free);
  batch->n_new = 0;
}

void
dw_publish_batch_free (DwPublishBatch *batch)
{
  close_file (batch);
  for (guint i = 0; i < batch->unfinished->len; i++)
    g_unlink (g_ptr_array_index (batch->unfinished, i));
  if (batch->beside != NULL)
    dw_publish_folder_dissolve (batch->beside, batch->folder);
  forget_all (batch);
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

  dw_publish_file_fail (folder, error);
  return NULL;
}

DwPublishBatch *
dw_publish_batch_new_beside (const char  *folder,
                             GError     **error)
{
  g_autoptr (DwPublishBatch) batch = NULL;
  g_autofree char *target = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *unfinished = NULL;

  if (!dw_publish_folder_make (folder, error))
    return NULL;

  /* A link leads to what a web server serves: that is what is replaced, and not the link. */
  target = realpath (folder, NULL);
  if (target == NULL)
    {
      dw_publish_file_fail (folder, error);
      return NULL;
    }

  batch = dw_publish_batch_new (target, error);
  parent = g_path_get_dirname (target);
  name = g_path_get_basename (target);
  unfinished = g_strconcat (DW_PUBLISH_UNFINISHED, name, NULL);
  if (batch == NULL)
    return NULL;

  batch->beside = g_build_filename (parent, unfinished, NULL);
  if (!dw_publish_folder_make_beside (batch->beside, target, error))
    {
      g_clear_pointer (&batch->beside, g_free);
      return NULL;
    }

  return g_steal_pointer (&batch);
}

static gboolean
open_new (DwPublishBatch *batch)
{
  g_autofree char *unfinished = NULL;

  if (batch->beside != NULL)
    {
      unfinished = g_build_filename (batch->beside, batch->name, NULL);
      batch->new_fd = g_open (unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      return batch->new_fd >= 0;
    }

  unfinished = g_build_filename (batch->folder, DW_PUBLISH_UNFINISHED "XXXXXX", NULL);
  batch->new_fd = g_mkstemp_full (unfinished, O_WRONLY | O_CLOEXEC, 0666);
  if (batch->new_fd < 0)
    return FALSE;

  g_ptr_array_add (batch->unfinished, g_steal_pointer (&unfinished));
  g_ptr_array_add (batch->names, g_strdup (batch->path));
  return TRUE;
}

/* From here on the file is another than the old one; what was the same is copied. */
static gboolean
begin_new (DwPublishBatch *batch)
{
  char buffer[CHUNK];
  guint64 done = 0;

  if (!open_new (batch))
    return FALSE;

  while (done < batch->n_same)
    {
      ssize_t n = pread (batch->old_fd, buffer, MIN (sizeof buffer, batch->n_same - done), (off_t) done);

      if (n <= 0 || !dw_publish_file_write_all (batch->new_fd, buffer, (gsize) n))
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
  batch->name = g_strdup (name);
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

  return ((batch->new_fd >= 0 || begin_new (batch)) && dw_publish_file_write_all (batch->new_fd, bytes, length)) ||
         dw_publish_file_fail (batch->path, error);
}

/* The old file, which is wanted as it is, under its name in the folder beside. */
static gboolean
link_old (DwPublishBatch *batch)
{
  g_autofree char *second = g_build_filename (batch->beside, batch->name, NULL);

  return link (batch->path, second) == 0;
}

static gboolean
close_new (DwPublishBatch *batch)
{
  /* Some disks say only now that they are full. */
  return batch->new_fd < 0 || close (g_steal_fd (&batch->new_fd)) == 0;
}

gboolean
dw_publish_batch_end (DwPublishBatch  *batch,
                      GError         **error)
{
  char beyond = 0;
  gboolean is_same
      = batch->new_fd < 0 && batch->old_fd >= 0 && pread (batch->old_fd, &beyond, 1, (off_t) batch->n_same) == 0;
  gboolean is_there = batch->new_fd >= 0 || (is_same && (batch->beside == NULL || link_old (batch)));
  gboolean is_written = (is_there || begin_new (batch)) && close_new (batch);

  if (!is_written)
    dw_publish_file_fail (batch->path, error);
  batch->n_new += !is_same;
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

/* Takes over a file of the old folder that is none of the batch's. */
static gboolean
carry_one (DwPublishBatch  *batch,
           const char      *name,
           GError         **error)
{
  struct stat status;
  gboolean is_carried;

  dw_publish_batch_begin (batch, name);
  is_carried = link_old (batch);
  if (!is_carried && batch->old_fd >= 0 && fstat (batch->old_fd, &status) == 0)
    {
      batch->n_same = (guint64) status.st_size;
      is_carried = begin_new (batch) && close_new (batch);
    }
  if (!is_carried)
    dw_publish_file_fail (batch->path, error);
  close_file (batch);
  return is_carried;
}

/* A folder in the old one goes over when the new one is in its place; what an interrupted run left goes with the old
   one. */
static gboolean
is_to_do (const DwPublishBatch *batch,
          const char           *name)
{
  g_autofree char *there = g_build_filename (batch->folder, name, NULL);
  g_autofree char *here = g_build_filename (batch->beside, name, NULL);
  struct stat status;

  return !g_str_has_prefix (name, DW_PUBLISH_UNFINISHED) && lstat (here, &status) != 0 && lstat (there, &status) == 0
         && !S_ISDIR (status.st_mode);
}

gboolean
dw_publish_batch_carry (DwPublishBatch     *batch,
                        DwPublishKeepFunc   keep,
                        gpointer            data,
                        guint              *n_gone,
                        GError            **error)
{
  g_autoptr (GDir) dir = g_dir_open (batch->folder, 0, NULL);
  const char *name = NULL;

  /* What is not seen would be lost with the old folder. */
  if (dir == NULL)
    return dw_publish_file_fail (batch->folder, error);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!is_to_do (batch, name))
        continue;
      if (!keep (name, data))
        (*n_gone)++;
      else if (!carry_one (batch, name, error))
        return FALSE;
    }

  return TRUE;
}

guint
dw_publish_batch_get_n (const DwPublishBatch *batch)
{
  return batch->n_new;
}

gboolean
dw_publish_batch_commit (DwPublishBatch  *batch,
                         guint           *n_written,
                         GError         **error)
{
  g_return_val_if_fail (batch->beside == NULL, FALSE);

  if (batch->names->len > 0 && syncfs (batch->folder_fd) != 0)
    return dw_publish_file_fail (batch->folder, error);

  for (guint i = 0; i < batch->names->len; i++)
    if (g_rename (g_ptr_array_index (batch->unfinished, i), g_ptr_array_index (batch->names, i)) != 0)
      return dw_publish_file_fail (g_ptr_array_index (batch->names, i), error);

  if (batch->names->len > 0 && fsync (batch->folder_fd) != 0 && errno != EINVAL)
    return dw_publish_file_fail (batch->folder, error);

  *n_written += batch->names->len;
  forget_all (batch);
  return TRUE;
}

void
dw_publish_batch_steal (DwPublishBatch *batch,
                        GPtrArray      *unfinished,
                        GPtrArray      *names)
{
  if (batch->beside != NULL)
    {
      g_ptr_array_add (unfinished, g_steal_pointer (&batch->beside));
      g_ptr_array_add (names, g_strdup (batch->folder));
    }

  for (guint i = 0; i < batch->names->len; i++)
    {
      g_ptr_array_add (unfinished, g_strdup (g_ptr_array_index (batch->unfinished, i)));
      g_ptr_array_add (names, g_strdup (g_ptr_array_index (batch->names, i)));
    }
  forget_all (batch);
}

gboolean
dw_publish_batch_write_alone (const char     *path,
                              gconstpointer   bytes,
                              gsize           length,
                              guint          *n_written,
                              GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (DwPublishBatch) batch = dw_publish_batch_new (folder, error);

  return batch != NULL && dw_publish_batch_write (batch, name, bytes, length, error)
         && dw_publish_batch_commit (batch, n_written, error);
}
