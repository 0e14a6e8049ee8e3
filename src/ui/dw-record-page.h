/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-search.h"

G_BEGIN_DECLS

#define DW_TYPE_RECORD_PAGE (dw_record_page_get_type ())
G_DECLARE_FINAL_TYPE (DwRecordPage, dw_record_page, DW, RECORD_PAGE, GtkWidget)

/**
 * DwRecordPage:
 *
 * One service, whole: how to get in first, and every fact with its source. Loads what `service-id` names; a load that
 * is still under way is cancelled by the next. When it is given the focus, the service's name has it, so that a screen
 * reader says which service this is and the arrow keys scroll.
 *
 * Properties: `search` (DwSearch, or NULL before the directory is open), `service-id` (int64, 0: nothing chosen yet).
 */

/** dw_record_page_new: Returns: (transfer floating): a page with no service chosen. */
GtkWidget *dw_record_page_new (DwSearch *search);

/** dw_record_page_set_service_id: Shows @service_id; 0 shows a page that says how to choose one. */
void dw_record_page_set_service_id (DwRecordPage *self,
                                    gint64        service_id);

/**
 * dw_record_page_explain:
 *
 * Says at the end why the service is among what @answer (nullable) found, now and of services shown from now on.
 */
void dw_record_page_explain (DwRecordPage *self,
                             DwAnswer     *answer);

/** dw_record_page_reload: Reads the same service again, after the directory changed. */
void dw_record_page_reload (DwRecordPage *self);

G_END_DECLS
