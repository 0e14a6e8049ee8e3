/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>

#include "dw-cli-progress.h"
#include "dw-paper.h"

/* What became of the feeds, as it is told. */
typedef struct
{
  DwCli *cli;
  DwJsonWriter *json;       /* NULL: for a person */
  guint n_feeds;
  guint n_unfit;            /* signed feeds that are past their date, or whose own file holds an older edition */
} Tally;

static void
print_report (const DwFeed        *feed,
              const DwCrawlReport *report)
{
  guint n_services = report->summary.n_added + report->summary.n_changed + report->summary.n_unchanged;
  g_autofree char *services = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service", "%u services", n_services), n_services);
  g_autofree char *left_out = report->n_quarantined == 0
                                ? g_strdup ("")
                                : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " %u record was left out.", " %u records were left out.",
                                                                report->n_quarantined),
                                                   report->n_quarantined);

  if (report->is_older)
    {
      dw_paper_printf (0, "%s: %s", feed->name, report->warning);
      return;
    }
  if (report->unchanged)
    dw_paper_printf (0, _("%s: nothing has changed."), feed->name);
  else
    dw_paper_printf (0, _("%s: %s; %u new, %u changed, %u gone.%s"), feed->name, services, report->summary.n_added,
                     report->summary.n_changed, report->summary.n_removed, left_out);
  if (report->warning != NULL)
    dw_paper_print (3, 3, report->warning);
}

static void
add_report (DwJsonWriter        *json,
            const DwFeed        *feed,
            const DwCrawlReport *report)
{
  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_integer (json, "id", feed->id);
  dw_json_writer_add_text (json, "name", feed->name);
  dw_json_writer_add_text (json, "problem", NULL);
  dw_json_writer_add_boolean (json, "unchanged", report->unchanged);
  dw_json_writer_add_boolean (json, "stale", report->is_stale);
  dw_json_writer_add_text (json, "warning", report->warning);
  dw_json_writer_add_integer (json, "records_seen", report->n_seen);
  dw_json_writer_add_integer (json, "records_taken", report->n_taken);
  dw_json_writer_add_integer (json, "quarantined", report->n_quarantined);
  dw_json_writer_add_integer (json, "faults_in_all", report->n_faults);
  dw_json_writer_add_integer (json, "added", report->summary.n_added);
  dw_json_writer_add_integer (json, "changed", report->summary.n_changed);
  dw_json_writer_add_integer (json, "unchanged_records", report->summary.n_unchanged);
  dw_json_writer_add_integer (json, "removed", report->summary.n_removed);
  dw_json_writer_add_integer (json, "absent", report->summary.n_absent);
  dw_json_writer_add_integer (json, "pages", report->pages);
  dw_json_writer_add_integer (json, "requests", report->requests);
  dw_json_writer_add_integer (json, "bytes", (gint64) report->bytes);
  dw_json_writer_end_object (json);
}

static void
on_feed_reported (const DwFeed        *feed,
                  const DwCrawlReport *report,
                  gpointer             data)
{
  Tally *tally = data;

  dw_cli_progress_end ();
  tally->n_feeds++;
  tally->n_unfit += report->is_stale || report->is_older;
  if (tally->json != NULL)
    add_report (tally->json, feed, report);
  else
    print_report (feed, report);
}

/* Returns: (transfer full) (nullable): the feed with what is held of it, if anything is. */
static DwFeed *
read_held (DwCli  *cli,
           gint64  feed_id)
{
  g_autoptr (DwReader) reader = dw_reader_open (cli->data_dir, NULL);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, NULL) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      DwFeed *feed = feeds->pdata[i];

      if (feed->id == feed_id && feed->hold != NULL)
        return dw_feed_ref (feed);
    }

  return NULL;
}

static void
on_feed_done (gint64      feed_id,
              const char *problem,
              gpointer    data)
{
  Tally *tally = data;
  g_autoptr (DwFeed) held = NULL;

  dw_cli_progress_end ();
  if (problem == NULL)
    return;

  tally->n_feeds++;
  held = read_held (tally->cli, feed_id);
  if (held != NULL && tally->json == NULL)
    dw_cli_print_hold (held, dw_clock_now (tally->cli->clock));
  if (tally->json == NULL)
    return;
  dw_json_writer_begin_object (tally->json, NULL);
  dw_json_writer_add_integer (tally->json, "id", feed_id);
  dw_json_writer_add_text (tally->json, "problem", problem);
  if (held != NULL)
    dw_cli_add_hold (tally->json, "held", held->hold);
  dw_json_writer_end_object (tally->json);
}

static gboolean
find_feed_id (DwCli       *cli,
              const char  *wanted,
              gint64      *feed_id,
              GError     **error)
{
  g_autoptr (DwReader) reader = dw_cli_open_reader (cli, error);
  g_autoptr (GPtrArray) feeds = reader != NULL ? dw_reader_list_feeds (reader, error) : NULL;
  const DwFeed *feed = feeds != NULL ? dw_cli_find_feed (feeds, wanted, error) : NULL;

  if (feed == NULL)
    return FALSE;

  *feed_id = feed->id;
  return TRUE;
}

static void
sync_feeds (DwCli       *cli,
            const char  *wanted,
            const char  *from,
            Tally       *tally,
            GError     **error)
{
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  const DwSyncAudience audience = {
    .progress = dw_cli_progress,
    .feed_done = on_feed_done,
    .feed_reported = on_feed_reported,
    .data = tally,
  };
  gint64 feed_id = 0;

  if (wanted != NULL && !find_feed_id (cli, wanted, &feed_id, error))
    return;

  if (from != NULL)
    dw_sync_desk_sync_from (desk, feed_id, from, &audience, NULL, error);
  else
    dw_sync_desk_sync (desk, wanted != NULL ? DW_SYNC_ONE : DW_SYNC_EVERY, feed_id, &audience, NULL, error);
}

DwExit
dw_cli_sync (DwCli  *cli,
             int     argc,
             char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *from = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Take a signed feed from this file instead of its server"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  Tally tally = { .cli = cli };
  const char *wanted = NULL;

  if (!dw_cli_parse (cli, argc, argv, entries, "[FEED]",
                     _("Fetches one feed again, or every feed but the starter directory. A feed that fails leaves the copy of "
                       "it as it was. FEED is a feed's number, address or name; with --from, no FEED means the one that the file "
                       "is of."),
                     &error) ||
      (rest != NULL && (wanted = dw_cli_only_argument (rest, _("at most one feed"), &error)) == NULL))
    return dw_cli_fail (error);

  if (cli->json)
    {
      tally.json = dw_json_writer_new ();
      dw_json_writer_begin_object (tally.json, NULL);
      dw_json_writer_begin_list (tally.json, "feeds");
    }
  sync_feeds (cli, wanted, from, &tally, &error);
  if (cli->json)
    {
      dw_json_writer_end_list (tally.json);
      dw_json_writer_end_object (tally.json);
      dw_cli_print_json (tally.json);
    }
  else if (tally.n_feeds == 0 && error == NULL)
    dw_paper_print (0, 0, _("There is no feed to fetch: the starter directory comes with Doorway. Add one with “doorwayctl feeds add”."));

  /* One feed may have failed and another have changed. */
  if (tally.n_feeds > 0)
    dw_cli_bring_index (cli);
  if (error != NULL)
    return dw_cli_fail (error);
  return tally.n_unfit > 0 ? DW_EXIT_FEED : DW_EXIT_DONE;
}
