/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-bad-cell.h"
#include "dw-gazetteer.h"
#include "dw-service.h"

G_BEGIN_DECLS

/**
 * DwSpreadsheet:
 *
 * One or more spreadsheets after the template (data/template) as services of Open Referral UK 3.0. Every file is gone
 * through twice: first all of them for what their rows say of each other (dw_spreadsheet_survey()), then for their
 * services, one after the other (dw_spreadsheet_read()). Between the two a service costs its name; its cells are in
 * memory only while they are read. One thread.
 */
typedef struct _DwSpreadsheet DwSpreadsheet;

/**
 * dw_spreadsheet_new:
 * @space: (nullable): the feed's UUID, see dw_public_id()
 * @today: (nullable): `YYYY-MM-DD`, the last day on which anybody can have checked a service; NULL: whatever is written
 * @places: (nullable): whose names a borough or a town is asked after that is one slip from one of them; NULL: nothing
 *   is asked
 *
 * Returns: (transfer full): one without rows
 */
DwSpreadsheet *dw_spreadsheet_new (const char  *space,
                                   const char  *today,
                                   DwGazetteer *places);

/** dw_spreadsheet_free: Frees @self and what it holds. */
void dw_spreadsheet_free (DwSpreadsheet *self);

/**
 * dw_spreadsheet_survey:
 * @name: of the file, for messages
 * @bytes: (array length=length): its content
 *
 * Learns which services and organisations there are.
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_BAD_TABLE when it is no spreadsheet
 */
gboolean dw_spreadsheet_survey (DwSpreadsheet  *self,
                                const char     *name,
                                const char     *bytes,
                                gsize           length,
                                GError        **error);

/**
 * DwSpreadsheetFunc: is given a service that has no bad cell. Returns: FALSE with the error, which ends the reading.
 */
typedef gboolean (*DwSpreadsheetFunc) (DwService  *service,
                                       gpointer    data,
                                       GError    **error);

/**
 * dw_spreadsheet_read:
 * @name: of the file, for messages
 * @bytes: (array length=length): its content, as it was surveyed
 *
 * Reads the services of a file, after the last one was surveyed and in the order in which they were. What is wrong with
 * its cells is no error: see dw_spreadsheet_get_bad_cells().
 *
 * Returns: FALSE with DW_PUBLISH_ERROR_BAD_TABLE when the file was changed meanwhile, or with the error of @func
 */
gboolean dw_spreadsheet_read (DwSpreadsheet      *self,
                              const char         *name,
                              const char         *bytes,
                              gsize               length,
                              DwSpreadsheetFunc   func,
                              gpointer            data,
                              GError            **error);

/**
 * dw_spreadsheet_get_bad_cells: Returns: (transfer none) (element-type DwBadCell): what has to be mended, in the order
 * of the services.
 */
GPtrArray *dw_spreadsheet_get_bad_cells (DwSpreadsheet *self);

/** dw_spreadsheet_get_n_bad: Returns: how many services have a bad cell. */
guint dw_spreadsheet_get_n_bad (DwSpreadsheet *self);

/**
 * dw_spreadsheet_get_unknown: Returns: (transfer none) (element-type utf8): headings that no column of the template is
 * meant by; their cells are left out.
 */
GPtrArray *dw_spreadsheet_get_unknown (DwSpreadsheet *self);

/**
 * dw_spreadsheet_dup_notes: Returns: (transfer full) (element-type utf8): what may have been lost when the sheet was
 * saved, a sentence each; nothing is held back for it.
 */
GPtrArray *dw_spreadsheet_dup_notes (DwSpreadsheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwSpreadsheet, dw_spreadsheet_free)

G_END_DECLS
