/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dw-cli-output.h"
#include "dw-cli-progress.h"
#include "dw-feed-check.h"
#include "dw-paper.h"
#include "dw-stored-check.h"

/* More than a person reads; --json has them all. */
enum { SHOWN_GROUPS = 50, SHOWN_TERMS = 10 };

static void
print_groups (const DwCrawlReport *report)
{
  g_autoptr (GPtrArray) groups = dw_fault_groups_list (report->groups);

  if (report->n_faults == 0)
    dw_paper_print (0, 0, _("Nothing is wrong with them."));
  else
    dw_paper_printf (0, g_dngettext (GETTEXT_PACKAGE, "%u thing to mend:", "%u things to mend:", report->n_faults), report->n_faults);

  for (guint i = 0; i < MIN (groups->len, SHOWN_GROUPS); i++)
    {
      const DwFaultGroup *group = g_ptr_array_index (groups, i);

      dw_paper_printf (2, "%u × %s: %s [%s]", group->n, *group->place != '\0' ? group->place : _("the page"), group->message,
                       dw_fault_handling_get_name (group->handling));
      for (guint j = 0; j < group->examples->len; j++)
        dw_paper_print (6, 8, g_ptr_array_index (group->examples, j));
    }
  if (groups->len > SHOWN_GROUPS)
    dw_paper_print (2, 2, _("… and more; --json and --html list them all."));
}

static void
print_coverage (const DwFeedCheck *check)
{
  const DwCoverage *coverage = check->report->coverage;
  guint n = dw_coverage_get_n_services (coverage);
  g_autofree char *sample = dw_feed_check_dup_sample (check);
  g_autofree char *lately = dw_feed_check_dup_lately (check);
  g_autofree char *early = dw_feed_check_dup_early (check);

  if (sample != NULL)
    dw_paper_print (0, 0, sample);
  if (n == 0)
    return;

  dw_paper_print (0, 0, _("What families ask, and how many records state it:"));
  for (guint i = 0; i < DW_N_COVERAGE_ITEMS; i++)
    {
      guint n_read = dw_coverage_get_n_read (coverage, i);
      g_autofree char *stated = dw_feed_check_dup_share (dw_coverage_get_n_stated (coverage, i), n);
      g_autofree char *read = dw_feed_check_dup_share (n_read, n);

      if (n_read > 0)
        dw_paper_printf (2, _("%s: %s, and only in the description: %s"), dw_coverage_item_get_label (i), stated, read);
      else
        dw_paper_printf (2, "%s: %s", dw_coverage_item_get_label (i), stated);
    }
  dw_paper_print (2, 2, lately);
  if (early != NULL)
    dw_paper_print (2, 2, early);
}

static void
print_terms (const DwCoverage *coverage)
{
  g_autoptr (GPtrArray) terms = dw_coverage_list_unmapped (coverage);

  if (terms->len > 0)
    dw_paper_print (0, 0, _("Terms that name no need to Doorway:"));
  for (guint i = 0; i < MIN (terms->len, SHOWN_TERMS); i++)
    {
      const DwUnmappedTerm *term = g_ptr_array_index (terms, i);

      dw_paper_printf (2, "%u × %s", term->n_services, term->name);
    }
  if (terms->len > SHOWN_TERMS)
    dw_paper_print (2, 2, _("… and more; --json and --html list them all."));
}

/* Of the words in brackets, those that stand above. */
static void
print_meanings (const DwCrawlReport *report)
{
  g_autoptr (GPtrArray) groups = dw_fault_groups_list (report->groups);
  gboolean is_used[DW_N_FAULT_HANDLINGS] = { FALSE };

  for (guint i = 0; i < MIN (groups->len, SHOWN_GROUPS); i++)
    is_used[((const DwFaultGroup *) g_ptr_array_index (groups, i))->handling] = TRUE;
  if (groups->len > 0)
    dw_paper_print (0, 0, _("What Doorway does about it:"));
  for (guint i = 0; i < DW_N_FAULT_HANDLINGS; i++)
    if (is_used[i])
      dw_paper_printf (2, "[%s] %s", dw_fault_handling_get_name (i), dw_fault_handling_get_meaning (i));
}

