/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-hints.h"

G_BEGIN_DECLS

/*
 * Where the services of a directory are, for questions that name a place outside the boroughs.
 */

/**
 * dw_served_drop:
 *
 * Takes those places out of @hints where the directory has something: a service that is near and for no borough, that
 * says the name and is for no borough, or that is called so.
 *
 * Returns: FALSE with DW_DB_ERROR or DW_INDEX_ERROR_DAMAGED
 */
gboolean dw_served_drop (GArray              *hints,
                         const DwQueryWords  *words,
                         DwReader            *reader,
                         const DwCatalogue   *catalogue,
                         GError             **error);

/**
 * dw_served_dup_boroughs:
 *
 * Returns: (transfer full) (nullable): which boroughs the services of @catalogue are for: "Barking and Dagenham,
 *   Bexley, Brent and 14 more"; NULL where they state none
 */
char *dw_served_dup_boroughs (const DwCatalogue *catalogue);

G_END_DECLS
