/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli-source.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dw-cli-progress.h"
#include "dw-paths.h"

void
dw_cli_source_clear (DwCliSource *source)
{
  g_clear_pointer (&source->publication, dw_publication_free);
  g_clear_pointer (&source->spreadsheet, dw_spreadsheet_free);
  g_clear_pointer (&source->asked, g_ptr_array_unref);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
has_suffix (const char *name,
            const char *suffix)
{
  gsize length = strlen (name);

  return length > strlen (suffix) && g_ascii_strcasecmp (name + length - strlen (suffix), suffix) == 0;
}

/* Whether the folder @path holds the tables of HSDS, which is a feed: they have no headings of the template. */
static gboolean
is_tabular_feed (const char *path)
{
  static const char *const marks[] = { "datapackage.json", "organizations.csv", "service_at_location.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_build_filename (path, marks[i], NULL);

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/* The spreadsheets of the folder @path, by name; none where it is a feed. */
static GPtrArray *
list_spreadsheets (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  if (dir == NULL || is_tabular_feed (path))
    return files;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (has_suffix (name, ".csv") && *name != '.')
      g_ptr_array_add (files, g_build_filename (path, name, NULL));

  g_ptr_array_sort (files, compare_names);
  return files;
}

static gboolean
add_service (DwService  *service,
             gpointer    data,
             GError    **error)
{
  return dw_publication_add (data, service, error);
}

/* The content of the file @path, and what it is called in messages. */
static char *
load_file (const char  *path,
           gsize       *length,
           char       **shown,
           GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) problem = NULL;
  char *bytes = NULL;

  *shown = g_filename_display_name (name);
  if (!g_file_get_contents (path, &bytes, length, &problem))
    g_set_error (error, G_FILE_ERROR, problem->code, "%s.", problem->message);

  return bytes;
}

/* Surveys the file @path, or reads its services. */
static gboolean
take_spreadsheet (DwCliSource  *source,
                  const char   *path,
                  gboolean      is_survey,
                  GError      **error)
{
  gsize length = 0;
  g_autofree char *shown = NULL;
  g_autofree char *bytes = load_file (path, &length, &shown, error);

  if (bytes == NULL)
    return FALSE;

  return is_survey
             ? dw_spreadsheet_survey (source->spreadsheet, shown, bytes, length, error)
             : dw_spreadsheet_read (source->spreadsheet, shown, bytes, length, add_service, source->publication, error);
}

/* The day that it is in London, or already tomorrow further east. */
static char *
dup_today (DwCli *cli)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (dw_clock_now (cli->clock));
  g_autoptr (GDateTime) latest = now != NULL ? g_date_time_add_hours (now, 14) : NULL;

  return latest != NULL ? g_date_time_format (latest, "%Y-%m-%d") : NULL;
}

static gboolean
read_spreadsheets (DwCliSource          *source,
                   const DwRecordDoubt  *check,
                   const GPtrArray      *files,
                   const char           *space,
                   GError              **error)
{
  source->spreadsheet = dw_spreadsheet_new (space, check->today, check->places);
  for (guint i = 0; i < 2 * files->len; i++)
    if (!take_spreadsheet (source, g_ptr_array_index (files, i % files->len), i < files->len, error))
      return FALSE;

  source->n_bad = dw_spreadsheet_get_n_bad (source->spreadsheet);
  return TRUE;
}

/* Where records of feeds go. */
typedef struct
{
  DwCliSource *source;
  const DwRecordDoubt *check;
} Intake;

static gboolean
add_record (DwRecord  *record,
            gpointer   data,
            GError   **error)
{
  const Intake *intake = data;
  const DwService *service = dw_record_get_service (record);

  if (dw_publication_has (intake->source->publication, service->id))
    {
      g_set_error (error, DW_CLI_ERROR, 0, _("Two feeds have a record “%s”, which one feed cannot hold. Publish them one by one, with --feed."),
                   dw_record_get_source_id (record));
      return FALSE;
    }
  if (dw_record_doubt (intake->check, service, intake->source->asked))
    return dw_publication_add (intake->source->publication, service, error);

  intake->source->n_asked++;
  intake->source->n_bad++;
  return TRUE;
}

static gboolean
read_feed (const Intake  *intake,
           DwReader      *reader,
           const DwFeed  *feed,
           GError       **error)
{
  guint n_damaged = 0;
  Intake data = *intake;

  if (!dw_reader_foreach_record (reader, feed->id, add_record, &data, &n_damaged, error))
    return FALSE;

  intake->source->n_bad += feed->n_quarantined + n_damaged;
  intake->source->n_mended += feed->n_faults;
  return TRUE;
}

/* One feed of the directory, or all but the starter, which is not this publisher's to publish unless it is asked for.
 * */
static gboolean
read_directory (const Intake  *intake,
                DwReader      *reader,
                const char    *feed_name,
                GError       **error)
{
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  const DwFeed *wanted = NULL;

  if (feeds == NULL || (feed_name != NULL && (wanted = dw_cli_find_feed (feeds, feed_name, error)) == NULL))
    return FALSE;

  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);

      if ((wanted != NULL ? feed == wanted : !feed->is_starter) && !read_feed (intake, reader, feed, error))
        return FALSE;
    }

  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* A feed is taken in as any Doorway takes it in, with all its checks, by a directory of its own that is gone
 * afterwards. */
