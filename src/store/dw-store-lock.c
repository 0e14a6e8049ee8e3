/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dw-db.h"
#include "dw-writer.h"

#define LOCK_FILE "sync.lock"

static int
fail_to_open (GError **error)
{
  int reason = errno;
  DwDbError code = reason == ENOSPC || reason == EDQUOT                    ? DW_DB_ERROR_FULL
                   : reason == EROFS || reason == EACCES || reason == EPERM ? DW_DB_ERROR_READ_ONLY
                                                                            : DW_DB_ERROR_FAILED;

  g_set_error (error, DW_DB_ERROR, code, _("The folder of the directory cannot be written to: %s. Nothing was changed."),
               g_strerror (reason));
  return -1;
}

static int
fail_to_lock (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_LOCKED,
                       _("Another Doorway is updating the directory. Nothing was changed. "
                         "Try again when it has finished."));
  return -1;
}

int
dw_store_lock_take (const char  *data_dir,
                    GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, LOCK_FILE, NULL);
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (lock < 0)
    return fail_to_open (error);
  if (fcntl (lock, F_OFD_SETLK, &whole) == 0)
    return lock;

  close (lock);
  return fail_to_lock (error);
}

void
dw_store_lock_release (int lock)
{
  if (lock >= 0)
    close (lock);
}
