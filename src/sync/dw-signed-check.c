/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-signed-check.h"

#include <glib/gi18n-lib.h>

#include "dw-object-lines.h"
#include "dw-signed-load.h"
#include "dw-words.h"

typedef struct
{
  DwCrawlReport *report;
  DwVisit visit;
  GHashTable *seen;         /* of char*: ids that came */
  guint64 n_lines;
} Check;

static void
check_clear (Check *check)
{
  g_clear_pointer (&check->report, dw_crawl_report_free);
  g_clear_pointer (&check->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/* The first problem is the one to be told. */
static void
note_problem (DwCrawlReport *report,
              char          *problem)
{
  if (report->problem == NULL)
    report->problem = problem;
  else
    g_free (problem);
}

/* Two objects that hold one service would contradict each other. */
static void
note_twice (Check      *check,
            const char *id)
{
  note_problem (check->report,
                g_strdup_printf (_("The service “%s” stands in the feed twice, so that the feed cannot be taken in."), id));
  check->report->n_quarantined++;
  check->report->n_taken--;
}

static void
count_records (Check  *check,
               DwPage *page)
{
  guint n_records;
  const DwPageRecord *records = dw_page_get_records (page, &n_records);

  check->n_lines += n_records;
  check->report->n_seen += n_records;
  for (guint i = 0; i < n_records; i++)
    {
      if (records[i].object == NULL)
        {
          check->report->n_quarantined++;
          continue;
        }
      check->report->n_taken++;
      if (!g_hash_table_add (check->seen, g_strdup (records[i].source_id)))
        note_twice (check, records[i].source_id);
    }
}

static void
check_line (Check      *check,
            GBytes     *line,
            const char *name)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DwPage) page = dw_page_parse (line, &DW_CLASS_SERVICE, &problem);

  if (page == NULL)
    {
      note_problem (check->report,
                    g_strdup_printf (_("A part of the feed (%s) cannot be read, though its publisher signed it. %s"), name, problem->message));
      check->n_lines++;
      return;
    }

  dw_crawl_report_add_page (check->report, page, (guint) check->n_lines, name);
  dw_crawl_report_cover (check->report, page, TRUE);
  count_records (check, page);
}

static gboolean
check_object (const DwManifestObject  *object,
              GBytes                  *body,
              gpointer                 data,
              GError                 **error)
{
  Check *check = data;
  GBytes *line;
  gsize at = 0;

  while ((line = dw_object_lines_next (body, &at)) != NULL)
    {
      check_line (check, line, object->name);
      g_bytes_unref (line);
    }

  check->report->pages++;
  check->visit.progress.services = check->report->n_seen;
  return TRUE;
}

static void
judge_edition (Check           *check,
               const DwEdition *edition,
               gint64           now)
{
  const DwManifest *manifest = edition->manifest;
  DwCrawlReport *report = check->report;

  g_free (report->version);
  report->version = g_strdup_printf (_("%s, signed, edition %" G_GUINT64_FORMAT), manifest->schema, manifest->version);
  report->is_stale = now >= manifest->expires;
  if (report->is_stale)
    report->warning = dw_words_stale (manifest->expires);
  if (check->n_lines == 0)
    note_problem (report, g_strdup (_("The feed has no service at all.")));
  else if (check->n_lines != manifest->n_services)
    note_problem (report, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "The feed says that it has %" G_GUINT64_FORMAT " service but holds %" G_GUINT64_FORMAT ".",
                                                        "The feed says that it has %" G_GUINT64_FORMAT " services but holds %" G_GUINT64_FORMAT ".",
                                                        manifest->n_services),
                                           manifest->n_services, check->n_lines));
}

DwCrawlReport *
dw_signed_check_run (DwFetcher             *fetcher,
                     const DwSubscription  *subscription,
                     const DwSignedState   *before,
                     gint64                 now,
                     DwProgressFunc         progress,
                     gpointer               data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  const DwSignedState pinned = { .pins = subscription->pins };
  g_autoptr (DwSignedLoad) load = dw_signed_load_new (before != NULL ? before : &pinned, now);
  g_autoptr (GPtrArray) urls = g_ptr_array_new ();
  g_auto (Check) check = {
    .report = dw_crawl_report_new (TRUE),
    .visit = { .fetcher = fetcher, .cancellable = cancellable, .func = progress, .data = data },
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  g_ptr_array_add (urls, subscription->url);
  for (guint i = 0; i < subscription->mirrors->len; i++)
    g_ptr_array_add (urls, subscription->mirrors->pdata[i]);
  if (!dw_signed_load_take_first (load, &check.visit, urls, error) || !dw_signed_load_check_size (load, error))
    return NULL;

  dw_signed_load_set_held (load, g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, NULL));
  check.visit.progress.services_in_all = (guint) dw_signed_load_get_edition (load)->manifest->n_services;
  if (!dw_signed_load_read_objects (load, &check.visit, urls, check_object, &check, error))
    return NULL;

  judge_edition (&check, dw_signed_load_get_edition (load), now);
  check.report->requests = check.visit.n_requests;
  check.report->bytes = check.visit.progress.bytes;
  return g_steal_pointer (&check.report);
}
