/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/**
 * dw_situations_load:
 *
 * Services for families in a situation that they know to be in, and say: a parent in prison, asylum, a child taken into
 * care, trouble with the police; and time to give. Who says nothing of it is not in it: a course in a prison is none
 * for them, and volunteering no help.
 *
 * Returns: (transfer full) (array): of each slot: bits of the situations that its service is for; NULL with DW_DB_ERROR
 *   or DW_INDEX_ERROR_DAMAGED
 */
guint8 *dw_situations_load (DwReader           *reader,
                            const DwCatalogue  *catalogue,
                            GError            **error);

/**
 * dw_situations_hear: Returns: bits of the situations that @matches, or what the vocabulary adds to it, speaks of; all
 * of them where there are no words.
 */
guint8 dw_situations_hear (const DwMatches *matches);

G_END_DECLS
