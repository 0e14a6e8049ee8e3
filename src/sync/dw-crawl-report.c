/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-crawl-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dw-hash.h"
#include "dw-json-writer.h"
#include "dw-limits.h"

DwCrawlReport *
dw_crawl_report_new (gboolean is_check)
{
  DwCrawlReport *report = g_new0 (DwCrawlReport, 1);

  if (is_check)
    {
      report->groups = dw_fault_groups_new ();
      report->coverage = dw_coverage_new ();
    }
  report->faults = g_ptr_array_new_with_free_func (g_free);
  report->fault_lines = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
dw_crawl_report_free (DwCrawlReport *report)
{
  g_ptr_array_unref (report->faults);
  g_ptr_array_unref (report->fault_lines);
  g_clear_pointer (&report->groups, dw_fault_groups_free);
  g_clear_pointer (&report->coverage, dw_coverage_free);
  g_clear_pointer (&report->told, g_hash_table_unref);
  g_free (report->version);
  g_free (report->problem);
  g_free (report->warning);
  g_free (report);
}

void
dw_crawl_report_forget_records (DwCrawlReport *report)
{
  report->n_seen = 0;
  report->n_taken = 0;
  report->n_quarantined = 0;
  report->n_faults = 0;
  g_clear_pointer (&report->told, g_hash_table_unref);
  g_ptr_array_set_size (report->faults, 0);
  g_ptr_array_set_size (report->fault_lines, 0);
  if (report->coverage == NULL)
    return;

  dw_fault_groups_clear (report->groups);
  dw_coverage_free (report->coverage);
  report->coverage = dw_coverage_new ();
}

static char *
write_fault (const DwFault *fault,
             guint          first_record,
             const char    *source)
{
  DwJsonWriter *json = dw_json_writer_new ();

  dw_json_writer_begin_object (json, NULL);
  if (fault->record != DW_FAULT_NO_RECORD)
    dw_json_writer_add_integer (json, "record", (gint64) first_record + fault->record);
  else
    dw_json_writer_add_text (json, "record", NULL);
  if (fault->line > 0)
    dw_json_writer_add_integer (json, "line", fault->line);
  dw_json_writer_add_text (json, "source_id", fault->source_id);
  dw_json_writer_add_text (json, "from", source);
  dw_json_writer_add_text (json, "pointer", fault->pointer);
  dw_json_writer_add_text (json, "kind", dw_fault_kind_get_name (fault->kind));
  dw_json_writer_add_text (json, "handling", dw_fault_handling_get_name (fault->handling));
  dw_json_writer_add_text (json, "found", fault->found);
  dw_json_writer_add_text (json, "message", fault->message);
  dw_json_writer_end_object (json);
  return dw_json_writer_finish (json);
}

static char *
describe_fault (const DwFault *fault,
                const char    *source)
{
  GString *line = g_string_new (source);

  if (fault->line > 0)
    g_string_append_printf (line, _(", line %u"), fault->line);
  if (fault->source_id != NULL)
    g_string_append_printf (line, ", %s", fault->source_id);
  if (*fault->pointer != '\0')
    g_string_append_printf (line, ", %s", fault->pointer);
  g_string_append_printf (line, ": %s", fault->message);
  if (fault->found != NULL)
    g_string_append_printf (line, _(" Found: “%s”."), fault->found);
  g_string_append_printf (line, " [%s]", dw_fault_handling_get_name (fault->handling));
  return g_string_free (line, FALSE);
}

void
dw_crawl_report_add_fault (DwCrawlReport *report,
                           const DwFault *fault,
                           guint          first_record,
                           const char    *source)
{
  DwFault told = *fault;

  if (report->lines != NULL && fault->record < report->lines->len)
    told.line = g_array_index (report->lines, guint, fault->record);
  report->n_faults++;
  if (report->groups != NULL)
    dw_fault_groups_add (report->groups, &told);
  if (report->faults->len == DW_LIMIT_FAULTS)
    return;

  g_ptr_array_add (report->faults, write_fault (&told, first_record, source));
  g_ptr_array_add (report->fault_lines, describe_fault (&told, source));
}

/* What tells a fault of a record from every other of its feed. Two that share it are one in 2⁶⁴. */
static guint64
make_key (const DwFault *fault)
{
  g_autofree char *place = dw_fault_groups_dup_place (fault->pointer);
  g_autofree char *words = g_strdup_printf ("%u %s %s", fault->kind, place, fault->source_id);
  DwHash hash = dw_hash_of (words, strlen (words));
  guint64 key = 0;

  memcpy (&key, hash.bytes, sizeof key);
  return key;
}

static void
note_told (DwCrawlReport *report,
           const DwFault *fault)
{
  guint64 key;

  if (report->told == NULL)
    report->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (g_hash_table_size (report->told) == DW_LIMIT_TOLD)
    return;

  key = make_key (fault);
  g_hash_table_add (report->told, g_memdup2 (&key, sizeof key));
}

static gboolean
was_told (DwCrawlReport *report,
          const DwFault *fault)
{
  guint64 key;

  if (report->told == NULL || fault->source_id == NULL)
    return FALSE;

  key = make_key (fault);
  return g_hash_table_contains (report->told, &key);
}

static gboolean
is_mended (const DwFault *fault)
{
  return fault->handling == DW_HANDLED_DROPPED_FIELD || fault->handling == DW_HANDLED_CHANGED;
}

/* ORUK 1.0 has no place to say its version. */
static void
take_version (DwCrawlReport *report,
              DwPage        *page)
{
  if (report->version == NULL && dw_page_get_dialect (page) != DW_DIALECT_ORUK_3)
    report->version = g_strdup (dw_dialect_get_label (dw_page_get_dialect (page)));
}

guint
dw_crawl_report_add_page (DwCrawlReport *report,
                          DwPage        *page,
                          guint          first_record,
                          const char    *source)
{
  guint n_faults, n_in_all, n_records;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, &n_in_all);
  const DwPageRecord *records = dw_page_get_records (page, &n_records);
  guint n_mended = 0;

  for (guint i = 0; i < n_faults; i++)
    {
      dw_crawl_report_add_fault (report, &faults[i], first_record, source);
      n_mended += is_mended (&faults[i]);
      if (faults[i].source_id != NULL && faults[i].record < n_records && records[faults[i].record].is_shallow)
        note_told (report, &faults[i]);
    }

  take_version (report, page);
  report->n_faults += n_in_all - n_faults;
  return n_mended;
}

guint
dw_crawl_report_add_detail (DwCrawlReport *report,
                            DwPage        *page)
{
  guint n_faults, n_in_all;
  const DwFault *faults = dw_page_get_faults (page, &n_faults, &n_in_all);
  guint n_mended = 0;

  for (guint i = 0; i < n_faults; i++)
    {
      if (was_told (report, &faults[i]))
        continue;
      dw_crawl_report_add_fault (report, &faults[i], 0, "detail");
      n_mended += is_mended (&faults[i]);
    }

  take_version (report, page);
  report->n_faults += n_in_all - n_faults;
  return n_mended;
}

void
dw_crawl_report_cover (DwCrawlReport *report,
                       DwPage        *page,
                       gboolean       is_all_there_is)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; report->coverage != NULL && i < n_records; i++)
    if (records[i].object != NULL && (is_all_there_is || !records[i].is_shallow))
      dw_coverage_add (report->coverage, records[i].object);
}
