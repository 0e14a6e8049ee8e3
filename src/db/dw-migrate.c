/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-db-private.h"

static gboolean
refuse_newer (DwDb    *db,
              GError **error)
{
  /* Closing must not move the newer program's WAL into its file. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW,
                       _("This data was saved by a newer version of Doorway and was left as it is. "
                         "Install the newest Doorway to open it."));
  return FALSE;
}

/* Another program may have gone the same step since the version was read: it is read again inside the transaction. */
static gboolean
migrate_one (DwDb               *db,
             const char *const  *migrations,
             guint               n_migrations,
             GError            **error)
{
  g_autofree char *stamp = NULL;
  int version;

  if (!dw_db_begin (db, error))
    return FALSE;

  version = dw_db_get_version (db, error);
  if (version < 0)
    return FALSE;
  if (version >= (int) n_migrations)
    return dw_db_commit (db, error);

  stamp = g_strdup_printf ("PRAGMA user_version = %d", version + 1);
  return dw_db_exec (db, _("Upgrading the database"), migrations[version], error)
         && dw_db_exec (db, _("Upgrading the database"), stamp, error)
         && dw_db_commit (db, error);
}

gboolean
dw_db_migrate (DwDb               *db,
               const char *const  *migrations,
               guint               n_migrations,
               GError            **error)
{
  int version;

  for (version = dw_db_get_version (db, error);
       version >= 0 && version < (int) n_migrations;
       version = dw_db_get_version (db, error))
    if (!migrate_one (db, migrations, n_migrations, error))
      {
        dw_db_rollback (db);
        return FALSE;
      }

  if (version > (int) n_migrations)
    return refuse_newer (db, error);

  return version >= 0;
}
