/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "dw-cli-output.h"
#include "dw-csv.h"
#include "dw-paper.h"

/* One export under way. */
typedef struct
{
  DwCliOutput output;
  gboolean as_csv;
  GHashTable *ids;          /* of char*: what was written, to find what two feeds call the same */
  guint n_records;
} Export;

static gboolean
write_bytes (Export         *export,
             gconstpointer   bytes,
             gsize           length,
             GError        **error)
{
  return fwrite (bytes, 1, length, export->output.file) == length || dw_cli_output_fail (&export->output, error);
}

/* Ids are unique within a feed only, and a page has no place for the feed's name. */
static gboolean
check_unique (Export    *export,
              DwRecord  *record,
              GError   **error)
{
  const char *id = dw_record_get_source_id (record);

  if (g_hash_table_add (export->ids, g_strdup (id)))
    return TRUE;

  g_set_error (error, DW_CLI_ERROR, 0,
               _("Two feeds have a record “%s”, which one file cannot hold. Export the feeds one by one, with --feed."), id);
  return FALSE;
}

static gboolean
write_raw (Export    *export,
           DwRecord  *record,
           GError   **error)
{
  gsize length;
  const char *raw = g_bytes_get_data (dw_record_get_raw (record), &length);
  const char *before = export->n_records > 0 ? ",\n" : "{\"contents\":[\n";

  return check_unique (export, record, error) && write_bytes (export, before, strlen (before), error) &&
         write_bytes (export, raw, length, error);
}

static gboolean
write_row (Export    *export,
           DwRecord  *record,
           GError   **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  if (export->n_records == 0)
    dw_csv_append_header (csv);
  dw_csv_append_record (csv, record);
  return write_bytes (export, csv->str, csv->len, error);
}

static gboolean
write_record (DwRecord  *record,
              gpointer   data,
              GError   **error)
{
  Export *export = data;

  if (!(export->as_csv ? write_row (export, record, error) : write_raw (export, record, error)))
    return FALSE;

  export->n_records++;
  return TRUE;
}

/* The envelope of one page of Open Referral UK 3.0; its totals are known at the end only. */
static gboolean
write_end (Export  *export,
           GError **error)
{
  g_autofree char *text = NULL;

  if (export->as_csv)
    return TRUE;

  text = g_strdup_printf ("\n],\"total_items\":%u,\"total_pages\":1,\"page_number\":1,\"size\":%u,"
                          "\"first_page\":true,\"last_page\":true,\"empty\":false}\n",
                          export->n_records, export->n_records);
  return write_bytes (export, text, strlen (text), error);
}

static DwExit
export_records (Export      *export,
                DwReader    *reader,
                gint64       feed_id,
                GError     **error)
{
  guint n_damaged = 0;

  if (!dw_reader_foreach_record (reader, feed_id, write_record, export, &n_damaged, error))
    return DW_EXIT_DIRECTORY;
  if (export->n_records == 0)
    {
      g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, _("There is nothing to export."));
      return DW_EXIT_NOTHING;
    }
  if (!write_end (export, error) || !dw_cli_output_finish (&export->output, error))
    return DW_EXIT_DIRECTORY;
  if (n_damaged == 0)
    return DW_EXIT_DONE;

  g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_RECORD_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE, "%u record is damaged on this computer and was left out. “doorwayctl sync” fetches it again.",
                            "%u records are damaged on this computer and were left out. “doorwayctl sync” fetches them again.",
                            n_damaged),
               n_damaged);
  return DW_EXIT_DIRECTORY;
}

static DwExit
run_export (DwCli       *cli,
            gboolean     as_csv,
            const char  *feed_name,
            const char  *path,
            GError     **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  const DwFeed *feed = NULL;
  Export export = { .as_csv = as_csv };
  DwExit end = DW_EXIT_DIRECTORY;

  if (feeds == NULL || (feed_name != NULL && (feed = dw_cli_find_feed (feeds, feed_name, error)) == NULL))
    return DW_EXIT_DIRECTORY;

  export.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (dw_cli_output_open (&export.output, path, error))
    end = export_records (&export, reader, feed != NULL ? feed->id : 0, error);

  dw_cli_output_clear (&export.output);
  g_hash_table_unref (export.ids);
  return end;
}

DwExit
dw_cli_export (DwCli  *cli,
               int     argc,
               char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *format = NULL;
  g_autofree char *feed_name = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("oruk (the publishers' own records) or csv (a row a service)"), N_ ("FORMAT") },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &feed_name, N_ ("Only this feed"), N_ ("FEED") },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };
  DwExit end;

  if (!dw_cli_parse (cli, argc, argv, entries, "--format oruk|csv",
                     _("Writes the directory's records for other programs. oruk is one page of Open Referral UK 3.0 that holds each "
                       "record as its publisher wrote it; csv is for a spreadsheet, and says where each row comes from."),
                     &error))
    return dw_cli_fail (error);
  if (g_strcmp0 (format, "oruk") != 0 && g_strcmp0 (format, "csv") != 0)
    {
      g_set_error_literal (&error, DW_CLI_ERROR, 0, _("Say in which format: --format oruk or --format csv."));
      return dw_cli_fail (error);
    }

  end = run_export (cli, g_str_equal (format, "csv"), feed_name, path, &error);
  return error != NULL ? dw_cli_fail (error) : end;
}
