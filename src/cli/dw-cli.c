/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-db.h"
#include "dw-gazetteer.h"
#include "dw-outbox.h"
#include "dw-paper.h"
#include "dw-paths.h"
#include "dw-publish-error.h"
#include "dw-renewal.h"

G_DEFINE_QUARK (dw-cli-error-quark, dw_cli_error)

gboolean
dw_cli_parse (DwCli               *cli,
              int                  argc,
              char               **argv,
              const GOptionEntry  *entries,
              const char          *parameters,
              const char          *summary,
              GError             **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", argv[0], parameters);
  g_autoptr (GOptionContext) context = g_option_context_new (name);
  g_autofree char *data_dir = NULL;
  const GOptionEntry globals[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, N_ ("Use the directory in this folder"), N_ ("FOLDER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON object"), NULL },
    { NULL },
  };
  g_autoptr (GError) unread = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, globals, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &unread))
    {
      /* GLib says of it what a programmer may want to know. */
      if (unread->domain == G_CONVERT_ERROR)
        g_set_error_literal (error, DW_CLI_ERROR, 0, _("What is given with one of the options is not UTF-8 text."));
      else
        g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }

  if (data_dir != NULL)
    {
      g_free (cli->data_dir);
      cli->data_dir = g_steal_pointer (&data_dir);
    }
  return TRUE;
}

static DwExit
exit_of_publish (int code)
{
  switch ((DwPublishError) code)
    {
    case DW_PUBLISH_ERROR_BAD_TABLE:
    case DW_PUBLISH_ERROR_BAD_CELLS:
      return DW_EXIT_FEED;
    case DW_PUBLISH_ERROR_BAD_KEY:
      return DW_EXIT_USAGE;
    case DW_PUBLISH_ERROR_HELD:
      return DW_EXIT_HELD;
    case DW_PUBLISH_ERROR_BAD_FEED:
    case DW_PUBLISH_ERROR_WRITE:
      break;
    }

  return DW_EXIT_DIRECTORY;
}

static DwExit
exit_of (const GError *error)
{
  if (error->domain == DW_CLI_ERROR || error->domain == G_OPTION_ERROR)
    return DW_EXIT_USAGE;
  if (error->domain == DW_PLACE_ERROR)
    return error->code == DW_PLACE_ERROR_BAD_TABLE ? DW_EXIT_DIRECTORY : DW_EXIT_USAGE;
  if (error->domain == DW_STORE_ERROR)
    {
      if (error->code == DW_STORE_ERROR_NOT_FOUND)
        return DW_EXIT_NOTHING;
      if (error->code == DW_STORE_ERROR_HELD)
        return DW_EXIT_HELD;
      return error->code == DW_STORE_ERROR_EXISTS || error->code == DW_STORE_ERROR_SAME_FEED ? DW_EXIT_USAGE
                                                                                             : DW_EXIT_DIRECTORY;
    }
  if (g_error_matches (error, DW_OUTBOX_ERROR, DW_OUTBOX_ERROR_SAYS_NOTHING))
    return DW_EXIT_USAGE;
  if (error->domain == DW_OUTBOX_ERROR)
    return error->code == DW_OUTBOX_ERROR_NOT_FOUND ? DW_EXIT_NOTHING : DW_EXIT_DIRECTORY;
  if (error->domain == DW_PUBLISH_ERROR)
    return exit_of_publish (error->code);
  if (error->domain == DW_DB_ERROR || error->domain == G_FILE_ERROR ||
      g_error_matches (error, DW_SYNC_ERROR, DW_SYNC_ERROR_NO_SPACE))
    return DW_EXIT_DIRECTORY;
  if (g_error_matches (error, DW_SYNC_ERROR, DW_SYNC_ERROR_BAD_ADDRESS))
    return DW_EXIT_USAGE;

  return DW_EXIT_FEED;
}

