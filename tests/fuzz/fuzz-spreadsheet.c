/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dw-class-json.h"
#include "dw-page.h"
#include "dw-paths.h"
#include "dw-spreadsheet.h"
#include "fuzz.h"

/* What is published must be a record that Doorway takes in as it is, or a publisher was not told of what is wrong. */
static void
check_service (const DwService *service)
{
  g_autofree char *json = dw_class_dup_json (&DW_CLASS_SERVICE, service);
  g_autofree char *whole = g_strdup_printf ("{\"contents\":[%s],\"total_items\":1,\"total_pages\":1,\"page_number\":1,\"size\":1}", json);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));
  g_autoptr (GError) error = NULL;
  g_autoptr (DwPage) page = dw_page_parse (bytes, &DW_CLASS_SERVICE, &error);
  g_autofree char *again = NULL;
  guint n = 0;
  const DwPageRecord *records = NULL;

  FUZZ_CHECK (page != NULL);
  records = dw_page_get_records (page, &n);
  FUZZ_CHECK (n == 1 && records[0].object != NULL);
  again = dw_class_dup_json (&DW_CLASS_SERVICE, records[0].object);
  if (strcmp (again, json) != 0)
    g_printerr ("%s\n%s\n", json, again);
  FUZZ_CHECK (strcmp (again, json) == 0);
}

static void
check_cell (const DwBadCell *cell)
{
  g_autofree char *line = dw_bad_cell_dup_line (cell);

  FUZZ_CHECK (g_utf8_validate (line, -1, NULL) && strchr (line, '\n') == NULL);
  FUZZ_CHECK (cell->row > 0 && *cell->column != '\0' && *cell->write != '\0');
}

static DwGazetteer *
get_places (void)
{
  static DwGazetteer *places;

  if (places == NULL)
    {
      g_autofree char *folder = dw_paths_dup_data ("places");

      places = dw_gazetteer_load (folder, NULL);
      FUZZ_CHECK (places != NULL);
    }

  return places;
}

static gboolean
check_given (DwService  *service,
             gpointer    data,
             GError    **error)
{
  check_service (service);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (DwSpreadsheet) sheet = dw_spreadsheet_new ("6f1c2b1e-7c43-4a62-9f0e-0f0a4a9f3b11", "2026-11-22", get_places ());
  g_autoptr (GError) error = NULL;
  const GPtrArray *bad = dw_spreadsheet_get_bad_cells (sheet);
  gboolean is_read = dw_spreadsheet_survey (sheet, "sheet.csv", (const char *) data, size, &error);

  FUZZ_CHECK (is_read == (error == NULL));
  if (!is_read)
    return 0;

  FUZZ_CHECK (dw_spreadsheet_read (sheet, "sheet.csv", (const char *) data, size, check_given, NULL, &error));
  for (guint i = 0; i < bad->len; i++)
    check_cell (g_ptr_array_index (bad, i));
  FUZZ_CHECK ((bad->len > 0) == (dw_spreadsheet_get_n_bad (sheet) > 0));
  return 0;
}
