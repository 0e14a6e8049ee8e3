/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-wipe.h"

#include <glib/gi18n-lib.h>

gboolean
dw_wipe_set_thorough (DwDb      *db,
                      gboolean   is_thorough,
                      GError   **error)
{
  return dw_db_exec (db, _("Preparing the directory"),
                     is_thorough ? "PRAGMA secure_delete = ON" : "PRAGMA secure_delete = FAST", error);
}

gboolean
dw_wipe_note_due (DwDb    *db,
                  GError **error)
{
  return dw_db_exec (db, _("Preparing the directory"),
                     "INSERT OR REPLACE INTO store_meta (name, value)"
                     " SELECT 'wipe_due', 1 FROM store_meta WHERE name = 'feeds_ever' AND value > 0",
                     error);
}

static gboolean
is_due (DwDb *db)
{
  g_autoptr (DwStatement) select = dw_statement_new (db, "SELECT 1 FROM store_meta WHERE name = 'wipe_due'", NULL);

  return select != NULL && dw_statement_step (select, NULL) == DW_STEP_ROW;
}

/* The note goes last: whoever is killed before does it again. */
void
dw_wipe_if_due (DwDb *db)
{
  g_autoptr (GError) problem = NULL;

  if (!is_due (db))
    return;

  if (!dw_db_compact (db, &problem)
      || !dw_db_exec (db, _("Preparing the directory"), "DELETE FROM store_meta WHERE name = 'wipe_due'", &problem))
    g_debug ("The directory was not written anew: %s", problem->message);
  dw_db_settle (db);
}