DwExit
dw_cli_fail (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (error->domain == G_OPTION_ERROR)
    sentence = g_strdup_printf (_("%s. “doorwayctl COMMAND --help” lists the options."), error->message);

  dw_paper_complain (sentence != NULL ? sentence : error->message);
  return exit_of (error);
}

void
dw_cli_tell_renewal (const DwCli *cli)
{
  g_autofree char *sentence = NULL;

  if (!cli->is_writing || cli->was_renewed || !dw_renewal_is_untold (cli->data_dir))
    return;

  sentence = dw_renewal_dup_sentence (cli->data_dir);
  dw_paper_complain (sentence);
}

void
dw_cli_name_remedy (GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (error == NULL || !g_error_matches (*error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED))
    return;

  problem = g_steal_pointer (error);
  /* Translators: %s is a whole sentence, or several */
  g_set_error (error, DW_DB_ERROR, DW_DB_ERROR_DAMAGED,
               _("%s “doorwayctl sync” mends the directory; where it is beyond that, it is kept as “directory.db.damaged” and a new one "
                 "begun, to which your feeds come back from their second copy. You are told then what came back and what did not."),
               problem->message);
}

DwSyncDesk *
dw_cli_open_desk (DwCli *cli)
{
  g_autofree char *starter = dw_paths_dup_data ("starter/starter.json");

  cli->was_renewed = cli->is_writing ? cli->was_renewed : dw_renewal_is_untold (cli->data_dir);
  cli->is_writing = TRUE;
  return dw_sync_desk_new (cli->data_dir, starter, cli->clock);
}

/* Reading needs no right to write, once there is a directory. */
static DwReader *
try_reader (DwCli   *cli,
            GError **error)
{
  g_autoptr (DwReader) reader = dw_reader_open (cli->data_dir, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;

  if (feeds == NULL)
    return NULL;
  if (feeds->len > 0)
    return g_steal_pointer (&reader);

  g_set_error_literal (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND, "");
  return NULL;
}

DwReader *
dw_cli_open_reader (DwCli   *cli,
                    GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwSyncDesk) desk = NULL;
  DwReader *reader = try_reader (cli, &problem);

  if (reader != NULL)
    return reader;
  if (!g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      dw_cli_name_remedy (error);
      return NULL;
    }

  desk = dw_cli_open_desk (cli);
  if (!dw_sync_desk_prepare (desk, NULL, NULL, error))
    return NULL;

  return dw_reader_open (cli->data_dir, error);
}

/* Returns: the numbers of @feeds that are called @name: "2, 5". */
static char *
dup_numbers (GPtrArray  *feeds,
             const char *name)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      const DwFeed *feed = g_ptr_array_index (feeds, i);

      if (g_strcmp0 (feed->name, name) == 0)
        g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, numbers->len > 0 ? ", " : "", feed->id);
    }

  return g_string_free (numbers, FALSE);
}

/* Returns: the one feed that is called @name; NULL when none or, with @error, when several are. */
static DwFeed *
find_by_name (GPtrArray   *feeds,
              const char  *name,
              GError     **error)
{
  g_autofree char *numbers = NULL;
  DwFeed *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < feeds->len; i++)
    {
      DwFeed *feed = g_ptr_array_index (feeds, i);

      if (g_strcmp0 (feed->name, name) != 0)
        continue;
      found = feed;
      n_found++;
    }
  if (n_found <= 1)
    return found;

  numbers = dup_numbers (feeds, name);
  g_set_error (error, DW_CLI_ERROR, 0, _("More than one feed is called “%s”. Give the number of the one you mean: %s."), name, numbers);
  return NULL;
}

