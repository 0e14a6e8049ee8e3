/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-facet.h"

G_BEGIN_DECLS

/** DwVocabularyNeed: a need of the tree in `needs.csv`. */
typedef struct
{
  DwMask needs;               /* the terms of DW_FACET_NEED above it, or itself */
  char **words;               /* NULL-terminated: what services write of it, the most telling first; maybe none */
} DwVocabularyNeed;

/**
 * DwVocabularyNeeds:
 *
 * The needs that phrases point to: the terms of DW_FACET_NEED, and under each what it is made of. A need below stands
 * in the table after the ones above it.
 */
typedef struct _DwVocabularyNeeds DwVocabularyNeeds;

/** dw_vocabulary_needs_new: Returns: (transfer full): the terms of DW_FACET_NEED, which need no table. */
DwVocabularyNeeds *dw_vocabulary_needs_new (void);

/**
 * dw_vocabulary_needs_load:
 * @is_own: whether the table may be missing
 * @faults: (nullable) (element-type utf8): gets a sentence for each line that cannot be used
 *
 * Adds the needs of `needs.csv` in @folder. A need that is there already is replaced.
 */
void dw_vocabulary_needs_load (DwVocabularyNeeds *self,
                               const char        *folder,
                               gboolean           is_own,
                               GPtrArray         *faults);

/** dw_vocabulary_needs_free: Frees. */
void dw_vocabulary_needs_free (DwVocabularyNeeds *self);

/** dw_vocabulary_needs_find: Returns: (transfer none) (nullable): the need named @slug. */
const DwVocabularyNeed *dw_vocabulary_needs_find (const DwVocabularyNeeds *self,
                                                  const char              *slug);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwVocabularyNeeds, dw_vocabulary_needs_free)

G_END_DECLS
