/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dw-db-private.h"

G_DEFINE_QUARK (dw-db-error-quark, dw_db_error)

static DwDbError
classify_reason (int reason)
{
  if (reason == ENOSPC || reason == EDQUOT)
    return DW_DB_ERROR_FULL;

  return reason == EROFS || reason == EACCES || reason == EPERM ? DW_DB_ERROR_READ_ONLY : DW_DB_ERROR_FAILED;
}

/* Codes are extended: the low byte is the kind. Some kinds hide the system's own reason. */
static DwDbError
classify (DwDb *db,
          int   rc)
{
  int reason = sqlite3_system_errno (db->handle);

  if (rc == SQLITE_READONLY_ROLLBACK)
    return DW_DB_ERROR_UNFINISHED;
  /* The shared memory of a WAL cannot grow: SQLite keeps no reason of the system for it, and there is but the one. */
  if (rc == SQLITE_IOERR_SHMSIZE)
    return DW_DB_ERROR_FULL;

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return dw_db_is_over_limit (db) ? DW_DB_ERROR_INTERRUPTED : DW_DB_ERROR_BUSY;
    case SQLITE_INTERRUPT:
      return DW_DB_ERROR_INTERRUPTED;
    case SQLITE_FULL:
      return DW_DB_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DW_DB_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DW_DB_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return classify_reason (reason);
    default:
      return DW_DB_ERROR_FAILED;
    }
}

static const char *
get_sentence (DwDbError code)
{
  switch (code)
    {
    case DW_DB_ERROR_BUSY:
      return _("%s had to stop: another Doorway is saving. Nothing was changed. Try again in a moment.");
    case DW_DB_ERROR_FULL:
      return _("%s had to stop: there is not enough space. What was saved before is still there. Free some disk space "
               "and try again.");
    case DW_DB_ERROR_READ_ONLY:
      return _("%s had to stop: the folder cannot be written to. Nothing was changed. Choose a folder that can, or "
               "change its permissions.");
    case DW_DB_ERROR_DAMAGED:
      return _("%s had to stop: the file is damaged or is not a database. Nothing was changed.");
    case DW_DB_ERROR_INTERRUPTED:
      return _("%s was stopped before it was done. Nothing was changed.");
    case DW_DB_ERROR_UNFINISHED:
      return _("%s had to stop: the file was never finished. Nothing was changed. Start Doorway again to finish it.");
    case DW_DB_ERROR_FAILED:
    case DW_DB_ERROR_TOO_NEW:
    case DW_DB_ERROR_NOT_OURS:
    default:
      return NULL;
    }
}

/* What @code means to a person who is @doing something. */
static char *
dup_message (DwDbError   code,
             const char *doing)
{
  const char *sentence = get_sentence (code);
  g_auto (GStrv) parts = sentence != NULL ? g_strsplit (sentence, "%s", 2) : NULL;

  return parts != NULL ? g_strconcat (parts[0], doing, parts[1], NULL) : NULL;
}

gboolean
dw_db_set_error (DwDb        *db,
                 int          rc,
                 const char  *doing,
                 GError     **error)
{
  DwDbError code = classify (db, rc);
  g_autofree char *message = dup_message (code, doing);

  db->saw_damage |= code == DW_DB_ERROR_DAMAGED;

  /* sqlite3_errmsg() can quote what a person searched for; the text of the code cannot. */
  if (message == NULL)
    message = g_strdup_printf (_("%s did not work (%s, code %d). Nothing was changed."), doing, sqlite3_errstr (rc), rc);

  g_set_error_literal (error, DW_DB_ERROR, code, message);
  return FALSE;
}

gboolean
dw_db_set_system_error (int          reason,
                        const char  *doing,
                        GError     **error)
{
  DwDbError code = classify_reason (reason);
  g_autofree char *message = dup_message (code, doing);

  if (message == NULL)
    message = g_strdup_printf (_("%s did not work: %s. Nothing was changed."), doing, g_strerror (reason));

  g_set_error_literal (error, DW_DB_ERROR, code, message);
  return FALSE;
}
