/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-queries.h"
#include "dw-reader-private.h"

gboolean
dw_reader_find_marked (DwReader  *reader,
                       DwMark     mark,
                       DwIdFunc   func,
                       gpointer   data,
                       GError   **error)
{
  g_autoptr (DwStatement) row = dw_query_prepare (&DW_QUERY_MARKED, reader->db, error);
  DwStep step;

  if (row == NULL)
    return FALSE;

  dw_statement_bind_blob (row, 1, &mark, sizeof mark);
  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    func (dw_statement_get_int (row, DW_MARKED_ID), data);

  return step == DW_STEP_DONE;
}

gboolean
dw_reader_match (DwReader      *reader,
                 const char    *expression,
                 const double  *weights,
                 DwMatchFunc    func,
                 gpointer       data,
                 GError       **error)
{
  DwStatement **row = weights != NULL ? &reader->match : &reader->hold;
  DwStep step;

  if (!dw_query_ensure (weights != NULL ? &DW_QUERY_MATCH : &DW_QUERY_HOLD, reader->db, row, error))
    return FALSE;

  dw_statement_bind_text (*row, 1, expression);
  for (int i = 0; weights != NULL && i < DW_N_TEXT_COLUMNS; i++)
    dw_statement_bind_double (*row, i + 2, weights[i]);

  /* bm25() is smaller for a better match. */
  while ((step = dw_statement_step (*row, error)) == DW_STEP_ROW)
    func (dw_statement_get_int (*row, DW_MATCH_ID), -dw_statement_get_double (*row, DW_MATCH_RANK), data);

  dw_statement_reset (*row);
  return step == DW_STEP_DONE;
}
