/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-spare-feeds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dw-schema.h"
#include "dw-spare-private.h"

enum
{
  FEED,
  EDITION,
  KEY,
  MIRROR,
  DECISION,
  HOLD,
  EXAMPLE,
  N_TABLES,
};

/* Append only, here and in each row's columns: a copy of an older Doorway is put back by them. */
static const DwSpareTable tables[N_TABLES] = {
  [FEED] = { "feed", "id", "id, url, name, licence, attribution, notice, trust, is_starter, added_at", NULL },
  /* When the publisher last said that it is the newest is not kept: each sync would write the copy anew. */
  [EDITION] = { "signed_feed", "feed_id", "feed_id, uuid, epoch, version, manifest, signer, issued, expires, first_seen, seen_at", "ok_at" },
  [KEY] = { "signed_key", "feed_id, id", "feed_id, id, key, role", NULL },
  [MIRROR] = { "signed_mirror", "feed_id, position", "feed_id, position, url", NULL },
  [DECISION] = { "sameness_decision", "one_url, one_id, other_url, other_id",
                 "one_url, one_id, other_url, other_id, is_same, decided_at", NULL },
  [HOLD] = { "feed_hold", "feed_id",
             "feed_id, held_at, n_before, n_added, n_changed, n_gone, n_phones_before, n_phones_changed, n_faults, n_quarantined, digest", NULL },
  [EXAMPLE] = { "held_example", "feed_id, number", "feed_id, number, name, was, now", NULL },
};

/* The number of the directory comes last: a directory that is begun again has another, and what is kept is the same. */
#define STORE " store "
#define HEAD_FORMAT "feeds %u decisions %u ever %" G_GINT64_FORMAT STORE "%" G_GINT64_FORMAT

void
dw_spare_free (DwSpare *spare)
{
  g_free (spare->head);
  g_clear_pointer (&spare->lines, g_ptr_array_unref);
  g_free (spare);
}

gboolean
dw_spare_read_head (const char *head,
                    guint      *n_feeds,
                    guint      *n_decisions,
                    gint64     *n_ever,
                    gint64     *store_id)
{
  return head != NULL && sscanf (head, HEAD_FORMAT, n_feeds, n_decisions, n_ever, store_id) == 4;
}

gint64
dw_spare_digest (const char *head,
                 GPtrArray  *lines)
{
  const char *end = strstr (head, STORE);
  g_autofree char *kept = g_strndup (head, end != NULL ? (gsize) (end - head) : strlen (head));

  return dw_spare_file_digest (kept, lines, DW_SPARE_HELD);
}

static void
add_line (DwSpare    *spare,
          const char *word,
          GPtrArray  *rows)
{
  g_autofree char *printed = dw_spare_rows_print (rows);

  g_ptr_array_add (spare->lines, g_strconcat (word, printed, NULL));
}

static gboolean
add_feed (DwSpare  *spare,
          DwDb     *db,
          gint64    id,
          gboolean  is_starter,
          GError  **error)
{
  g_autoptr (GPtrArray) rows = dw_spare_rows_new ();

  if (!dw_spare_rows_read (db, &tables[FEED], "WHERE id = ?1", id, rows, error)
      || !dw_spare_rows_read (db, &tables[EDITION], "WHERE feed_id = ?1", id, rows, error)
      || !dw_spare_rows_read (db, &tables[KEY], "WHERE feed_id = ?1 ORDER BY id", id, rows, error)
      || !dw_spare_rows_read (db, &tables[MIRROR], "WHERE feed_id = ?1 ORDER BY position", id, rows, error))
    return FALSE;

  add_line (spare, is_starter ? DW_SPARE_STARTER : DW_SPARE_FEED, rows);
  return TRUE;
}

static gboolean
add_feeds (DwSpare  *spare,
           DwDb     *db,
           guint    *n_feeds,
           GError  **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (db, "SELECT id, is_starter FROM feed ORDER BY id", error);
  DwStep step;

  *n_feeds = 0;
  if (row == NULL)
    return FALSE;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gboolean is_starter = dw_statement_get_int (row, 1) != 0;

      if (!add_feed (spare, db, dw_statement_get_int (row, 0), is_starter, error))
        return FALSE;
      *n_feeds += !is_starter;
    }

  return step == DW_STEP_DONE;
}

