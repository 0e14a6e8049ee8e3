/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-outbox-spare.h"

#include <glib/gi18n-lib.h>

#include "dw-spare-file.h"
#include "dw-spare-rows.h"

#define HEAD "corrections"

/* Append only: a copy of an older Doorway is put back by it. */
static const DwSpareTable table = {
  "correction", "id", "id, kind, text, service, source_id, feed, feed_url, email, written_at, handed_at", NULL,
};

/* Returns: (transfer full) (element-type utf8): the lines of the copy as it should be, or NULL with DW_DB_ERROR. */
static GPtrArray *
gather (DwDb    *db,
        GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = dw_spare_rows_new ();

  if (!dw_spare_rows_read (db, &table, "ORDER BY id", 0, rows, error))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) one = dw_spare_rows_new ();

      g_ptr_array_add (one, g_variant_ref (rows->pdata[i]));
      g_ptr_array_add (lines, dw_spare_rows_print (one));
    }

  return g_steal_pointer (&lines);
}

static gint64
digest_of (GPtrArray *lines)
{
  return dw_spare_file_digest (HEAD, lines, NULL);
}

static gboolean
get_digest (DwDb    *db,
            gint64  *digest,
            GError **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (db, "SELECT digest FROM spare", error);
  DwStep step = row != NULL ? dw_statement_step (row, error) : DW_STEP_ERROR;

  *digest = step == DW_STEP_ROW ? dw_statement_get_int (row, 0) : 0;
  return step != DW_STEP_ERROR;
}

static gboolean
set_digest (DwDb    *db,
            gint64   digest,
            GError **error)
{
  g_autoptr (DwStatement) update = dw_statement_new (db, "UPDATE spare SET digest = ?", error);

  if (update == NULL)
    return FALSE;

  dw_statement_bind_int (update, 1, digest);
  return dw_statement_run (update, error);
}

static char *
dup_path (const char *data_dir)
{
  return g_build_filename (data_dir, "outbox.spare", NULL);
}

/* The copy, and its digest into the outbox, in whatever transaction is open. */
static gboolean
write_copy (DwDb        *db,
            const char  *data_dir,
            GError     **error)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (GPtrArray) lines = gather (db, error);

  return lines != NULL && dw_spare_file_write (path, HEAD, lines, error)
         && set_digest (db, digest_of (lines), error);
}

/* The copy as the outbox is, where a commit failed after it was written. Another program may have changed both. */
static void
take_back (DwDb       *db,
           const char *data_dir)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (GPtrArray) lines = dw_db_begin (db, NULL) ? gather (db, NULL) : NULL;

  if (lines == NULL || !dw_spare_file_write (path, HEAD, lines, NULL))
    g_debug ("The second copy of the outbox is ahead of it");
  dw_db_rollback (db);
}

gboolean
dw_outbox_spare_commit (DwDb        *db,
                        const char  *data_dir,
                        GError     **error)
{
  if (write_copy (db, data_dir, error) && dw_db_commit (db, error))
    return TRUE;

  dw_db_rollback (db);
  take_back (db, data_dir);
  return FALSE;
}

/* Whether @file is a whole copy of an outbox. */
static gboolean
is_whole_copy (const DwSpareFile *file)
{
  return file != NULL && file->is_whole && g_strcmp0 (file->head, HEAD) == 0;
}

/* The lines of @file over whatever is there. A line that cannot be put back is left out. */
static gboolean
put_back (DwDb         *db,
          DwSpareFile  *file,
          gboolean     *is_whole,
          GError      **error)
{
  if (!dw_db_exec (db, _("Putting back what was kept"), "DELETE FROM correction", error))
    return FALSE;

  for (guint i = 0; i < file->lines->len; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (dw_spare_rows_put (db, &table, 1, file->lines->pdata[i], &problem))
        continue;
      if (!g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED)
          && !g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_FAILED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      *is_whole = FALSE;
    }

  return TRUE;
}

/* A new outbox: what the copy has of the one that was here. */
static gboolean
restore (DwDb         *db,
         DwSpareFile  *file,
         gboolean     *is_restored,
         GError      **error)
{
  *is_restored = is_whole_copy (file);
  return put_back (db, file, is_restored, error);
}

