/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"

G_BEGIN_DECLS

/**
 * dw_place_doubt_find:
 * @text: a borough or a town, or several
 *
 * Whether a name of a place is one that nobody knows and that is one slip from a known one: its publisher is asked
 * which is meant.
 *
 * Returns: (transfer full) (nullable): the place that may be meant
 */
DwPlace *dw_place_doubt_find (DwGazetteer *places,
                              const char  *text);

G_END_DECLS
