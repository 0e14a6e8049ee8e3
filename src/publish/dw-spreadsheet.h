/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bad-cell.h"
#include "dw-gazetteer.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwSpreadsheet:
 *
 * One or more spreadsheets after the template (data/template) as services of Open Referral UK 3.0: read whole, then settled.
 * One thread.
 */
typedef struct _DwSpreadsheet DwSpreadsheet;

/**
 * dw_spreadsheet_new:
 * @space: (nullable): the feed's UUID, see dw_public_id()
 * @today: (nullable): `YYYY-MM-DD`, the last day on which anybody can have checked a service; NULL: whatever is written
 * @places: (nullable): whose names a borough or a town is asked after that is one slip from one of them; NULL: nothing is asked
 *
 * Returns: (transfer full): one without rows
 */
DwSpreadsheet *dw_spreadsheet_new (const char  *space,
                                   const char  *today,
                                   DwGazetteer *places);

/** dw_spreadsheet_free: Frees @self and what it holds. */
void dw_spreadsheet_free (DwSpreadsheet *self);

/**
 * dw_spreadsheet_add:
 * @name: of the file, for messages
 * @bytes: (array length=length): its content
 *
 * Reads a file. What is wrong with its cells is no error: see dw_spreadsheet_get_bad_cells().
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_BAD_TABLE when it is no spreadsheet
 */
gboolean dw_spreadsheet_add (DwSpreadsheet  *self,
                             const char     *name,
                             const char     *bytes,
                             gsize           length,
                             GError        **error);

/** dw_spreadsheet_settle: Looks up what rows say of each other, and finishes the services. Once, after the last file. */
void dw_spreadsheet_settle (DwSpreadsheet *self);

/** dw_spreadsheet_get_services: Returns: (transfer none) (element-type DwService): those with no bad cell, in the order of the rows. */
GPtrArray *dw_spreadsheet_get_services (DwSpreadsheet *self);

/** dw_spreadsheet_get_bad_cells: Returns: (transfer none) (element-type DwBadCell): what has to be mended, in the order of the rows. */
GPtrArray *dw_spreadsheet_get_bad_cells (DwSpreadsheet *self);

/** dw_spreadsheet_get_n_bad: Returns: how many services have a bad cell. */
guint dw_spreadsheet_get_n_bad (DwSpreadsheet *self);

/** dw_spreadsheet_get_unknown: Returns: (transfer none) (element-type utf8): headings that no column of the template is meant by; their cells are left out. */
GPtrArray *dw_spreadsheet_get_unknown (DwSpreadsheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpreadsheet, dw_spreadsheet_free)

G_END_DECLS
