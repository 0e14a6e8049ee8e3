/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-queries.h"
#include "dw-reader-private.h"

#include <math.h>

/* The derived tables have no hash: what damage leaves of a text must still be a text. */
static const char *
copy_valid (DwArena    *arena,
            const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return dw_arena_strdup (arena, text);

  valid = g_utf8_make_valid (text, -1);
  return dw_arena_strdup (arena, valid);
}

static DwPrice
read_price (DwStatement *row,
            DwArena     *arena)
{
  DwPrice price = {
    .lowest = dw_statement_get_double (row, DW_SUMMARY_PRICE_LOW),
    .highest = dw_statement_get_double (row, DW_SUMMARY_PRICE_HIGH),
    .words = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_PRICE_WORDS)),
    .from = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_PRICE_FROM)),
    .until = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_PRICE_UNTIL)),
    .is_more = dw_statement_get_int (row, DW_SUMMARY_PRICE_MORE) != 0,
  };

  if (isnan (price.lowest) || isnan (price.highest))
    price.lowest = price.highest = NAN;

  return price;
}

static DwSummary *
read_summary (DwStatement *row)
{
  DwArena *arena = dw_arena_new ();
  DwSummary *summary = dw_arena_alloc (arena, sizeof (DwSummary));
  guint bases = (guint) dw_statement_get_int (row, DW_SUMMARY_BASES);

  summary->arena = arena;
  summary->id = dw_statement_get_int (row, DW_SUMMARY_ID);
  summary->feed_id = dw_statement_get_int (row, DW_SUMMARY_FEED_ID);
  summary->source_id = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_SOURCE_ID));
  summary->name = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_NAME));
  summary->organisation = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_ORGANISATION));
  summary->description = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_DESCRIPTION));
  summary->area = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_AREA));
  for (int i = 0; i < DW_N_FACETS; i++)
    {
      summary->terms[i] = (DwMask) dw_statement_get_int (row, DW_SUMMARY_TERMS + i);
      summary->basis[i] = (DwBasis) (bases >> (2 * i) & 3);
    }
  summary->minimum_age = dw_statement_get_double (row, DW_SUMMARY_MINIMUM_AGE);
  summary->maximum_age = dw_statement_get_double (row, DW_SUMMARY_MAXIMUM_AGE);
  summary->assured_date = copy_valid (arena, dw_statement_get_text (row, DW_SUMMARY_ASSURED_DATE));
  summary->price = read_price (row, arena);
  summary->fetched_at = dw_statement_get_int (row, DW_SUMMARY_FETCHED_AT);
  return summary;
}

/* The summaries own their memory; the array may hold NULL for those that are gone. */
static void
free_summary (gpointer summary)
{
  if (summary != NULL)
    dw_summary_unref (summary);
}

static gboolean
read_summaries (DwStatement   *query,
                const gint64  *ids,
                guint          n_ids,
                GPtrArray     *summaries,
                GError       **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      DwStep step;

      dw_statement_bind_int (query, 1, ids[i]);
      step = dw_statement_step (query, error);
      if (step == DW_STEP_ERROR)
        return FALSE;

      g_ptr_array_add (summaries, step == DW_STEP_ROW ? read_summary (query) : NULL);
      dw_statement_reset (query);
    }

  return TRUE;
}

GPtrArray *
dw_reader_read_summaries (DwReader      *reader,
                          const gint64  *ids,
                          guint          n_ids,
                          gboolean       with_source,
                          GError       **error)
{
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_full (n_ids, free_summary);
  DwStatement **query = with_source ? &reader->summary : &reader->summary_alone;
  gboolean is_whole;

  if (!dw_query_ensure (with_source ? &DW_QUERY_SUMMARY : &DW_QUERY_SUMMARY_ALONE, reader->db, query, error)
      || !dw_db_begin_read (reader->db, error))
    return NULL;

  is_whole = read_summaries (*query, ids, n_ids, summaries, error);
  dw_statement_reset (*query);
  dw_db_rollback (reader->db);
  return is_whole ? g_steal_pointer (&summaries) : NULL;
}

DwSummary *
dw_summary_ref (DwSummary *summary)
{
  dw_arena_ref (summary->arena);
  return summary;
}

void
dw_summary_unref (DwSummary *summary)
{
  dw_arena_unref (summary->arena);
}