static gboolean
read_elsewhere (const Intake  *intake,
                DwCli         *cli,
                const char    *address,
                GError       **error)
{
  const DwSyncAudience audience = { .progress = dw_cli_progress };
  g_autofree char *folder = g_dir_make_tmp ("doorway-publish-XXXXXX", error);
  DwCli aside = { .data_dir = folder, .clock = cli->clock };
  gboolean is_read = FALSE;

  if (folder == NULL)
    return FALSE;

  {
    g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (&aside);
    gint64 feed_id = dw_sync_desk_add (desk, &(DwNewFeed) { .typed = address }, &audience, NULL, error);
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, feed_id);
    g_autoptr (DwReader) reader = feed_id != 0 ? dw_reader_open (folder, error) : NULL;

    dw_cli_progress_end ();
    is_read = reader != NULL && read_directory (intake, reader, number, error);
  }

  remove_folder (folder);
  return is_read;
}

static gboolean
is_feed_file (const char *path)
{
  return has_suffix (path, ".json") || has_suffix (path, ".ndjson") || has_suffix (path, ".zip") || has_suffix (path, ".oruk");
}

/* What the file @path confirms; NULL for none. */
static gboolean
read_confirmations (const char       *path,
                    DwConfirmations **confirmations,
                    GError          **error)
{
  gsize length = 0;
  g_autofree char *shown = NULL;
  g_autofree char *bytes = path != NULL ? load_file (path, &length, &shown, error) : NULL;

  if (bytes != NULL)
    *confirmations = dw_confirmations_read (shown, bytes, length, error);

  return path == NULL || *confirmations != NULL;
}

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, DW_CLI_ERROR, 0, message);
  return FALSE;
}

/* The spreadsheets that @from names; none where it is something else. */
static GPtrArray *
find_spreadsheets (const char *from)
{
  GPtrArray *files = list_spreadsheets (from);

  if (files->len == 0 && !g_file_test (from, G_FILE_TEST_IS_DIR) && strstr (from, "://") == NULL && !is_feed_file (from))
    g_ptr_array_add (files, g_strdup (from));

  return files;
}

gboolean
dw_cli_source_read (DwCliSource  *source,
                    DwCli        *cli,
                    const char   *from,
                    const char   *feed_name,
                    const char   *confirm,
                    const char   *space,
                    GError      **error)
{
  gboolean is_directory = strcmp (from, "directory") == 0;
  g_autofree char *today = dup_today (cli);
  g_autofree char *folder = dw_paths_dup_data ("places");
  g_autoptr (DwGazetteer) places = dw_gazetteer_load (folder, error);
  g_autoptr (GPtrArray) files = is_directory ? g_ptr_array_new () : find_spreadsheets (from);
  g_autoptr (DwConfirmations) confirmations = NULL;
  DwRecordDoubt check = { .places = places, .today = today };
  const Intake intake = { source, &check };

  source->publication = dw_publication_new ();
  if (places == NULL)
    return FALSE;
  if (!is_directory && feed_name != NULL)
    return refuse (_("--feed goes with --from directory."), error);
  if (files->len > 0 && confirm != NULL)
    return refuse (_("--confirm is for records of feeds. What a spreadsheet is asked about is confirmed in its own columns."), error);
  if (files->len > 0)
    return read_spreadsheets (source, &check, files, space, error);

  if (!read_confirmations (confirm, &confirmations, error))
    return FALSE;
  check.confirmations = confirmations;
  source->asked = g_ptr_array_new_with_free_func (dw_bad_cell_free);
  if (is_directory)
    {
      g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);

      return read_directory (&intake, reader, feed_name, error);
    }

  return read_elsewhere (&intake, cli, from, error);
}
