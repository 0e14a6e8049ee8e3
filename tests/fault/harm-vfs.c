/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "harm-log.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A file as SQLite has it; the real one lies behind it. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  char *path;           /* NULL of a file without a name */
} HarmFile;

static sqlite3_vfs layer;
static sqlite3_vfs *beneath;

static gboolean is_armed, is_forever, is_fast;
static HarmOp armed_op;
static guint armed_at, n_seen;
static int armed_reason;
static int last_reason;
static HarmLog *recording;
static gint64 whole_seen_at;  /* of the second copy: when it was written last, as the system tells it */

void
harm_vfs_arm (HarmOp   op,
              guint    at,
              int      reason,
              gboolean forever)
{
  armed_op = op;
  armed_at = at;
  armed_reason = reason;
  is_forever = forever;
  n_seen = 0;
  is_armed = TRUE;
}

guint
harm_vfs_disarm (void)
{
  is_armed = FALSE;
  return n_seen;
}

void
harm_vfs_set_fast (gboolean fast)
{
  is_fast = fast;
}

/* Counts one. Returns: whether it fails. */
static gboolean
fails (HarmOp op)
{
  if (!is_armed || op != armed_op)
    return FALSE;

  n_seen++;
  if (armed_at == 0 || (is_forever ? n_seen < armed_at : n_seen != armed_at))
    return FALSE;

  last_reason = armed_reason;
  return TRUE;
}

void
harm_vfs_record (const char *folder)
{
  recording = harm_log_new (folder);
}

void
harm_vfs_mark (void)
{
  harm_log_mark (recording);
}

HarmLog *
harm_vfs_end (void)
{
  return g_steal_pointer (&recording);
}

/* The second copy is no file of SQLite's: it takes the place of the one before whole, and safe. */
static void
note_whole (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *spare = g_build_filename (folder, "directory.spare", NULL);
  g_autofree char *bytes = NULL;
  GStatBuf status;
  gsize length;

  if (g_stat (spare, &status) != 0 || (gint64) status.st_ino == whole_seen_at)
    return;

  whole_seen_at = (gint64) status.st_ino;
  g_assert_true (g_file_get_contents (spare, &bytes, &length, NULL));
  harm_log_add (recording, HARM_STEP_WHOLE, spare, 0, bytes, length);
}

static void
note (HarmFile      *file,
      HarmStepKind   kind,
      gsize          at,
      gconstpointer  bytes,
      gsize          length)
{
  if (recording == NULL || file->path == NULL || !harm_log_owns (recording, file->path))
    return;

  note_whole (file->path);
  harm_log_add (recording, kind, file->path, at, bytes, length);
}

static int
close_file (sqlite3_file *base)
{
  HarmFile *file = (HarmFile *) base;

  g_clear_pointer (&file->path, g_free);
  return file->real->pMethods->xClose (file->real);
}

static int
read_file (sqlite3_file  *base,
           void          *bytes,
           int            length,
           sqlite3_int64  at)
{
  HarmFile *file = (HarmFile *) base;

  return fails (HARM_READ) ? SQLITE_IOERR_READ : file->real->pMethods->xRead (file->real, bytes, length, at);
}

static int
write_file (sqlite3_file  *base,
            const void    *bytes,
            int            length,
            sqlite3_int64  at)
{
  HarmFile *file = (HarmFile *) base;

  if (fails (HARM_WRITE))
    return armed_reason == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;

  note (file, HARM_STEP_WRITE, (gsize) at, bytes, (gsize) length);
  return file->real->pMethods->xWrite (file->real, bytes, length, at);
}

