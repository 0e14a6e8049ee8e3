/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-query-words.h"

G_BEGIN_DECLS

/** dw_feared_is_hurting: Returns: whether word @at tells how somebody is hurt: "hits". */
gboolean dw_feared_is_hurting (const DwQueryWords *words,
                               guint               at);

/** dw_feared_is_hurt: Returns: whether @words tell that somebody was hurt by others: "he hit me", "abused men". */
gboolean dw_feared_is_hurt (const DwQueryWords *words);

/**
 * dw_feared_is_told: Returns: whether somebody else than who asks does what @words tell of: "my husband", "the
 * perpetrator".
 */
gboolean dw_feared_is_told (const DwQueryWords *words);

/** dw_feared_is_oneself: Returns: whether who asks is the only one of whom @words tell that they hurt anybody. */
gboolean dw_feared_is_oneself (const DwQueryWords *words);

G_END_DECLS
