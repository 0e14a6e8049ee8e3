/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-hint.h"
#include "dw-query-words.h"

G_BEGIN_DECLS

/**
 * dw_hint_distances_read:
 * @first: the word where it must begin
 * @hints: (element-type DwHint): gets the distance, if there is one; has the places that stand before it
 *
 * Reads how near it must be, as people write it: "within 2 miles of Mitcham", "5 km from E8 1EA", "half a mile", "Mitcham, 2 miles",
 * "in walking distance", for which a mile is taken and said, and "near me". How far something is or was ("moved 200 miles from
 * Leeds", "over 5 miles from home") is none.
 *
 * Returns: how many words say it; 0 where none begins there
 */
guint dw_hint_distances_read (DwGazetteer        *gazetteer,
                              const DwQueryWords *words,
                              guint               first,
                              GArray             *hints);

/**
 * dw_hint_distances_settle:
 *
 * Measures a distance that names no place from the place that other words name, which is then where to measure from and
 * no borough whose services come first: "stay and play Mitcham, within 2 miles".
 */
void dw_hint_distances_settle (GArray *hints);

G_END_DECLS
