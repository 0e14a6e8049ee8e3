/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "dw-outbox-spare.h"

#define OUTBOX_APPLICATION_ID 0x44774f42 /* "DwOB" */

/* Damaged files that are kept beside the outbox. */
enum { MOST_ASIDE = 9 };

static const char *const migrations[] = {
  /* Released: it never changes. Another step goes after it. */
  "CREATE TABLE correction ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),"
  "  text TEXT CHECK (length(text) BETWEEN 1 AND 2000),"
  "  service TEXT NOT NULL,"
  "  source_id TEXT NOT NULL,"
  "  feed TEXT NOT NULL,"
  "  feed_url TEXT NOT NULL,"
  "  email TEXT,"
  "  written_at INTEGER NOT NULL,"
  "  handed_at INTEGER NOT NULL DEFAULT 0"
  ") STRICT",
  /* The digest of what the second copy holds; 0: there is none yet. */
  "CREATE TABLE spare (digest INTEGER NOT NULL) STRICT; INSERT INTO spare VALUES (0)",
};

/* What SQLite keeps of a database; the WAL goes first: one beside a database that it does not belong to is worse than
 * one that is missing. */
static const char *const suffixes[] = { "-wal", "-shm", "" };

struct _DwOutbox
{
  DwDb *db;
  char *data_dir;
};

G_DEFINE_QUARK (dw-outbox-error-quark, dw_outbox_error)

static char *
dup_path (const char *data_dir,
          const char *suffix)
{
  g_autofree char *name = g_strconcat ("outbox.db", suffix, NULL);

  return g_build_filename (data_dir, name, NULL);
}

static DwDb *
open_sound (const char  *data_dir,
            gboolean    *is_restored,
            GError     **error)
{
  g_autofree char *path = dup_path (data_dir, "");
  g_autoptr (DwDb) db = NULL;
  int version;

  if (!dw_db_peek (path, OUTBOX_APPLICATION_ID, &version, error))
    return NULL;

  db = dw_db_open (path, OUTBOX_APPLICATION_ID, DW_DB_READ_WRITE, error);
  if (db == NULL || !dw_db_migrate (db, migrations, G_N_ELEMENTS (migrations), error)
      || !dw_outbox_spare_settle (db, data_dir, is_restored, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* The end of the name of a damaged outbox that @number others were kept before. */
static char *
dup_aside (guint number)
{
  return number == 0 ? g_strdup (".damaged") : g_strdup_printf (".damaged-%u", number + 1);
}

/* A free one: what was kept for somebody stays. Once there are so many that they might fill the disk, the newest gives
 * way. */
static char *
choose_aside (const char *data_dir)
{
  for (guint number = 0; number < MOST_ASIDE; number++)
    {
      g_autofree char *aside = dup_aside (number);
      g_autofree char *path = dup_path (data_dir, aside);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&aside);
    }

  return dup_aside (MOST_ASIDE - 1);
}

static void
set_aside (const char *data_dir,
           const char *aside)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *damaged = g_strconcat (aside, suffixes[i], NULL);
      g_autofree char *from = dup_path (data_dir, suffixes[i]);
      g_autofree char *to = dup_path (data_dir, damaged);

      g_remove (to);
      if (g_rename (from, to) != 0 && errno != ENOENT)
        g_debug ("“%s” could not be set aside: %s", from, g_strerror (errno));
    }
}

/* What came back whole must not lie about beside the outbox: a correction that is removed there would stay in it. */
static void
forget_aside (const char *data_dir,
              const char *aside)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *damaged = g_strconcat (aside, suffixes[i], NULL);
      g_autofree char *path = dup_path (data_dir, damaged);

      g_remove (path);
    }
}

/* One program at a time, and only while it still is damaged: another one may have begun it again meanwhile. */
static DwDb *
begin_again (const char  *data_dir,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_restored;
  int lock = g_open (data_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  DwDb *db;

  if (lock >= 0 && flock (lock, LOCK_EX) != 0)
    g_debug ("The data folder cannot be locked: %s", g_strerror (errno));
  db = open_sound (data_dir, &is_restored, &problem);
  if (db == NULL && g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    {
      g_autofree char *aside = choose_aside (data_dir);

      set_aside (data_dir, aside);
      db = open_sound (data_dir, &is_restored, error);
      if (db != NULL && is_restored)
        forget_aside (data_dir, aside);
    }
  else if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  if (lock >= 0)
    close (lock);
  return db;
}

DwOutbox *
dw_outbox_open (const char  *data_dir,
                GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwDb) db = NULL;
  gboolean is_restored;
  DwOutbox *self;

  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    {
      g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_READ_ONLY, _ ("The folder “%s” cannot be made: %s. Choose another folder."), data_dir,
                   g_strerror (errno));
      return NULL;
    }

  db = open_sound (data_dir, &is_restored, &problem);
  if (db == NULL && g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    db = begin_again (data_dir, error);
  else if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  if (db == NULL)
    return NULL;

  self = g_new0 (DwOutbox, 1);
  self->db = g_steal_pointer (&db);
  self->data_dir = g_strdup (data_dir);
  return self;
}

void
dw_outbox_close (DwOutbox *self)
{
  dw_db_close (self->db);
  g_free (self->data_dir);
  g_free (self);
}

char *
dw_outbox_dup_notice (DwOutbox *self)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n = 0;

  for (guint number = 0; number < MOST_ASIDE; number++)
    {
      g_autofree char *aside = dup_aside (number);
      g_autofree char *path = dup_path (self->data_dir, aside);
      g_autofree char *name = g_filename_display_name (path);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_string_append_printf (shown, "%s“%s”", n++ > 0 ? ", " : "", name);
    }
  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The corrections on this computer were damaged, and not all of them came "
                                       "back from the second copy. "
                                       "The damaged file is kept as %s: delete it when nobody needs it any more.",
                                       "The corrections on this computer were damaged, and not all of them came "
                                       "back from the second copy. "
                                       "The damaged files are kept as %s: delete them when nobody needs them any "
                                       "more.",
                                       n),
                          shown->str);
}

