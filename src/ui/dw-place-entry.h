/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dw-gazetteer.h"

G_BEGIN_DECLS

#define DW_TYPE_PLACE_ENTRY (dw_place_entry_get_type ())
G_DECLARE_FINAL_TYPE (DwPlaceEntry, dw_place_entry, DW, PLACE_ENTRY, GtkBox)

/**
 * DwPlaceEntry:
 *
 * Where a person says where: a postcode, a place or a borough. Offers names that begin with what is typed; what is no
 * place says what was expected, once the person has finished typing. Remembers nothing.
 *
 * Signal `place-changed`: another place, or none.
 */

/** dw_place_entry_set_gazetteer: Where places are. */
void dw_place_entry_set_gazetteer (DwPlaceEntry *self,
                                   DwGazetteer  *gazetteer);

/** dw_place_entry_get_place: Returns: (transfer none) (nullable): the place that is typed. */
DwPlace *dw_place_entry_get_place (DwPlaceEntry *self);

/** dw_place_entry_set_place: Shows @place (nullable) without emitting `place-changed`. */
void dw_place_entry_set_place (DwPlaceEntry *self,
                               DwPlace      *place);

/** dw_place_entry_close_suggestions: Returns: whether there were any to close. */
gboolean dw_place_entry_close_suggestions (DwPlaceEntry *self);

G_END_DECLS