static int
truncate_file (sqlite3_file  *base,
               sqlite3_int64  size)
{
  HarmFile *file = (HarmFile *) base;

  if (fails (HARM_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;

  note (file, HARM_STEP_TRUNCATE, (gsize) size, NULL, 0);
  return file->real->pMethods->xTruncate (file->real, size);
}

static int
sync_file (sqlite3_file *base,
           int           flags)
{
  HarmFile *file = (HarmFile *) base;

  if (fails (HARM_SYNC))
    return SQLITE_IOERR_FSYNC;

  note (file, HARM_STEP_SYNC, 0, NULL, 0);
  return is_fast ? SQLITE_OK : file->real->pMethods->xSync (file->real, flags);
}

#define REAL(base) (((HarmFile *) (base))->real)

static int
get_size (sqlite3_file  *base,
          sqlite3_int64 *size)
{
  return REAL (base)->pMethods->xFileSize (REAL (base), size);
}

static int
lock (sqlite3_file *base,
      int           level)
{
  return REAL (base)->pMethods->xLock (REAL (base), level);
}

static int
unlock (sqlite3_file *base,
        int           level)
{
  return REAL (base)->pMethods->xUnlock (REAL (base), level);
}

static int
check_lock (sqlite3_file *base,
            int          *is_reserved)
{
  return REAL (base)->pMethods->xCheckReservedLock (REAL (base), is_reserved);
}

static int
control (sqlite3_file *base,
         int           verb,
         void         *data)
{
  return REAL (base)->pMethods->xFileControl (REAL (base), verb, data);
}

static int
get_sector_size (sqlite3_file *base)
{
  return REAL (base)->pMethods->xSectorSize (REAL (base));
}

static int
get_device (sqlite3_file *base)
{
  return REAL (base)->pMethods->xDeviceCharacteristics (REAL (base));
}

static int
map_shared (sqlite3_file   *base,
            int             page,
            int             size,
            int             extend,
            void volatile **memory)
{
  return fails (HARM_SHARE) ? SQLITE_IOERR_SHMMAP : REAL (base)->pMethods->xShmMap (REAL (base), page, size, extend, memory);
}

static int
lock_shared (sqlite3_file *base,
             int           offset,
             int           n,
             int           flags)
{
  return REAL (base)->pMethods->xShmLock (REAL (base), offset, n, flags);
}

static void
order_shared (sqlite3_file *base)
{
  REAL (base)->pMethods->xShmBarrier (REAL (base));
}

static int
unmap_shared (sqlite3_file *base,
              int           is_last)
{
  return REAL (base)->pMethods->xShmUnmap (REAL (base), is_last);
}

/* Version 2: nothing is mapped. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock,
  .xUnlock = unlock,
  .xCheckReservedLock = check_lock,
  .xFileControl = control,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_device,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *base,
           int           flags,
           int          *flags_out)
{
  HarmFile *file = (HarmFile *) base;
  int rc;

  memset (file, 0, sizeof *file);
  if (fails (HARM_OPEN))
    return SQLITE_CANTOPEN;

  file->real = (sqlite3_file *) (file + 1);
  rc = beneath->xOpen (beneath, path, file->real, flags, flags_out);
  if (file->real->pMethods == NULL)
    return rc;

  file->base.pMethods = &methods;
  file->path = g_strdup (path);
  if (rc == SQLITE_OK && recording != NULL && path != NULL && harm_log_owns (recording, path) && (flags & SQLITE_OPEN_CREATE) != 0)
    note (file, HARM_STEP_WRITE, 0, "", 0);
  return rc;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *path,
             int          is_safe)
{
  if (recording != NULL && harm_log_owns (recording, path))
    harm_log_add (recording, HARM_STEP_DELETE, path, 0, NULL, 0);

  return beneath->xDelete (beneath, path, is_safe);
}

/* Of the failure that was made, its reason; else the system's own. */
static int
get_last_error (sqlite3_vfs *vfs,
                int          length,
                char        *text)
{
  int reason = last_reason;

  last_reason = 0;
  return reason != 0 ? reason : beneath->xGetLastError (beneath, length, text);
}

void
harm_vfs_install (void)
{
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  beneath = sqlite3_vfs_find (NULL);
  layer = *beneath;
  layer.zName = "harm";
  layer.szOsFile = (int) sizeof (HarmFile) + beneath->szOsFile;
  layer.xOpen = open_file;
  layer.xDelete = delete_file;
  layer.xGetLastError = get_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&layer, 1), ==, SQLITE_OK);
}
