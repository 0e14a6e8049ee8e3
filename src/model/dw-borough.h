/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/**
 * dw_borough_read_code:
 * @uri: (nullable): an address or code that ends in a GSS code ("http://statistics.data.gov.uk/id/…/E09000012")
 *
 * Returns: the London borough of that code; every borough for London (E12000007), England, Great Britain or the United
 *   Kingdom; 0 for any other
 */
DwMask dw_borough_read_code (const char *uri);

/**
 * dw_borough_read_names:
 * @names: (nullable): a service area as a person wrote it: "London Borough of Hackney", "Barnet, Brent and Harrow", "LB
 *   Sutton"
 *
 * Only whole names count: "Sutton Coldfield" is not Sutton. A part that is no borough is passed over.
 *
 * Returns: the London boroughs that are named; every borough for "London" or the whole country
 */
DwMask dw_borough_read_names (const char *names);

G_END_DECLS
