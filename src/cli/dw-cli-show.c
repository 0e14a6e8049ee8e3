/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "dw-facts.h"
#include "dw-paper.h"
#include "dw-sheet-others.h"
#include "dw-text.h"
#include "dw-words.h"

/* Returns: the number of the service whose feed calls it @source_id; 0 when none or, with @error, when several do. */
static gint64
find_by_source_id (DwReader    *reader,
                   GPtrArray   *feeds,
                   const char  *source_id,
                   GError     **error)
{
  gint64 found = 0;

  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);
      g_autoptr (GError) problem = NULL;
      gint64 id = dw_reader_find (reader, feed->id, source_id, &problem);

      if (id == 0 && !g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return 0;
        }
      if (id != 0 && found != 0)
        {
          g_set_error (error, DW_CLI_ERROR, 0,
                       _("More than one feed has a record “%s”. Say which one with --feed; “doorwayctl feeds list” shows them."),
                       source_id);
          return 0;
        }
      if (id != 0)
        found = id;
    }

  return found;
}

/* A feed's own id comes before Doorway's number, which changes when the directory is rebuilt. */
DwRecord *
dw_cli_find_record (DwReader    *reader,
                    const char  *wanted,
                    const char  *feed_name,
                    GError     **error)
{
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, error);
  g_autoptr (GError) problem = NULL;
  DwFeed *feed = NULL;
  gint64 id;

  if (feeds == NULL || (feed_name != NULL && (feed = dw_cli_find_feed (feeds, feed_name, error)) == NULL))
    return NULL;

  id = feed != NULL ? dw_reader_find (reader, feed->id, wanted, &problem)
                    : find_by_source_id (reader, feeds, wanted, &problem);
  if (id == 0 && problem == NULL)
    g_ascii_string_to_signed (wanted, 10, 1, G_MAXINT64, &id, NULL);
  if (id == 0 && (problem == NULL || g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND)))
    {
      g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
                   _("There is no record “%s”. “doorwayctl search” shows the ids of records."), wanted);
      return NULL;
    }
  if (id == 0)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return dw_reader_read_record (reader, id, error);
}

static void
print_line (const DwLine *line)
{
  const char *basis = line->kind != DW_LINE_GAP ? dw_words_basis (line->basis) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (line->label != NULL && *line->label != '\0')
    g_string_append_printf (text, "%s: ", line->label);
  g_string_append (text, line->value);
  if (line->note != NULL)
    g_string_append_printf (text, " (%s)", line->note);
  if (basis != NULL)
    g_string_append_printf (text, " [%s]", basis);

  dw_paper_print (2, 4, text->str);
}

static void
print_sheet (const DwSheet *sheet)
{
  dw_paper_print (0, 0, sheet->name);
  if (sheet->organisation != NULL)
    dw_paper_print (0, 0, sheet->organisation);
  if (sheet->status != NULL)
    dw_paper_print (0, 0, sheet->status);
  if (sheet->alert != NULL)
    dw_paper_print (0, 0, sheet->alert);

  for (guint section = 0; section < DW_N_SECTIONS; section++)
    {
      if (sheet->n_lines[section] == 0)
        continue;
      dw_paper_blank ();
      dw_paper_print (0, 0, dw_section_get_title (section));
      for (guint i = 0; i < sheet->n_lines[section]; i++)
        print_line (&sheet->lines[section][i]);
    }

  if (sheet->notice != NULL)
    {
      dw_paper_blank ();
      dw_paper_print (0, 0, sheet->notice);
    }
}

static void
add_line (DwJsonWriter *json,
          const DwLine *line)
{
  static const char *const kinds[] = {
    [DW_LINE_TEXT] = "text", [DW_LINE_PROSE] = "prose", [DW_LINE_PHONE] = "phone",
    [DW_LINE_EMAIL] = "email", [DW_LINE_WEB] = "web", [DW_LINE_GAP] = "not stated",
  };
  static const char *const bases[] = {
    [DW_BASIS_NONE] = NULL, [DW_BASIS_STATED] = "stated", [DW_BASIS_PROSE] = "prose", [DW_BASIS_WORDS] = NULL,
  };

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "kind", kinds[line->kind]);
  dw_json_writer_add_text (json, "label", line->label);
  dw_json_writer_add_text (json, "value", line->value);
  dw_json_writer_add_text (json, "note", line->note);
  dw_json_writer_add_text (json, "basis", bases[line->basis]);
  dw_json_writer_end_object (json);
}

