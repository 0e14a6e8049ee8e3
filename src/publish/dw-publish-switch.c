/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-publish-switch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

struct _DwPublishSwitch
{
  GPtrArray *beside;        /* of char*: what waits, or, once it is in its place, what gave way */
  GPtrArray *places;        /* of char* */
};

/* How something came to its place, and so how it is taken back. */
typedef enum
{
  STEP_NONE,
  STEP_EXCHANGED,
  STEP_FIRST,               /* nothing was there */
  STEP_FOR_GOOD,            /* what was there is gone */
} Step;

void
dw_publish_switch_free (DwPublishSwitch *self)
{
  for (guint i = 0; i < self->beside->len; i++)
    {
      const char *beside = g_ptr_array_index (self->beside, i);

      if (g_unlink (beside) != 0 && errno != ENOENT)
        dw_publish_folder_dissolve (beside, g_ptr_array_index (self->places, i));
    }

  g_ptr_array_unref (self->beside);
  g_ptr_array_unref (self->places);
  g_free (self);
}

DwPublishSwitch *
dw_publish_switch_new (void)
{
  DwPublishSwitch *self = g_new0 (DwPublishSwitch, 1);

  self->beside = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dw_publish_switch_add (DwPublishSwitch *self,
                       DwPublishBatch  *batch)
{
  dw_publish_batch_steal (batch, self->beside, self->places);
}

/* Everything that waits, and what follows from it, is on the disk; or, without @is_all, the names in the folder of
   @path. */
static gboolean
sync_folder (const char *path,
             gboolean    is_all)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_safe;
  int reason;

  if (fd < 0)
    return FALSE;

  is_safe = is_all ? syncfs (fd) == 0 : fsync (fd) == 0 || errno == EINVAL;
  reason = errno;
  close (fd);
  errno = reason;
  return is_safe;
}

static GHashTable *
list_names (const char *folder)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_hash_table_add (names, g_strdup (name));

  return g_steal_pointer (&names);
}

static gboolean
is_listed (const char *name,
           gpointer    names)
{
  return g_hash_table_contains (names, name);
}

/* File by file. What only the old folder has is gone. */
static gboolean
pour (const char *beside,
      const char *place)
{
  g_autoptr (GHashTable) names = list_names (beside);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *from = g_build_filename (beside, name, NULL);
      g_autofree char *to = g_build_filename (place, name, NULL);

      if (g_rename (from, to) != 0)
        return FALSE;
    }

  dw_publish_folder_sweep (place, is_listed, names);
  return TRUE;
}

/* That two names are never exchanged here, whatever they are: no such call, or a folder that is mounted or comes from a
   layer below. */
static gboolean
is_unknown (int reason)
{
  return reason == EINVAL || reason == ENOSYS || reason == ENOTSUP || reason == EPERM || reason == EXDEV
         || reason == EBUSY;
}

static Step
put (const char *beside,
     const char *place)
{
  if (renameat2 (AT_FDCWD, beside, AT_FDCWD, place, RENAME_EXCHANGE) == 0)
    return STEP_EXCHANGED;
  if (errno == ENOENT)
    return g_rename (beside, place) == 0 ? STEP_FIRST : STEP_NONE;
  if (!is_unknown (errno))
    return STEP_NONE;
  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return pour (beside, place) ? STEP_FOR_GOOD : STEP_NONE;

  return g_rename (beside, place) == 0 ? STEP_FOR_GOOD : STEP_NONE;
}

/* Best effort: whatever stays where it is is whole, and the next publishing puts everything right. */
static void
take_back (Step        step,
           const char *beside,
           const char *place)
{
  gboolean is_back = TRUE;

  if (step == STEP_EXCHANGED)
    is_back = renameat2 (AT_FDCWD, beside, AT_FDCWD, place, RENAME_EXCHANGE) == 0;
  else if (step == STEP_FIRST)
    is_back = g_rename (place, beside) == 0;
  if (!is_back)
    g_debug ("What gave way could not be put back: %s", g_strerror (errno));
}

gboolean
dw_publish_switch_commit (DwPublishSwitch  *self,
                          GError          **error)
{
  g_autofree Step *steps = g_new0 (Step, self->places->len + 1);
  gboolean is_done = self->places->len == 0 || sync_folder (g_ptr_array_index (self->places, 0), TRUE);
  guint n = 0;

  for (; is_done && n < self->places->len; n++)
    {
      const char *place = g_ptr_array_index (self->places, n);

      steps[n] = put (g_ptr_array_index (self->beside, n), place);
      is_done = steps[n] != STEP_NONE && (n + 2 < self->places->len || sync_folder (place, FALSE));
    }
  if (is_done)
    return TRUE;

  dw_publish_file_fail (g_ptr_array_index (self->places, n > 0 ? n - 1 : 0), error);
  while (n-- > 0)
    take_back (steps[n], g_ptr_array_index (self->beside, n), g_ptr_array_index (self->places, n));
  return FALSE;
}
