/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dw-cli-progress.h"
#include "dw-paper.h"

/* More than a person reads; --json has them all. */
#define SHOWN_FAULTS 50

static void
print_report (const char          *address,
              const DwCrawlReport *report)
{
  g_autofree char *seen = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record seen", "%u records seen", report->n_seen), report->n_seen);
  g_autofree char *pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", report->pages), report->pages);

  dw_paper_print (0, 0, address);
  dw_paper_printf (0, _("Version: %s"), report->version != NULL ? report->version : _("not stated"));
  dw_paper_printf (0, _("%s: %u can be taken in, %u cannot. %s."), seen, report->n_taken, report->n_quarantined, pages);
  if (report->n_faults == 0)
    dw_paper_print (0, 0, _("Nothing is wrong with them."));
  else
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u thing to mend:", "%u things to mend:", report->n_faults), report->n_faults);

  for (guint i = 0; i < MIN (report->fault_lines->len, SHOWN_FAULTS); i++)
    dw_paper_print (2, 4, g_ptr_array_index (report->fault_lines, i));
  if (report->n_faults > SHOWN_FAULTS)
    dw_paper_print (2, 2, _("… and more; --json lists up to a thousand."));
}

static void
print_report_json (const char          *address,
                   const DwCrawlReport *report)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "address", address);
  dw_json_writer_add_text (json, "version", report->version);
  dw_json_writer_add_text (json, "problem", report->problem);
  dw_json_writer_add_integer (json, "records_seen", report->n_seen);
  dw_json_writer_add_integer (json, "records_taken", report->n_taken);
  dw_json_writer_add_integer (json, "quarantined", report->n_quarantined);
  dw_json_writer_add_integer (json, "pages", report->pages);
  dw_json_writer_add_integer (json, "requests", report->requests);
  dw_json_writer_add_integer (json, "bytes", (gint64) report->bytes);
  dw_json_writer_add_integer (json, "faults_in_all", report->n_faults);
  dw_json_writer_begin_list (json, "faults");
  for (guint i = 0; i < report->faults->len; i++)
    {
      const char *fault = g_ptr_array_index (report->faults, i);

      dw_json_writer_add_json (json, NULL, fault, strlen (fault));
    }
  dw_json_writer_end_list (json);
  dw_json_writer_end_object (json);
  dw_cli_print_json (json);
}

static DwExit
check_feed (DwCli       *cli,
            const char  *typed,
            GError     **error)
{
  const DwSyncAudience audience = { .progress = dw_cli_progress };
  g_autoptr (DwSyncDesk) desk = dw_cli_open_desk (cli);
  g_autoptr (DwCrawlReport) report = dw_sync_desk_check (desk, typed, &audience, NULL, error);

  dw_cli_progress_end ();
  if (report == NULL)
    return DW_EXIT_FEED;

  if (cli->json)
    print_report_json (typed, report);
  else
    print_report (typed, report);
  if (report->problem == NULL)
    return DW_EXIT_DONE;

  dw_paper_complain (report->problem);
  return DW_EXIT_FEED;
}

DwExit
dw_cli_check_feed (DwCli  *cli,
                   int     argc,
                   char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  const char *typed = NULL;
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "ADDRESS",
                    _("Reads a whole feed and says what is wrong with it, without touching the directory. Of a list that has only "
                      "short records, it asks for ten full ones."),
                    &error) &&
      (typed = dw_cli_only_argument (rest, _("the address or the file of one feed"), &error)) != NULL)
    end = check_feed (cli, typed, &error);

  return error != NULL ? dw_cli_fail (error) : end;
}
