/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-csv-reader.h"
#include "dw-place.h"

G_BEGIN_DECLS

/** DW_CSV_MAX_CELLS: the most cells of a row. */
#define DW_CSV_MAX_CELLS 8

/**
 * DwCsv:
 *
 * A table of data/places with the columns it must have: cells are texts within the file's own bytes, which the arena
 * owns. Every fault carries the file's name and the line.
 */
typedef struct
{
  DwArena *arena;         /* (transfer none) */
  char *name;             /* of the file, for messages */
  guint line;             /* of the row last read, from 1 */
  guint n_cells;
  char *cells[DW_CSV_MAX_CELLS];
  DwCsvReader reader;     /*< private >*/
} DwCsv;

/**
 * dw_csv_open:
 * @csv: (out caller-allocates): to be cleared with dw_csv_clear()
 * @columns: the first line that the file must have: "name,latitude"
 *
 * Returns: whether @csv stands before the first row; else @error is DW_PLACE_ERROR_BAD_TABLE
 */
gboolean dw_csv_open (DwCsv       *csv,
                      DwArena     *arena,
                      const char  *folder,
                      const char  *name,
                      const char  *columns,
                      GError     **error);

/** dw_csv_clear: Frees what @csv holds; the cells live on in the arena. */
void dw_csv_clear (DwCsv *csv);

/** dw_csv_next: Returns: whether a row was read into @csv->cells. FALSE without @error is the end. */
gboolean dw_csv_next (DwCsv   *csv,
                      GError **error);

/** dw_csv_fail: Returns: FALSE, with "@name, line @line: @what" in @error. */
gboolean dw_csv_fail (const DwCsv *csv,
                      GError     **error,
                      const char  *what,
                      ...) G_GNUC_PRINTF (3, 4);

/** dw_csv_get_degrees: Returns: whether cell @cell is a number between −@most and @most; put into @value. */
gboolean dw_csv_get_degrees (const DwCsv *csv,
                             guint        cell,
                             double       most,
                             double      *value,
                             GError     **error);

/** dw_csv_get_count: Returns: whether cell @cell is a whole number, empty counting as 0; put into @value. */
gboolean dw_csv_get_count (const DwCsv *csv,
                           guint        cell,
                           guint       *value,
                           GError     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DwCsv, dw_csv_clear)

G_END_DECLS
