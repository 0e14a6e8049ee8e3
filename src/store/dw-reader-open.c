/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dw-care.h"
#include "dw-reader-private.h"
#include "dw-schema.h"
#include "dw-writer.h"

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("There is no directory in this folder yet."));
  return FALSE;
}

/* A newer program says in min_reader how old a program may be to read its file. */
static gboolean
check_version (DwDb    *db,
               GError **error)
{
  int version = dw_db_get_version (db, error);
  gint64 min_reader = 0;

  if (version < 0)
    return FALSE;
  /* One that was made by an older Doorway, or whose making was cut short between two steps, is not read as it is: a
     writer brings it up first. */
  if (version < (int) dw_schema_get_version ())
    return refuse_missing (error);
  if (!dw_schema_get_number (db, "min_reader", &min_reader, error))
    return FALSE;
  if (min_reader <= (gint64) dw_schema_get_version ())
    return TRUE;

  g_set_error_literal (error, DW_DB_ERROR, DW_DB_ERROR_TOO_NEW,
                       _("The directory was saved by a newer version of Doorway and was left as it is. "
                         "Install the newest Doorway to open it."));
  return FALSE;
}

static DwDb *
open_for_reading (const char  *data_dir,
                  GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, DW_SCHEMA_FILE, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwDb) db = NULL;
  GStatBuf status;

  if (g_lstat (path, &status) != 0 || (S_ISREG (status.st_mode) && status.st_size == 0))
    {
      refuse_missing (error);
      return NULL;
    }

  db = dw_db_open (path, DW_SCHEMA_APPLICATION_ID, DW_DB_READ_ONLY, &problem);
  if (db != NULL && check_version (db, &problem))
    return g_steal_pointer (&db);

  /* A journal is there only until the file uses a WAL, which is before its first table: nothing was in it yet. */
  if (g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_UNFINISHED))
    {
      refuse_missing (error);
      return NULL;
    }
  if (g_error_matches (problem, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    dw_care_note_damage (data_dir);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* Lets go of the file. What was damaged in it is noted, for the next writer to look after. */
static void
let_go (DwReader *reader)
{
  g_clear_pointer (&reader->record, dw_statement_free);
  g_clear_pointer (&reader->generation, dw_statement_free);
  g_clear_pointer (&reader->summary, dw_statement_free);
  g_clear_pointer (&reader->summary_alone, dw_statement_free);
  g_clear_pointer (&reader->hold, dw_statement_free);
  g_clear_pointer (&reader->match, dw_statement_free);
  g_clear_pointer (&reader->tokenizer, dw_tokenizer_free);

  if (reader->saw_damage || dw_db_take_damage (reader->db))
    dw_care_note_damage (reader->data_dir);
  reader->saw_damage = FALSE;
  g_clear_pointer (&reader->db, dw_db_close);
}

DwReader *
dw_reader_open (const char  *data_dir,
                GError     **error)
{
  DwDb *db = open_for_reading (data_dir, error);
  DwReader *reader;

  if (db == NULL)
    return NULL;

  reader = g_new0 (DwReader, 1);
  reader->data_dir = g_strdup (data_dir);
  reader->db = db;
  return reader;
}

void
dw_reader_close (DwReader *reader)
{
  let_go (reader);
  g_clear_object (&reader->cancellable);
  g_free (reader->data_dir);
  g_free (reader);
}

static gboolean
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
bound (DwReader *reader)
{
  dw_db_set_limit (reader->db, reader->cancellable != NULL ? is_cancelled : NULL, reader->cancellable,
                   reader->deadline);
}

/* A writer that found the directory damaged began a new file: what is open here is the old one, set aside. */
static gboolean
follow_move (DwReader  *reader,
             GError   **error)
{
  DwDb *db;

  if (!dw_db_has_moved (reader->db))
    return TRUE;

  db = open_for_reading (reader->data_dir, error);
  if (db == NULL)
    return FALSE;

  let_go (reader);
  reader->db = db;
  bound (reader);
  return TRUE;
}

gboolean
dw_reader_read_generation (DwReader  *reader,
                           gint64    *generation,
                           GError   **error)
{
  gboolean is_read;

  /* Asked twice a question: preparing it anew would cost more than answering it. */
  if (reader->generation == NULL)
    reader->generation = dw_statement_new (reader->db, "SELECT value FROM store_meta WHERE name = 'generation'", error);
  if (reader->generation == NULL)
    return FALSE;

  is_read = dw_statement_step (reader->generation, error) != DW_STEP_ERROR;
  *generation = is_read ? dw_statement_get_int (reader->generation, 0) : -1;
  dw_statement_reset (reader->generation);
  return is_read;
}

gint64
dw_reader_get_generation (DwReader  *reader,
                          GError   **error)
{
  gint64 generation;

  return follow_move (reader, error) && dw_reader_read_generation (reader, &generation, error) ? generation : -1;
}

gint64
dw_reader_get_store_id (DwReader  *reader,
                        GError   **error)
{
  gint64 id;

  return dw_schema_get_number (reader->db, "store_id", &id, error) ? id : 0;
}

gint64
dw_reader_get_mark (DwReader  *reader,
                    gint64     generation,
                    GError   **error)
{
  g_autofree char *name = g_strdup_printf ("mark %" G_GINT64_FORMAT, generation);
  gint64 mark;

  return dw_schema_get_number (reader->db, name, &mark, error) ? mark : 0;
}

void
dw_reader_set_limit (DwReader     *reader,
                     GCancellable *cancellable,
                     gint64        deadline)
{
  g_set_object (&reader->cancellable, cancellable);
  reader->deadline = deadline;
  bound (reader);
}

gboolean
dw_reader_has_time (DwReader  *reader,
                    GError   **error)
{
  return dw_db_check_limit (reader->db, _("Searching"), error);
}