static void
add_sheet (DwJsonWriter  *json,
           const DwSheet *sheet)
{
  static const char *const names[DW_N_SECTIONS] = {
    [DW_SECTION_ROUTE] = "route", [DW_SECTION_WHEN] = "when", [DW_SECTION_WHERE] = "where", [DW_SECTION_WHO] = "who",
    [DW_SECTION_COST] = "cost", [DW_SECTION_CONTACT] = "contact", [DW_SECTION_WHAT] = "what", [DW_SECTION_OTHERS] = "others", [DW_SECTION_SOURCE] = "source",
  };

  dw_json_writer_begin_object (json, "sheet");
  for (guint section = 0; section < DW_N_SECTIONS; section++)
    {
      dw_json_writer_begin_list (json, names[section]);
      for (guint i = 0; i < sheet->n_lines[section]; i++)
        add_line (json, &sheet->lines[section][i]);
      dw_json_writer_end_list (json);
    }
  dw_json_writer_end_object (json);
}

/* The publisher's own bytes; shown on a terminal, what it would obey is escaped. */
static void
add_raw (DwJsonWriter *json,
         GBytes       *raw)
{
  gsize length;
  const char *bytes = g_bytes_get_data (raw, &length);
  g_autofree char *text = NULL;
  g_autofree char *safe = NULL;

  if (!isatty (STDOUT_FILENO))
    {
      dw_json_writer_add_json (json, "record", bytes, length);
      return;
    }

  text = g_utf8_make_valid (bytes, (gssize) length);
  safe = dw_text_escape_for_terminal (text);
  dw_json_writer_add_json (json, "record", safe, strlen (safe));
}

static void
print_json (DwRecord      *record,
            const DwSheet *sheet,
            GPtrArray     *same)
{
  DwJsonWriter *json = dw_json_writer_new ();
  DwService *service = dw_record_get_service (record);

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "source_id", dw_record_get_source_id (record));
  dw_json_writer_add_integer (json, "id", dw_record_get_id (record));
  dw_json_writer_add_text (json, "name", sheet->name);
  dw_json_writer_add_text (json, "organisation", sheet->organisation);
  dw_json_writer_add_text (json, "alert", sheet->alert);
  dw_json_writer_add_text (json, "notice", sheet->notice);
  dw_json_writer_add_text (json, "assured_date", service->assured_date);
  dw_cli_add_time (json, "fetched_at", dw_record_get_fetched_at (record));
  dw_cli_add_feed (json, "feed", dw_record_get_feed (record));
  dw_json_writer_begin_list (json, "same_service");
  for (guint i = 0; i < same->len; i++)
    dw_json_writer_add_integer (json, NULL, dw_record_get_id (g_ptr_array_index (same, i)));
  dw_json_writer_end_list (json);
  add_sheet (json, sheet);
  add_raw (json, dw_record_get_raw (record));
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}

static DwExit
show_record (DwCli       *cli,
             const char  *wanted,
             const char  *feed_name,
             GError     **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (DwRecord) record = reader != NULL ? dw_cli_find_record (reader, wanted, feed_name, error) : NULL;
  g_autoptr (GPtrArray) twins = record != NULL ? dw_reader_read_twins (reader, dw_record_get_id (record), error) : NULL;
  g_autoptr (GPtrArray) same = twins != NULL ? dw_twin_records_list_same (twins) : NULL;
  g_autoptr (DwSheet) sheet = NULL;

  if (record == NULL)
    return DW_EXIT_NOTHING;
  if (twins == NULL)
    return DW_EXIT_DIRECTORY;

  sheet = dw_sheet_new_beside (record, same, dw_clock_now (cli->clock));
  if (cli->json)
    print_json (record, sheet, same);
  else
    print_sheet (sheet);
  return dw_feed_is_stale (dw_record_get_feed (record), dw_clock_now (cli->clock)) ? DW_EXIT_FEED : DW_EXIT_DONE;
}

DwExit
dw_cli_show (DwCli  *cli,
             int     argc,
             char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *feed_name = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "feed", 0, 0, G_OPTION_ARG_STRING, &feed_name, N_ ("The feed that calls it so"), N_ ("FEED") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  const char *wanted = NULL;
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "ID",
                    _("Shows one service whole, how to get in first. ID is the feed's own id of the record (source_id), or its "
                      "number in the directory."),
                    &error) &&
      (wanted = dw_cli_only_argument (rest, _("the id of one record"), &error)) != NULL)
    end = show_record (cli, wanted, feed_name, &error);

  return error != NULL ? dw_cli_fail (error) : end;
}