static gboolean
add_decisions (DwSpare  *spare,
               DwDb     *db,
               guint    *n_decisions,
               GError  **error)
{
  g_autoptr (GPtrArray) rows = dw_spare_rows_new ();

  if (!dw_spare_rows_read (db, &tables[DECISION], "ORDER BY one_url, one_id, other_url, other_id", 0, rows, error))
    return FALSE;

  *n_decisions = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) one = dw_spare_rows_new ();

      g_ptr_array_add (one, g_variant_ref (rows->pdata[i]));
      add_line (spare, DW_SPARE_DECISION, one);
    }

  return TRUE;
}

static gboolean
add_holds (DwSpare  *spare,
           DwDb     *db,
           GError  **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (db, "SELECT feed_id FROM feed_hold ORDER BY feed_id", error);
  DwStep step = DW_STEP_ERROR;

  while (row != NULL && (step = dw_statement_step (row, error)) == DW_STEP_ROW)
    {
      gint64 id = dw_statement_get_int (row, 0);
      g_autoptr (GPtrArray) rows = dw_spare_rows_new ();

      if (!dw_spare_rows_read (db, &tables[HOLD], "WHERE feed_id = ?1", id, rows, error)
          || !dw_spare_rows_read (db, &tables[EXAMPLE], "WHERE feed_id = ?1 ORDER BY number", id, rows, error))
        return FALSE;
      add_line (spare, DW_SPARE_HELD, rows);
    }

  return step == DW_STEP_DONE;
}

DwSpare *
dw_spare_gather (DwDb    *db,
                 GError **error)
{
  g_autoptr (DwSpare) spare = g_new0 (DwSpare, 1);
  gint64 n_ever, store_id;
  guint n_feeds, n_decisions;

  spare->lines = g_ptr_array_new_with_free_func (g_free);
  if (!dw_schema_get_number (db, "feeds_ever", &n_ever, error) || !dw_schema_get_number (db, "store_id", &store_id, error)
      || !add_feeds (spare, db, &n_feeds, error)
      || !add_decisions (spare, db, &n_decisions, error) || !add_holds (spare, db, error))
    return NULL;

  spare->head = g_strdup_printf (HEAD_FORMAT, n_feeds, n_decisions, n_ever, store_id);
  spare->digest = dw_spare_digest (spare->head, spare->lines);
  return g_steal_pointer (&spare);
}

gboolean
dw_spare_put_line (DwDb        *db,
                   const char  *line,
                   GError     **error)
{
  const char *rows = strchr (line, ' ');

  if (rows != NULL)
    return dw_spare_rows_put (db, tables, N_TABLES, rows + 1, error);

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("A part of the second copy cannot be read."));
  return FALSE;
}

static char *
dup_path (const char *data_dir)
{
  return g_build_filename (data_dir, DW_SPARE_FILE, NULL);
}

/* The copy beside the directory and its digest into it, in whatever transaction is open. */
static gboolean
write_copy (DwDb           *db,
            const char     *data_dir,
            const DwSpare  *spare,
            GError        **error)
{
  g_autofree char *path = dup_path (data_dir);

  return dw_spare_file_write (path, spare->head, spare->lines, error) && dw_schema_set_number (db, "spare", spare->digest, error);
}

/* The copy as the directory is, where a commit failed after it was written. Another program may have changed both
   since. */
static void
take_back (DwDb       *db,
           const char *data_dir)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (DwSpare) spare = dw_db_begin (db, NULL) ? dw_spare_gather (db, NULL) : NULL;

  if (spare == NULL || !dw_spare_file_write (path, spare->head, spare->lines, NULL))
    g_debug ("The second copy is ahead of the directory");
  dw_db_rollback (db);
}

/* What is asked, line by line: it is no part of the digest, so that no older Doorway takes it for harm. */
static gboolean
asks_the_same (DwSpareFile   *file,
               const DwSpare *spare)
{
  guint n = 0;

  for (guint i = 0; i < spare->lines->len; i++)
    n += g_str_has_prefix (spare->lines->pdata[i], DW_SPARE_HELD);
  for (guint i = 0; i < file->lines->len; i++)
    if (g_str_has_prefix (file->lines->pdata[i], DW_SPARE_HELD)
        && (n-- == 0 || !g_ptr_array_find_with_equal_func (spare->lines, file->lines->pdata[i], g_str_equal, NULL)))
      return FALSE;

  return n == 0;
}