/* Rows that are not what was written: the copy has what was. */
static gboolean
mend (DwDb         *db,
      DwSpareFile  *file,
      GError      **error)
{
  gboolean is_whole = is_whole_copy (file);

  if (is_whole && !put_back (db, file, &is_whole, error))
    return FALSE;
  if (is_whole)
    return TRUE;

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The corrections on this computer are damaged."));
  return FALSE;
}

/* What is to be done. */
typedef enum
{
  TASK_NONE,
  TASK_COPY,        /* there is no copy, or it lags behind */
  TASK_RESTORE,     /* the outbox is new, and the copy is of one that was here */
  TASK_MEND,
  TASK_FAILED,
} Task;

/* Whether only the copy tells what belongs here: the outbox has nothing yet, or not what was written into it. */
static gboolean
needs_copy (GPtrArray *lines,
            gint64     digest)
{
  return digest == 0 ? lines->len == 0 : digest != digest_of (lines);
}

/* Looks in the transaction that is open. @file: (out) (nullable): the copy as it is then. */
static Task
look (DwDb         *db,
      const char   *data_dir,
      DwSpareFile **file,
      GError      **error)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (GPtrArray) lines = gather (db, error);
  g_autoptr (GError) unread = NULL;
  gint64 digest;

  g_clear_pointer (file, dw_spare_file_free);
  *file = dw_spare_file_read (path, &unread);
  if (lines == NULL || !get_digest (db, &digest, error))
    return TASK_FAILED;
  if (unread != NULL && needs_copy (lines, digest))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return TASK_FAILED;
    }
  if (needs_copy (lines, digest))
    return digest != 0 ? TASK_MEND : *file != NULL ? TASK_RESTORE : TASK_COPY;
  if (digest == 0)
    return TASK_COPY;

  return is_whole_copy (*file) && digest_of ((*file)->lines) == digest ? TASK_NONE : TASK_COPY;
}

/* Best effort where only the copy is to be made: on a full disk the outbox is opened all the same, and the next opening
 * tries again. */
static gboolean
work (DwDb         *db,
      const char   *data_dir,
      gboolean     *is_restored,
      GError      **error)
{
  g_autoptr (DwSpareFile) file = NULL;
  g_autoptr (GError) problem = NULL;
  Task task = look (db, data_dir, &file, error);

  if (task == TASK_FAILED || (task == TASK_RESTORE && !restore (db, file, is_restored, error))
      || (task == TASK_MEND && !mend (db, file, error)))
    {
      dw_db_rollback (db);
      return FALSE;
    }
  if (dw_outbox_spare_commit (db, data_dir, task == TASK_COPY || task == TASK_NONE ? &problem : error))
    return TRUE;

  if (problem != NULL)
    g_debug ("The second copy of the outbox was not made: %s", problem->message);
  return problem != NULL;
}

/*
 * What is asked here is right of every outbox of ours: where SQLite calls it wrong the file is damaged. A disk that
 * does not answer, or no memory, is no damage.
 */
static gboolean
refuse_unread (DwDb          *db,
               const GError  *problem,
               GError       **error)
{
  if (!dw_db_take_damage (db))
    {
      g_propagate_error (error, g_error_copy (problem));
      return FALSE;
    }

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, problem->message);
  return FALSE;
}

gboolean
dw_outbox_spare_settle (DwDb        *db,
                        const char  *data_dir,
                        gboolean    *is_restored,
                        GError     **error)
{
  g_autoptr (DwSpareFile) file = NULL;
  g_autoptr (GError) problem = NULL;
  Task task;

  *is_restored = FALSE;
  if (!dw_db_begin_read (db, error))
    return FALSE;

  task = look (db, data_dir, &file, &problem);
  dw_db_rollback (db);
  if (task == TASK_NONE)
    return TRUE;
  if (task == TASK_FAILED)
    return refuse_unread (db, problem, error);

  /* Another program may be about to commit what it wrote into the copy: it is waited for, and all looked at again. */
  if (dw_db_begin (db, &problem))
    return work (db, data_dir, is_restored, error);
  if (task == TASK_COPY)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
