/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-reader-private.h"

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
        dw_statement_get_int (rows, 0), (DwSameness) dw_statement_get_int (rows, 1), dw_statement_get_int (rows, 2) != 0,
      };

      g_array_append_val (twins, twin);
    }

  return step == DW_STEP_DONE ? g_steal_pointer (&twins) : NULL;
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
