/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-json-writer.h"

char *
dw_feed_check_dup_assured_since (gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) since = today != NULL ? g_date_time_add_months (today, -DW_FEED_CHECK_MONTHS) : NULL;

  /* A clock past the calendar's end: nothing is lately. */
  return since != NULL ? g_date_time_format (since, "%Y-%m-%d") : g_strdup ("9999-12-31");
}

/* The last day that counts as come: a day more than today is for clocks and zones. */
static char *
dup_last_day (gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) latest = today != NULL ? g_date_time_add_days (today, 1) : NULL;

  return latest != NULL ? g_date_time_format (latest, "%Y-%m-%d") : g_strdup ("9999-12-31");
}

static guint
count_lately (const DwFeedCheck *check)
{
  g_autofree char *since = dw_feed_check_dup_assured_since (check->now);
  g_autofree char *last = dup_last_day (check->now);

  return dw_coverage_get_n_assured (check->report->coverage, since, last);
}

static guint
count_early (const DwFeedCheck *check)
{
  g_autofree char *last = dup_last_day (check->now);

  return dw_coverage_get_n_assured (check->report->coverage, last, NULL)
         - dw_coverage_get_n_assured (check->report->coverage, last, last);
}

char *
dw_feed_check_dup_early (const DwFeedCheck *check)
{
  guint n = count_early (check);

  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u record says that it was checked on a day still to come. Doorway shows it as one that does not say when.",
                                       "%u records say that they were checked on a day still to come. Doorway shows them as ones that do not say when.",
                                       n), n);
}

char *
dw_feed_check_dup_share (guint n,
                         guint n_in_all)
{
  if (n == 0)
    return g_strdup_printf (_("none of %u"), n_in_all);
  if (n == n_in_all && n > 1)
    return g_strdup_printf (_("all %u"), n_in_all);

  return g_strdup_printf (_("%u of %u (%.0f %%)"), n, n_in_all, 100.0 * n / n_in_all);
}

char *
dw_feed_check_dup_title (const DwFeedCheck *check)
{
  gboolean is_place = g_ascii_strncasecmp (check->address, "file:", 5) == 0 || g_path_is_absolute (check->address)
                      || g_file_test (check->address, G_FILE_TEST_EXISTS);

  return is_place ? g_path_get_basename (check->address) : g_strdup (check->address);
}

char *
dw_feed_check_dup_sample (const DwFeedCheck *check)
{
  guint n_whole = dw_coverage_get_n_services (check->report->coverage);

  if (n_whole >= check->report->n_taken)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The list has only short records. %u of %u was asked for whole; the shares are of that one.",
                                       "The list has only short records. %u of %u were asked for whole; the shares are of those.",
                                       n_whole),
                          n_whole, check->report->n_taken);
}

char *
dw_feed_check_dup_records (const DwFeedCheck *check)
{
  const DwCrawlReport *report = check->report;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record seen: %u can be taken in, %u cannot.",
                                       "%u records seen: %u can be taken in, %u cannot.", report->n_seen),
                          report->n_seen, report->n_taken, report->n_quarantined);
}

char *
dw_feed_check_dup_lately (const DwFeedCheck *check)
{
  guint n = dw_coverage_get_n_services (check->report->coverage);
  g_autofree char *share = dw_feed_check_dup_share (count_lately (check), n);

  return g_strdup_printf (_("Checked in the last %d months: %s."), DW_FEED_CHECK_MONTHS, share);
}

char *
dw_feed_check_dup_term (const DwUnmappedTerm *term)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%s): %u record", "%s (%s): %u records", term->n_services),
                          term->name, term->taxonomy != NULL ? term->taxonomy : _("no list named"), term->n_services);
}

static void
add_groups (DwJsonWriter  *json,
            DwFaultGroups *groups)
{
  g_autoptr (GPtrArray) list = dw_fault_groups_list (groups);

  dw_json_writer_begin_list (json, "fault_groups");
  for (guint i = 0; i < list->len; i++)
    {
      const DwFaultGroup *group = g_ptr_array_index (list, i);

      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "place", group->place);
      dw_json_writer_add_text (json, "kind", dw_fault_kind_get_name (group->kind));
      dw_json_writer_add_text (json, "handling", dw_fault_handling_get_name (group->handling));
      dw_json_writer_add_text (json, "message", group->message);
      dw_json_writer_add_integer (json, "count", group->n);
      dw_json_writer_begin_list (json, "examples");
      for (guint j = 0; j < group->examples->len; j++)
        dw_json_writer_add_text (json, NULL, g_ptr_array_index (group->examples, j));
      dw_json_writer_end_list (json);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

static void
add_coverage (DwJsonWriter      *json,
              const DwFeedCheck *check)
{
  const DwCoverage *coverage = check->report->coverage;
  g_autofree char *since = dw_feed_check_dup_assured_since (check->now);

  dw_json_writer_begin_object (json, "coverage");
  dw_json_writer_add_integer (json, "records_read_whole", dw_coverage_get_n_services (coverage));
  dw_json_writer_begin_list (json, "items");
  for (guint i = 0; i < DW_N_COVERAGE_ITEMS; i++)
    {
      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "item", dw_coverage_item_get_slug (i));
      dw_json_writer_add_integer (json, "stated", dw_coverage_get_n_stated (coverage, i));
      dw_json_writer_add_integer (json, "read_from_description", dw_coverage_get_n_read (coverage, i));
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
  dw_json_writer_add_text (json, "assured_since", since);
  dw_json_writer_add_integer (json, "assured_lately", count_lately (check));
  dw_json_writer_add_integer (json, "assured_in_future", count_early (check));
  dw_json_writer_end_object (json);
}

static void
add_unmapped (DwJsonWriter     *json,
              const DwCoverage *coverage)
{
  g_autoptr (GPtrArray) terms = dw_coverage_list_unmapped (coverage);

  dw_json_writer_begin_list (json, "terms_without_need");
  for (guint i = 0; i < terms->len; i++)
    {
      const DwUnmappedTerm *term = g_ptr_array_index (terms, i);

      dw_json_writer_begin_object (json, NULL);
      dw_json_writer_add_text (json, "taxonomy", term->taxonomy);
      dw_json_writer_add_text (json, "name", term->name);
      dw_json_writer_add_integer (json, "services", term->n_services);
      dw_json_writer_end_object (json);
    }
  dw_json_writer_end_list (json);
}

char *
dw_feed_check_dup_json (const DwFeedCheck *check)
{
  const DwCrawlReport *report = check->report;
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  dw_json_writer_add_text (json, "address", check->address);
  dw_json_writer_add_text (json, "version", report->version);
  dw_json_writer_add_text (json, "problem", report->problem);
  dw_json_writer_add_text (json, "warning", report->warning);
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
  add_groups (json, report->groups);
  add_coverage (json, check);
  add_unmapped (json, report->coverage);
  dw_json_writer_end_object (json);
  return dw_json_writer_finish (json);
}
