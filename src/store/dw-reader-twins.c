/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reader-private.h"
#include "dw-writer.h"

GArray *
dw_reader_list_twins (DwReader  *reader,
                      gint64     service_id,
                      GError   **error)
{
  g_autoptr (GArray) twins = g_array_new (FALSE, FALSE, sizeof (DwTwin));
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (reader->db,
                           "SELECT t.other_id, t.sameness, t.is_decided FROM service_twin AS t"
                           " JOIN service AS s ON s.id = t.other_id WHERE t.service_id = ? ORDER BY t.other_id",
                           error);
  if (rows == NULL)
    return NULL;

  dw_statement_bind_int (rows, 1, service_id);
  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    {
      const DwTwin twin = {
        dw_statement_get_int (rows, 0),
        (DwSameness) dw_statement_get_int (rows, 1),
        dw_statement_get_int (rows, 2) != 0,
      };

      g_array_append_val (twins, twin);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&twins) : NULL;
}

static void
twin_record_free (gpointer data)
{
  DwTwinRecord *twin = data;

  dw_record_unref (twin->record);
  g_free (twin);
}

GPtrArray *
dw_reader_read_twins (DwReader  *reader,
                      gint64     service_id,
                      GError   **error)
{
  g_autoptr (GArray) twins = dw_reader_list_twins (reader, service_id, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (twin_record_free);

  if (twins == NULL)
    return NULL;

  for (guint i = 0; i < twins->len; i++)
    {
      const DwTwin *twin = &g_array_index (twins, DwTwin, i);
      g_autoptr (GError) problem = NULL;
      DwRecord *record = dw_reader_read_record (reader, twin->id, &problem);
      DwTwinRecord *found;

      if (record == NULL && problem->domain == DW_STORE_ERROR)
        continue;
      if (record == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      found = g_new (DwTwinRecord, 1);
      *found = (DwTwinRecord) { *twin, record };
      g_ptr_array_add (records, found);
    }

  return g_steal_pointer (&records);
}

GPtrArray *
dw_twin_records_list_same (GPtrArray *twins)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dw_record_unref);

  for (guint i = 0; i < twins->len; i++)
    {
      const DwTwinRecord *twin = g_ptr_array_index (twins, i);

      if (twin->twin.sameness == DW_SAMENESS_SAME)
        g_ptr_array_add (records, dw_record_ref (twin->record));
    }

  return records;
}

GArray *
dw_reader_list_twin_pairs (DwReader  *reader,
                           GError   **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DwTwinPair));
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (reader->db,
                           "SELECT service_id, other_id, sameness, is_decided FROM service_twin WHERE service_id < other_id"
                           " ORDER BY service_id, other_id",
                           error);
  if (rows == NULL)
    return NULL;

  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    {
      const DwTwinPair pair = {
        dw_statement_get_int (rows, 0),
        { dw_statement_get_int (rows, 1), (DwSameness) dw_statement_get_int (rows, 2),
          dw_statement_get_int (rows, 3) != 0 },
      };

      g_array_append_val (pairs, pair);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&pairs) : NULL;
}

GArray *
dw_reader_load_twin_leaders (DwReader  *reader,
                             GError   **error)
{
  g_autoptr (GArray) leaders = g_array_new (FALSE, FALSE, sizeof (DwTwinLeader));
  g_autoptr (DwStatement) rows = NULL;
  DwStep step;

  rows = dw_statement_new (reader->db,
                           "SELECT service_id, min(service_id, min(other_id)) FROM service_twin WHERE sameness = 2"
                           " GROUP BY service_id ORDER BY service_id",
                           error);
  if (rows == NULL)
    return NULL;

  while ((step = dw_statement_step (rows, error)) == DW_STEP_ROW)
    {
      const DwTwinLeader leader = { dw_statement_get_int (rows, 0), dw_statement_get_int (rows, 1) };

      g_array_append_val (leaders, leader);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&leaders) : NULL;
}