static void
print_report (const DwFeedCheck *check)
{
  const DwCrawlReport *report = check->report;
  g_autofree char *title = dw_feed_check_dup_title (check);
  g_autofree char *seen = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record seen", "%u records seen", report->n_seen), report->n_seen);
  g_autofree char *pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", report->pages), report->pages);

  dw_paper_print (0, 0, title);
  dw_paper_printf (0, _("Version: %s"), report->version != NULL ? report->version : _("not stated"));
  if (report->pages > 0)
    dw_paper_printf (0, _("%s: %u can be taken in, %u cannot. %s."), seen, report->n_taken, report->n_quarantined, pages);
  else
    dw_paper_printf (0, _("%s: %u can be taken in, %u cannot."), seen, report->n_taken, report->n_quarantined);
  if (report->warning != NULL)
    dw_paper_print (0, 0, report->warning);
  print_groups (report);
  print_coverage (check);
  print_terms (report->coverage);
  print_meanings (report);
}

static gboolean
write_html (const DwFeedCheck *check,
            const char        *path,
            GError           **error)
{
  g_autofree char *html = dw_feed_check_dup_html (check);
  DwCliOutput output = { NULL, };
  gboolean done = dw_cli_output_open (&output, path, error);

  if (done && fputs (html, output.file) == EOF)
    done = dw_cli_output_fail (&output, error);
  done = done && dw_cli_output_finish (&output, error);
  dw_cli_output_clear (&output);
  return done;
}

static void
print_json (const DwFeedCheck *check)
{
  g_autofree char *json = dw_feed_check_dup_json (check);

  dw_paper_print_raw (json);
  dw_paper_print_raw ("\n");
}

/* Whether @typed can only be an address or a file: what else a feed of the directory is called is its name or its
 * number. */
static gboolean
is_place (const char *typed)
{
  return strstr (typed, "://") != NULL || g_file_test (typed, G_FILE_TEST_EXISTS);
}

/* The feed of the directory that is called @typed; NULL when @typed may be an address, or with @error when none or
 * several are called so. */
static DwFeed *
find_stored (DwReader    *reader,
             const char  *typed,
             GError     **error)
{
  g_autoptr (GPtrArray) feeds = dw_reader_list_feeds (reader, error);
  g_autoptr (GError) problem = NULL;
  DwFeed *feed = feeds != NULL ? dw_cli_find_feed (feeds, typed, &problem) : NULL;

  if (feed != NULL)
    return dw_feed_ref (feed);
  /* What has a dot may be an address without its https. */
  if (problem != NULL
      && (strchr (typed, '.') == NULL || !g_error_matches (problem, DW_STORE_ERROR, DW_STORE_ERROR_NOT_FOUND)))
    g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}

/* Reads the feed that @typed is the name of from its copy, else the one at that address. */
static DwCrawlReport *
read_feed (DwCli       *cli,
           const char  *typed,
           GError     **error)
{
  const DwSyncAudience audience = { .progress = dw_cli_progress };
  g_autoptr (DwReader) reader = is_place (typed) ? NULL : dw_reader_open (cli->data_dir, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwFeed) feed = reader != NULL ? find_stored (reader, typed, &problem) : NULL;
  g_autoptr (DwSyncDesk) desk = NULL;
  DwCrawlReport *report;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (feed != NULL)
    return dw_stored_check_run (reader, feed, error);

  desk = dw_cli_open_desk (cli);
  report = dw_sync_desk_check (desk, typed, &audience, NULL, error);
  dw_cli_progress_end ();
  return report;
}

static DwExit
check_feed (DwCli       *cli,
            const char  *typed,
            const char  *html,
            GError     **error)
{
  g_autoptr (DwCrawlReport) report = read_feed (cli, typed, error);
  DwFeedCheck check;

  if (report == NULL)
    return DW_EXIT_FEED;

  check = (DwFeedCheck) { .address = typed, .report = report, .now = dw_clock_now (cli->clock) };
  if (html != NULL && !write_html (&check, html, error))
    return DW_EXIT_DIRECTORY;
  if (cli->json)
    print_json (&check);
  else
    print_report (&check);
  if (report->problem == NULL)
    return report->is_stale ? DW_EXIT_FEED : DW_EXIT_DONE;

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
  g_autofree char *html = NULL;
  const GOptionEntry entries[] = {
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html, N_ ("Write the report to this file as a web page"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  const char *typed = NULL;
  DwExit end = DW_EXIT_USAGE;

  if (dw_cli_parse (cli, argc, argv, entries, "ADDRESS|FEED",
                    _("Reads a whole feed and says what is wrong with it and how much of what families ask it says, without "
                      "touching the directory. Of a list that has only short records, it asks for ten full ones. Of a feed of the directory, by its "
                      "name or number, the copy that is there is read, and nobody is asked."),
                    &error) &&
      (typed = dw_cli_only_argument (rest, _("the address or the file of one feed, or the name of one in the directory"), &error)) != NULL)
    end = check_feed (cli, typed, html, &error);

  return error != NULL ? dw_cli_fail (error) : end;
}
