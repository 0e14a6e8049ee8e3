/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dw-care.h"
#include "dw-paths.h"
#include "dw-rebuild.h"
#include "dw-renewal.h"
#include "dw-schema.h"
#include "dw-spare-feeds.h"
#include "dw-store-lock.h"
#include "dw-wipe.h"
#include "dw-writer-private.h"

G_DEFINE_QUARK (dw-store-error-quark, dw_store_error)

char *
dw_store_dup_default_dir (void)
{
  return dw_paths_dup_own (g_get_user_data_dir (), ".local/share");
}

static gboolean
make_folder (const char  *data_dir,
             GError     **error)
{
  g_autofree char *shown = NULL;
  DwDbError code;
  int saved_errno;

  if (g_mkdir_with_parents (data_dir, 0700) == 0)
    return TRUE;

  saved_errno = errno;
  shown = g_filename_display_name (data_dir);
  code = saved_errno == ENOSPC || saved_errno == EDQUOT ? DW_DB_ERROR_FULL : DW_DB_ERROR_READ_ONLY;
  g_set_error (error, DW_DB_ERROR, code, _("The folder “%s” cannot be made: %s. Choose another folder."), shown,
               g_strerror (saved_errno));
  return FALSE;
}

/* The WAL goes first: a WAL beside a database that it does not belong to is worse than one that is missing. SQLite
   finds it again under the new name, for whoever wants to look. */
static void
set_aside_files (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, ".damaged", suffixes[i], NULL);

      g_remove (to);
      if (g_rename (from, to) != 0 && errno != ENOENT)
        g_debug ("“%s” could not be set aside: %s", from, g_strerror (errno));
    }
}

/* Whoever remembers a generation of the old directory must not take the new one for it: the new one counts on from the
   time of day, which no counting from nought has reached. */
static gboolean
start_counting (DwDb     *db,
                DwClock  *clock,
                GError  **error)
{
  return dw_schema_set_number (db, "generation", dw_clock_now (clock), error);
}

static DwDb *
begin_again (const char  *data_dir,
             DwClock     *clock,
             GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SCHEMA_FILE, NULL);
  g_autoptr (DwDb) db = NULL;
  int lock = dw_store_lock_take (data_dir, error);

  if (lock < 0)
    return NULL;

  g_debug ("The directory is damaged: it is set aside and a new one begun");
  set_aside_files (path);
  dw_renewal_note (data_dir);
  db = dw_schema_open (path, error);
  dw_store_lock_release (lock);
  if (db == NULL || !start_counting (db, clock, error) || !dw_care_look_over (db, data_dir, error)
      || !dw_spare_feeds_settle (db, data_dir, TRUE, error))
    return NULL;

  return g_steal_pointer (&db);
}

static DwDb *
open_sound (const char  *data_dir,
            GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SCHEMA_FILE, NULL);
  gboolean is_care_due = dw_care_is_due (data_dir);
  g_autoptr (DwDb) db = dw_schema_open (path, error);

  if (db == NULL || (is_care_due && !dw_care_look_over (db, data_dir, error))
      || !dw_spare_feeds_settle (db, data_dir, FALSE, error) || !dw_rebuild_if_due (db, error))
    return NULL;

  dw_wipe_if_due (db);
  return g_steal_pointer (&db);
}

static DwDb *
open_directory (const char  *data_dir,
                DwClock     *clock,
                GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwDb) db = open_sound (data_dir, &problem);

  if (db == NULL && g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    {
      db = begin_again (data_dir, clock, error);
      return db != NULL && dw_rebuild_if_due (db, error) ? g_steal_pointer (&db) : NULL;
    }
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return g_steal_pointer (&db);
}

DwWriter *
dw_writer_open (const char  *data_dir,
                DwClock     *clock,
                GError     **error)
{
  DwWriter *writer;
  DwDb *db;

  if (!make_folder (data_dir, error))
    return NULL;

  db = open_directory (data_dir, clock, error);
  if (db == NULL)
    return NULL;

  writer = g_new0 (DwWriter, 1);
  writer->data_dir = g_strdup (data_dir);
  writer->db = db;
  writer->clock = dw_clock_ref (clock);
  return writer;
}

void
dw_writer_close (DwWriter *writer)
{
  g_clear_pointer (&writer->snapshot, dw_snapshot_abandon);
  if (dw_db_take_damage (writer->db))
    dw_care_note_damage (writer->data_dir);
  dw_db_settle (writer->db);
  dw_db_close (writer->db);
  dw_clock_unref (writer->clock);
  g_free (writer->data_dir);
  g_free (writer);
}

gint64
dw_writer_get_now (DwWriter *writer)
{
  return dw_clock_now (writer->clock);
}

const char *
dw_writer_get_data_dir (DwWriter *writer)
{
  return writer->data_dir;
}

gboolean
dw_writer_is_new (DwWriter *writer)
{
  gint64 n_feeds = 0;

  return dw_schema_get_number (writer->db, "feeds_ever", &n_feeds, NULL) && n_feeds == 0;
}
