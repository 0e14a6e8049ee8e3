/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-guard.h"
#include "dw-json.h"

G_BEGIN_DECLS

/**
 * dw_redact:
 * @record: one service, an object
 * @guard: what holds of its places
 *
 * Writes @record again without what must not be known: of DW_GUARD_SAFETY and DW_GUARD_UNTOLD every address, point,
 * place name and way there, in all of the record; of DW_GUARD_HOME those of all but buildings that everybody may walk
 * into, and else of each object that its publisher masks (dw-mask.h), known or not: their town stays. Where the same
 * words stand in other texts of the record, however spaced and punctuated (and, unless it is only masked, any postcode
 * and any house number with its street), "[withheld]" takes their place. What `mask_exact_address` says masks unless it
 * plainly does not. Each location that lost something of its own says so in `doorway_withheld`; an open one whose words
 * only repeated another's address does not. Every other member stays, also those that no table knows. A record written
 * so has nothing left to withhold.
 *
 * Returns: (transfer full) (nullable): the record as JSON; NULL when nothing had to be left out: then the publisher's
 *   own bytes are kept
 */
char *dw_redact (const DwJsonValue *record,
                 DwGuard            guard);

G_END_DECLS
