/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-gazetteer.h"
#include "dw-hint.h"
#include "dw-query-words.h"
#include "dw-vocabulary.h"

G_BEGIN_DECLS

/**
 * dw_hints_read:
 * @vocabulary: (nullable): what it reads as a hint
 * @unread: bits (1 << DwHintKind) of kinds that are not to be read
 * @undone: (nullable): keys (dw_hint_dup_key()) of what is not to be understood
 * @today: the day of the week, 1 Monday to 7 Sunday; 0 where it is not known
 *
 * Understands places by name or postcode where they can only be meant ("Bow" only after "in"), distances, numbers of years, who asks,
 * days, times, languages, and what the vocabulary's hints say; and what of it is denied.
 *
 * Returns: (transfer full) (element-type DwHint): in the order of the words
 */
GArray *dw_hints_read (DwGazetteer        *gazetteer,
                       const DwVocabulary *vocabulary,
                       const DwQueryWords *words,
                       guint               unread,
                       const char *const  *undone,
                       guint               today);

G_END_DECLS
