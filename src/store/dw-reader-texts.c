/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-queries.h"
#include "dw-reader-private.h"

#include <string.h>

G_STATIC_ASSERT (DW_TEXT_N_COLUMNS - DW_TEXT_FIRST == DW_N_TEXT_COLUMNS);

static gboolean
hand_out (DwStatement  *row,
          DwTextFunc    func,
          gpointer      data,
          GError      **error)
{
  const char *columns[DW_N_TEXT_COLUMNS];

  for (int i = 0; i < DW_N_TEXT_COLUMNS; i++)
    {
      const char *text = dw_statement_get_text (row, DW_TEXT_FIRST + i);

      columns[i] = text != NULL ? text : "";
    }

  return func (dw_statement_get_int (row, DW_TEXT_ID), columns, data, error);
}

gboolean
dw_reader_foreach_text (DwReader    *reader,
                        gint64       since,
                        DwTextFunc   func,
                        gpointer     data,
                        GError     **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  row = dw_query_prepare (since < 0 ? &DW_QUERY_TEXTS : &DW_QUERY_TEXTS_SINCE, reader->db, error);
  if (row == NULL)
    return FALSE;
  if (since >= 0)
    dw_statement_bind_int (row, 1, since);

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    if (!hand_out (row, func, data, error))
      return FALSE;

  return step == DW_STEP_DONE;
}

gint64
dw_reader_count_services (DwReader  *reader,
                          GError   **error)
{
  g_autoptr (DwStatement) row = dw_statement_new (reader->db, "SELECT count(*) FROM service_fact", error);

  return row != NULL && dw_statement_step (row, error) == DW_STEP_ROW ? dw_statement_get_int (row, 0) : -1;
}

gboolean
dw_reader_foreach_id (DwReader  *reader,
                      DwIdFunc   func,
                      gpointer   data,
                      GError   **error)
{
  g_autoptr (DwStatement) row = NULL;
  DwStep step;

  /* The index is narrow where the table is wide, and names every service as well. */
  row = dw_statement_new (reader->db, "SELECT id FROM service_fact INDEXED BY service_fact_generation", error);
  if (row == NULL)
    return FALSE;

  while ((step = dw_statement_step (row, error)) == DW_STEP_ROW)
    func (dw_statement_get_int (row, 0), data);

  return step == DW_STEP_DONE;
}

gboolean
dw_reader_stem (DwReader    *reader,
                const char  *text,
                gsize        length,
                DwStemFunc   func,
                gpointer     data,
                GError     **error)
{
  if (reader->tokenizer == NULL)
    reader->tokenizer = dw_tokenizer_new (reader->db, error);

  return reader->tokenizer != NULL && dw_tokenizer_run (reader->tokenizer, text, length, func, data, error);
}

static void
take_stem (const char *stem,
           gsize       length,
           gpointer    data)
{
  g_ptr_array_add (data, g_strndup (stem, length));
}

gboolean
dw_reader_add_stems (DwReader    *reader,
                     const char  *text,
                     GPtrArray   *stems,
                     GError     **error)
{
  return dw_reader_stem (reader, text, strlen (text), take_stem, stems, error);
}
