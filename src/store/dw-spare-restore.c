/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dw-renewal.h"
#include "dw-schema.h"
#include "dw-spare-feeds.h"
#include "dw-spare-private.h"

/* A line that cannot be put back is left out, whole, and the others are not. */
static gboolean
put_or_leave (DwDb        *db,
              const char  *line,
              gboolean    *is_in,
              GError     **error)
{
  g_autoptr (GError) problem = NULL;

  if (!dw_db_exec (db, _("Putting back what was kept"), "SAVEPOINT line", error))
    return FALSE;

  *is_in = dw_spare_put_line (db, line, &problem);
  if (*is_in)
    return dw_db_exec (db, _("Putting back what was kept"), "RELEASE line", error);

  if (g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_FULL)
      || g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  g_debug ("A line of the second copy was left out: %s", problem->message);
  return dw_db_exec (db, _("Putting back what was kept"), "ROLLBACK TO line; RELEASE line", error);
}

/* The starter directory is no row to be put back: it comes with Doorway, and is taken in where none ever was. */
static gboolean
put_lines (DwDb           *db,
           DwSpareFile    *file,
           DwSpareCounts  *counts,
           gboolean       *has_starter,
           GError        **error)
{
  for (guint i = 0; i < file->lines->len; i++)
    {
      const char *line = file->lines->pdata[i];
      gboolean is_in;

      *has_starter |= g_str_has_prefix (line, DW_SPARE_STARTER);
      if (!g_str_has_prefix (line, DW_SPARE_FEED) && !g_str_has_prefix (line, DW_SPARE_DECISION)
          && !g_str_has_prefix (line, DW_SPARE_HELD))
        continue;
      if (!put_or_leave (db, line, &is_in, error))
        return FALSE;
      counts->n_feeds += is_in && g_str_has_prefix (line, DW_SPARE_FEED);
      counts->n_decisions += is_in && g_str_has_prefix (line, DW_SPARE_DECISION);
    }

  return TRUE;
}

/* Without its head nobody knows how much there was. */
static void
read_head (DwSpareFile   *file,
           DwSpareCounts *counts,
           gint64        *n_ever)
{
  gint64 store_id;

  counts->is_known
      = dw_spare_read_head (file->head, &counts->n_feeds_before, &counts->n_decisions_before, n_ever, &store_id);
}

/* What cannot be read any more may be read by somebody who knows how: the copy that follows must not be all that is
   left. */
static void
set_aside (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SPARE_FILE, NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  g_remove (aside);
  if (link (path, aside) != 0)
    g_debug ("The damaged second copy was not set aside");
}

static gboolean
put_all (DwDb           *db,
         DwSpareFile    *file,
         DwSpareCounts  *counts,
         GError        **error)
{
  gboolean has_starter = FALSE;
  gint64 n_ever = 0;

  if (!put_lines (db, file, counts, &has_starter, error))
    return FALSE;

  read_head (file, counts, &n_ever);
  if (has_starter || n_ever == 0)
    return TRUE;

  return dw_schema_set_number (db, "feeds_ever", n_ever, error);
}

gboolean
dw_spare_restore (DwDb         *db,
                  const char   *data_dir,
                  DwSpareFile  *file,
                  gboolean      was_begun,
                  GError      **error)
{
  DwSpareCounts counts = { 0 };
  gint64 digest = 0;
  gboolean is_begun = dw_db_begin (db, error);

  /* Another program may have done it since this one looked. */
  if (is_begun && dw_schema_get_number (db, "spare", &digest, error) && digest != 0)
    {
      dw_db_rollback (db);
      return TRUE;
    }
  if (!is_begun || !put_all (db, file, &counts, error) || !dw_schema_raise_generation (db, error))
    {
      dw_db_rollback (db);
      return FALSE;
    }

  if (!file->is_whole)
    set_aside (data_dir);
  dw_renewal_note_kept (data_dir, was_begun ? DW_RENEWAL_DAMAGED : DW_RENEWAL_MISSING, &counts);
  return dw_spare_feeds_commit (db, data_dir, error);
}

/* Rows of these that no line brings are harm too; feeds and editions are known by others, and are written over. */
static gboolean
make_room (DwDb    *db,
           GError **error)
{
  return dw_db_exec (db, _("Putting back what was kept"),
                     "DELETE FROM signed_mirror; DELETE FROM signed_key; DELETE FROM sameness_decision", error);
}

static gboolean
put_over (DwDb         *db,
          DwSpareFile  *file,
          GError      **error)
{
  DwSpareCounts counts;
  gint64 n_ever;

  read_head (file, &counts, &n_ever);
  /* What is held is there with its list. */
  for (guint i = 0; i < file->lines->len; i++)
    if (!g_str_has_prefix (file->lines->pdata[i], DW_SPARE_HELD)
        && !dw_spare_put_line (db, file->lines->pdata[i], error))
      return FALSE;

  return counts.is_known && dw_schema_set_number (db, "feeds_ever", n_ever, error)
         && dw_schema_raise_generation (db, error);
}

static gboolean
is_mended (DwDb        *db,
           DwSpareFile *file)
{
  g_autoptr (DwSpare) spare = dw_spare_gather (db, NULL);

  return spare != NULL && spare->digest == dw_spare_digest (file->head, file->lines)
         && dw_schema_set_number (db, "spare", spare->digest, NULL);
}

gboolean
dw_spare_mend (DwDb         *db,
               const char   *data_dir,
               DwSpareFile  *file,
               GError      **error)
{
  g_autoptr (GError) problem = NULL;
  DwSpareCounts counts = { 0 };
  gint64 n_ever;

  if (dw_db_begin (db, &problem) && make_room (db, &problem) && put_over (db, file, &problem) && is_mended (db, file)
      && dw_db_commit (db, &problem))
    {
      read_head (file, &counts, &n_ever);
      counts.n_feeds = counts.n_feeds_before;
      counts.n_decisions = counts.n_decisions_before;
      dw_renewal_note_kept (data_dir, DW_RENEWAL_MENDED, &counts);
      return TRUE;
    }

  dw_db_rollback (db);
  if (g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_FULL)
      || g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_READ_ONLY)
      || g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  g_debug ("Rows that came to harm could not be put right in their place%s%s", problem != NULL ? ": " : "", problem != NULL ? problem->message : "");
  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED, _("The list of feeds is damaged."));
  return FALSE;
}