DwFeed *
dw_cli_find_feed (GPtrArray   *feeds,
                  const char  *wanted,
                  GError     **error)
{
  gint64 number = 0;
  gboolean is_number = g_ascii_string_to_signed (wanted, 10, 1, G_MAXINT64, &number, NULL);
  g_autoptr (GError) problem = NULL;
  DwFeed *named = NULL;

  for (guint i = 0; i < feeds->len; i++)
    {
      DwFeed *feed = g_ptr_array_index (feeds, i);

      if (is_number ? feed->id == number : g_strcmp0 (feed->url, wanted) == 0)
        return feed;
    }
  if (!is_number)
    named = find_by_name (feeds, wanted, &problem);
  if (named != NULL)
    return named;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  g_set_error (error, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND,
               _("There is no feed “%s” in the directory. “doorwayctl feeds list” shows them."), wanted);
  return NULL;
}

const char *
dw_cli_only_argument (char       **rest,
                      const char  *what,
                      GError     **error)
{
  if (rest == NULL || rest[0] == NULL || rest[1] != NULL || !g_utf8_validate (rest[0], -1, NULL))
    {
      g_set_error (error, DW_CLI_ERROR, 0, _("Give %s, and nothing else."), what);
      return NULL;
    }

  return rest[0];
}

void
dw_cli_print_json (DwJsonWriter *json)
{
  g_autofree char *text = dw_json_writer_finish (json);

  dw_paper_print_raw (text);
  dw_paper_print_raw ("\n");
}

void
dw_cli_add_time (DwJsonWriter *json,
                 const char   *name,
                 gint64        time)
{
  g_autoptr (GDateTime) moment = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  dw_json_writer_add_text (json, name, text);
}

static const char *
name_trust (DwTrust trust)
{
  static const char *const names[] = {
    [DW_TRUST_FILE] = "file",
    [DW_TRUST_HTTPS] = "https",
    [DW_TRUST_SIGNED_FIRST_USE] = "signed-first-use",
    [DW_TRUST_SIGNED_PINNED] = "signed-pinned",
  };

  return trust < G_N_ELEMENTS (names) ? names[trust] : names[DW_TRUST_FILE];
}

/* Nothing of a feed that is not signed. */
static void
add_edition (DwJsonWriter        *json,
             const DwSignedFacts *edition)
{
  if (edition == NULL)
    return;

  dw_json_writer_begin_object (json, "edition");
  dw_json_writer_add_integer (json, "epoch", (gint64) edition->epoch);
  dw_json_writer_add_integer (json, "version", (gint64) edition->version);
  dw_cli_add_time (json, "issued", edition->issued);
  dw_cli_add_time (json, "expires", edition->expires);
  dw_json_writer_add_text (json, "key", edition->key);
  dw_json_writer_add_text (json, "alert", edition->alert);
  dw_json_writer_end_object (json);
}

void
dw_cli_add_feed (DwJsonWriter *json,
                 const char   *name,
                 const DwFeed *feed)
{
  dw_json_writer_begin_object (json, name);
  dw_json_writer_add_integer (json, "id", feed->id);
  dw_json_writer_add_text (json, "name", feed->name);
  dw_json_writer_add_text (json, "url", feed->url);
  dw_json_writer_add_text (json, "trust", name_trust (feed->trust));
  add_edition (json, feed->edition);
  dw_json_writer_add_boolean (json, "starter", feed->is_starter);
  dw_json_writer_add_text (json, "licence", feed->licence);
  dw_json_writer_add_text (json, "attribution", feed->attribution);
  dw_json_writer_add_text (json, "notice", feed->notice);
  dw_json_writer_add_integer (json, "services", feed->n_services);
  dw_json_writer_add_integer (json, "fields_mended", feed->n_faults);
  dw_json_writer_add_integer (json, "quarantined", feed->n_quarantined);
  dw_cli_add_time (json, "added_at", feed->added_at);
  dw_cli_add_time (json, "attempted_at", feed->attempted_at);
  dw_cli_add_time (json, "synced_at", feed->synced_at);
  dw_json_writer_add_text (json, "last_problem", feed->last_problem);
  if (feed->hold != NULL)
    dw_cli_add_hold (json, "held", feed->hold);
  dw_json_writer_end_object (json);
}