static gboolean
is_copy_of (DwSpareFile   *file,
            const DwSpare *spare)
{
  return file != NULL && file->is_whole && dw_spare_digest (file->head, file->lines) == spare->digest
         && asks_the_same (file, spare);
}

gboolean
dw_spare_feeds_commit (DwDb        *db,
                       const char  *data_dir,
                       GError     **error)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (DwSpareFile) file = dw_spare_file_read (path, NULL);
  g_autoptr (DwSpare) spare = dw_spare_gather (db, error);
  gint64 digest = 0;
  gboolean has_changed;

  if (spare == NULL || !dw_schema_get_number (db, "spare", &digest, error))
    {
      dw_db_rollback (db);
      return FALSE;
    }

  has_changed = digest != spare->digest || (file != NULL && !asks_the_same (file, spare));
  if ((!has_changed || write_copy (db, data_dir, spare, error)) && dw_db_commit (db, error))
    return TRUE;

  dw_db_rollback (db);
  if (has_changed)
    take_back (db, data_dir);
  return FALSE;
}

/* Best effort: on a full disk the directory is opened all the same, and the next opening, or change, tries again. */
static void
make_copy (DwDb       *db,
           const char *data_dir)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwSpare) spare = NULL;

  /* Another program may be about to commit what it wrote into the copy: it is waited for. */
  if (!dw_db_begin (db, &problem) || (spare = dw_spare_gather (db, &problem)) == NULL
      || !write_copy (db, data_dir, spare, &problem) || !dw_db_commit (db, &problem))
    {
      g_debug ("The second copy was not made: %s", problem->message);
      dw_db_rollback (db);
    }
}

static gboolean
refuse_harmed (GError **error)
{
  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The list of feeds is damaged."));
  return FALSE;
}

/* A first change that was cut short between the copy and its commit is no directory that was lost: the copy is of this
   one. */
static gboolean
is_of_another (DwSpareFile *file,
               DwDb        *db)
{
  guint n_feeds, n_decisions;
  gint64 n_ever, store_id = 0, own_id = 0;

  return !dw_spare_read_head (file->head, &n_feeds, &n_decisions, &n_ever, &store_id)
         || !dw_schema_get_number (db, "store_id", &own_id, NULL) || store_id != own_id;
}

/* What the directory says of its copy, and what it has, both of one moment: another program may commit between two
   looks, and that is no harm. */
static DwSpare *
look (DwDb    *db,
      gint64  *digest,
      GError **error)
{
  DwSpare *spare = NULL;

  if (!dw_db_begin_read (db, error))
    return NULL;

  if (dw_schema_get_number (db, "spare", digest, error))
    spare = dw_spare_gather (db, error);
  dw_db_rollback (db);
  return spare;
}

/* The copy as it is by now: the one that was read before may be older than what was committed since. */
static gboolean
mend (DwDb        *db,
      const char  *data_dir,
      const char  *path,
      GError     **error)
{
  g_autoptr (GError) unread = NULL;
  g_autoptr (DwSpareFile) file = dw_spare_file_read (path, &unread);

  if (unread != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }

  return file != NULL && file->is_whole ? dw_spare_mend (db, data_dir, file, error) : refuse_harmed (error);
}

gboolean
dw_spare_feeds_settle (DwDb        *db,
                       const char  *data_dir,
                       gboolean     was_begun,
                       GError     **error)
{
  g_autofree char *path = dup_path (data_dir);
  g_autoptr (GError) unread = NULL;
  g_autoptr (DwSpareFile) file = dw_spare_file_read (path, &unread);
  g_autoptr (DwSpare) spare = NULL;
  gint64 digest = 0, n_ever = 0;

  if (!dw_schema_get_number (db, "spare", &digest, error) || !dw_schema_get_number (db, "feeds_ever", &n_ever, error))
    return FALSE;
  if (digest == 0 && n_ever == 0 && unread != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  if (digest == 0 && n_ever == 0)
    return file == NULL || !is_of_another (file, db) || dw_spare_restore (db, data_dir, file, was_begun, error);

  spare = look (db, &digest, error);
  if (spare == NULL)
    return FALSE;
  if (digest != 0 && digest != spare->digest)
    return mend (db, data_dir, path, error);

  if (digest == 0 || !is_copy_of (file, spare))
    make_copy (db, data_dir);
  return TRUE;
}
