/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-feed-findings.h"

#include <glib/gi18n-lib.h>

#include "dw-feed-check.h"
#include "dw-syncer-check.h"

/* One check of one feed. */
typedef struct
{
  char *address;
  gint64 now;
  DwCrawlReport *report;    /* when it is there */
} Reading;

static void
free_share (gpointer data)
{
  DwFeedShare *share = data;

  g_free (share->item);
  g_free (share->stated);
  g_free (share->read);
  g_free (share->advice);
  g_free (share);
}

static void
free_finding (gpointer data)
{
  DwFeedFinding *finding = data;

  g_free (finding->place);
  g_free (finding->message);
  g_ptr_array_unref (finding->examples);
  g_free (finding);
}

void
dw_feed_findings_free (DwFeedFindings *findings)
{
  g_free (findings->problem);
  g_free (findings->warning);
  g_ptr_array_unref (findings->notes);
  g_ptr_array_unref (findings->shares);
  g_ptr_array_unref (findings->to_mend);
  g_ptr_array_unref (findings->unknown);
  g_ptr_array_unref (findings->terms);
  g_free (findings->html);
  g_free (findings->json);
  g_free (findings);
}

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->report, dw_crawl_report_free);
  g_free (reading->address);
  g_free (reading);
}

static void
add_notes (GPtrArray         *notes,
           const DwFeedCheck *check)
{
  char *sample = dw_feed_check_dup_sample (check);
  char *early = dw_feed_check_dup_early (check);

  g_ptr_array_add (notes, dw_feed_check_dup_records (check));
  if (check->report->version != NULL)
    g_ptr_array_add (notes, g_strdup_printf (_("Version: %s"), check->report->version));
  if (sample != NULL)
    g_ptr_array_add (notes, sample);
  if (dw_coverage_get_n_services (check->report->coverage) > 0)
    g_ptr_array_add (notes, dw_feed_check_dup_lately (check));
  else
    g_ptr_array_add (notes, g_strdup (_("No record could be read whole.")));
  if (early != NULL)
    g_ptr_array_add (notes, early);
}

static void
add_shares (GPtrArray        *shares,
            const DwCoverage *coverage)
{
  guint n = dw_coverage_get_n_services (coverage);

  for (guint i = 0; n > 0 && i < DW_N_COVERAGE_ITEMS; i++)
    {
      DwFeedShare *share = g_new0 (DwFeedShare, 1);
      guint n_stated = dw_coverage_get_n_stated (coverage, i);
      guint n_read = dw_coverage_get_n_read (coverage, i);

      share->item = g_strdup (dw_coverage_item_get_label (i));
      share->stated = dw_feed_check_dup_share (n_stated, n);
      share->read = n_read > 0 ? dw_feed_check_dup_share (n_read, n) : NULL;
      share->advice = n_stated < n ? g_strdup (dw_coverage_item_get_advice (i)) : NULL;
      g_ptr_array_add (shares, share);
    }
}

static DwFeedFinding *
copy_group (const DwFaultGroup *group)
{
  DwFeedFinding *finding = g_new0 (DwFeedFinding, 1);

  finding->n = group->n;
  finding->place = g_strdup (*group->place != '\0' ? group->place : _("the page"));
  finding->message = g_strdup (group->message);
  finding->examples = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < group->examples->len; i++)
    g_ptr_array_add (finding->examples, g_strdup (group->examples->pdata[i]));
  return finding;
}

static void
add_groups (DwFeedFindings *findings,
            DwFaultGroups  *groups)
{
  g_autoptr (GPtrArray) list = dw_fault_groups_list (groups);

  for (guint i = 0; i < list->len; i++)
    {
      const DwFaultGroup *group = list->pdata[i];

      g_ptr_array_add (group->kind == DW_FAULT_UNKNOWN ? findings->unknown : findings->to_mend, copy_group (group));
    }
}

static void
add_terms (GPtrArray        *lines,
           const DwCoverage *coverage)
{
  g_autoptr (GPtrArray) terms = dw_coverage_list_unmapped (coverage);

  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (lines, dw_feed_check_dup_term (terms->pdata[i]));
}

static DwFeedFindings *
write_findings (const DwFeedCheck *check)
{
  DwFeedFindings *findings = g_new0 (DwFeedFindings, 1);

  findings->problem = g_strdup (check->report->problem);
  findings->warning = g_strdup (check->report->warning);
  findings->notes = g_ptr_array_new_with_free_func (g_free);
  findings->shares = g_ptr_array_new_with_free_func (free_share);
  findings->to_mend = g_ptr_array_new_with_free_func (free_finding);
  findings->unknown = g_ptr_array_new_with_free_func (free_finding);
  findings->terms = g_ptr_array_new_with_free_func (g_free);
  add_notes (findings->notes, check);
  add_shares (findings->shares, check->report->coverage);
  add_groups (findings, check->report->groups);
  add_terms (findings->terms, check->report->coverage);
  findings->html = dw_feed_check_dup_html (check);
  findings->json = dw_feed_check_dup_json (check);
  return findings;
}

static void
free_findings (gpointer findings)
{
  dw_feed_findings_free (findings);
}

/* Thousands of faults take longer to write than a frame lasts. */
static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Reading *reading = task_data;
  const DwFeedCheck check = { .address = reading->address, .report = reading->report, .now = reading->now };

  g_task_return_pointer (task, write_findings (&check), free_findings);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  reading->report = dw_syncer_check_finish (DW_SYNCER (source), result, &error);
  if (reading->report == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, write_in_thread);
}

/* The task has no source, so no object of anybody's can be finalised on its thread. */
void
dw_feed_findings_read_async (DwSyncer            *syncer,
                             const char          *address,
                             gint64               now,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->address = g_strdup (address);
  reading->now = now;
  g_task_set_source_tag (task, dw_feed_findings_read_async);
  g_task_set_task_data (task, reading, free_reading);
  dw_syncer_check_async (syncer, address, cancellable, on_checked, task);
}

DwFeedFindings *
dw_feed_findings_read_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dw_feed_findings_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