/* Runs a change of one correction. Returns: whether it is on the disk, in the second copy too. */
static gboolean
run_kept (DwOutbox     *self,
          DwStatement  *statement,
          GError      **error)
{
  if (!dw_db_begin (self->db, error))
    return FALSE;

  if (!dw_statement_run (statement, error))
    {
      dw_db_rollback (self->db);
      return FALSE;
    }
  if (dw_db_changes (self->db) != 1)
    {
      dw_db_rollback (self->db);
      g_set_error_literal (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_NOT_FOUND, _ ("That correction is not in the outbox any more."));
      return FALSE;
    }

  return dw_outbox_spare_commit (self->db, self->data_dir, error);
}

static gboolean
has_room (DwOutbox  *self,
          GError   **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (self->db, "SELECT count(*) FROM correction", error);

  if (row == NULL || dw_statement_step (row, error) == DW_STEP_ERROR)
    return FALSE;
  if (dw_statement_get_int (row, 0) < DW_OUTBOX_MOST)
    return TRUE;

  g_set_error_literal (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_FULL,
                       _ ("The outbox is full. Send or remove some corrections first; nothing was lost."));
  return FALSE;
}

/* Who gets “Something else is wrong” and no more can mend nothing. */
static gboolean
says_something (const DwCorrection  *correction,
                GError             **error)
{
  if (correction->kind != DW_CORRECTION_OTHER || (correction->text != NULL && *correction->text != '\0'))
    return TRUE;

  g_set_error_literal (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_SAYS_NOTHING, _("Write in a few words what is wrong, so that somebody can mend it. Nothing was kept."));
  return FALSE;
}

gint64
dw_outbox_add (DwOutbox            *self,
               const DwCorrection  *correction,
               GError             **error)
{
  g_autoptr (DwStatement) insert = NULL;
  int place = 1;

  if (!says_something (correction, error) || !has_room (self, error))
    return 0;

  insert = dw_statement_new (self->db,
                             "INSERT INTO correction (kind, text, service, source_id, feed, feed_url, email, written_at, handed_at)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return 0;

  dw_statement_bind_text (insert, place++, dw_correction_kind_get_slug (correction->kind));
  dw_statement_bind_text (insert, place++, correction->text);
  dw_statement_bind_text (insert, place++, correction->service);
  dw_statement_bind_text (insert, place++, correction->source_id);
  dw_statement_bind_text (insert, place++, correction->feed);
  dw_statement_bind_text (insert, place++, correction->feed_url);
  dw_statement_bind_text (insert, place++, correction->email);
  dw_statement_bind_int (insert, place++, correction->written_at);
  dw_statement_bind_int (insert, place, correction->handed_at);
  return run_kept (self, insert, error) ? dw_db_last_row_id (self->db) : 0;
}

static DwCorrection *
read_correction (DwStatement *row)
{
  DwCorrection *correction = g_new0 (DwCorrection, 1);
  int kind = dw_correction_kind_by_slug (dw_statement_get_text (row, 1));

  correction->id = dw_statement_get_int (row, 0);
  correction->kind = kind >= 0 ? (DwCorrectionKind) kind : DW_CORRECTION_OTHER;
  correction->text = g_strdup (dw_statement_get_text (row, 2));
  correction->service = g_strdup (dw_statement_get_text (row, 3));
  correction->source_id = g_strdup (dw_statement_get_text (row, 4));
  correction->feed = g_strdup (dw_statement_get_text (row, 5));
  correction->feed_url = g_strdup (dw_statement_get_text (row, 6));
  correction->email = g_strdup (dw_statement_get_text (row, 7));
  correction->written_at = dw_statement_get_int (row, 8);
  correction->handed_at = dw_statement_get_int (row, 9);
  return correction;
}

static void
free_correction (gpointer correction)
{
  dw_correction_free (correction);
}

GPtrArray *
dw_outbox_list (DwOutbox  *self,
                GError   **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_correction);
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (self->db,
                           "SELECT id, kind, text, service, source_id, feed, feed_url, email, written_at, handed_at FROM correction"
                           " ORDER BY handed_at > 0, id DESC",
                           error);
  if (rows == NULL)
    return NULL;

  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    g_ptr_array_add (list, read_correction (rows));

  return step == DW_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
dw_outbox_mark_handed (DwOutbox  *self,
                       gint64     id,
                       gint64     now,
                       GError   **error)
{
  g_autoptr (DwStatement) update = dw_statement_new (self->db, "UPDATE correction SET handed_at = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, now);
  dw_statement_bind_int (update, 2, id);
  return run_kept (self, update, error);
}

gboolean
dw_outbox_remove (DwOutbox  *self,
                  gint64     id,
                  GError   **error)
{
  g_autoptr (DwStatement) delete = dw_statement_new (self->db, "DELETE FROM correction WHERE id = ?", error);

  if (delete == NULL)
    return FALSE;

  dw_statement_bind_int (delete, 1, id);
  return run_kept (self, delete, error);
}
