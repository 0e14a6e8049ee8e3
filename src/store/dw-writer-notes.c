/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-writer-private.h"

enum
{
  PROBED_AT,
  FILTERS_CHANGES,
  LISTS_STAMPS,
  LISTS_IN_FULL,
  IS_RICH,
  PAGE_SIZE,
  COMPLETE_AT,
  CHANGED_AFTER,
  NOT_BEFORE,
};

gboolean
dw_writer_read_notes (DwWriter      *writer,
                      gint64         feed_id,
                      DwCrawlNotes  *notes,
                      GError       **error)
{
  g_autoptr (DwStatement) select = NULL;
  DwStep step;

  *notes = (DwCrawlNotes) { 0 };
  select = dw_statement_new (writer->db,
                             "SELECT probed_at, filters_changes, lists_stamps, lists_in_full, is_rich, page_size,"
                             " complete_at, changed_after, not_before FROM feed_crawl WHERE feed_id = ?",
                             error);
  if (select == NULL)
    return FALSE;

  dw_statement_bind_int (select, 1, feed_id);
  step = dw_statement_step (select, error);
  if (step == DW_STEP_ROW)
    *notes = (DwCrawlNotes) {
      .probed_at = dw_statement_get_int (select, PROBED_AT),
      .filters_changes = dw_statement_get_int (select, FILTERS_CHANGES) != 0,
      .lists_stamps = dw_statement_get_int (select, LISTS_STAMPS) != 0,
      .lists_in_full = dw_statement_get_int (select, LISTS_IN_FULL) != 0,
      .is_rich = dw_statement_get_int (select, IS_RICH) != 0,
      .page_size = (guint) dw_statement_get_int (select, PAGE_SIZE),
      .complete_at = dw_statement_get_int (select, COMPLETE_AT),
      .changed_after = dw_statement_get_int (select, CHANGED_AFTER),
      .not_before = dw_statement_get_int (select, NOT_BEFORE),
    };
  return step != DW_STEP_ERROR;
}

gboolean
dw_writer_put_notes (DwDb                *db,
                      gint64               feed_id,
                      const DwCrawlNotes  *notes,
                      GError             **error)
{
  g_autoptr (DwStatement) write = NULL;

  write = dw_statement_new (db,
                            "INSERT INTO feed_crawl (feed_id, probed_at, filters_changes, lists_stamps, lists_in_full,"
                            " is_rich, page_size, complete_at, changed_after, not_before)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (feed_id) DO UPDATE SET"
                            " probed_at = ?2, filters_changes = ?3, lists_stamps = ?4, lists_in_full = ?5, is_rich = ?6,"
                            " page_size = ?7, complete_at = ?8, changed_after = ?9, not_before = ?10",
                            error);
  if (write == NULL)
    return FALSE;

  dw_statement_bind_int (write, 1, feed_id);
  dw_statement_bind_int (write, 2 + PROBED_AT, notes->probed_at);
  dw_statement_bind_int (write, 2 + FILTERS_CHANGES, notes->filters_changes ? 1 : 0);
  dw_statement_bind_int (write, 2 + LISTS_STAMPS, notes->lists_stamps ? 1 : 0);
  dw_statement_bind_int (write, 2 + LISTS_IN_FULL, notes->lists_in_full ? 1 : 0);
  dw_statement_bind_int (write, 2 + IS_RICH, notes->is_rich ? 1 : 0);
  dw_statement_bind_int (write, 2 + PAGE_SIZE, notes->page_size);
  dw_statement_bind_int (write, 2 + COMPLETE_AT, notes->complete_at);
  dw_statement_bind_int (write, 2 + CHANGED_AFTER, notes->changed_after);
  dw_statement_bind_int (write, 2 + NOT_BEFORE, notes->not_before);
  return dw_statement_run (write, error);
}

gboolean
dw_writer_write_notes (DwWriter            *writer,
                       gint64               feed_id,
                       const DwCrawlNotes  *notes,
                       GError             **error)
{
  g_return_val_if_fail (writer->snapshot == NULL, FALSE);

  return dw_writer_has_feed (writer, feed_id, error) && dw_writer_put_notes (writer->db, feed_id, notes, error);
}

GHashTable *
dw_writer_read_items (DwWriter  *writer,
                      gint64     feed_id,
                      GError   **error)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DwStatement) select = NULL;
  DwStep step;

  select = dw_statement_new (writer->db,
                             "SELECT r.source_id, c.item FROM record_crawl AS c JOIN raw_record AS r ON r.id = c.id"
                             " WHERE c.item IS NOT NULL AND r.feed_id = ?",
                             error);
  if (select == NULL)
    return NULL;

  dw_statement_bind_int (select, 1, feed_id);
  while ((step = dw_statement_step (select, error)) == DW_STEP_ROW)
    {
      gsize length;
      gconstpointer item = dw_statement_get_blob (select, 1, &length);

      if (length == sizeof (DwHash))
        g_hash_table_insert (items, g_strdup (dw_statement_get_text (select, 0)), g_memdup2 (item, length));
    }
  return step == DW_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

GPtrArray *
dw_writer_list_absent (DwWriter    *writer,
                       gint64       feed_id,
                       GHashTable  *seen,
                       guint        most,
                       GError     **error)
{
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DwStatement) select = NULL;
  DwStep step = DW_STEP_DONE;

  select = dw_statement_new (writer->db, "SELECT source_id FROM raw_record WHERE feed_id = ? ORDER BY source_id", error);
  if (select == NULL)
    return NULL;

  dw_statement_bind_int (select, 1, feed_id);
  while (absent->len < most && (step = dw_statement_step (select, error)) == DW_STEP_ROW)
    {
      const char *source_id = dw_statement_get_text (select, 0);

      if (!g_hash_table_contains (seen, source_id))
        g_ptr_array_add (absent, g_strdup (source_id));
    }
  return step != DW_STEP_ERROR ? g_steal_pointer (&absent) : NULL;
}
