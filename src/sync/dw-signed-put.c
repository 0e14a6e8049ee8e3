/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-object-lines.h"
#include "dw-page.h"
#include "dw-signed-load-private.h"

/* An edition that is all there, put into the directory. */

/* What an edition comes to, in all its objects. */
typedef struct
{
  guint64 n_lines;
  guint n_quarantined;
  guint n_faults;           /* fields dropped or changed */
} Totals;

typedef struct
{
  DwSignedLoad *load;
  DwSnapshot *snapshot;
  DwSignedTaker *taker;
  DwVisit *visit;
  DwCrawlReport *report;
  Totals totals;
} Putting;

/* What one object brought. */
typedef struct
{
  GArray *records;          /* of gint64: their numbers */
  guint n_quarantined;
  guint n_faults;
} Brought;

static gboolean
put_page (Putting  *putting,
          DwPage   *page,
          Brought  *brought,
          GError  **error)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  for (guint i = 0; i < n_records; i++)
    {
      gint64 id;

      if (records[i].object == NULL)
        continue;
      if (!dw_snapshot_put (putting->snapshot, records[i].source_id, records[i].raw, records[i].raw_length,
                            records[i].object, error))
        return FALSE;
      id = dw_snapshot_get_last_id (putting->snapshot);
      g_array_append_val (brought->records, id);
      putting->visit->progress.services++;
    }

  brought->n_quarantined += dw_page_get_n_quarantined (page);
  putting->totals.n_lines += n_records;
  return TRUE;
}

static gboolean
put_line (Putting     *putting,
          GBytes      *line,
          const char  *name,
          Brought     *brought,
          GError     **error)
{
  g_autoptr (DwPage) page = dw_page_parse (line, &DW_CLASS_SERVICE, error);

  if (page == NULL)
    {
      g_prefix_error (error, _("A part of the feed (%s) cannot be read, though its publisher signed it. "), name);
      return FALSE;
    }

  brought->n_faults += dw_crawl_report_add_page (putting->report, page, (guint) putting->totals.n_lines, name);
  return put_page (putting, page, brought, error);
}

/* What came in the same bytes before stays as it is, like the records of an object that stays. */
static gboolean
keep_record (Putting  *putting,
             gint64    id,
             Brought  *brought,
             GError  **error)
{
  if (!dw_signed_taker_keep (putting->taker, id, error))
    return FALSE;

  g_array_append_val (brought->records, id);
  putting->visit->progress.services++;
  putting->totals.n_lines++;
  return TRUE;
}

static gboolean
put_lines (Putting     *putting,
           GArray      *lines,
           const char  *name,
           Brought     *brought,
           GError     **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const DwObjectLine *line = &g_array_index (lines, DwObjectLine, i);

      if (line->bytes != NULL ? !put_line (putting, line->bytes, name, brought, error)
                              : !keep_record (putting, line->record, brought, error))
        return FALSE;
    }

  return TRUE;
}

static GArray *
read_lines (DwSignedLoad            *load,
            const DwManifestObject  *object,
            GError                 **error)
{
  g_autoptr (GBytes) key = dw_signed_load_key (object);
  GArray *lines = g_hash_table_lookup (load->at_hand, key);
  GBytes *packed = g_hash_table_lookup (load->packed, key);
  g_autoptr (GBytes) body = NULL;

  if (lines != NULL)
    return g_array_ref (lines);

  body = packed != NULL ? g_bytes_ref (packed) : dw_object_shelf_get (load->shelf, object, error);
  return body != NULL ? dw_object_lines_list (body, load->known) : NULL;
}

static gboolean
put_object (Putting                 *putting,
            const DwManifestObject  *object,
            GError                 **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) lines = read_lines (putting->load, object, error);
  Brought brought = { .records = records };

  if (lines == NULL || !put_lines (putting, lines, object->name, &brought, error)
      || !dw_signed_taker_add_object (putting->taker, &object->sha256, records, brought.n_quarantined, brought.n_faults,
                                      error))
    return FALSE;

  putting->totals.n_quarantined += brought.n_quarantined;
  putting->totals.n_faults += brought.n_faults;
  dw_visit_tell (putting->visit, DW_SYNC_SAVING);
  return TRUE;
}

static void
count_kept (Putting *putting)
{
  GHashTableIter each;
  gpointer value;

  g_hash_table_iter_init (&each, putting->load->held);
  while (g_hash_table_iter_next (&each, NULL, &value))
    {
      const DwHeldObject *held = value;

      putting->totals.n_lines += (guint64) held->n_taken + held->n_quarantined;
      putting->totals.n_quarantined += held->n_quarantined;
      putting->totals.n_faults += held->n_faults;
    }
}

static gboolean
check_count (const Putting  *putting,
             GError        **error)
{
  guint64 promised = putting->load->edition->manifest->n_services;

  if (putting->totals.n_lines == promised)
    return TRUE;

  g_set_error (error, DW_SYNC_ERROR, DW_SYNC_ERROR_INCONSISTENT,
               g_dngettext (GETTEXT_PACKAGE,
                            "The feed says that it has %" G_GUINT64_FORMAT " service but holds %" G_GUINT64_FORMAT
                            ". Nothing was taken from it. Tell its publisher.",
                            "The feed says that it has %" G_GUINT64_FORMAT " services but holds %" G_GUINT64_FORMAT
                            ". Nothing was taken from it. Tell its publisher.", promised),
               promised, putting->totals.n_lines);
  return FALSE;
}

static gboolean
put_all (Putting    *putting,
         GPtrArray  *mirrors,
         GError    **error)
{
  DwSignedLoad *load = putting->load;

  if (!dw_signed_taker_accept (putting->taker, load->edition, error)
      || (mirrors != NULL && !dw_signed_taker_set_mirrors (putting->taker, mirrors, error)))
    return FALSE;

  putting->visit->progress.services = 0;
  for (guint i = 0; i < load->missing->len; i++)
    if (g_cancellable_set_error_if_cancelled (putting->visit->cancellable, error)
        || !put_object (putting, load->missing->pdata[i], error))
      return FALSE;

  count_kept (putting);
  return check_count (putting, error) && dw_signed_taker_finish (putting->taker, error);
}

gboolean
dw_signed_load_store (DwSignedLoad   *load,
                      DwWriter       *writer,
                      DwSnapshot     *snapshot,
                      GPtrArray      *mirrors,
                      DwVisit        *visit,
                      DwCrawlReport  *report,
                      GError        **error)
{
  g_autoptr (DwSnapshot) open = snapshot;
  g_autoptr (DwSignedTaker) taker = dw_signed_taker_new (writer, snapshot, load->before, load->held, error);
  Putting putting = { .load = load, .snapshot = snapshot, .taker = taker, .visit = visit, .report = report };

  if (taker == NULL || !put_all (&putting, mirrors, error))
    return FALSE;

  report->n_seen = (guint) putting.totals.n_lines;
  report->n_quarantined = putting.totals.n_quarantined;
  report->n_taken = report->n_seen - report->n_quarantined;
  return dw_snapshot_commit (g_steal_pointer (&open), load->etag, putting.totals.n_faults, putting.totals.n_quarantined,
                             &report->summary, error);
}
